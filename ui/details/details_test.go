package details

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// plain draws a panel without styles, and without the spaces at the end of rows.
func plain(p *Panel, width, height int) []string {
	rows := p.Rows(width, height, theme.New(true), ansi.GraphemeWidth)
	for i := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(rows[i]), " ")
	}
	return rows
}

// check holds a drawn panel to the rules of a rectangle.
func check(t *testing.T, p *Panel, width, height int, m ansi.Method) {
	t.Helper()
	rows := p.Rows(width, height, theme.New(true), m)
	if len(rows) != height {
		t.Fatalf("%dx%d: %d rows", width, height, len(rows))
	}
	for y, row := range rows {
		if err := uitest.CheckRow(row, m, width); err != nil {
			t.Fatalf("%dx%d: row %d: %v", width, height, y, err)
		}
	}
	if len(p.content.entries) == 0 || height < 2 {
		return
	}
	seen := false
	for y := range height {
		i, ok := p.At(0, y)
		seen = seen || ok && i == p.selected
	}
	if !seen {
		t.Fatalf("%dx%d: row %d is selected and not shown", width, height, p.selected)
	}
}

// hostile returns an analysis whose every text means harm.
func hostile(t testing.TB) *model.Analysis {
	const evil = "\x1b[2J\x1b]0;x\a 👨‍👩‍👧‍👦 \u202etxt قال محمد\n\tZ̴̡a̷lgo 中文字很多 \x9b31m"
	b := uitest.NewBuilder(t, "One says this. And more.", "Two says that. And less.", "Three.")
	for i := range b.Story.Articles {
		a := &b.Story.Articles[i]
		a.Source, a.Text = evil, strings.Repeat(evil, 3)
		a.Sentences = []model.Sentence{{Span: model.Span{End: len(a.Text)}}}
	}
	b.Topics = []model.Topic{{Label: evil, Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}}
	for i, kind := range model.Kinds() {
		d := model.Difference{Kind: kind, Relation: model.Relations()[i%4], Why: evil}
		for article := range 2 {
			d.Mentions = append(d.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: article},
				Span: model.Span{Start: i + article, End: len(b.Story.Articles[article].Text) - 2*i}, Kind: model.Kind(evil), Value: evil + fmt.Sprint(article)})
		}
		b.Differences = append(b.Differences, d)
	}
	b.Differences = append(b.Differences, model.Difference{Kind: evil, Relation: evil, Mentions: b.Differences[0].Mentions[:1]})
	return b.Analysis()
}

// busiest returns the topic with the most differences.
func busiest(a *model.Analysis) int {
	counts := make([]int, len(a.Topics)+1)
	for _, d := range a.Differences {
		counts[d.Topic]++
	}
	return slices.Index(counts, slices.Max(counts))
}

// TestEverySize: at every size the panel is a rectangle that shows the selected
// row, and lets nothing through that is no text.
func TestEverySize(t *testing.T) {
	stories := map[string]func(testing.TB) *model.Analysis{
		"fixture": fixture, "hostile": hostile,
		"embedded": uitest.EmbeddedAnalysis,
		"crowded":  func(t testing.TB) *model.Analysis { return crowded(t, 4<<10, 12) },
	}
	widths := []int{1, 2, 3, 5, 9, 17, 29, 30, 43, 59, 60, 80, 120, 161, 200, 320}
	heights := []int{1, 2, 3, 5, 6, 9, 11, 14, 24, 60, 90}
	for name, story := range stories {
		t.Run(name, func(t *testing.T) {
			a := story(t)
			for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
				p := New(a, busiest(a), Options{Status: func(d int) string { return []string{"", "note", "to\x1bcheck", "确认"}[d%4] }})
				for i, width := range widths {
					for j, height := range heights {
						p.content.under = someUnder(len(p.content.articles), width, i+j)
						p.Select((i*len(heights) + j) % max(len(p.content.entries), 1))
						p.Scroll((i + j) % 4)
						check(t, p, width, height, m)
					}
				}
			}
		})
	}
}

// someUnder returns places of the first few of n articles in a row of width cells, of
// none where few is 0.
func someUnder(n, width, few int) []Place {
	if few %= n + 1; few == 0 {
		return nil
	}
	list := make([]Place, n)
	each := width / few
	for i := range few {
		list[i] = Place{X: i*each + min(5, each-1), Width: max(0, each-6)}
	}
	return list
}

