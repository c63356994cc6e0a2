package reader

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/findings"
	"triptych/ui/internal/uitest"
	"triptych/ui/notes"
	"triptych/ui/theme"
)

// findings returns the findings that are open, nil for none.
func (d *rig) findings() *findingsMode {
	m, _ := d.stack.find(inFindings).(*findingsMode)
	return m
}

// weighed returns the fixture with weights and levels: conflicts are facts, the
// other wordings tell, and the extra is at the level of everything.
func weighed(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	story, a := fixture(t)
	list := slices.Clone(a.Differences)
	for i := range list {
		d := &list[i]
		d.Weight, d.Level = 0.1*float64(i), model.Telling
		switch d.Relation {
		case model.Conflict:
			d.Level = model.Facts
		case model.Extra:
			d.Level = model.Everything
		}
	}
	a, err := model.NewAnalysis(story, model.Automatic, a.Topics, a.Counterparts, list)
	if err != nil {
		t.Fatal(err)
	}
	return story, a
}

func openWeighed(t testing.TB, width, height int) *rig {
	t.Helper()
	story, a := weighed(t)
	return openStory(t, story, a, width, height)
}

// TestAnEmptyLevelIsNamed holds that the status names the level also where it leaves
// nothing to show.
func TestAnEmptyLevelIsNamed(t *testing.T) {
	story, a := weighed(t)
	list := slices.Clone(a.Differences)
	for i := range list {
		list[i].Level = model.Everything
	}
	a, err := model.NewAnalysis(story, model.Automatic, a.Topics, a.Counterparts, list)
	if err != nil {
		t.Fatal(err)
	}
	d := openStory(t, story, a, 120, 30)
	for _, key := range []string{"j", "f", "c", "o"} {
		d.press(key)
		if frame := d.plain(); !strings.Contains(frame, "level telling") {
			t.Errorf("after %s the level is not named:\n%s", key, frame)
		}
	}
	d.press("i")
	if len(d.doc.shown.Differences) != len(list) {
		t.Error("i does not leave the empty level")
	}
}

// TestCompareSaysWhatIsNotShown holds that the compare view does not call a topic
// without differences where the level hides some, and agrees with the status line.
func TestCompareSaysWhatIsNotShown(t *testing.T) {
	d := openWeighed(t, 120, 60)
	d.press("i", "i", "c")
	want := 0
	for topic := range d.doc.whole.Topics {
		first, end := d.doc.whole.DifferencesOf(topic)
		if shown, after := d.doc.shown.DifferencesOf(topic); shown == after && first < end {
			want++
		}
	}
	if got := strings.Count(d.plain(), " not shown ─"); want == 0 || got != want {
		t.Errorf("%d topics have only differences that are not shown, and %d headings say so:\n%s", want, got, d.plain())
	}
}

func TestFindingsLeadToThePassageAndBack(t *testing.T) {
	d := openWeighed(t, 120, 30)
	d.press("f")
	if frame := d.plain(); !strings.Contains(frame, "Findings 5") || !strings.Contains(frame, "two months") {
		t.Fatalf("the findings are\n%s", frame)
	}
	d.press("j", "j")
	row, want := d.findings().table.Row(), d.findings().selected()
	d.press("enter")
	if d.findings() != nil || d.selected() == nil || d.selected().Mentions[0] != want.Mentions[0] {
		t.Fatalf("enter leads to %v, not %v", d.selected(), want)
	}
	d.checkMentionsShown(d.selected())
	d.press("backspace")
	if d.findings() == nil || d.findings().table.Row() != row {
		t.Errorf("going back does not lead to row %d", row)
	}
	if d.selected() != nil {
		t.Error("the difference is still selected")
	}
	d.press("f")
	if d.findings() != nil {
		t.Error("f does not close them")
	}
	d.press("!", "f")
	if got := d.findings().selected(); got.Relation != model.Conflict || d.view.finding.at != d.view.selection {
		t.Errorf("opened at a difference, row %d is selected", d.findings().table.Row())
	}
}

