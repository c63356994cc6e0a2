package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// byHand returns the mode in which words are chosen, nil where it is not open.
func (d *rig) byHand() *handMode {
	m, _ := d.stack.find(inHand).(*handMode)
	return m
}

// chosen spells out what is chosen: "conflict of date: January/February".
func (d *rig) chosen() string {
	is := d.byHand().difference()
	var words []string
	for _, m := range is.Mentions {
		words = append(words, m.In(d.doc.story.Articles[m.Article].Text))
	}
	return fmt.Sprintf("%s of %s: %s", is.Relation, is.Kind, strings.Join(words, "/"))
}

// shownByHand spells out what the analysis has by hand, and how many others.
func (d *rig) shownByHand() string {
	var list []string
	others := 0
	for _, x := range d.doc.whole.Differences {
		if !x.ByHand {
			others++
			continue
		}
		var words []string
		for _, m := range x.Mentions {
			words = append(words, m.In(d.doc.story.Articles[m.Article].Text))
		}
		list = append(list, fmt.Sprintf("%s of %s: %s", x.Relation, x.Kind, strings.Join(words, "/")))
	}
	slices.Sort(list)
	return strings.Join(append(list, fmt.Sprint(others)), "; ")
}

// walkTo moves the cursor to words of the focused column.
func (d *rig) walkTo(words string) {
	d.t.Helper()
	h := d.byHand().at()
	m := uitest.Find(d.t, d.doc.story, fmt.Sprintf("%d:%s", h.article, words))
	to := h.words().At(m.Start)
	for range h.words().Len() {
		switch {
		case h.cursor < to:
			d.send(keyOf("l"))
		case h.cursor > to:
			d.send(keyOf("h"))
		}
	}
	if h.cursor != to {
		d.t.Fatalf("the cursor never comes to %q", words)
	}
	d.checkFrame("at " + words)
}

func TestADifferenceIsMarkedByHand(t *testing.T) {
	folder := t.TempDir()
	for _, size := range [][2]int{{140, 30}, {80, 24}, {40, 24}, {40, 10}, {20, 4}} {
		d := openWithNotes(t, folder)
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.press("E", "enter")
		if !strings.Contains(d.message, "choose words first") {
			t.Errorf("%v: with nothing chosen: %q", size, d.message)
		}
		d.walkTo("twenty minutes")
		d.press("space")
		if got := d.chosen(); got != "extra of number: twenty" {
			t.Errorf("%v: %s", size, got)
		}
		d.press("space", "tab")
		if got := d.chosen(); got != "extra of number: twenty minutes" {
			t.Errorf("%v: %s", size, got)
		}
		d.walkTo("half of")
		d.press("space", "L", "L", "H")
		if got := d.chosen(); got != "variant of number: twenty minutes/half of" {
			t.Errorf("%v: %s", size, got)
		}
		d.press("r", "t", "enter")
		if d.byHand() != nil || d.shownByHand() != "conflict of date: twenty minutes/half of; 6" {
			t.Errorf("%v: kept %s", size, d.shownByHand())
		}
		if s := d.selected(); s == nil || !s.ByHand || s.Relation != model.Conflict || !strings.Contains(d.message, "U takes it back") {
			t.Errorf("%v: selected %+v, said %q", size, s, d.message)
		}
		if size[0] > 40 && !strings.Contains(d.plain(), "by hand") {
			t.Errorf("%v: the screen does not say so:\n%s", size, d.plain())
		}
		again := openWithNotes(t, folder)
		if again.shownByHand() != "conflict of date: twenty minutes/half of; 6" {
			t.Errorf("next time: %s", again.shownByHand())
		}
		d.press("U")
		if d.shownByHand() != "6" || !strings.HasPrefix(d.message, "taken back: conflict (date)") {
			t.Errorf("taken back: %s, %q", d.shownByHand(), d.message)
		}
	}
}

