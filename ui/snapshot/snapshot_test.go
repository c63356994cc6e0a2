package snapshot

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

func TestTakeShowsTheScreenAfterTheKeys(t *testing.T) {
	o := options(t, "")
	if got := written(t, take(t, o), Text); !strings.Contains(got, "The Morning Tide") || !strings.Contains(got, "2 of 2 articles") {
		t.Errorf("the analysis was not awaited:\n%s", got)
	}
	o.Keys = keys(t, "n")
	if got := written(t, take(t, o), Text); !strings.Contains(got, "figures in conflict") || !strings.Contains(got, "The Morning Tide “every half hour”") {
		t.Errorf("the key was not pressed:\n%s", got)
	}
	o.Keys = keys(t, "5*j ? esc")
	o.Width, o.Height = 40, 10
	if got := written(t, take(t, o), Text); strings.Count(got, "\n") != 10 {
		t.Errorf("not ten rows:\n%s", got)
	}
}

func TestTakeKnowsTheBackground(t *testing.T) {
	dark := options(t, "n")
	light := dark
	light.Dark = false
	for _, format := range []Format{ANSI, SVG} {
		if written(t, take(t, dark), format) == written(t, take(t, light), format) {
			t.Errorf("%s is the same on dark and light", format)
		}
	}
	if written(t, take(t, dark), Text) != written(t, take(t, light), Text) {
		t.Error("text is not the same on dark and light")
	}
}

// TestTakeDrawsOnThePageOfTheTheme: a theme that was chosen for a background has
// that, whatever the picture's is said to be.
func TestTakeDrawsOnThePageOfTheTheme(t *testing.T) {
	for name, grounds := range map[string][2]string{ // on a light and on a dark background
		"auto": {"#ffffff", "#1e1e1e"}, "light": {"#ffffff", "#ffffff"}, "dark": {"#1e1e1e", "#1e1e1e"}, "high-contrast": {"#ffffff", "#000000"},
	} {
		for i, ground := range grounds {
			o := options(t, "n")
			var err error
			if o.Reader.Theme, err = theme.Make(theme.Options{Name: name, Dark: true}); err != nil {
				t.Fatal(err)
			}
			o.Dark = i == 1
			if svg := written(t, take(t, o), SVG); !strings.Contains(svg, `rx="6" fill="`+ground+`"`) {
				t.Errorf("%s where dark is %v: not drawn on %s:\n%.600s", name, o.Dark, ground, svg)
			}
		}
	}
}

func TestTakeIsTheSameEveryTime(t *testing.T) {
	for _, format := range Formats() {
		o := options(t, "n j tab G s ctrl+d")
		first := written(t, take(t, o), format)
		if again := written(t, take(t, o), format); again != first {
			t.Errorf("%s: first\n%s\nthen\n%s", format, first, again)
		}
	}
}

// TestTakeNeedsNoTime presses every key of the reader where time passes only
// when everybody waits for it, and where no goroutine may be left behind.
func TestTakeNeedsNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := options(t, "")
		for _, c := range reader.DefaultKeys().Commands() {
			if c.Name != "quit" && c.Name != "interrupt" {
				o.Keys = append(o.Keys, keys(t, strings.Join(c.Keys, " "))...)
			}
		}
		start := time.Now()
		take(t, o)
		if waited := time.Since(start); waited != 0 {
			t.Errorf("the reader waited for %v", waited)
		}
	})
}

func TestTakeWithoutAnAnalysis(t *testing.T) {
	o := options(t, "n")
	o.Reader.Analyze = func(context.Context, analyze.Options) (*model.Analysis, error) {
		return nil, errors.New("no dictionary")
	}
	if got := written(t, take(t, o), Text); !strings.Contains(got, "could not be compared: no dictionary") {
		t.Errorf("got\n%s", got)
	}
}

func TestTakeFails(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 5}, {5, 0}, {-1, 5}, {MaxSize + 1, 5}, {5, MaxSize + 1}} {
		o := options(t, "")
		o.Width, o.Height = size[0], size[1]
		if f, err := Take(t.Context(), o); f != nil || err == nil || !strings.Contains(err.Error(), "1 to 1000") {
			t.Errorf("%v: got %v and error %v", size, f, err)
		}
	}
	for _, script := range []string{"q", "j q j", "ctrl+c", "? ctrl+c"} {
		if _, err := Take(t.Context(), options(t, script)); !errors.Is(err, ErrLeft) {
			t.Errorf("%s: error %v", script, err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	o := options(t, "")
	o.Reader.Analyze = func(ctx context.Context, _ analyze.Options) (*model.Analysis, error) {
		stop()
		return nil, ctx.Err()
	}
	if _, err := Take(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: error %v", err)
	}
}

func TestTakeAtEverySize(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 3}, {3, 2}, {17, 9}, {80, 24}, {320, 90}} {
		o := options(t, "n ?")
		o.Width, o.Height = size[0], size[1]
		f := take(t, o)
		if len(f.lines) != size[1] || len(f.lines[0]) != size[0] {
			t.Errorf("%v: %d rows of %d cells", size, len(f.lines), len(f.lines[0]))
		}
		wellFormed(t, written(t, f, SVG))
	}
}

// A counter counts messages, and answers each with a command.
type counter struct {
	got    []tea.Msg
	answer func(tea.Msg) tea.Cmd
}

func (c *counter) Init() tea.Cmd { return nil }

func (c *counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	c.got = append(c.got, msg)
	return c, c.answer(msg)
}

func (c *counter) View() tea.View { return tea.View{} }

func TestPerform(t *testing.T) {
	c := &counter{answer: func(msg tea.Msg) tea.Cmd {
		if msg == "start" {
			return tea.Batch(message(1), tea.Sequence(message(2), nil, message(nil), message(3)), tea.RequestBackgroundColor)
		}
		return nil
	}}
	if err := perform(c, message("start")); err != nil {
		t.Fatal(err)
	}
	seen := make(map[tea.Msg]bool)
	for _, msg := range c.got {
		seen[msg] = true
	}
	if !seen[1] || !seen[2] || !seen[3] || seen[nil] {
		t.Errorf("the model got %v", c.got)
	}
}

func TestPerformEnds(t *testing.T) {
	c := &counter{}
	c.answer = func(msg tea.Msg) tea.Cmd { return message(msg) }
	if err := perform(c, message("again")); err == nil || !strings.Contains(err.Error(), "does not come to rest") {
		t.Errorf("error %v", err)
	}
	c.answer = func(tea.Msg) tea.Cmd { return tea.Quit }
	if err := perform(c, message("end")); !errors.Is(err, ErrLeft) {
		t.Errorf("error %v", err)
	}
}
