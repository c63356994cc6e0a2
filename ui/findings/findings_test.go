package findings

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/tables"
	"triptych/ui/theme"
)

func TestHeaviestFirstThenByPlace(t *testing.T) {
	a := fixture(t)
	for tab, want := range map[Tab]string{
		All:     "number of hurt, month of closure, lorries a day, number of cracks, Ana Ruiz, engineer's name, certainty · The closure",
		Figures: "number of hurt, lorries a day, number of cracks",
		Dates:   "month of closure",
		Quotes:  "Ana Ruiz",
	} {
		if got := abouts(New(a, Options{Tab: tab, List: every(a)})); got != want {
			t.Errorf("%v: %s, want %s", tab, got, want)
		}
	}
	if got := abouts(New(a, Options{List: every(a)[:1]})); strings.Contains(got, ",") {
		t.Errorf("of one difference: %s", got)
	}
}

// TestStandingOut: the value that fewer outlets give stands out, and what is left out does where it is left out.
func TestStandingOut(t *testing.T) {
	a := fixture(t)
	odd := map[string]string{}
	table := New(a, Options{List: every(a)})
	for i := range table.Len() {
		e := table.content.entry(i)
		var words []string
		for _, c := range e.row.Cells {
			if c.Odd {
				words = append(words, c.Words)
			}
		}
		odd[e.row.About] = strings.Join(words, ", ")
	}
	for about, want := range map[string]string{
		"number of hurt": "Nine", "month of closure": "February", "lorries a day": "", "certainty · The closure": "",
		"number of cracks": "", "engineer's name": "no match found",
	} {
		if odd[about] != want {
			t.Errorf("%s: %q stand out, want %q", about, odd[about], want)
		}
	}
}

// TestAllThatConflictStandOut where none is given by more outlets than each other.
func TestAllThatConflictStandOut(t *testing.T) {
	b := uitest.NewBuilder(t, "Four were hurt.", "Five were hurt.")
	b.Topic("The hurt", "0:Four were", "1:Five were")
	b.Differ(0, model.Number, model.Conflict, "0:Four=4", "1:Five=5")
	a := b.Analysis()
	table := New(a, Options{List: every(a)})
	for _, c := range table.content.entry(0).row.Cells {
		if !c.Odd {
			t.Errorf("%s does not stand out", c.Words)
		}
	}
}

// TestOddOnesHaveAnotherAttribute: they differ by more than a colour.
func TestOddOnesHaveAnotherAttribute(t *testing.T) {
	a := fixture(t)
	th := uitest.Tokens(theme.New(true))
	table := New(a, Options{List: every(a)})
	table.Select(4)
	rows := strings.Join(table.Rows(100, 20, th, ansi.GraphemeWidth), "\n")
	for _, words := range []string{"February", "Nine"} {
		if !strings.Contains(rows, th.Conflict.Styled(words)) {
			t.Errorf("%s is not drawn as what conflicts", words)
		}
	}
	if strings.Contains(rows, th.Conflict.Styled("January")) {
		t.Error("what most say stands out")
	}
}

// TestQuotesAreCounted: their table says who quotes how much.
func TestQuotesAreCounted(t *testing.T) {
	a := fixture(t)
	drawn := plain(New(a, Options{Tab: Quotes, List: every(a)}), 120, 10)
	for _, want := range []string{"Ana Ruiz", "8 words: “We could", "11 words: “We could"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is missing in\n%s", want, drawn)
		}
	}
}

