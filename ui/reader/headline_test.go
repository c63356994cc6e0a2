package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/theme"
)

// openHeadlined returns a reader of the story whose headlines differ, wide enough
// for all of it.
func openHeadlined(t *testing.T, height int) *rig {
	t.Helper()
	story, analysis := headlined(t)
	return openStory(t, story, analysis, 120, height)
}

// inBody reports whether a row of the columns shows words in a style.
func (d *rig) inBody(words string, style interface{ Styled(string) string }) bool {
	rows := strings.Split(d.View().Content, "\n")
	for y := d.screen.BodyY; y < d.screen.BodyY+d.screen.BodyH; y++ {
		if strings.Contains(rows[y], style.Styled(words)) {
			return true
		}
	}
	return false
}

func TestHeadlinesAreMarked(t *testing.T) {
	d := openHeadlined(t, 30)
	for _, words := range []string{"weeks", "did it"} {
		if !d.inBody(words, d.term.theme.Mark(model.Conflict)) {
			t.Errorf("%q is not marked:\n%s", words, d.plain())
		}
	}
	if row := strings.Split(d.plain(), "\n")[d.screen.BodyY]; !strings.HasPrefix(row, theme.ASCII().Mark(model.Conflict)) {
		t.Errorf("the margin beside a headline in conflict is %q", row)
	}
}

// TestWalkReachesHeadlines: n stops at a difference that a headline alone has, and
// every column shows its own.
func TestWalkReachesHeadlines(t *testing.T) {
	d := openHeadlined(t, 14)
	d.press("2", "G", "g", "n")
	found := d.selected()
	if found == nil || len(found.Mentions) > 0 && found.Kind != model.Name {
		t.Fatalf("n goes to %+v", found)
	}
	seen := 0
	for range 12 {
		d.press("!")
		if x := d.selected(); x != nil && len(x.Mentions) == 0 {
			seen++
			if d.panes[1].top != 0 || d.panes[2].top != 0 {
				t.Errorf("the columns of the headlines show rows %d and %d first", d.panes[1].top, d.panes[2].top)
			}
			if !strings.Contains(d.plain(), "in the headline") || !strings.Contains(d.plain(), "“did it”") {
				t.Errorf("what the headlines say is not told:\n%s", d.plain())
			}
			if !d.inBody("did it", d.term.theme.Selected) {
				t.Errorf("the words are not selected:\n%s", d.plain())
			}
		}
		d.checkFrame("at a conflict")
	}
	if seen == 0 {
		t.Error("! never comes to the conflict of the headlines")
	}
}

func TestFindingsAndDetailsShowHeadlines(t *testing.T) {
	d := openHeadlined(t, 36)
	d.press("f")
	if !strings.Contains(d.plain(), "not to blame (headline)") || !strings.Contains(d.plain(), "did it (headline)") {
		t.Errorf("findings lack what headlines say:\n%s", d.plain())
	}
	for range 10 {
		if x := d.doc.difference(d.view.finding.at); x != nil && len(x.Mentions) == 0 {
			break
		}
		d.press("j")
	}
	d.press("enter")
	if x := d.selected(); x == nil || len(x.Mentions) > 0 {
		t.Fatalf("enter goes to %+v", x)
	}
	d.press("enter")
	if !strings.Contains(d.plain(), "not to blame (headline)") {
		t.Errorf("details lack what headlines say:\n%s", d.plain())
	}
	d.press("v", "esc", "f", "y", "esc")
	d.checkFrame("after marking it")
}

