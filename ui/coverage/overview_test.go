package coverage

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// shown returns the rows of a screen without styles.
func shown(o *Overview, width, height int) []string {
	rows := o.Rows(width, height, theme.New(true), ansi.WcWidth)
	for i := range rows {
		rows[i] = ansi.Strip(rows[i])
	}
	return rows
}

func TestTally(t *testing.T) {
	a := fixture(t)
	c := newTally(a.Story, a)
	want := [][]given{
		{{words: 15, order: 1}, {words: 6, order: 2, first: true}, {words: 7, order: 1}},
		{{words: 11, order: 2}, {words: 11, order: 3, first: true}, {}},
		{{words: 9, order: 3}, {words: 8, order: 4, first: true}, {words: 13, order: 2}},
		{{words: 12, order: 4}, {words: 15, order: 1, first: true}, {}},
	}
	for i := range want {
		if !slices.Equal(c.given[i], want[i]) {
			t.Errorf("topic %d is given %+v, want %+v", i, c.given[i], want[i])
		}
	}
	for _, check := range []struct {
		what      string
		got, want any
	}{
		{"lengths", c.lengths, []int{52, 57, 36}},
		{"unshared", c.unshared, []int{5, 17, 16}},
		{"most", c.most, []int{15, 11, 13, 15}},
		{"share", []int{c.share(0), c.share(1), c.share(2)}, []int{10, 30, 44}},
	} {
		if fmt.Sprint(check.got) != fmt.Sprint(check.want) {
			t.Errorf("%s: %v, want %v", check.what, check.got, check.want)
		}
	}
}

// TestEveryCell looks at each cell of a wide screen.
func TestEveryCell(t *testing.T) {
	a := fixture(t)
	o := NewOverview(a.Story, a)
	const width, height = 140, 20
	rows, f := shown(o, width, height), o.frame(width, height)
	seen := 0
	for y, row := range rows {
		for article := range a.Story.Articles {
			x := f.columns.x(article)
			place := o.At(x, y, width, height)
			if place.Topic == None {
				continue
			}
			seen++
			cell := ansi.Cut(row, x, x+f.columns.cell)
			want := []string{fmt.Sprint(o.tally.unshared[article]), o.shareOf(article)}
			if place.Topic >= 0 {
				g := o.tally.given[place.Topic][article]
				want = []string{fmt.Sprint(g.words), ordinal(g.order)}
				if g.order == 0 {
					want = []string{silence(model.Automatic)}
				}
				if g.first != strings.Contains(cell, "*") {
					t.Errorf("%q is first: %v", cell, g.first)
				}
			}
			if place.Article != article || slices.ContainsFunc(want, func(s string) bool { return !strings.Contains(cell, s) }) {
				t.Errorf("%+v in article %d: %q, want %q", place, article, cell, want)
			}
		}
	}
	if seen != 5*3 {
		t.Errorf("%d cells are shown", seen)
	}
	for _, want := range []string{"4 topics · ! 2 conflicts, ~ 1 variant, + 1 extra, - 1 missing", "1 The Morning Tide", "3 article-3", "2026-02-02", "57 words", "!1 ", "* earliest date"} {
		if !strings.Contains(strings.Join(rows, "\n"), want) {
			t.Errorf("%q is not shown in\n%s", want, strings.Join(rows, "\n"))
		}
	}
}

// TestDetailGoesInOrder: the narrower the screen, the less is told, and always
// in the same order.
func TestDetailGoesInOrder(t *testing.T) {
	for name, a := range map[string]*model.Analysis{"fixture": fixture(t), "nine": uitest.Large(t, 9, 3000, 30)} {
		last := 0
		for width := 320; width > 0; width-- {
			p := planFor(width, NewOverview(a.Story, a).needs)
			here := levelOf(p)
			if here < last || here > last+1 {
				t.Errorf("%s: from level %d to %d at %d cells", name, last, here, width)
			}
			if end := p.x(p.shown-1) + p.cell; p.shown > 0 && end > width {
				t.Errorf("%s at %d cells: the last article ends at %d", name, width, end)
			}
			last = here
		}
		if last != len(levels()) {
			t.Errorf("%s: level %d at one cell", name, last)
		}
	}
	a := fixture(t)
	for width, want := range map[int]int{120: 0, 80: 1, 40: 3} {
		if got := levelOf(planFor(width, NewOverview(a.Story, a).needs)); got != want {
			t.Errorf("%d cells: level %d, want %d", width, got, want)
		}
	}
}