func TestWordsNarrow(t *testing.T) {
	a := fixture(t)
	for words, want := range map[string]string{
		"FEBRUARY": "month of closure", "conflict": "number of hurt, month of closure", " hurt ": "number of hurt", "zebra": "", "to check": "lorries a day",
	} {
		o := Options{List: every(a), Words: words, State: func(d int) State {
			if a.Differences[d].About == "lorries a day" {
				return State{Glyph: "?", Words: "to check"}
			}
			return State{}
		}}
		if got := abouts(New(a, o)); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
	if drawn := plain(New(a, Options{List: every(a), Words: "zebra"}), 80, 10); !strings.Contains(drawn, "nothing found") {
		t.Errorf("without any row:\n%s", drawn)
	}
}

func TestSelecting(t *testing.T) {
	a := fixture(t)
	table := New(a, Options{List: every(a)})
	table.Move(-5)
	if table.Row() != 0 {
		t.Errorf("above the first is row %d", table.Row())
	}
	table.Move(1 << 40)
	if table.Row() != table.Len()-1 {
		t.Errorf("below the last is row %d", table.Row())
	}
	for _, want := range []string{"number of hurt", "month of closure", "number of hurt"} {
		if table.NextConflict(1); a.Differences[must(table.Selected())].About != want {
			t.Errorf("the next conflict is row %d, want %s", table.Row(), want)
		}
	}
	if table.NextConflict(-1); table.Row() != 1 {
		t.Errorf("the conflict before is row %d", table.Row())
	}
	for i := range a.Differences {
		if !table.SelectDifference(i) || must(table.Selected()) != i {
			t.Errorf("difference %d cannot be selected", i)
		}
	}
	if table.SelectDifference(99) {
		t.Error("what is not there is selected")
	}
	none := New(a, Options{})
	if _, ok := none.Selected(); ok || none.NextConflict(1) {
		t.Error("a table without rows has one selected")
	}
}

func must(i int, ok bool) int {
	if !ok {
		return -1
	}
	return i
}

// TestEverySize: each row has its width, the selected one is in sight, and it shows
// its values whole where there is room.
func TestEverySize(t *testing.T) {
	a := fixture(t)
	counter := ansi.GraphemeWidth
	for _, width := range []int{1, 2, 5, 9, 20, 40, 63, 80, 120, 200, 320} {
		for _, height := range []int{1, 2, 3, 5, 8, 24, 60} {
			table := New(a, Options{List: every(a)})
			for range table.Len() {
				rows := table.Rows(width, height, theme.New(true), counter)
				for y, row := range rows {
					if got := counter.StringWidth(row); got != width {
						t.Fatalf("%dx%d: row %d has %d cells", width, height, y, got)
					}
				}
				drawn := ansi.Strip(strings.Join(rows, "\n"))
				if !strings.Contains(drawn, "▶") {
					t.Fatalf("%dx%d: row %d is out of sight:\n%s", width, height, table.Row(), drawn)
				}
				table.Move(1)
			}
		}
	}
}

// TestPlaces: every row and tab is where At says.
func TestPlaces(t *testing.T) {
	a := fixture(t)
	for _, width := range []int{40, 120} {
		table := New(a, Options{List: every(a)})
		table.Select(3)
		drawn := strings.Split(plain(table, width, 18), "\n")
		for y, row := range drawn {
			place := table.At(0, y, width, 18, ansi.GraphemeWidth)
			if strings.HasPrefix(row, "▶") != (place.Row == 3 && table.At(0, y-1, width, 18, ansi.GraphemeWidth).Row != 3) {
				t.Errorf("%d cells: %q is row %d", width, row, place.Row)
			}
		}
		for tab := range Tab(table.Tabs()) {
			x := strings.Index(drawn[0], tab.String())
			if place := table.At(x, 0, width, 18, ansi.GraphemeWidth); !place.OnTab || place.Tab != tab {
				t.Errorf("%d cells: at %d is %v", width, x, place)
			}
		}
	}
}

// TestManyOutletsAreGrouped: where there is no room for columns, equal values stand
// once, with how many give them.
func TestManyOutletsAreGrouped(t *testing.T) {
	var sources, mentions []string
	for i := range 9 {
		number := "four"
		if i == 6 {
			number = "five"
		}
		sources = append(sources, "The fire hurt "+number+" people.")
		mentions = append(mentions, string(rune('0'+i))+":"+number+"="+number)
	}
	b := uitest.NewBuilder(t, sources...)
	var all []string
	for i := range sources {
		all = append(all, string(rune('0'+i))+":The fire")
	}
	b.Topic("The fire", all...)
	b.Differ(0, model.Number, model.Conflict, mentions...).About = "number of hurt"
	a := b.Analysis()
	drawn := plain(New(a, Options{List: every(a)}), 80, 12)
	for _, want := range []string{"8 outlets: four", "g: five"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is missing in\n%s", want, drawn)
		}
	}
}

