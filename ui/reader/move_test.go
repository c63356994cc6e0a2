package reader

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/scroll"
)

func TestFocusMovesNothing(t *testing.T) {
	d := open(t, 120, 30)
	d.press("d")
	tops := d.tops()
	d.press("tab", "2", "shift+tab", "3")
	if got := d.tops(); got != tops {
		t.Errorf("the columns moved from %s to %s", tops, got)
	}
	if d.view.leader != 0 || d.view.focus != 2 {
		t.Errorf("leader %d, focus %d", d.view.leader, d.view.focus)
	}
	d.press("j")
	if d.view.leader != 2 {
		t.Errorf("after a scroll the leader is %d", d.view.leader)
	}
}

func (d *rig) tops() string {
	var tops []int
	for _, slot := range d.screen.Slots {
		tops = append(tops, d.panes[slot.Article].top)
	}
	return fmt.Sprint(tops)
}

func TestFocusBringsColumnsIn(t *testing.T) {
	d := open(t, 80, 24)
	if d.screen.Shows(2) {
		t.Fatal("three columns on 80 cells")
	}
	d.press("3")
	if !d.screen.Shows(2) || d.screen.Shows(0) {
		t.Errorf("with the third in focus the columns are %+v", d.screen.Slots)
	}
	d.checkStep("with the leader out of sight")
	d.press("tab")
	if !d.screen.Shows(0) || d.view.focus != 0 {
		t.Errorf("round again the columns are %+v", d.screen.Slots)
	}
}

func TestWheelLeadsUnderThePointer(t *testing.T) {
	d := open(t, 120, 14)
	second := d.screen.Slots[1]
	before := d.panes[1].top
	d.send(tea.MouseWheelMsg{X: second.X + 5, Y: 5, Button: tea.MouseWheelDown})
	if d.view.leader != 1 || d.view.focus != 0 {
		t.Errorf("leader %d, focus %d; the wheel leads and does not focus", d.view.leader, d.view.focus)
	}
	if want := min(before+wheelRows, max(0, d.panes[1].lines.Rows-d.screen.BodyH)); d.panes[1].top != want {
		t.Errorf("its text stands at %d, want %d", d.panes[1].top, want)
	}
	d.rest()
	d.send(tea.MouseClickMsg{X: d.screen.Slots[2].X, Y: 5, Button: tea.MouseLeft})
	if d.view.focus != 2 || d.view.leader != 1 {
		t.Errorf("after a click: focus %d, leader %d", d.view.focus, d.view.leader)
	}
	d.send(tea.MouseWheelMsg{X: 0, Y: 0, Button: tea.MouseWheelLeft})
	d.checkFrame("after a sideways wheel")
}

func TestTabsTakeClicks(t *testing.T) {
	d := open(t, 50, 20)
	_, starts := (header{d.navigator.columns}).tabs()
	d.send(tea.MouseClickMsg{X: starts[1] + 1, Y: d.screen.Names, Button: tea.MouseLeft})
	if d.view.focus != 1 {
		t.Errorf("a click on the second tab focuses column %d", d.view.focus)
	}
	d.checkFrame("with tabs")
}

func TestFarPassagesGlide(t *testing.T) {
	d := open(t, 120, 10)
	p := &d.panes[1]
	for range d.panes[0].lines.Rows {
		d.rest()
		from := p.top
		if d.send(keyOf("j")); p.top != p.placement.Top {
			if p.top != from || !scroll.Leaps(p.placement.Top-from, 1) {
				t.Fatalf("a leap from %d to %d has begun at %d", from, p.placement.Top, p.top)
			}
			break
		}
	}
	if len(d.timers) == 0 {
		t.Fatal("nothing glides")
	}
	tops := []int{p.top}
	for range 12 {
		d.clock = d.clock.Add(glideFrame)
		d.tickOnce()
		tops = append(tops, p.top)
	}
	if tops[len(tops)-1] != p.placement.Top {
		t.Errorf("after 200 ms the column stands at %d, not %d", p.top, p.placement.Top)
	}
	for i := 1; i < len(tops); i++ {
		if left, before := p.placement.Top-tops[i], p.placement.Top-tops[i-1]; left*before < 0 || left*left > before*before {
			t.Errorf("the glide to %d goes back or too far: %v", p.placement.Top, tops)
		}
	}
}

// asides returns a story whose articles tell the same in one order, but for one
// sentence that the second tells far below.
func asides(t *testing.T) *model.Analysis {
	var text [2]string
	for i := range 30 {
		text[0] += fmt.Sprintf("Fact%02d was told by the port.\n\n", i)
		text[1] += fmt.Sprintf("Fact%02d is what the port says.\n\n", i)
	}
	b := uitest.NewBuilder(t, text[0], text[1])
	b.Topic("The port", "0:Fact00", "1:Fact00")
	for i := range 28 {
		to := map[bool]int{true: 29, false: i}[i == 5]
		b.Link(fmt.Sprintf("0:Fact%02d", i), fmt.Sprintf("1:Fact%02d", to))
	}
	return b.Analysis()
}

