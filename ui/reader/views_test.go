package reader

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/matrix"
)

// compare returns the compare view that was open last.
func (d *rig) compare() *compareMode {
	m, _ := d.stack.find(inCompare).(*compareMode)
	return m
}

func (d *rig) plain() string { return ansi.Strip(d.View().Content) }

func TestCompareComesBackToTheSamePlace(t *testing.T) {
	d := open(t, 120, 30)
	d.press("d", "j")
	before := d.View().Content
	d.press("c")
	frame := d.plain()
	if !strings.Contains(frame, "no match found") || !strings.Contains(frame, "sentence") {
		t.Errorf("the compare view is\n%s", frame)
	}
	d.press("j", "j", "]", "space", "G", "c")
	if got := d.View().Content; got != before {
		t.Errorf("back at\n%s\nwant\n%s", ansi.Strip(got), ansi.Strip(before))
	}
}

func TestCompareStartsAtTheReadingLine(t *testing.T) {
	d := open(t, 120, 12)
	for range 2 {
		d.press("]")
	}
	topic := d.doc.shown.TopicOf(d.here())
	d.press("c")
	if d.compare().section().Topic != topic {
		t.Errorf("opened at topic %d, the reading line is on %d", d.compare().section().Topic, topic)
	}
	if status := strings.Split(d.plain(), "\n")[10]; !strings.Contains(status, d.doc.shown.Topics[topic].Label) {
		t.Errorf("the status says %q", status)
	}
	d.press("[")
	if d.compare().section().Fold {
		d.press("[")
	}
	at := d.compare().section()
	d.press("enter")
	if d.is(inCompare) || d.doc.shown.TopicOf(d.here()) != at.Topic {
		t.Errorf("enter leads to topic %d, not %d", d.doc.shown.TopicOf(d.here()), at.Topic)
	}
	d.checkStep("gone to a passage")
	d.press("backspace")
	if d.doc.shown.TopicOf(d.here()) != topic {
		t.Error("going back does not lead to before")
	}
}

func TestCompareFollowsSizeFilterAndClicks(t *testing.T) {
	d := open(t, 120, 30)
	d.press("c", "n")
	if d.jumpedTo() == none || d.doc.shown.Differences[d.jumpedTo()].Topic != d.compare().section().Topic {
		t.Errorf("n selects difference %d of topic %d", d.jumpedTo(), d.compare().section().Topic)
	}
	for _, size := range [][2]int{{40, 10}, {1, 1}, {200, 50}, {120, 30}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.checkFrame("compare resized")
	}
	d.press("F", "o", "esc")
	d.checkFrame("compare filtered")
	if !d.is(inCompare) {
		t.Error("the filter closes the compare view")
	}
	d.press("g", "e")
	d.checkFrame("unfolded")
	first, _ := d.compare().body()
	topic, _ := d.compare().matrix.RowsOf(d.compare().matrix.Move(matrix.Headlines, 1))
	d.send(tea.MouseClickMsg{X: 70, Y: first + topic + 1, Button: tea.MouseLeft})
	if d.is(inCompare) || d.view.focus != 1 {
		t.Errorf("a click on a passage of the second article leads to column %d, open %v", d.view.focus, d.is(inCompare))
	}
}

func TestOverviewGoesToPassages(t *testing.T) {
	d := open(t, 120, 30)
	d.press("o")
	if frame := d.plain(); !strings.Contains(frame, "Coverage") || !strings.Contains(frame, "no match elsewhere") {
		t.Errorf("the overview is\n%s", frame)
	}
	d.press("j", "j", "j", "2", "enter")
	if d.is(inOverview) || d.view.leader != 1 || d.doc.shown.TopicOf(d.here()) != 3 {
		t.Errorf("enter leads to topic %d of column %d", d.doc.shown.TopicOf(d.here()), d.view.leader)
	}
	d.press("o", "G", "enter")
	if d.doc.shown.TopicOf(d.here()) != -1 {
		t.Errorf("what only one has leads to topic %d", d.doc.shown.TopicOf(d.here()))
	}
	d.press("o", "F", "o", "esc", "o")
	d.checkFrame("back from the overview")
}

