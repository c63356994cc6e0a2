package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func (d *desk) plain() string { return ansi.Strip(d.View().Content) }

func TestCompareComesBackToTheSamePlace(t *testing.T) {
	d := open(t, 120, 30)
	d.press("d", "j")
	before := d.View().Content
	d.press("c")
	frame := d.plain()
	if !strings.Contains(frame, "not covered") || !strings.Contains(frame, "sentence") {
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
	topic := d.analysis.TopicOf(d.here())
	d.press("c")
	if d.compare.section.Topic != topic {
		t.Errorf("opened at topic %d, the reading line is on %d", d.compare.section.Topic, topic)
	}
	if status := strings.Split(d.plain(), "\n")[10]; !strings.Contains(status, d.analysis.Topics[topic].Label) {
		t.Errorf("the status says %q", status)
	}
	d.press("[")
	if d.compare.section.Fold {
		d.press("[")
	}
	d.press("enter")
	if d.compare.open || d.analysis.TopicOf(d.here()) != d.compare.section.Topic {
		t.Errorf("enter leads to topic %d, not %d", d.analysis.TopicOf(d.here()), d.compare.section.Topic)
	}
	d.checkStep("gone to a passage")
	d.press("backspace")
	if d.analysis.TopicOf(d.here()) != topic {
		t.Error("going back does not lead to before")
	}
}

func TestCompareFollowsSizeFilterAndClicks(t *testing.T) {
	d := open(t, 120, 30)
	d.press("c", "n")
	if d.selected == none || d.analysis.Differences[d.selected].Topic != d.compare.section.Topic {
		t.Errorf("n selects difference %d of topic %d", d.selected, d.compare.section.Topic)
	}
	for _, size := range [][2]int{{40, 10}, {1, 1}, {200, 50}, {120, 30}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.checkFrame("compare resized")
	}
	d.press("F", "o", "esc")
	d.checkFrame("compare filtered")
	if !d.compare.open {
		t.Error("the filter closes the compare view")
	}
	d.press("g", "e")
	d.checkFrame("unfolded")
	first, _ := d.compareRows()
	d.send(tea.MouseClickMsg{X: 70, Y: first + 1, Button: tea.MouseLeft})
	if d.compare.open || d.focus() != 1 {
		t.Errorf("a click on a passage of the second article leads to column %d, open %v", d.focus(), d.compare.open)
	}
}

func TestOverviewGoesToPassages(t *testing.T) {
	d := open(t, 120, 30)
	d.press("o")
	if frame := d.plain(); !strings.Contains(frame, "Coverage") || !strings.Contains(frame, "in one article only") {
		t.Errorf("the overview is\n%s", frame)
	}
	d.press("j", "j", "j", "2", "enter")
	if d.overview.open || d.leader != 1 || d.analysis.TopicOf(d.here()) != 3 {
		t.Errorf("enter leads to topic %d of column %d", d.analysis.TopicOf(d.here()), d.leader)
	}
	d.press("o", "G", "enter")
	if d.analysis.TopicOf(d.here()) != -1 {
		t.Errorf("what only one has leads to topic %d", d.analysis.TopicOf(d.here()))
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
	if d.selected != 0 {
		t.Fatalf("enter selects difference %d", d.selected)
	}
	d.checkMentionsShown(&d.analysis.Differences[0])
	for range 3 {
		d.press("n")
		if got, _ := d.details.Selected(); got != d.selected {
			t.Errorf("the panel selects %d, the columns %d", got, d.selected)
		}
	}
	d.press("d")
	if d.details.Topic() != d.analysis.TopicOf(d.here()) {
		t.Errorf("the panel shows topic %d, the reading line is on %d", d.details.Topic(), d.analysis.TopicOf(d.here()))
	}
	d.press("esc")
	if d.details.open || d.screen.PanelH != 0 {
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

func TestHelpTellsWhatKeysDoHere(t *testing.T) {
	for keys, want := range map[string]string{"c": "go to the passage in its column", "o": "go to the passage in the focused column", "enter": "go to the difference in every column"} {
		d := open(t, 120, 60)
		d.press(keys, "?")
		if !strings.Contains(d.plain(), want) {
			t.Errorf("after %s help does not say %q:\n%s", keys, want, d.plain())
		}
		d.press("esc")
		if !d.compare.open && !d.overview.open && !d.details.open {
			t.Errorf("closing help closes what %s opened", keys)
		}
	}
}

func TestSearchAndReaderShareNoKey(t *testing.T) {
	d := open(t, 120, 30)
	seen := make(map[string]string)
	for _, b := range append(d.bindings(), d.shared()...) {
		for _, k := range b.binding.Keys() {
			if other, ok := seen[k]; ok {
				t.Errorf("%s means %q and %q", k, other, b.binding.Help().Desc)
			}
			seen[k] = b.binding.Help().Desc
		}
	}
}