// TestCellsStandUnderTheArticles: what an article says begins in the cell in which its
// text does above the panel, whatever the size and the row selected; what is said by
// one that is not on the screen follows its name.
func TestCellsStandUnderTheArticles(t *testing.T) {
	for _, c := range []struct {
		width int
		under []Place
		apart string // of the third article
	}{
		{120, []Place{{5, 34}, {45, 34}, {85, 34}}, ""},
		{80, []Place{{3, 23}, {29, 23}, {56, 23}}, ""},
		{80, []Place{{5, 34}, {45, 34}, {}}, "3 "},
		{200, []Place{{7, 60}, {75, 60}, {140, 58}}, ""},
	} {
		p := New(fixture(t), 0, Options{Under: c.under})
		for height := 9; height < 40; height += 7 {
			for selected := range p.content.entries {
				p.Select(selected)
				rows := plain(p, c.width, height)
				at := -1
				for y := range rows {
					if i, ok := p.At(0, y); ok && i == 1 && at < 0 {
						at = y
					}
				}
				if at < 0 || at+1 >= len(rows) {
					continue // scrolled out of sight
				}
				if !strings.Contains(rows[at], "dates in conflict") {
					continue // its title is out of sight
				}
				for i, want := range []string{"January", "February", "January"} {
					if place := c.under[i]; place.Width > 0 && !strings.HasPrefix(rows[at+1][min(place.X, len(rows[at+1])):], want) {
						t.Errorf("%d cells, %d rows: article %d does not say %s in cell %d of %q", c.width, height, i+1, want, place.X, rows[at+1])
					}
				}
				if y := at + 2; c.apart != "" && y < len(rows) {
					if i, ok := p.At(0, y); ok && i == 1 && !(strings.HasPrefix(rows[y][c.under[0].X:], c.apart) && strings.HasSuffix(rows[y], "January")) {
						t.Errorf("%d cells, %d rows: the third article is told by %q", c.width, height, rows[y])
					}
				}
			}
		}
	}
}

// TestNarrowColumnsAreNotFollowed: where the columns above are too narrow for words,
// or only one is on the screen, the table has a shape of its own.
func TestNarrowColumnsAreNotFollowed(t *testing.T) {
	for _, under := range [][]Place{nil, {{5, 34}, {}, {}}, {{5, 34}, {40, 9}, {50, 30}}, {{5, 34}, {30, 34}, {}}, {{5, 34}, {45, 36}, {}}} {
		p := New(fixture(t), 0, Options{Under: under})
		if rows := plain(p, 80, 20); !strings.Contains(rows[1], "The Morning Tide") || p.layout.shape != across {
			t.Errorf("%v: %q", under, rows[1])
		}
	}
}

func TestNothingToShow(t *testing.T) {
	a := fixture(t)
	none := a.Filter(func(*model.Difference) bool { return false })
	for _, test := range []struct {
		name  string
		panel *Panel
		want  []string
	}{
		{"no topic", New(a, -1, Options{}), []string{"No topic at the reading line", "belongs to none"}},
		{"a topic that is not there", New(a, 99, Options{}), []string{"No topic at the reading line"}},
		{"no difference", New(a, 2, Options{}), []string{"3 The ferry · 2 of 3 articles", "No difference was found in it."}},
		{"nothing is hidden", New(a, 2, Options{Whole: a}), []string{"3 The ferry · 2 of 3 articles", "No difference was found in it."}},
		{"all are hidden", New(none, 0, Options{Whole: a}), []string{"5 not shown", "None of its 5 differences is shown"}},
		{"the only one is hidden", New(none, 1, Options{Whole: a}), []string{"Its only difference is not shown"}},
	} {
		p := test.panel
		p.Move(1)
		p.Select(3)
		p.Scroll(2)
		if d, ok := p.Selected(); ok || len(p.content.entries) != 0 {
			t.Errorf("%s: difference %d of %d is selected", test.name, d, len(p.content.entries))
		}
		drawn := strings.Join(plain(p, 80, 10), "\n")
		for _, want := range test.want {
			if !strings.Contains(drawn, want) {
				t.Errorf("%s: %q is not in\n%s", test.name, want, drawn)
			}
		}
		if _, ok := p.At(0, 1); ok {
			t.Errorf("%s: there is a row to click", test.name)
		}
		for _, width := range []int{1, 9, 200} {
			check(t, p, width, 7, ansi.GraphemeWidth)
		}
	}
}