// agreed returns the facts of the fixture: two that articles agree on, and one that
// they do not.
func agreed(a *model.Analysis) []model.Fact {
	said := func(article int, words, value string) model.Detail {
		start := strings.Index(a.Story.Articles[article].Text, words)
		return model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: a.Story.Articles[article].SentenceAt(start)},
			Span:        model.Span{Start: start, End: start + len(words)}, Kind: model.Number, Value: value,
		}
	}
	return []model.Fact{
		{About: "number of hurt", Kind: model.Number, Mentions: []model.Detail{said(0, "Six", "6"), said(1, "Six", "6"), said(2, "Nine", "9")}},
		{About: "lorries", Kind: model.Number, Agreed: true, Mentions: []model.Detail{said(0, "More than 600 lorries", ">600"), said(1, "Some 640", "~640")}},
		{Kind: model.Date, Agreed: true, Mentions: []model.Detail{said(0, "January", "2026-01"), said(2, "January", "2026-01")}},
	}
}

// TestAgreed: its rows are the facts that articles agree on, of which no value
// stands out, and no row of another tab is one.
func TestAgreed(t *testing.T) {
	a := fixture(t)
	table := New(a, Options{Tab: Agreed, List: every(a), Facts: agreed(a)})
	if got := abouts(table); got != "lorries, date" {
		t.Errorf("the rows are %s", got)
	}
	for i := range table.Len() {
		e := table.content.entry(i)
		for _, c := range e.row.Cells {
			if c.Odd {
				t.Errorf("of %s %q stands out", e.row.About, c.Words)
			}
		}
	}
	if _, ok := table.Selected(); ok || table.SelectFact(0) || !table.SelectFact(2) {
		t.Error("the row of a fact is that of a difference, or of one that they do not agree on")
	}
	if fact, ok := table.SelectedFact(); !ok || fact != 2 {
		t.Errorf("fact %d is selected, want 2", fact)
	}
	if all := New(a, Options{List: every(a), Facts: agreed(a)}); all.Len() != len(a.Differences) || all.SelectFact(1) {
		t.Errorf("all findings are %s", abouts(all))
	}
	if got := abouts(New(a, Options{Tab: Agreed, Facts: agreed(a), Words: "640"})); got != "lorries" {
		t.Errorf("with words the rows are %s", got)
	}
}

// TestNoFactsYet: the tab says why, and counts nothing.
func TestNoFactsYet(t *testing.T) {
	a := fixture(t)
	for o, want := range map[*Options]string{
		{NoFacts: "still comparing"}: "still comparing", {}: "nothing was found that two articles tell alike", {Words: "x"}: "nothing found",
	} {
		o.Tab, o.List = Agreed, every(a)
		drawn := plain(New(a, *o), 80, 10)
		if !strings.Contains(drawn, want) || strings.Contains(drawn, "Agreed 0") == (o.NoFacts != "") {
			t.Errorf("%q is missing, or facts are counted, in\n%s", want, drawn)
		}
	}
}

func TestGoldenAgreed(t *testing.T) {
	for name, width := range map[string]int{"wide": 120, "narrow": 40} {
		t.Run(name, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			a := fixture(t)
			table := New(a, Options{Tab: Agreed, List: every(a), Facts: agreed(a)})
			uitest.GoldenScreen(t, th, table.Rows(width, 12, th, ansi.GraphemeWidth)...)
		})
	}
}

func TestTabsGoRound(t *testing.T) {
	a := fixture(t)
	of := func(tab Tab, changes []tables.Row) *Table { return New(a, Options{Tab: tab, Changes: changes}) }
	if of(All, nil).Beside(-1) != Agreed || of(Agreed, nil).Beside(1) != All || of(Figures, nil).Beside(1) != Dates {
		t.Error("the tabs do not go round")
	}
	if none := []tables.Row{}; of(All, none).Beside(-1) != Changes || of(Changes, none).Beside(1) != All {
		t.Error("the tabs of versions do not go round")
	}
}

func TestGolden(t *testing.T) {
	for name, size := range map[string]struct{ width, height int }{
		"beamer": {80, 24}, "wide": {120, 20}, "widest": {200, 16}, "narrow": {40, 24}, "tiny": {20, 7},
	} {
		t.Run(name, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			a := fixture(t)
			states := map[string]State{
				"month of closure": {Glyph: "✓", Words: "verified"}, "lorries a day": {Glyph: "?", Words: "to check, note"},
				"Ana Ruiz": {Glyph: "×", Words: "set aside", Aside: true},
			}
			table := New(a, Options{List: every(a), State: func(d int) State { return states[a.Differences[d].About] }})
			table.Select(2)
			uitest.GoldenScreen(t, th, table.Rows(size.width, size.height, th, ansi.GraphemeWidth)...)
		})
	}
}