// levelOf returns the place of a plan's level, the number of levels for none.
func levelOf(p plan) int {
	if p.shown == 0 {
		return len(levels())
	}
	return slices.Index(levels(), p.level)
}

// TestNarrow: nine articles at 40 cells still show which cover a topic.
func TestNarrow(t *testing.T) {
	a := uitest.Large(t, 9, 3000, 30)
	o := NewOverview(a.Story, a)
	th := theme.New(true)
	rows := shown(o, 40, 60)
	for topic := range a.Topics {
		marks := ""
		for article := range 9 {
			if len(a.Passage(topic, article)) > 0 {
				marks += th.Glyphs.Told
			} else {
				marks += th.Glyphs.Silent
			}
		}
		label := fmt.Sprintf("%2d Subject number %d ", topic+1, topic+1)
		i := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, label) })
		if i < 0 || !strings.HasSuffix(strings.NewReplacer(" ", "", th.Glyphs.First, "").Replace(rows[i]), marks) {
			t.Fatalf("topic %d does not end with %s in\n%s", topic, marks, strings.Join(rows, "\n"))
		}
	}
}

func TestSelection(t *testing.T) {
	a := uitest.Large(t, 3, 3000, 30)
	o := NewOverview(a.Story, a)
	for _, step := range []struct {
		do   func()
		want int
	}{
		{func() {}, 0},
		{func() { o.Move(-3) }, 0},
		{func() { o.Move(4) }, 4},
		{func() { o.Select(-7); o.Select(30) }, 4},
		{func() { o.Move(math.MaxInt) }, Unshared},
		{func() { o.Move(-1) }, 29},
		{func() { o.Move(math.MinInt) }, 0},
		{func() { o.Select(Unshared) }, Unshared},
		{func() { o.Select(12) }, 12},
	} {
		if step.do(); o.Selected() != step.want {
			t.Fatalf("%d is selected, want %d", o.Selected(), step.want)
		}
	}
}

// TestSelectedIsInSight: at every height the selected row is on the screen,
// marked without colour, and At finds it there.
func TestSelectedIsInSight(t *testing.T) {
	a := uitest.Large(t, 3, 3000, 30)
	o := NewOverview(a.Story, a)
	mark := theme.New(true).Glyphs.Reading
	for height := 1; height <= 50; height++ {
		for _, width := range []int{1, 40, 120} {
			for topic := height % 5; topic <= 30; topic += 5 {
				o.Move(-100)
				o.Move(topic)
				var found []int
				for y, row := range shown(o, width, height) {
					if strings.HasPrefix(row, mark) {
						found = append(found, y)
					}
				}
				if len(found) != 1 || o.At(0, found[0], width, height) != (Place{o.Selected(), None}) {
					t.Fatalf("%dx%d: %d is selected, rows %v are marked", width, height, o.Selected(), found)
				}
			}
		}
	}
}

func TestRowsHold(t *testing.T) {
	story := fixture(t).Story
	for name, o := range map[string]*Overview{
		"fixture": NewOverview(story, fixture(t)), "awkward": NewOverview(uitest.Awkward(t).Story, uitest.Awkward(t)), "waiting": NewOverview(story, nil),
		"nine": NewOverview(uitest.Large(t, 9, 2000, 12).Story, uitest.Large(t, 9, 2000, 12)), "unrelated": NewOverview(unrelated(t).Story, unrelated(t)),
		"nothing": NewOverview(&model.Story{}, nil),
	} {
		for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			for width := 1; width <= 320; width += 1 + width/6 {
				for height := 1; height <= 90; height += 1 + height/4 {
					o.Move(1)
					if o.Selected() < 0 {
						o.Move(-100)
					}
					rows := o.Rows(width, height, theme.New(width%2 == 0), method)
					if len(rows) != height {
						t.Fatalf("%s: %d rows at %dx%d", name, len(rows), width, height)
					}
					for y, row := range rows {
						if err := uitest.CheckRow(row, method, width); err != nil {
							t.Fatalf("%s at %dx%d, row %d: %v", name, width, height, y, err)
						}
						o.At(width-1, y, width, height)
					}
				}
			}
		}
	}
}