func TestWhatIsToldElsewhereCanBePeekedAt(t *testing.T) {
	a := asides(t)
	d := openStory(t, a.Story, a, 120, 20)
	d.press("'")
	if d.view.peek || !strings.Contains(d.message, "no column tells this elsewhere") {
		t.Errorf("with nothing to peek at: %v, %q", d.view.peek, d.message)
	}
	state := func() string {
		words, _ := (header{d.navigator.columns}).state(1)
		return words
	}
	for d.view.sentence < 5 {
		if d.press("j"); d.panes[1].placement.Target != d.view.sentence && d.view.sentence < 5 {
			t.Fatalf("beside sentence %d stands %+v", d.view.sentence, d.panes[1].placement)
		}
	}
	if state() != "told later: ¶ 30 of 30 · '" || !d.Reader.columns.looks()[1].Dimmed {
		t.Fatalf("at a sentence that is told far below the header says %q", state())
	}
	before := d.tops()
	d.press("'")
	if p := &d.panes[1]; p.lines.Starts[29]-p.top >= d.screen.BodyH || state() != "told later: ¶ 30 of 30" || d.Reader.columns.looks()[1].Dimmed {
		t.Errorf("peeked at: %s, %q", d.tops(), state())
	}
	d.press("'")
	if d.tops() != before {
		t.Errorf("and back: %s, want %s", d.tops(), before)
	}
	d.press("'", "j")
	if d.view.peek || d.panes[1].placement.Away != 0 && d.view.sentence != 5 {
		t.Errorf("scrolling does not end it: %+v", d.panes[1].placement)
	}
}

// Taking the lead goes on from the row beside the leader's, moves no text of that
// column against the scroll, and never leaps to an end.
func TestTakingTheLeadGoesOn(t *testing.T) {
	for _, height := range []int{10, 16, 24, 40, 60} {
		for steps := range 40 {
			for key, led := range map[string]int{"j": 1, "k": -1} {
				d := open(t, 120, height)
				for range steps {
					d.press("j")
				}
				p := &d.panes[1]
				row, top := p.top+d.readingRow(), p.top
				d.press("tab", key)
				want := p.lines.PlaceAt(p.lines.PlaceAt(row).Row + led).Row
				if got := p.place.Row; got != want {
					t.Fatalf("%d rows, %d down, tab %s: from row %d to %d, not %d", height, steps, key, row, got, want)
				}
				if way := (p.top - top) * led; way < 0 && want > 0 || way > 2 && want > 0 {
					t.Fatalf("%d rows, %d down, tab %s: the text goes from %d to %d", height, steps, key, top, p.top)
				}
			}
		}
	}
}

// Whoever scrolls on comes to stand as if that column had led all the time.
func TestLiftEnds(t *testing.T) {
	d := open(t, 120, 24)
	d.press("d", "tab", "j")
	for range d.panes[1].lines.Rows {
		d.press("j")
	}
	for range 3 {
		d.press("k")
	}
	d.press("g")
	if got := d.panes[1].lifted(d.screen.BodyH); got != 0 || d.tops() != "[0 0 0]" {
		t.Errorf("at the top the lift is %d, the columns at %s", got, d.tops())
	}
}

func TestReducedMotion(t *testing.T) {
	story, analysis := fixture(t)
	d := openWith(t, Options{Story: story, Analyze: made(analysis), Habits: Habits{ReducedMotion: true}}, 120, 10)
	for range 60 {
		if d.send(keyOf("j")); len(d.timers) > 0 {
			t.Fatal("a glide with reduced motion")
		}
		for _, slot := range d.screen.Slots {
			if p := &d.panes[slot.Article]; p.top != p.placement.Top {
				t.Fatalf("column %d stands at %d, not %d", slot.Article, p.top, p.placement.Top)
			}
		}
	}
}

func TestWays(t *testing.T) {
	d := open(t, 120, 10)
	d.press("d", "d")
	d.press("s")
	if d.view.scrolling != InProportion {
		t.Fatalf("way %v", d.view.scrolling)
	}
	d.press("G")
	for _, slot := range d.screen.Slots {
		p := &d.panes[slot.Article]
		if want := p.lines.Rows - 1 - d.readingRow(); p.top != want {
			t.Errorf("in proportion column %d ends at %d, want %d", slot.Article, p.top, want)
		}
	}
	d.press("b", "s")
	tops := d.tops()
	d.press("j", "j", "k")
	if d.view.scrolling != Free {
		t.Fatalf("way %v", d.view.scrolling)
	}
	d.press("2", "j", "j")
	if got := d.panes[2].top; fmt.Sprint(got) != strings.Trim(strings.Fields(tops)[2], "]") {
		t.Errorf("free, the third column moved from %s to %d", tops, got)
	}
	d.press("s")
	if d.view.scrolling != InStep {
		t.Errorf("way %v", d.view.scrolling)
	}
	d.checkStep("in step again")
}

func TestMouseIsHandedOver(t *testing.T) {
	d := open(t, 120, 24)
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse is not ours at first")
	}
	d.press("m")
	if d.View().MouseMode != tea.MouseModeNone || !strings.Contains(d.View().Content, "select") {
		t.Error("m does not hand the mouse over, or does not say so")
	}
	d.press("m")
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("m does not take it back")
	}
}
