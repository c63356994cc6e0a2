package reader

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func (d *rig) write(words string) {
	for _, c := range words {
		if c == ' ' {
			d.press("space")
			continue
		}
		d.press(string(c))
	}
}

func (d *rig) lastRow() string {
	rows := strings.Split(ansi.Strip(d.View().Content), "\n")
	return rows[len(rows)-1]
}

func TestSearchShowsMatchesWhileTyping(t *testing.T) {
	d := open(t, 140, 30)
	d.press("/")
	if d.View().Cursor == nil || !strings.Contains(d.lastRow(), "type what to look for") {
		t.Errorf("nothing tells that words are awaited: %q", d.lastRow())
	}
	d.write("lorr")
	if row := d.lastRow(); !strings.Contains(row, "The Morning Tide 2 · Quayside Courier 2 · c 1") {
		t.Errorf("the counts are %q", row)
	}
	if got := d.doc.story.SentenceText(d.here()); !strings.Contains(got, "lorry") {
		t.Errorf("the first match is in %q", got)
	}
	d.press("esc")
	if d.is(inSearch|inMatches) || d.panes[0].place.Row != 0 || d.view.leader != 0 {
		t.Errorf("esc leads to row %d of column %d", d.panes[0].place.Row, d.view.leader)
	}
}

func TestSearchStepsThroughAllColumns(t *testing.T) {
	d := open(t, 140, 30)
	d.press("/")
	d.write("another LORRY")
	d.press("enter")
	var leaders []int
	for range 3 {
		leaders = append(leaders, d.view.leader)
		m := d.search.list[d.search.at]
		if y := d.panes[m.article].column.RowOf(m.Start) - d.panes[m.article].top; y < 0 || y >= d.screen.BodyH {
			t.Errorf("the match in column %d is on screen row %d", m.article, y)
		}
		d.press("n")
	}
	if leaders[0] != 0 || leaders[1] != 1 || leaders[2] != 2 || d.view.leader != 0 || !strings.Contains(d.message, "back at the first") {
		t.Errorf("the matches are in columns %v, then %d: %q", leaders, d.view.leader, d.message)
	}
	d.press("N", "N")
	if d.view.leader != 1 {
		t.Errorf("back twice leads to column %d", d.view.leader)
	}
	d.press("j", "n")
	if !d.is(inSearch | inMatches) {
		t.Error("scrolling ends the search")
	}
	d.press("esc", "n")
	if d.jumpedTo() == none {
		t.Error("after the search n goes to no difference")
	}
}

func TestSearchFindsHeadlines(t *testing.T) {
	d := open(t, 140, 12)
	d.press("G", "/")
	d.write("salt did")
	d.press("enter")
	if d.view.leader != 2 || d.panes[2].top != 0 || d.here().Sentence != 0 {
		t.Errorf("the headline is found in column %d, whose top row is %d", d.view.leader, d.panes[2].top)
	}
	if rows := strings.Split(d.View().Content, "\n"); !strings.Contains(rows[d.screen.BodyY], d.term.theme.FoundHere.Styled("Salt did")) {
		t.Errorf("the match is not marked:\n%s", d.plain())
	}
	d.press("esc", "j", "j", "j")
	d.checkStep("going on")
}

func TestSearchFoldsAndTakesExpressions(t *testing.T) {
	d := open(t, 140, 30)
	d.press("/")
	d.write("\"we could not")
	if n := len(d.search.list); n != 3 {
		t.Errorf("%d matches for a quotation typed with straight marks", n)
	}
	d.press("esc", "/", "ctrl+r")
	d.write("(six|two) (weeks|months)")
	if n := len(d.search.list); n != 2 {
		t.Errorf("%d matches of the expression", n)
	}
	d.press("esc", "/")
	d.write("(")
	if !strings.Contains(d.lastRow(), "not a regular expression") {
		t.Errorf("a broken expression: %q", d.lastRow())
	}
	d.checkFrame("a broken expression")
}

func TestSearchThatFindsNothing(t *testing.T) {
	d := open(t, 140, 30)
	d.press("j", "j", "/")
	before := d.panes[0].place
	d.write("zeppelin")
	d.press("enter")
	if d.is(inSearch|inMatches) || d.panes[0].place != before || !strings.Contains(d.message, "nothing found") {
		t.Errorf("open %v, at %+v, %q", d.is(inSearch|inMatches), d.panes[0].place, d.message)
	}
}

func TestSearchTakesWhatIsPasted(t *testing.T) {
	d := open(t, 140, 30)
	d.send(tea.PasteMsg{Content: "nobody asked"})
	d.press("/")
	d.send(tea.PasteMsg{Content: "ring road\x1b[31m\u202e"})
	d.checkFrame("pasted controls")
	d.press("enter")
	d.checkFrame("kept")
	if strings.Contains(d.View().Content, "\u202e") {
		t.Error("what is pasted reaches the terminal as it is")
	}
}

func TestSearchHoldsAtEverySize(t *testing.T) {
	for width := 1; width < 130; width += 7 {
		for height := 1; height < 40; height += 3 {
			d := open(t, width, height)
			d.press("/")
			d.checkFrame("asked")
			d.write("the")
			d.checkFrame("typed")
			d.press("enter")
			d.checkFrame("kept")
			d.press("n", "n", "?", "esc")
			d.checkFrame("stepped")
		}
	}
}

// TestSearchLeavesRoomForKeys: at every width it says how much was found, as exactly as
// leaves room for keys, and names none of them by half.
func TestSearchLeavesRoomForKeys(t *testing.T) {
	for width := 40; width <= 140; width += 3 {
		d := open(t, width, 30)
		d.press("/", "l", "o", "r", "r")
		for _, c := range []struct {
			counts []string
			keys   []string
		}{
			{[]string{"The Morning Tide 2 · Quayside Courier", "1: 2 · 2:", "found"}, []string{"enter keep", "esc cancel", "ctrl+r regexp"}},
			{[]string{"1 of 5 · The Morning Tide 2 · ", "1 of 5 · 1: 2", "1 of 5"}, []string{"n next", "N previous", "/ new search", "esc end"}},
		} {
			row := strings.TrimRight(d.lastRow(), " ")
			if !slices.ContainsFunc(c.counts, func(count string) bool { return strings.Contains(row, count) }) {
				t.Errorf("%d cells: what was found is not said: %q", width, row)
			}
			shown := 0
			for _, key := range c.keys {
				if strings.Contains(row, "  "+key) {
					shown++
				}
			}
			if all := strings.Join(c.keys[:shown], "  "); shown == 0 || !strings.HasSuffix(row, "  "+all) {
				t.Errorf("%d cells: %q does not end with whole keys", width, row)
			}
			if width >= 80 && shown < len(c.keys) {
				t.Errorf("%d cells: not all keys have room in %q", width, row)
			}
			d.press("enter")
		}
	}
}

func TestALongSearchLeavesRoomForKeys(t *testing.T) {
	for _, width := range []int{40, 60, 80} {
		d := open(t, width, 30)
		d.press("/")
		d.write("more than 600 lorries use the bridge each day")
		d.press("ctrl+a", "enter")
		if row := d.lastRow(); !strings.Contains(row, "…") || !strings.Contains(row, "1 of 1") || width > 40 && !strings.Contains(row, "n next") {
			t.Errorf("%d cells: %q", width, row)
		}
		d.checkFrame("a long search")
	}
}