func TestFindingsTabs(t *testing.T) {
	d := open(t, 120, 30)
	d.press("f", "tab")
	if d.view.finding.tab != findings.Figures || d.findings().table.Len() != 3 {
		t.Errorf("tab leads to %v with %d rows", d.view.finding.tab, d.findings().table.Len())
	}
	d.press("3")
	if d.view.finding.tab != findings.Dates || d.view.focus != 0 {
		t.Errorf("3 leads to %v, the focus to %d", d.view.finding.tab, d.view.focus)
	}
	d.press("9")
	if !strings.Contains(d.message, "no tab 9") {
		t.Errorf("9 says %q", d.message)
	}
	d.press("4", "enter")
	if d.view.finding.tab != findings.Quotes || !strings.Contains(d.message, "no finding is selected") {
		t.Errorf("with no row of %v, enter says %q", d.view.finding.tab, d.message)
	}
	d.press("v")
	if !strings.Contains(d.message, "none is selected in this table") {
		t.Errorf("with no row, v says %q", d.message)
	}
	d.send(tea.MouseClickMsg{X: 2, Y: 0, Button: tea.MouseLeft})
	if d.view.finding.tab != findings.All {
		t.Errorf("a click leads to %v", d.view.finding.tab)
	}
}

// withFacts returns an analysis with two facts that articles agree on.
func withFacts(t *testing.T, a *model.Analysis) *model.Analysis {
	t.Helper()
	fact := func(about string, kind model.Kind, words map[int]string) model.Fact {
		f := model.Fact{About: about, Kind: kind, Agreed: true}
		for i := range a.Story.Articles {
			if start := strings.Index(a.Story.Articles[i].Text, words[i]); words[i] != "" {
				ref := model.SentenceRef{Article: i, Sentence: a.Story.Articles[i].SentenceAt(start)}
				f.Mentions = append(f.Mentions, model.Detail{SentenceRef: ref, Span: model.Span{Start: start, End: start + len(words[i])}, Kind: kind})
			}
		}
		return f
	}
	a, err := a.With(model.Common{Facts: []model.Fact{
		fact("month of closure", model.Date, map[int]string{0: "January", 2: "January"}),
		fact("lorries", model.Number, map[int]string{0: "More than 600", 1: "Some 600"}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAgreedLeadsToThePassageAndBack(t *testing.T) {
	story, a := fixture(t)
	d := openStory(t, story, withFacts(t, a), 120, 30)
	d.press("f", "5")
	if frame := d.plain(); !strings.Contains(frame, "Agreed 2") || !strings.Contains(frame, "month of closure") || strings.Contains(frame, "from the automatic") {
		t.Fatalf("what agrees is\n%s", frame)
	}
	d.press("j", "y")
	if !strings.Contains(d.message, "clipboard") {
		t.Errorf("y says %q", d.message)
	}
	d.press("enter")
	if d.findings() != nil || d.here() != d.doc.analyses[model.Automatic].Facts[1].Mentions[0].SentenceRef {
		t.Errorf("enter leads to %v", d.here())
	}
	d.press("backspace")
	if d.findings() == nil || d.findings().table.Row() != 1 || d.view.finding.tab != findings.Agreed {
		t.Errorf("going back leads to\n%s", d.plain())
	}
	d.press("v")
	if !strings.Contains(d.message, "go to a difference first") {
		t.Errorf("on a fact, v says %q", d.message)
	}
}

// TestAgreedBesideAnnotations: facts are read once their tab is looked at, and it
// says from where they are.
func TestAgreedBesideAnnotations(t *testing.T) {
	o := annotated(t)
	few, err := o.Analyze(t.Context(), analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o.Analyze = made(withFacts(t, few))
	d := openWith(t, o, 120, 30)
	d.press("f")
	if d.doc.analyses[model.Automatic] != nil {
		t.Fatal("the automatic analysis is made before anybody wants it")
	}
	_, cmd := d.Update(keyOf("5"))
	if frame := d.plain(); !strings.Contains(frame, "still comparing the articles") || strings.Contains(frame, "Agreed 0") {
		t.Errorf("until the facts are read:\n%s", frame)
	}
	d.run(cmd)
	if frame := d.plain(); !strings.Contains(frame, "Agreed 2") || !strings.Contains(frame, "from the automatic analysis") || d.doc.whole.Origin != model.Annotations {
		t.Errorf("once they are:\n%s", frame)
	}
}

// TestAgreedThatCannotBeRead: the tab says why.
func TestAgreedThatCannotBeRead(t *testing.T) {
	o := annotated(t)
	o.Analyze = func(context.Context, analyze.Options) (*model.Analysis, error) {
		return nil, errors.New("out of order")
	}
	d := openWith(t, o, 120, 30)
	d.press("f", "5", "j")
	if frame := d.plain(); !strings.Contains(frame, " the articles could not be compared: out of order") || d.findings() == nil {
		t.Errorf("without facts:\n%s", frame)
	}
}

func TestFindingsThatHoldWords(t *testing.T) {
	d := open(t, 100, 30)
	d.press("f", "/")
	d.write("january")
	if frame := d.plain(); d.findings().table.Len() != 1 || !strings.Contains(frame, "with “january”") {
		t.Errorf("with words:\n%s", frame)
	}
	d.press("enter")
	if d.is(inSeek) || d.findings().table.Len() != 1 {
		t.Error("enter does not keep them")
	}
	d.press("esc")
	if d.findings() == nil || d.findings().table.Len() != 6 {
		t.Error("esc does not show all again")
	}
	d.press("/", "z", "esc")
	if d.findings().table.Len() != 6 {
		t.Error("cancelled, rows are still left out")
	}
	d.press("esc")
	if d.findings() != nil {
		t.Error("esc does not close the findings")
	}
}

func TestFindingsAreCopiedAndMarked(t *testing.T) {
	d := openWeighed(t, 120, 30)
	d.press("f")
	d.press("v")
	if frame := d.plain(); !strings.Contains(frame, "✓") || !strings.Contains(frame, "1 of 5 settled") {
		t.Errorf("a verified one does not show:\n%s", frame)
	}
	d.press("w")
	d.write("ask the port")
	d.press("enter")
	if note := d.doc.book.Mark(d.findings().selected()).Note; note != "ask the port" {
		t.Errorf("the note is %q", note)
	}
	if out := d.press("y"); len(out) == 0 || !strings.Contains(fmt.Sprint(out[0]), "six weeks") {
		t.Errorf("y copies %v", out)
	}
}

// TestLevels: at a level only what it includes is marked, stepped through and
// listed.
func TestLevels(t *testing.T) {
	story, a := weighed(t)
	d := openWith(t, Options{Story: story, Analyze: made(a), Habits: Habits{Level: model.Facts}}, 120, 30)
	for _, want := range []struct {
		level model.Level
		n     int
	}{{model.Facts, 3}, {model.Telling, 5}, {model.Everything, 6}, {model.Facts, 3}} {
		if d.view.marked.level != want.level || len(d.doc.shown.Differences) != want.n {
			t.Errorf("at %s %d are shown, want %d at %s", d.view.marked.level, len(d.doc.shown.Differences), want.n, want.level)
		}
		d.press("f")
		if got := d.findings().table.Len(); got != want.n {
			t.Errorf("at %s %d are listed", d.view.marked.level, got)
		}
		if d.press("f", "g"); !strings.Contains(d.plain(), "level "+string(want.level)) {
			t.Errorf("at %s the status does not say so:\n%s", want.level, d.plain())
		}
		d.press("n")
		if frame := d.plain(); !strings.Contains(frame, fmt.Sprintf("1 of %d", want.n)) {
			t.Errorf("at %s the status counts otherwise:\n%s", want.level, frame)
		}
		d.press("i")
		if !strings.Contains(d.message, "marked at the level "+string(d.view.marked.level)) {
			t.Errorf("i says %q", d.message)
		}
	}
	if open(t, 120, 30).view.marked.level != model.Telling {
		t.Error("the level is another at first")
	}
}

// TestConflictsHaveKeysOfTheirOwn: they lead through conflicts alone, from wherever
// other keys led, and round at the ends.
func TestConflictsHaveKeysOfTheirOwn(t *testing.T) {
	d := open(t, 120, 30)
	var seen []string
	for range 4 {
		d.press("!")
		seen = append(seen, fmt.Sprint(d.selected().Topic))
		if d.selected().Relation != model.Conflict {
			t.Errorf("! leads to %v", d.selected())
		}
	}
	if got := strings.Join(seen, " "); got != "0 5 3 0" {
		t.Errorf("the conflicts are of topics %s", got)
	}
	if frame := d.plain(); !strings.Contains(frame, "back at the first conflict") || !strings.Contains(frame, "conflict 1 of 3") || !strings.Contains(frame, "“February”") {
		t.Errorf("round again the status says\n%s", frame)
	}
	d.press("ctrl+p")
	if d.selected().Topic != 3 {
		t.Errorf("ctrl+p leads to topic %d", d.selected().Topic)
	}
	d.press("N")
	if d.selected().Relation == model.Conflict || !strings.Contains(d.plain(), "~ 4 of 6") {
		t.Errorf("N leads to a %s:\n%s", d.selected().Relation, d.plain())
	}
	d.press("!")
	if d.selected().Topic != 3 {
		t.Errorf("from there ! leads to topic %d", d.selected().Topic)
	}
	d.press("F", "space", "esc", "!")
	if !strings.Contains(d.message, "no conflicts are shown") {
		t.Errorf("with conflicts filtered ! says %q", d.message)
	}
}

// TestCompareCountsFromTopToBottom whatever the order in the articles is.
func TestCompareCountsFromTopToBottom(t *testing.T) {
	d := open(t, 120, 30)
	d.press("c", "g")
	for i := range 3 {
		d.press("n")
		if want := fmt.Sprintf(" %d of 6", i+1); !strings.Contains(d.plain(), want) {
			t.Errorf("after %d steps it is not %s:\n%s", i+1, want, d.plain())
		}
	}
	d.press("g", "esc", "c", "g", "!", "!")
	if !strings.Contains(d.plain(), "conflict 2 of 3") || d.selected().Relation != model.Conflict {
		t.Errorf("after two steps it is not the second conflict:\n%s", d.plain())
	}
}

// TestStatusHidesNoValue: what does not fit into a row takes more, with the keys
// still there, and never covers the reading line.
func TestStatusHidesNoValue(t *testing.T) {
	for _, size := range [][2]int{{40, 24}, {60, 24}, {80, 24}, {120, 40}, {44, 16}} {
		d := open(t, size[0], size[1])
		for range 6 {
			d.press("n")
			frame := d.plain()
			status := strings.Join(strings.Fields(frame), " ")
			for _, m := range d.selected().Mentions {
				if words := m.In(d.doc.story.Articles[m.Article].Text); !strings.Contains(status, "“"+words+"”") {
					t.Errorf("%v: %q is not told:\n%s", size, words, frame)
				}
			}
			said, _ := d.status(d.Reader.columns).rows()
			for _, row := range said {
				if strings.TrimSpace(ansi.Strip(row)) == "" {
					t.Errorf("%v: a row is wasted:\n%s", size, frame)
				}
			}
			if !strings.Contains(frame, "▶") {
				t.Errorf("%v: the reading line is covered:\n%s", size, frame)
			}
			if size[1] >= hintsStay && !strings.Contains(frame, "help") {
				t.Errorf("%v: the keys are gone:\n%s", size, frame)
			}
		}
	}
}

// TestSetAside: what is set aside has no mark, is gone past and counted apart, can
// be taken back at once and later, and is listed.
func TestSetAside(t *testing.T) {
	d := open(t, 120, 30)
	d.press("n")
	aside := d.view.selection
	d.press("v", "v", "v")
	if d.doc.index.markOf(d.doc.find(aside)).State != notes.SetAside || d.view.selection != aside {
		t.Fatalf("after three presses it is %q", d.message)
	}
	d.press("v")
	if d.doc.index.markOf(d.doc.find(aside)).State != notes.NoState {
		t.Error("it cannot be taken back at once")
	}
	d.press("v", "v", "v", "n")
	if d.doc.find(aside) != none || d.view.selection == aside {
		t.Error("it is still marked")
	}
	if frame := d.plain(); !strings.Contains(frame, "of 5") || !strings.Contains(frame, "1 of 6 settled, 1 set aside") {
		t.Errorf("it is not counted apart:\n%s", frame)
	}
	d.press("n", "n", "n", "n", "n")
	if d.view.selection == aside {
		t.Error("n leads to it")
	}
	d.press("f")
	if d.findings().table.Len() != 6 || !strings.Contains(d.plain(), "×") {
		t.Errorf("it is not listed:\n%s", d.plain())
	}
	d.findings().table.SelectDifference(d.doc.index.numbers[aside])
	d.findings().remember()
	d.press("enter")
	if d.view.selection != aside || d.selected() == nil {
		t.Error("the findings do not lead to it")
	}
	d.press("v", "n")
	if d.doc.find(aside) == none {
		t.Error("taken back, it is not marked")
	}
}

// TestDetailsKeepWhatIsSetAside until another row is selected.
func TestDetailsKeepWhatIsSetAside(t *testing.T) {
	d := open(t, 120, 40)
	d.press("enter", "v", "v", "v", "v", "v")
	if got := d.doc.index.markOf(0).State; got != notes.Verified {
		t.Errorf("after five presses in the details it is %q", got)
	}
}

func TestFilterByState(t *testing.T) {
	d := open(t, 120, 40)
	d.press("n", "v", "n", "v", "v", "n", "v", "v", "v", "esc")
	shows := func(want int, what string) {
		t.Helper()
		if got := len(d.doc.shown.Differences); got != want {
			t.Errorf("%s: %d are shown, want %d", what, got, want)
		}
	}
	shows(5, "at first")
	open := len(choices()) - len(notes.States())
	at := slices.Repeat([]string{"j"}, open)
	d.press(slices.Concat([]string{"F"}, at, []string{"space", "esc"})...)
	shows(2, "without what is open")
	d.press(slices.Concat([]string{"F"}, at, []string{"j", "o", "esc"})...)
	shows(1, "only what is verified")
	d.press(slices.Concat([]string{"F"}, at, []string{"j", "j", "j", "o", "esc"})...)
	shows(1, "only what is set aside")
	d.press("F", "a", "esc")
	shows(5, "as at first")
}

// TestMarginShowsStates beside the relation's mark, or in its place where the
// topic's number has the cell.
func TestMarginShowsStates(t *testing.T) {
	d := open(t, 120, 30)
	d.press("n", "v", "g")
	if row := strings.Split(d.plain(), "\n")[d.screen.BodyY+3]; !strings.HasPrefix(row, "!✓") {
		t.Errorf("the row of a verified conflict is %q", row)
	}
	d.press("h")
	if strings.Contains(d.plain(), "✓") {
		t.Error("hidden with the highlights, it is still there")
	}
}

func TestFollowersSeeFindings(t *testing.T) {
	room := &fakeRoom{}
	story, a := weighed(t)
	o := Options{Story: story, Analyze: made(a), Room: room}
	speaker, follower := openWith(t, o, 120, 30), openWith(t, o, 120, 30)
	speaker.press("P")
	follower.press("p")
	speaker.press("i", "f", "j", "tab")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	follower.rest()
	if got, want := body(follower.View().Content), body(speaker.View().Content); got != want {
		t.Errorf("the follower sees\n%s\nnot\n%s", follower.plain(), speaker.plain())
	}
}

func TestGoldenFindings(t *testing.T) {
	for _, size := range [][2]int{{40, 24}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			d := openWeighed(t, size[0], size[1])
			d.term.theme = th
			d.press("n", "v", "n", "v", "v", "n", "v", "v", "v", "f", "j")
			d.checkFrame("findings")
			uitest.GoldenScreen(t, th, d.View().Content)
		})
	}
}

func TestGoldenConflict(t *testing.T) {
	for _, size := range [][2]int{{40, 24}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			d := openThemed(t, th, size[0], size[1])
			d.press("!", "v", "!")
			d.checkFrame("a conflict")
			uitest.GoldenScreen(t, th, d.View().Content)
		})
	}
}

// TestHighlightsHaveNoKeyWhereNoneAreDrawn: a key that would change nothing on a
// screen is none of its keys.
func TestHighlightsHaveNoKeyWhereNoneAreDrawn(t *testing.T) {
	for _, screen := range []string{"f", "o"} {
		d := openWeighed(t, 120, 30)
		d.press(screen, "h")
		if !d.view.highlights {
			t.Errorf("after %s, h hides highlights that are not there", screen)
		}
		d.press(screen, "h")
		if d.view.highlights {
			t.Errorf("back from %s, h does not hide highlights", screen)
		}
	}
}

// TestHelpIsOfTheScreen: what the page of keys says of the mouse holds on the screen
// that it covers.
func TestHelpIsOfTheScreen(t *testing.T) {
	for screen, want := range map[string]string{"j": "focuses a column", "f": "A click selects a", "o": "A click goes to", "c": "opens and closes"} {
		d := openWeighed(t, 110, 100)
		if d.press(screen, "?"); !strings.Contains(d.plain(), want) {
			t.Errorf("after %s the help says nothing of %q:\n%s", screen, want, d.plain())
		}
	}
}
