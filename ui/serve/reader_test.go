package serve

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/draw"
	"triptych/ui/internal/uitest"
	"triptych/ui/reader"
)

// shared makes readers of one story and its one analysis.
func shared(t testing.TB) (*model.Story, func(ctx context.Context) *reader.Reader) {
	a := uitest.EmbeddedAnalysis(t)
	return a.Story, func(ctx context.Context) *reader.Reader {
		return reader.New(ctx, reader.Options{
			Story: a.Story, Annotated: a, Habits: reader.Habits{ReducedMotion: true}, // so that all is there at once
			Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) { return a, nil },
		})
	}
}

// TestReaders: several people read the same story, each on a screen like the one
// that they would have at the command line.
func TestReaders(t *testing.T) {
	t.Parallel()
	story, newReader := shared(t)
	b := start(t, func(o *Options) {
		o.Open = func(s *Session) (Screen, error) {
			r := newReader(s.Context())
			return Screen{Model: r, Close: func() error { r.Close(); return nil }}, nil
		}
	})
	outlet := story.Articles[0].Source
	var all sync.WaitGroup
	for i, v := range []view{
		{"xterm-256color", Size{120, 40}, []string{"COLORTERM=truecolor"}, true},
		{"xterm-256color", Size{80, 24}, nil, false},
		{"xterm", Size{200, 50}, []string{"NO_COLOR=1"}, false},
	} {
		all.Go(func() {
			s := open(t, b.dial(t), v, "")
			s.shows(t, outlet)
			s.shows(t, "same topic")
			for range 3 + i {
				s.types(t, "j")
			}
			s.types(t, "n")
			want, cursor := local(newReader(t.Context()), v.size, strings.Repeat("j", 3+i)+"n")
			eventually(t, func() bool { return s.text() == want && s.cursor() == cursor }, func() string {
				return fmt.Sprintf("the screen, with the cursor at %v, is\n%s\nand not, with it at %v,\n%s", s.cursor(), s.text(), cursor, want)
			})
			s.types(t, "q")
			if code := s.leaves(t); code != 0 {
				t.Error(code)
			}
		})
	}
	all.Wait()
}

// local returns the text of a reader's screen here, and where its cursor stands,
// after the keys.
func local(r *reader.Reader, size Size, keys string) (text string, cursor uv.Position) {
	defer r.Close()
	r.Update(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
	for _, key := range keys {
		r.Update(tea.KeyPressMsg{Code: key, Text: string(key)})
	}
	v := r.View()
	return plainText(v.Content, size), uv.Position(v.Cursor.Position)
}

// plainText returns a frame as a terminal shows it, without its styles.
func plainText(content string, size Size) string {
	b := uv.NewScreenBuffer(size.Width, size.Height)
	uv.NewStyledString(content).Draw(b, b.Bounds())
	var rows []string
	for y := range size.Height {
		var row strings.Builder
		for x := range size.Width {
			row.WriteString(b.CellAt(x, y).Content)
		}
		rows = append(rows, strings.TrimRight(row.String(), " "))
	}
	return strings.Join(rows, "\n")
}

// TestReaderFrames: the reader's frames come to the terminal as Bubble Tea's own
// layers would bring them, cell by cell and style by style, and a scrolled line
// costs at most a kilobyte.
func TestReaderFrames(t *testing.T) {
	t.Parallel()
	_, newReader := shared(t)
	r := newReader(t.Context())
	defer r.Close()
	size := Size{120, 40}
	local(r, size, "")
	screen := draw.NewScreen(colorprofile.ANSI256)
	screen.SetSynchronized()
	terminal := vt.NewEmulator(size.Width, size.Height)
	var scrolled []int
	for i, key := range strings.Repeat("j", 40) + "nnnNmmtoo?jj??ccpp/the\x1b" + strings.Repeat(" ", 5) + strings.Repeat("k", 30) {
		r.Update(tea.KeyPressMsg{Code: key, Text: string(key)})
		v := r.View()
		out := screen.Draw(nil, v, size.Width, size.Height)
		_, _ = terminal.Write([]byte(strings.ReplaceAll(string(out), "\n", "\r\n")))
		if key == 'j' || key == 'k' {
			scrolled = append(scrolled, len(out))
		}
		want := uv.NewScreenBuffer(size.Width, size.Height)
		uv.NewStyledString(v.Content).Draw(want, want.Bounds())
		for y := range size.Height {
			for x := range size.Width {
				w, g := want.CellAt(x, y), terminal.CellAt(x, y)
				style := uv.ConvertStyle(w.Style, colorprofile.ANSI256)
				if w.Width > 0 && (g == nil || g.Content != w.Content || !g.Style.Equal(&style)) {
					t.Fatalf("key %d (%q): row %d, cell %d is %v and not %v", i, key, y, x, g, w)
				}
			}
		}
	}
	small := 0
	for _, n := range scrolled {
		if n <= 1024 {
			small++
		}
	}
	if 2*small < len(scrolled) {
		t.Errorf("of the bytes of scrolled lines, too few are at most a kilobyte: %v", scrolled)
	}
}