// TestHeadlinesAreCompared: the compare view begins with them, leads to what only they
// differ in, and back to the top of a column.
func TestHeadlinesAreCompared(t *testing.T) {
	d := openHeadlined(t, 30)
	d.press("c")
	if !strings.Contains(d.plain(), "Headlines · ") || !strings.Contains(d.plain(), "the headlines · ") {
		t.Fatalf("the compare view does not begin with the headlines:\n%s", d.plain())
	}
	seen := false
	d.press("G")
	for range len(d.doc.shown.Differences) {
		d.press("n")
		if x := d.selected(); x != nil && len(x.Mentions) == 0 {
			seen = true
			if d.view.topic.what != headlines || !strings.Contains(d.plain(), "▶▐ Headlines") && !strings.Contains(d.plain(), "Headlines · ") {
				t.Errorf("a difference of headlines is shown at %+v:\n%s", d.view.topic, d.plain())
			}
		}
	}
	if !seen {
		t.Error("n leads to no difference of the headlines alone")
	}
	d.press("g", "2", "enter")
	if d.stack.has(inCompare) || d.view.leader != 1 || d.panes[1].place.Row != 0 {
		t.Errorf("enter leads to row %d of article %d", d.panes[1].place.Row, d.view.leader)
	}
	d.press("c")
	d.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 90, Y: 3})
	if d.stack.has(inCompare) || d.view.leader != 2 || d.panes[2].place.Row != 0 {
		t.Errorf("a click on a headline leads to row %d of article %d", d.panes[2].place.Row, d.view.leader)
	}
}

// TestHeadlinesAreChosenByHand: the cursor goes into them, by key and by mouse, and what
// they and the text say is set against each other.
func TestHeadlinesAreChosenByHand(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 24}, {40, 10}} {
		d := openHeadlined(t, 30)
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		story := d.doc.story
		d.press("g", "E")
		h := d.byHand().at()
		if h.words().Sentence(h.cursor) != model.InTitle {
			t.Fatalf("%v: the cursor is at sentence %d", size, h.words().Sentence(h.cursor))
		}
		d.press("space", "L")
		d.checkFrame("choosing in a headline")
		want := h.words().Detail(h.chosen, 0)
		other := 1
		for story.Articles[other].Title == "" {
			other++
		}
		for d.view.focus != other {
			d.press("tab")
		}
		d.press("space")
		is := d.byHand().difference()
		if len(is.Mentions) != 0 || len(is.TitleMentions) != 2 || is.TitleMentions[0].Span != want.Span || is.TitleMentions[1].Article != other {
			t.Fatalf("%v: chosen is %+v", size, is)
		}
		d.checkFrame("chosen in two headlines")
		d.press("enter")
		if s := d.selected(); s == nil || !s.ByHand || !s.SameThroughout(&is) {
			t.Errorf("%v: kept and selected is %+v, said %q", size, s, d.message)
		}
		d.press("E", "backspace")
		d.byHand().goTo(d.byHand().at().words().At(0))
		d.press("space", "enter")
		if s := d.selected(); s == nil || len(s.Mentions) != 1 || len(s.TitleMentions) != 1 {
			t.Errorf("%v: corrected to %+v, said %q", size, s, d.message)
		}
		d.press("U", "E", "D")
		for i := range d.doc.whole.Differences {
			if x := &d.doc.whole.Differences[i]; x.ByHand {
				t.Errorf("%v: removed, and there is %+v", size, x)
			}
		}
	}
}

func TestMouseChoosesWordsOfHeadlines(t *testing.T) {
	d := openHeadlined(t, 30)
	d.press("E")
	p := &d.panes[0]
	row, cell := p.column.Cell(d.doc.story.Articles[0].TitleStart())
	at := tea.Mouse{Button: tea.MouseLeft, X: d.screen.Slots[0].X + cell + 1, Y: d.screen.BodyY + row - p.top}
	d.send(tea.MouseClickMsg(at))
	if list := d.byHand().at().details(); len(list) != 1 || list[0].Sentence != model.InTitle || list[0].Start != 0 {
		t.Errorf("a click chooses %+v", list)
	}
	at.X += 9
	d.send(tea.MouseMotionMsg(at))
	if list := d.byHand().at().details(); len(list) != 1 || list[0].Len() < 10 {
		t.Errorf("dragging chooses %+v", list)
	}
}
