package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// clickOn clicks on the first place of the screen that shows the words.
func (d *rig) clickOn(words string) {
	d.t.Helper()
	for y, row := range strings.Split(ansi.Strip(d.View().Content), "\n") {
		if before, _, found := strings.Cut(row, words); found {
			d.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("the screen does not show %q", words)
}

// TestClickSelectsAMark: the text under the pointer stays where it is, so that a
// second click opens the details.
func TestClickSelectsAMark(t *testing.T) {
	for _, keys := range [][]string{nil, {"j", "j"}, {"G"}, {"s"}, {"s", "s", "j"}} {
		d := open(t, 120, 30)
		d.press(keys...)
		top := d.panes[1].top
		d.clickOn("February")
		if n := d.jumpedTo(); n < 0 || !strings.Contains(mentionText(d, n, 1), "February") {
			t.Fatalf("after %v: a click selects difference %d", keys, n)
		}
		if d.panes[1].top != top || d.view.leader != 1 || d.view.focus != 1 {
			t.Errorf("after %v: the text moves from %d to %d, leader %d", keys, top, d.panes[1].top, d.view.leader)
		}
		d.clickOn("February")
		if !d.is(inDetails) {
			t.Errorf("after %v: a second click opens no details", keys)
		}
		d.press("esc", "backspace")
		if d.view.leader != 0 {
			t.Errorf("after %v: there is no way back from a click", keys)
		}
	}
}

func mentionText(d *rig, difference, article int) string {
	m, _ := mentionIn(&d.doc.shown.Differences[difference], article)
	return m.In(d.doc.story.Articles[article].Text)
}

func TestClickInTheMargin(t *testing.T) {
	d := open(t, 120, 30)
	slot, row := d.screen.Slots[0], d.panes[0].column.RowOf(strings.Index(d.doc.story.Articles[0].Text, "January"))
	click := tea.MouseClickMsg{X: slot.X, Y: d.screen.BodyY + row, Button: tea.MouseLeft}
	d.send(click)
	if n := d.jumpedTo(); n < 0 || mentionText(d, n, 0) != "January" {
		t.Errorf("a click on the mark in the margin selects difference %d", n)
	}
	d.press("esc", "h")
	d.send(click)
	if d.jumpedTo() >= 0 {
		t.Error("a mark that is hidden is selected")
	}
}

func TestHintsTakeClicks(t *testing.T) {
	d := open(t, 120, 30)
	d.clickOn("? help")
	if !d.is(inHelp) {
		t.Fatal("a click on the hint opens no help")
	}
	d.press("esc")
	d.clickOn("k scroll")
	if d.panes[0].place.Row != 0 {
		t.Error("the second key of a hint is taken for the first")
	}
	d.clickOn("j k scroll")
	d.clickOn("scroll  ")
	if d.panes[0].place.Row != 2 {
		t.Errorf("two clicks on a hint lead to row %d", d.panes[0].place.Row)
	}
	d.clickOn("enter details")
	if !d.is(inDetails) {
		t.Error("a click on the hint opens no details")
	}
	d.clickOn("esc close")
	if d.is(inDetails) {
		t.Error("a click on the hint does not close the details")
	}
	d.press("/")
	d.send(tea.MouseClickMsg{X: 2, Y: d.screen.Hints, Button: tea.MouseLeft})
	if d.is(inHelp) {
		t.Error("a click opens what the row does not show")
	}
}

func TestLinesScrollAsInVim(t *testing.T) {
	d := open(t, 60, 14)
	d.press("ctrl+e")
	if got := d.panes[0].top; got != 1 {
		t.Errorf("ctrl+e scrolls to row %d", got)
	}
	d.press("ctrl+e", "ctrl+y", "ctrl+y", "ctrl+y")
	if got := d.panes[0].top; got != 0 {
		t.Errorf("ctrl+y scrolls back to row %d", got)
	}
}