func TestADifferenceIsCorrectedAndRemoved(t *testing.T) {
	d := openWithNotes(t, t.TempDir())
	d.press("n", "v", "E")
	if got := d.chosen(); got != "conflict of date: January/February/January" {
		t.Fatalf("at first: %s", got)
	}
	before := d.view.selection
	d.press("G", "backspace", "esc")
	if d.view.selection != before || !strings.Contains(d.message, "as they were") || len(d.notebook.history.done) != 1 {
		t.Errorf("left: %q, selected %+v", d.message, d.selected())
	}
	d.press("E", "enter")
	if !strings.Contains(d.message, "as they were") {
		t.Errorf("nothing changed: %q", d.message)
	}
	d.press("E", "r", "tab", "H", "tab", "backspace", "enter")
	if got := d.shownByHand(); got != "variant of date: January/in February; 5" {
		t.Errorf("corrected: %s", got)
	}
	if s := d.selected(); s == nil || d.doc.book.Mark(s).State != "verified" {
		t.Errorf("what was decided of it is gone: %+v", s)
	}
	d.press("E", "D")
	if d.byHand() != nil || d.shownByHand() != "5" || !strings.Contains(d.message, "removed") {
		t.Errorf("removed: %s, %q", d.shownByHand(), d.message)
	}
	d.press("U")
	if s := d.selected(); s == nil || !s.ByHand {
		t.Errorf("the removal is taken back, selected is %+v", s)
	}
	d.press("U")
	if s := d.selected(); s == nil || s.ByHand || d.shownByHand() != "6" || d.doc.book.Mark(s).State != "verified" {
		t.Errorf("the change is taken back, selected is %+v, shown %s", s, d.shownByHand())
	}
}

func TestCorrectingFromFindingsAndDetails(t *testing.T) {
	d := open(t, 140, 40)
	d.press("f", "j", "E")
	if d.is(inFindings) || d.byHand() == nil || d.byHand().corrects == nil {
		t.Fatal("E in the findings corrects nothing")
	}
	corrected := d.byHand().corrects
	if s := d.selected(); s == nil || !s.Same(corrected) {
		t.Errorf("selected is %+v", s)
	}
	d.press("E")
	if d.byHand().corrects != nil || len(d.byHand().chosen) > 0 {
		t.Error("no new one is begun")
	}
	d.press("esc", "g", "enter", "E")
	if m := d.byHand(); m == nil || m.corrects == nil || !m.corrects.Same(d.selected()) {
		t.Error("E in the details corrects nothing")
	}
}

func TestMouseChoosesWords(t *testing.T) {
	d := open(t, 140, 30)
	d.press("E")
	place := func(words string, article int) tea.Mouse {
		m := uitest.Find(t, d.doc.story, fmt.Sprintf("%d:%s", article, words))
		p := &d.panes[article]
		i := slices.IndexFunc(d.screen.Slots, func(s Slot) bool { return s.Article == article })
		row, cell := p.column.Cell(m.Start)
		return tea.Mouse{X: d.screen.Slots[i].X + cell + 1, Y: d.screen.BodyY + row - p.top, Button: tea.MouseLeft}
	}
	click := func(m tea.Mouse) { d.send(tea.MouseClickMsg(m)) }
	click(place("six", 0))
	if got := d.chosen(); got != "extra of number: six" {
		t.Errorf("clicked: %s", got)
	}
	d.send(tea.MouseMotionMsg(place("six", 0)))
	click(place("six", 0))
	if got := d.chosen(); got != "extra of number: six weeks" {
		t.Errorf("clicked twice: %s", got)
	}
	click(place("cracks", 1))
	d.send(tea.MouseMotionMsg(place("main", 1)))
	d.send(tea.MouseMotionMsg(place("Monday", 1)))
	if got := d.chosen(); !strings.HasPrefix(got, "variant of attribution: six weeks/The bridge was shut") || !strings.HasSuffix(got, "cracks") {
		t.Errorf("dragged: %s", got)
	}
	d.send(tea.MouseReleaseMsg(place("Monday", 1)))
	click(tea.Mouse{X: 0, Y: 0, Button: tea.MouseLeft})
	d.send(tea.MouseMotionMsg(place("January", 0)))
	if got := d.chosen(); !strings.Contains(got, "six weeks/") {
		t.Errorf("clicked beside the text: %s", got)
	}
	d.send(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
	d.checkFrame("scrolled")
}

// After a scroll the cursor goes on from what is seen.
func TestTheCursorIsFetched(t *testing.T) {
	d := open(t, 80, 12)
	d.press("E")
	for _, wheel := range []tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp} {
		for range 6 {
			d.send(tea.MouseWheelMsg{X: 5, Y: 6, Button: wheel})
		}
		place := d.panes[0].place
		for _, key := range []string{"l", "j", "k", "h"} {
			d.press(key)
			if p := &d.panes[0]; p.place != place || !d.byHand().shows(p, d.byHand().at().words().Span(d.byHand().at().cursor)) {
				t.Errorf("%s after a scroll moves the columns from %v to %v", key, place, p.place)
			}
		}
	}
}

