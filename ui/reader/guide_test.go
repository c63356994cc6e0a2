package reader

import (
	"strings"
	"testing"

	"triptych/ui/tour"
)

// step lets the tour take its next step.
func (d *rig) step() {
	if m := d.tour(); m != nil {
		d.timers = nil
		d.send(tourTick{m.round})
	}
}

// tour returns the tour that is played, nil for none.
func (d *rig) tour() *tourMode {
	m, _ := d.stack.find(inTour).(*tourMode)
	return m
}

func guided(t *testing.T, source string, width, height int) *rig {
	t.Helper()
	script, err := tour.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return touring(t, script, width, height)
}

func touring(t *testing.T, script tour.Script, width, height int) *rig {
	t.Helper()
	story, analysis := fixture(t)
	return openWith(t, Options{Story: story, Analyze: made(analysis), Tour: script}, width, height)
}

func TestTourPressesKeysAndShowsCaptions(t *testing.T) {
	d := guided(t, "say Hello there\nkeys j j\nsay Goodbye", 120, 24)
	d.step()
	if !strings.Contains(d.plain(), "Hello there") {
		t.Errorf("no caption:\n%s", d.plain())
	}
	d.step()
	d.step()
	if d.panes[0].place.Row != 2 {
		t.Errorf("two steps lead to row %d", d.panes[0].place.Row)
	}
	d.press("space")
	d.step()
	if strings.Contains(d.plain(), "Goodbye") || !strings.Contains(d.plain(), "paused") {
		t.Errorf("paused, the tour goes on:\n%s", d.plain())
	}
	d.press("space")
	d.step()
	if !strings.Contains(d.plain(), "Goodbye") {
		t.Errorf("going on, no caption:\n%s", d.plain())
	}
	d.step()
	if d.tour() != nil || !strings.Contains(d.message, "over") {
		t.Errorf("the tour does not end: %q", d.message)
	}
}

func TestTourIgnoresStaleTicksAndStrayKeys(t *testing.T) {
	d := guided(t, "keys 9*j", 120, 24)
	stale := tourTick{d.tour().round}
	d.step()
	d.send(stale)
	d.press("G", "x", "n")
	if d.panes[0].place.Row != 1 {
		t.Errorf("at row %d", d.panes[0].place.Row)
	}
	d.press("esc", "j")
	if d.tour() != nil || d.panes[0].place.Row != 2 {
		t.Error("esc does not give the reader back")
	}
	if d.send(nil); d.tour() != nil {
		t.Error("the tour starts again")
	}
}

func TestStandardTourHoldsAtEverySize(t *testing.T) {
	script, err := tour.Standard()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{1, 1}, {20, 3}, {60, 12}, {80, 24}, {200, 60}} {
		d := touring(t, script, size[0], size[1])
		for range 1000 {
			if d.tour() == nil {
				break
			}
			d.step()
			d.checkFrame("in the tour")
		}
		if d.tour() != nil || d.is(inCompare) || d.is(inOverview) || d.view.follow || !d.is(inFindings) {
			t.Errorf("%v: the tour does not leave the findings open alone", size)
		}
	}
}