func TestDetailsGoToTheDifferenceInEveryColumn(t *testing.T) {
	d := open(t, 120, 40)
	d.press("enter")
	if frame := d.plain(); !strings.Contains(frame, "January") || !strings.Contains(frame, "they cannot both be so") {
		t.Errorf("the details are\n%s", frame)
	}
	d.press("enter")
	if d.jumpedTo() != 0 {
		t.Fatalf("enter selects difference %d", d.jumpedTo())
	}
	d.checkMentionsShown(&d.doc.shown.Differences[0])
	for range 3 {
		d.press("n")
		if got, _ := d.stack.find(inDetails).(*detailsMode).panel.Selected(); got != d.jumpedTo() {
			t.Errorf("the panel selects %d, the columns %d", got, d.jumpedTo())
		}
	}
	d.press("d")
	if d.stack.find(inDetails).(*detailsMode).panel.Topic() != d.doc.shown.TopicOf(d.here()) {
		t.Errorf("the panel shows topic %d, the reading line is on %d", d.stack.find(inDetails).(*detailsMode).panel.Topic(), d.doc.shown.TopicOf(d.here()))
	}
	d.press("esc")
	if d.is(inDetails) || d.screen.PanelH != 0 {
		t.Error("esc does not close the details")
	}
	d.checkStep("details closed")
}

func TestScreensHoldAtEverySize(t *testing.T) {
	for _, keys := range [][]string{{"c", "j", "e", "]"}, {"o", "j"}, {"enter", "j", "J"}, {"?"}, {"M"}, {"c", "?"}, {"enter", "F"}} {
		for _, width := range []int{1, 2, 7, 15, 33, 60, 80, 121, 200, 320} {
			for _, height := range []int{1, 2, 4, 7, 9, 15, 24, 60, 90} {
				d := open(t, width, height)
				for _, k := range keys {
					d.press(k)
					d.checkFrame(k)
				}
			}
		}
	}
}

func TestMapLeadsWhereItIsClicked(t *testing.T) {
	d := open(t, 160, 12)
	if d.screen.Slots[0].Strip != 0 {
		t.Error("there is a map before it is asked for")
	}
	d.press("M")
	slot := d.screen.Slots[0]
	if slot.Strip == 0 {
		t.Fatal("no map on 160 cells")
	}
	d.send(tea.MouseClickMsg{X: slot.X + slot.Width + 1, Y: d.screen.BodyY + d.screen.BodyH - 1, Button: tea.MouseLeft})
	if row := d.panes[0].place.Row; row < d.panes[0].lines.Rows/2 {
		t.Errorf("a click at the map's end leads to row %d of %d", row, d.panes[0].lines.Rows)
	}
	d.press("M")
	if d.screen.Slots[0].Strip != 0 {
		t.Error("M does not hide the map")
	}
}

func TestHelpIsWholeOnNarrowScreens(t *testing.T) {
	d := open(t, 40, 24)
	d.press("?")
	narrow := d.stack.find(inHelp).(*helpMode)
	for _, row := range narrow.rows() {
		if ansi.StringWidth(row) > 40 {
			t.Errorf("more than 40 cells: %q", ansi.Strip(row))
		}
	}
	said := strings.Join(strings.Fields(ansi.Strip(strings.Join(narrow.rows(), " "))), " ")
	for _, c := range slices.Concat(narrow.list...) {
		if !strings.Contains(said, c.help) {
			t.Errorf("help on %s is cut: %s", c.name, c.help)
		}
	}
}

func TestHelpTellsWhatKeysDoHere(t *testing.T) {
	for keys, want := range map[string]string{"c": "go to the passage in its column", "o": "go to the passage in the focused column", "enter": "go to the difference in every column"} {
		d := open(t, 120, 60)
		d.press(keys, "?")
		if !strings.Contains(d.plain(), want) {
			t.Errorf("after %s help does not say %q:\n%s", keys, want, d.plain())
		}
		d.press("esc")
		if !d.is(inCompare) && !d.is(inOverview) && !d.is(inDetails) {
			t.Errorf("closing help closes what %s opened", keys)
		}
	}
}