func TestWhatComesWhileWordsAreChosenWaits(t *testing.T) {
	d := open(t, 140, 30)
	d.press("E", "space")
	story := d.doc.story
	d.send(changed{revision: d.revision("The harbour bridge closed in March.", "It shut in May.")})
	if d.doc.story != story || d.byHand() == nil {
		t.Error("the story changes under what is being chosen")
	}
	d.press("tab", "space", "enter")
	if d.doc.story == story {
		t.Error("the revision never comes")
	}
}

// TestItIsShownWhileSelected: what is marked by hand and left out by the level or the
// filter stays on the screen as long as it is selected, and the person is told what
// leaves it out; changed there, too, and taken back.
func TestItIsShownWhileSelected(t *testing.T) {
	for name, c := range map[string]struct {
		first []string // makes it that wording is left out
		said  string
		show  []string // shows it again
	}{
		"level":  {[]string{"i", "i"}, "the level facts leaves it out once you go on: i changes the level", []string{"i"}},
		"filter": {[]string{"F", "j", "space", "esc"}, "the filter leaves it out once you go on: F changes the filter", []string{"F", "a", "esc"}},
	} {
		d := open(t, 140, 30)
		d.press(c.first...)
		d.press("E")
		d.walkTo("closed")
		d.press("space", "tab", "tab", "space", "enter")
		made := d.selected()
		if made == nil || !made.ByHand || !strings.HasSuffix(d.message, c.said) || !strings.Contains(d.plain(), "variant (wording)") {
			t.Fatalf("%s: selected is %+v, said %q:\n%s", name, made, d.message, d.plain())
		}
		d.press("v")
		if s := d.selected(); s == nil || !s.ByHand || d.doc.book.Mark(s).State != "verified" {
			t.Errorf("%s: marked, selected is %+v", name, s)
		}
		d.press("j")
		if d.selected() != nil || slices.ContainsFunc(d.doc.shown.Differences, func(x model.Difference) bool { return x.ByHand }) {
			t.Errorf("%s: it is shown although it is not selected", name)
		}
		d.press(c.show...)
		if !slices.ContainsFunc(d.doc.shown.Differences, func(x model.Difference) bool { return x.ByHand }) {
			t.Errorf("%s: it is not shown again", name)
		}
	}
}

func TestWordsThatAreGoneAreSaid(t *testing.T) {
	d := open(t, 140, 30)
	d.press("E")
	d.walkTo("The harbour")
	d.press("space", "tab", "space", "enter")
	before := d.doc.story
	gone := d.revision(before.Articles[0].Text, "Nothing is known of it.", before.Articles[2].Text)
	for i := range gone.Story.Articles {
		gone.Story.Articles[i].ID = before.Articles[i].ID
	}
	d.reviseTo(gone)
	if !strings.Contains(d.message, "1 difference by hand without a place now") || strings.Contains(d.shownByHand(), "wording") {
		t.Errorf("said %q, shown %s", d.message, d.shownByHand())
	}
	back := d.revision(before.Articles[0].Text, before.Articles[1].Text, before.Articles[2].Text)
	for i := range back.Story.Articles {
		back.Story.Articles[i].ID = before.Articles[i].ID
	}
	d.reviseTo(back)
	if strings.Contains(d.message, "by hand") || !strings.Contains(d.shownByHand(), "wording: The/The") {
		t.Errorf("when the words are back: said %q, shown %s", d.message, d.shownByHand())
	}
}

// Who presents shares no choosing, and who follows keeps theirs.
func TestChoosingInARoom(t *testing.T) {
	story, analysis := fixture(t)
	room := &fakeRoom{}
	d := openWith(t, Options{Story: story, Analyze: made(analysis), Room: room}, 120, 30)
	scene := open(t, 120, 30)
	scene.press("n", "n")
	d.press("p")
	view := d.shared()
	d.send(roomChanged{Presenter: "Ann", Scene: &view})
	d.press("E", "space")
	if !d.room.following {
		t.Error("choosing words leaves who presents")
	}
	presented := scene.shared()
	d.send(roomChanged{Presenter: "Ann", Scene: &presented})
	if d.byHand() == nil || d.selected() != nil {
		t.Error("what is presented moves the columns under what is chosen")
	}
	d.press("esc")
	if s := d.selected(); s == nil || d.here() != scene.here() {
		t.Errorf("afterwards at %v with %+v", d.here(), s)
	}
	d.press("p", "P", "E")
	if s := d.shared(); s.screen != inColumns {
		t.Errorf("a presenter who chooses shows %b", s.screen)
	}
}
