package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func (d *rig) slots() string {
	var list []string
	for _, s := range d.screen.Slots {
		list = append(list, fmt.Sprintf("%d:%d", s.Article, s.Width))
	}
	return strings.Join(list, " ")
}

func TestZoomComesBackToTheSamePlace(t *testing.T) {
	d := open(t, 120, 30)
	d.press("d", "j", "2")
	before := d.View().Content
	d.press("z")
	if d.slots() != "1:80" {
		t.Errorf("zoomed: %s", d.slots())
	}
	d.checkFrame("zoomed")
	d.press("z")
	if d.View().Content != before {
		t.Errorf("back from the zoom:\n%s\nwant\n%s", ansi.Strip(d.View().Content), ansi.Strip(before))
	}
}

func TestHideAndShow(t *testing.T) {
	d := open(t, 120, 30)
	d.press("2", "x")
	if d.slots() != "0:59 2:59" || d.view.focus != 2 {
		t.Errorf("hidden: %s, focus %d", d.slots(), d.view.focus)
	}
	if !strings.Contains(d.message, "Quayside Courier is hidden") {
		t.Errorf("it is told by %q", d.message)
	}
	d.press("x", "x")
	if d.slots() != "0:80" || !strings.Contains(d.message, "cannot be hidden") {
		t.Errorf("with two hidden and a third try: %s, %q", d.slots(), d.message)
	}
	d.press("2")
	if d.slots() != "0:59 1:59" || d.view.focus != 1 {
		t.Errorf("its number brings a hidden column back: %s", d.slots())
	}
	d.press("X")
	if d.slots() != "0:39 1:39 2:39" {
		t.Errorf("all: %s", d.slots())
	}
	d.checkStep("all shown again")
}

// Hiding a column, the leader too, and showing it again comes back to the place.
func TestHidingAndShowingKeepsThePlace(t *testing.T) {
	for _, keys := range [][]string{{}, {"j"}, {"d", "d"}, {"G"}, {"2", "d", "j"}, {"d", "2"}} {
		d := open(t, 120, 20)
		d.press(keys...)
		tops, leader, place := d.tops(), d.view.leader, d.panes[d.view.leader].place
		d.press("x")
		d.checkFrame("with a column hidden")
		d.press("X")
		if d.view.leader != leader || d.panes[leader].place != place || d.tops() != tops {
			t.Errorf("after %v: article %d at %+v, %s; want %d at %+v, %s", keys, d.view.leader, d.panes[leader].place, d.tops(), leader, place, tops)
		}
		d.press("x", "j")
		if d.view.leader != d.view.focus || !d.screen.Shows(d.view.leader) {
			t.Errorf("after %v: the leader is %d on %s", keys, d.view.leader, d.slots())
		}
	}
}

func TestColumnsAreCarried(t *testing.T) {
	d := open(t, 120, 30)
	d.press(">")
	if d.slots() != "1:39 0:39 2:39" {
		t.Errorf("carried: %s", d.slots())
	}
	d.press("tab")
	if d.view.focus != 2 {
		t.Errorf("tab goes by what stands beside: focus %d", d.view.focus)
	}
	d.press("1", "<", "<")
	if d.slots() != "0:39 1:39 2:39" || !strings.Contains(d.message, "edge") {
		t.Errorf("carried back: %s, %q", d.slots(), d.message)
	}
}

func TestColumnsWiden(t *testing.T) {
	d := open(t, 122, 30)
	d.press("+", "+")
	if d.slots() != "0:46 1:36 2:36" {
		t.Errorf("wider: %s", d.slots())
	}
	d.press("-", "-", "-")
	if d.slots() != "0:35 1:42 2:42" {
		t.Errorf("narrower: %s", d.slots())
	}
	for range 30 {
		d.press("-")
		d.checkFrame("narrower and narrower")
	}
	if w := d.screen.Slots[0].Width; w < narrowestColumn {
		t.Errorf("a column of %d cells", w)
	}
}
