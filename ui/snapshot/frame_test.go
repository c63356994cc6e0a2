package snapshot

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// painted is a frame made by hand, with everything that a style can set.
const painted = "plain \x1b[1mbold\x1b[22m \x1b[3mitalic\x1b[m \x1b[4munder  line\x1b[m \x1b[9mstruck\x1b[m\n" +
	"\x1b[38;2;95;215;215mcolour\x1b[m \x1b[31mred\x1b[m \x1b[48;2;48;48;48m on band \x1b[m \x1b[7mreverse\x1b[m\n" +
	"\x1b[1;4;7;38;2;255;135;135;48;2;0;0;0mconflict\x1b[m \x1b[2mfaint\x1b[m \x1b[4;9mboth\x1b[m \x1b[8mhidden\x1b[m\n" +
	"埠頭 ab漢字c 🚢 cafe\u0301 e\u0301\n" +
	"two  blanks   and \x1b[34mmore\x1b[m\n" +
	"┌─┬╮ ▐▌█▄▁▏▕▔▀ \x1b[36m▶\x1b[m↑↓\n" +
	"├─┼┤ <b>&amp;\"'</b> ]]> <!--\n" +
	"╰─┴┘                        end\n" +
	"cut off here where the screen ends, at forty\n" +
	"and below"

func paint(colours theme.Depth) *Frame {
	return newFrame(painted, "Painted <by> hand", Options{Width: 40, Height: 9, Dark: true, Colours: colours})
}

func TestGolden(t *testing.T) {
	uitest.GoldenFile(t, "painted.svg", written(t, paint(theme.Full), SVG))
	uitest.GoldenFile(t, "painted_no_color.svg", written(t, paint(theme.None), SVG))
	uitest.GoldenFile(t, "painted.txt", written(t, paint(theme.Full), Text))
}

// TestTextIsTheFrameStripped: what the reader draws, without its styles.
func TestTextIsTheFrameStripped(t *testing.T) {
	for _, script := range []string{"", "n", "?", "2 G"} {
		o := options(t, script)
		o.Reader.Habits.ReducedMotion = true
		r := reader.New(t.Context(), o.Reader)
		if err := play(r, o); err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for row := range strings.SplitSeq(ansi.Strip(r.View().Content), "\n") {
			want.WriteString(strings.TrimRight(row, " ") + "\n")
		}
		r.Close()
		if got := written(t, take(t, o), Text); got != want.String() {
			t.Errorf("%q: got\n%s\nwant\n%s", script, got, want.String())
		}
	}
}

// TestANSIRowsStandByThemselves: each row, read alone, has the cells that were
// drawn, and leaves no style behind.
func TestANSIRowsStandByThemselves(t *testing.T) {
	for name, f := range map[string]*Frame{"painted": paint(theme.Full), "no colour": paint(theme.None), "reader": take(t, options(t, "n"))} {
		rows := strings.Split(strings.TrimSuffix(written(t, f, ANSI), "\n"), "\n")
		if len(rows) != len(f.lines) {
			t.Fatalf("%s: %d rows", name, len(rows))
		}
		for y, row := range rows {
			alone := uv.NewScreenBuffer(len(f.lines[y]), 2)
			alone.Method = ansi.GraphemeWidth
			uv.NewStyledString(row+"\nx").Draw(alone, alone.Bounds())
			if after := alone.CellAt(0, 1); !after.Style.IsZero() {
				t.Errorf("%s: row %d leaves a style: %q", name, y, row)
			}
			for x, want := range f.lines[y] {
				if got := alone.CellAt(x, 0); !got.Equal(&want) {
					t.Errorf("%s: row %d cell %d is %+v, want %+v", name, y, x, got, want)
				}
			}
		}
	}
}

func TestNoColor(t *testing.T) {
	got := written(t, paint(theme.None), ANSI)
	if strings.Contains(got, ";2;") || strings.Contains(got, "\x1b[31m") {
		t.Errorf("colours stay: %q", got)
	}
	for _, part := range []string{"\x1b[1mbold", "\x1b[3mitalic", "\x1b[4munder", "\x1b[1;4;7mconflict", "\x1b[7mreverse"} {
		if !strings.Contains(strings.ReplaceAll(got, "\x1b[1;7;4m", "\x1b[1;4;7m"), part) {
			t.Errorf("%q is lost in %q", part, got)
		}
	}
}

// hostile is text that a terminal or a browser could obey.
var hostile = []string{
	"\x1b]0;owned\a", "\x1bPq#0\x1b\\x", "\x1b_Gi=1\x1b\\", "\x9b31m", "\u009b31m", "\x00\x01\x7f", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
	"</text><script>alert(1)</script>", "]]>", "<!--", "&#0;&bogus;", "\" onload=\"x", "\xff\xfe", "\ufffe\uffff", "a\rb", "\u202ertl", "\U000e0001",
}

func TestNothingHostileIsWritten(t *testing.T) {
	for _, s := range hostile {
		f := newFrame("x"+s+"y\n"+s, s, Options{Width: 60, Height: 3})
		for _, format := range []Format{ANSI, Text} {
			got := ansi.Strip(written(t, f, format))
			if strings.ContainsFunc(strings.ReplaceAll(got, "\n", ""), unicode.IsControl) || strings.Count(got, "\n") != 3 {
				t.Errorf("%q as %s: %q", s, format, got)
			}
		}
		if got := written(t, f, ANSI); strings.Contains(got, "owned") {
			t.Errorf("%q: %q", s, got)
		}
		wellFormed(t, written(t, f, SVG))
	}
}

func TestFormats(t *testing.T) {
	for _, format := range Formats() {
		if format.Summary() == "" {
			t.Errorf("%s says nothing of itself", format)
		}
		full := errors.New("disk full")
		if err := paint(theme.Full).Write(broken{full}, format); !errors.Is(err, full) {
			t.Errorf("%s: error %v", format, err)
		}
	}
	if err := paint(theme.Full).Write(&strings.Builder{}, "png"); err == nil || Format("png").Summary() != "" {
		t.Errorf("png: error %v", err)
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }
