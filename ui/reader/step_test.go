package reader

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// checkFrame holds every frame to what a terminal needs: as many rows as the
// screen has, none wider than it, and nothing that it could take for a command
// but styles.
func (d *rig) checkFrame(when string) {
	d.t.Helper()
	v := d.View()
	frame := v.Content
	if c := v.Cursor; c == nil || c.X < 0 || c.X >= d.screen.Width || c.Y < 0 || c.Y >= d.screen.Height {
		d.t.Fatalf("%s: on %dx%d the cursor stands at %+v", when, d.screen.Width, d.screen.Height, c)
	}
	rows := strings.Split(frame, "\n")
	if len(rows) != d.screen.Height {
		d.t.Fatalf("%s: %d rows on %dx%d", when, len(rows), d.screen.Width, d.screen.Height)
	}
	for y, row := range rows {
		if w := d.term.method.StringWidth(row); w > d.screen.Width {
			d.t.Fatalf("%s: row %d of %dx%d is %d cells wide: %q", when, y, d.screen.Width, d.screen.Height, w, row)
		}
	}
	for _, c := range ansi.Strip(frame) {
		if c != '\n' && (c < ' ' || c >= 0x7f && c < 0xa0) {
			d.t.Fatalf("%s: the frame holds the control %q", when, c)
		}
	}
}

// checkStep holds the columns to what the reader is for: each shows what its
// article says of the leader's sentence, or says where that is. At the leader's top
// all show their own.
func (d *rig) checkStep(when string) {
	d.t.Helper()
	leader := &d.panes[d.view.leader]
	if d.view.scrolling != InStep || leader.place.Sentence < 0 {
		return
	}
	if y := leader.place.Row - leader.top; y != d.readingRow() || y < 0 || y >= d.screen.BodyH {
		d.t.Fatalf("%s: the leader's row is on screen row %d, the reading line on %d", when, y, d.readingRow())
	}
	for _, slot := range d.screen.Slots {
		p := &d.panes[slot.Article]
		if d.atTop() && d.view.selection == (differenceID{}) && !d.view.peek && p.top != 0 {
			d.t.Fatalf("%s: at the leader's top, that of column %d is row %d", when, slot.Article, p.top)
		}
		if slot.Article == d.view.leader || p.placement.Target == none {
			continue
		}
		y := p.lines.Starts[p.placement.Target] - p.top
		words, _ := header{d.navigator.columns}.state(slot.Article)
		if told := strings.HasPrefix(words, "told "); !told && y >= d.screen.BodyH && leader.place.Row >= leader.lines.Starts[0] {
			d.t.Fatalf("%s: the target in column %d starts on screen row %d and the header says %q", when, slot.Article, y, words)
		}
	}
}

var everyKey = []string{"j", "k", "j", "down", "up", "space", "b", "d", "u", "g", "G", "tab", "shift+tab", "1", "2", "3", "9",
	"n", "N", "n", "]", "[", "backspace", "ctrl+o", "s", "h", "m", "?", "j", "k", "esc", "ctrl+d", "x", "X", "z",
	"<", ">", "+", "-", "ctrl+y", "c", "e", "o", "enter", "enter", "J", "K", "M", "a", "."}

func TestFrameHoldsAtEverySize(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, width := range []int{1, 2, 3, 5, 8, 15, 16, 20, 40, 59, 60, 80, 99, 100, 120, 200, 320} {
		for _, height := range []int{1, 2, 3, 4, 5, 8, 10, 16, 24, 40, 90} {
			d := open(t, width, height)
			d.checkFrame("at first")
			for range 40 {
				k := everyKey[r.IntN(len(everyKey))]
				d.press(k)
				d.checkFrame("after " + k)
				if !d.is(inHelp) && d.screen.Shows(d.view.leader) {
					d.checkStep("after " + k)
				}
			}
		}
	}
}

func TestEveryScrollIsInStep(t *testing.T) {
	for _, width := range []int{40, 80, 120, 200} {
		for _, height := range []int{6, 24, 50} {
			for focus := range harbour {
				d := open(t, width, height)
				d.press(fmt.Sprint(focus+1), "g")
				seen := make(map[int]bool)
				for range d.panes[focus].lines.Rows + 8 {
					seen[d.panes[d.view.leader].place.Sentence] = true
					d.checkStep("down")
					d.press("j")
				}
				for range d.panes[focus].lines.Rows + 8 {
					d.checkStep("up")
					d.press("k")
				}
				if len(seen) < len(d.doc.story.Articles[focus].Sentences) {
					t.Errorf("%dx%d: only %d of %d sentences came to the reading line", width, height, len(seen), len(d.doc.story.Articles[focus].Sentences))
				}
			}
		}
	}
}

// The screen is a function of the leader and its place, whatever path led there.
func TestSamePlaceSameScreen(t *testing.T) {
	straight := open(t, 120, 24)
	frames := make(map[int]string)
	for row := range straight.panes[0].lines.Rows {
		frames[row] = straight.View().Content
		straight.press("j")
	}
	wandering := open(t, 120, 24)
	r := rand.New(rand.NewPCG(2, 2))
	keys := []string{"j", "k", "space", "b", "d", "u", "]", "["}
	for range 300 {
		k := keys[r.IntN(len(keys))]
		wandering.press(k)
		wandering.message = ""
		p := wandering.panes[0].place
		if p != wandering.panes[0].lines.PlaceAt(p.Row) {
			continue // a topic's first sentence may start inside a row
		}
		if got, want := body(wandering.View().Content), body(frames[p.Row]); got != want {
			t.Fatalf("after %s at row %d:\n%s\nwant\n%s", k, p.Row, ansi.Strip(got), ansi.Strip(want))
		}
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	d := open(t, 120, 40)
	d.press("j", "j", "j", "j", "j", "j", "j", "j", "j")
	before := d.View().Content
	place := d.panes[0].place
	for _, size := range [][2]int{{40, 10}, {1, 1}, {200, 60}, {79, 24}, {320, 90}, {60, 3}, {120, 40}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.checkFrame("after a resize")
	}
	if d.panes[0].place != place || d.View().Content != before {
		t.Errorf("from %+v to %+v", place, d.panes[0].place)
	}
}