func TestNothingToCompare(t *testing.T) {
	for name, want := range map[string]string{"waiting": "comparing the articles", "unrelated": "the articles share no subject"} {
		a := unrelated(t)
		o := NewOverview(a.Story, map[string]*model.Analysis{"unrelated": a}[name])
		o.Move(5)
		if got := strings.Join(shown(o, 60, 12), "\n"); !strings.Contains(got, want) || !strings.Contains(got, "2 words") {
			t.Errorf("%s shows\n%s", name, got)
		}
		if got := o.Selected(); got != map[string]int{"waiting": None, "unrelated": Unshared}[name] {
			t.Errorf("%s: %d is selected", name, got)
		}
	}
	for _, o := range []*Overview{NewOverview(&model.Story{}, nil)} {
		if rows := o.Rows(0, -1, theme.New(true), ansi.WcWidth); len(rows) != 0 {
			t.Errorf("%q in no rows", rows)
		}
		if p := o.At(3, 3, 0, 0); p != (Place{None, None}) {
			t.Errorf("%+v stands on no screen", p)
		}
	}
}

func TestEarliest(t *testing.T) {
	for _, test := range []struct{ dates, want string }{
		{"2018-07-23, 2018-07-24", "10"},
		{"2018-07-23, ", "00"},
		{"2018-07-23, soon", "00"},
		{"2018-07-23, 2018-07-23", "00"},
		{"2018-07-23, 2018-07-23, 2018-07-25", "110"},
		{"2018-07, 2018-07-23", "00"},
		{"2018-06, 2018-07-23", "10"},
		{"2017, 2018-07-23, July 22, 2018", "100"},
		{"22 July 2018, July 23 2018", "00"},
		{"2018-07-23T10:00:00+02:00, 2018-07-23T09:30:00Z", "10"},
		{"2018-07-23T10:00:00+02:00, 2018-07-23", "00"},
		{"2018-07-23T10:00:00+02:00, 2018-07-24", "10"},
		{"2018-07-23 10:00:00, 2018-07-23 09:00:00", "00"},
		{"2018-07-23", "0"},
		{"2018-07-23T10:00:00Z, 2018-07-23T10:00:00Z, 2018-07-23T12:00:00Z", "110"},
	} {
		var dates []date
		for _, s := range strings.Split(strings.ReplaceAll(test.dates, "July 22, 2018", "July 22; 2018"), ", ") {
			dates = append(dates, dateOf(strings.ReplaceAll(s, ";", ",")))
		}
		got := ""
		for _, first := range earliest(dates) {
			got += map[bool]string{true: "1", false: "0"}[first]
		}
		if got != test.want {
			t.Errorf("%s: first %s, want %s", test.dates, got, test.want)
		}
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, " \n ": 0, "one": 1, "The U.S.-backed force, 43 strong.": 5, "“Quoted” words": 2, "a – b — c--d - e": 4,
		"café Kraków": 2, "word—word": 2, "中文字": 3, "中文 and 日本": 5, "don't $43,885.50 10 %": 3, "한국어도 있다": 2, "\xff\xfe x": 1, "Привет мир": 2,
	} {
		if got := countWords(s); got != want {
			t.Errorf("%q has %d words, want %d", s, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestBar(t *testing.T) {
	g := theme.New(true).Glyphs
	for _, test := range []struct {
		part, whole, cells int
		want               string
	}{
		{0, 10, 8, ""}, {10, 10, 8, "████████"}, {5, 10, 8, "████"}, {1, 1000, 8, "▏"}, {3, 16, 8, "█▌"}, {4, 0, 8, ""}, {999, 1000, 3, "███"}, {5, 10, 0, ""},
	} {
		if got := bar(test.part, test.whole, test.cells, &g); got != test.want {
			t.Errorf("%d of %d in %d cells: %q, want %q", test.part, test.whole, test.cells, got, test.want)
		}
	}
}

// TestLongNumbers: articles of many words keep their columns apart.
func TestLongNumbers(t *testing.T) {
	a := text.ParsePlain(strings.Repeat("Some words stand here. ", 3086) + "The end.")
	story := &model.Story{Articles: []model.Article{a, a}}
	all := make([]int, len(a.Sentences))
	for i := range all {
		all[i] = i
	}
	topic := model.Topic{Label: "All", Passages: []model.Passage{{Article: 0, Sentences: all}, {Article: 1, Sentences: all}}}
	analysis, err := model.NewAnalysis(story, model.Automatic, []model.Topic{topic}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Join(shown(NewOverview(story, analysis), 100, 14), "\n")
	if strings.Count(rows, "12346 1st") != 2 || strings.Count(rows, " 0%") != 2 {
		t.Errorf("shown:\n%s", rows)
	}
}