// TestSelection: the conflict comes first, moving stops at the ends, and rows
// tell the numbers of the analysis.
func TestSelection(t *testing.T) {
	whole := fixture(t)
	a := whole.Filter(func(d *model.Difference) bool { return d.Kind != model.Quote })
	p := New(a, 0, Options{Whole: whole})
	if drawn := strings.Join(plain(p, 100, 10), "\n"); !strings.Contains(drawn, " · 1 not shown ") {
		t.Errorf("the filter is not told of in\n%s", drawn)
	}
	var kinds []model.Kind
	for i := range p.content.entries {
		p.Select(i)
		d, _ := p.Selected()
		kinds = append(kinds, a.Differences[d].Kind)
	}
	if want := []model.Kind{model.Date, model.Certainty, model.Number, model.Name}; !slices.Equal(kinds, want) {
		t.Errorf("the rows are %v, want %v", kinds, want)
	}
	for _, step := range []struct{ delta, want int }{{-9, 0}, {2, 2}, {9, 3}, {-1, 2}} {
		if p.Move(step.delta); p.selected != step.want {
			t.Errorf("moved by %d: row %d, want %d", step.delta, p.selected, step.want)
		}
	}
	quote := slices.IndexFunc(a.Differences, func(d model.Difference) bool { return d.Kind == model.Quote })
	if p.SelectDifference(quote) || p.selected != 2 {
		t.Errorf("what is hidden was selected")
	}
	if !p.SelectDifference(0) || p.selected != 0 {
		t.Errorf("row %d is selected, want the first", p.selected)
	}
}

// TestCells: what each article says, that it does not say, and that it does not
// treat the topic, in columns and under each other.
func TestCells(t *testing.T) {
	a := fixture(t)
	for _, test := range []struct {
		topic, selected, width int
		articles               []int
		want                   []string
	}{
		{0, 0, 100, nil, []string{"! conflict date", "January", "1 The Morning Tide", "3 c"}},
		{0, 3, 100, nil, []string{"+ extra", "three", "–", "figure in The Morning Tide; no match found elsewhere", "Why: only here"}},
		{0, 4, 100, nil, []string{"- missing name", "Ana Ruiz", "no match found"}},
		{1, 0, 100, nil, []string{"More than 600", "Some 600 / 200", "no match found", "Compared as", ">=600 lorries", "~600 lorries"}},
		{1, 0, 40, nil, []string{"~ figures differ", "2 Quayside C… Some 600 / 200", "3 c no match found"}},
		{1, 0, 20, nil, []string{"2 Quayside", "Courier: Some", "3 c: no match found"}},
		{0, 4, 40, []int{2, 0}, []string{"3 c no match found 1 The Mornin… Ana Ruiz"}},
	} {
		p := New(a, test.topic, Options{Articles: test.articles})
		p.Select(test.selected)
		drawn := strings.Join(strings.Fields(strings.Join(plain(p, test.width, 40), " ")), " ")
		for _, want := range test.want {
			if !strings.Contains(drawn, want) {
				t.Errorf("topic %d, row %d, %d cells: %q is not in\n%s", test.topic, test.selected, test.width, want, drawn)
			}
		}
	}
}

// TestOrderOfColumns: articles stand as they were asked for; others are not shown.
func TestOrderOfColumns(t *testing.T) {
	p := New(fixture(t), 0, Options{Articles: []int{1, 7, 0, -1}})
	if names, want := plain(p, 100, 20)[1], "2 Quayside Courier"; !strings.HasPrefix(strings.TrimLeft(names, " "), want) || strings.Contains(names, "3 c") {
		t.Errorf("the columns are %q", names)
	}
	if row := plain(p, 100, 20)[2]; strings.Index(row, "February") > strings.Index(row, "January") {
		t.Errorf("the row is %q", row)
	}
}

// TestLongWordings: a row that is not selected shows three rows of a wording,
// the selected one all of it.
func TestLongWordings(t *testing.T) {
	p := New(fixture(t), 0, Options{})
	rows := func(entry int) (n int, whole bool) {
		var text []string
		for y, row := range plain(p, 72, 50) {
			if i, ok := p.At(0, y); ok && i == entry {
				n++
				text = append(text, row)
			}
		}
		return n, !strings.Contains(strings.Join(text, ""), "…")
	}
	if n, whole := rows(2); n != 3 || whole {
		t.Errorf("the quotation has %d rows, whole %v; want 3 that are cut", n, whole)
	}
	p.Select(2)
	if n, whole := rows(2); n < 5 || !whole {
		t.Errorf("the selected quotation has %d rows, whole %v; want all", n, whole)
	}
}

// TestAt: a click finds the row that is drawn there, and none beside the table.
func TestAt(t *testing.T) {
	p := New(fixture(t), 0, Options{})
	for _, width := range []int{40, 100, 200} {
		for y, row := range plain(p, width, 40) {
			i, ok := p.At(5, y)
			if ok && strings.Contains(row, "! ") && i != 0 || ok && strings.Contains(row, "+ extra") && i != 3 {
				t.Errorf("%d cells: row %d is %q and taken for entry %d", width, y, row, i)
			}
			if _, ok := p.At(width, y); ok {
				t.Errorf("%d cells: there is a row beside the panel", width)
			}
		}
		if _, ok := p.At(5, 0); ok {
			t.Errorf("%d cells: the heading is a row", width)
		}
	}
	if _, ok := p.At(150, 2); ok {
		t.Error("the explanation beside the table is a row")
	}
	if _, ok := p.At(5, -1); ok {
		t.Error("there is a row above the panel")
	}
}

// TestTableStaysWhereItIs: moving the selection moves neither the explanation
// nor, where all rows have room, the table.
func TestTableStaysWhereItIs(t *testing.T) {
	p := New(fixture(t), 0, Options{})
	for _, height := range []int{16, 30, 60} {
		var at []int
		for i := range p.content.entries {
			p.Select(i)
			rows := plain(p, 90, height)
			at = append(at, slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, "────") }))
		}
		if slices.Min(at) != slices.Max(at) || at[0] < 0 {
			t.Errorf("%d rows: the rule is on rows %v", height, at)
		}
	}
}

// TestScroll: what has no room can be reached, and the last row says so.
func TestScroll(t *testing.T) {
	p := New(fixture(t), 0, Options{})
	p.Select(2)
	first := plain(p, 80, 14)
	if last := first[len(first)-1]; !strings.Contains(last, "more rows") {
		t.Fatalf("the last row is %q", last)
	}
	p.Scroll(1000)
	rows := plain(p, 80, 14)
	if last := rows[len(rows)-1]; strings.Contains(last, "more rows") || last == "" {
		t.Errorf("scrolled to the end, the last row is %q", last)
	}
	p.Scroll(-1000)
	if !slices.Equal(plain(p, 80, 14), first) {
		t.Error("scrolled back, the panel is another")
	}
	p.Scroll(3)
	p.Move(1)
	p.Move(-1)
	if !slices.Equal(plain(p, 80, 14), first) {
		t.Error("another row is not told from its start")
	}
}

// TestWordByWord: where the kind is one of words they are compared; other kinds
// are not.
func TestWordByWord(t *testing.T) {
	p := New(fixture(t), 0, Options{})
	for i, want := range []string{
		"",
		"were said to have found cracks",
		"“There are [-strong-] reasons for [-not-] letting [-another-]{+no+} lorry cross it [-in this specific case-]”",
		"", "",
	} {
		p.Select(i)
		drawn := strings.Join(strings.Fields(strings.Join(plain(p, 150, 60), " ")), " ")
		if got := strings.Contains(drawn, "Word by word"); got != (want != "") {
			t.Errorf("row %d: compared word by word: %v", i, got)
		}
		if !strings.Contains(drawn, want) {
			t.Errorf("row %d: %q is not in\n%s", i, want, drawn)
		}
	}
}

func BenchmarkRows(b *testing.B) {
	for name, a := range map[string]*model.Analysis{
		"embedded": uitest.EmbeddedAnalysis(b), "nine of 30 KB": crowded(b, 30<<10, 10), "nine of 30 KB, 300 differences": crowded(b, 30<<10, 300),
	} {
		b.Run(name, func(b *testing.B) {
			th := theme.New(true)
			p := New(a, busiest(a), Options{})
			for i := 0; b.Loop(); i++ {
				p.Select(i % len(p.content.entries))
				p.Rows(200, 60, th, ansi.GraphemeWidth)
			}
		})
		b.Run(name+", opened", func(b *testing.B) {
			th := theme.New(true)
			for b.Loop() {
				New(a, busiest(a), Options{}).Rows(200, 60, th, ansi.GraphemeWidth)
			}
		})
	}
}
