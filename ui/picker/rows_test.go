package picker

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// libraries returns pickers of every sort.
func libraries() map[string]*Picker {
	list := map[string]*Picker{"fixture": fixture(), "none": New("Stories in \x1b[2J\u202e/srv"), "hostile": New("東京"), "many": New(strings.Repeat("long ", 80))}
	list["hostile"].SetEntries(append(hostile(), entries()...))
	list["hostile"].SetFilter("e")
	list["many"].SetEntries(many(200))
	list["nothing"] = fixture()
	list["nothing"].SetFilter("\x1b[31m \u202e 東京 \u0301")
	return list
}

// TestRowsHold: at every size there are as many rows as asked, each as wide, with
// nothing in them but text and closed styles, and the selected story in uitest.
func TestRowsHold(t *testing.T) {
	ascii, err := theme.Make(theme.Options{ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	looks := []*theme.Theme{theme.New(true), theme.New(false), ascii}
	for name, p := range libraries() {
		for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			for width := 1; width <= 320; width += 1 + width/9 {
				for height := 1; height <= 90; height += 1 + height/6 {
					p.Move([]int{1, -1, 7, -3}[(width+height)%4])
					look := looks[(width+height)%3]
					rows := p.Rows(width, height, look, method)
					if len(rows) != height {
						t.Fatalf("%s: %d rows of %d", name, len(rows), height)
					}
					here := 0
					for y, row := range rows {
						if err := uitest.CheckRow(row, method, width); err != nil {
							t.Fatalf("%s at %dx%d, row %d: %v", name, width, height, y, err)
						}
						if story, ok := p.At(0, y, width, height); ok && story == selected(p) {
							here++
							if !strings.HasPrefix(ansi.Strip(row), look.Glyphs.Reading) {
								t.Fatalf("%s at %dx%d: the selected story's row is %q", name, width, height, ansi.Strip(row))
							}
						}
					}
					if _, any := p.Selected(); any && here != 1 {
						t.Fatalf("%s at %dx%d: the selected story is in sight %d times", name, width, height, here)
					}
				}
			}
		}
	}
}

func TestNoScreen(t *testing.T) {
	p := fixture()
	for _, size := range [][2]int{{0, 0}, {0, 3}, {-1, -1}, {3, 0}} {
		if got := len(p.Rows(size[0], size[1], theme.New(true), ansi.WcWidth)); got != max(0, size[1]) {
			t.Errorf("%v: %d rows", size, got)
		}
		if name, ok := p.At(0, 0, size[0], size[1]); ok {
			t.Errorf("%v: %q stands there", size, name)
		}
		p.Page(1, size[0], size[1])
	}
}

// TestEveryStory: the row of a story shows what is known of it.
func TestEveryStory(t *testing.T) {
	p := fixture()
	rows := shown(p, 149, 20)
	seen := 0
	for y, row := range rows {
		name, ok := p.At(5, y, 149, 20)
		if !ok {
			continue
		}
		seen++
		for _, want := range map[string][]string{
			"Brücke-gesperrt": {"Brücke-gesperrt", "Bridge closed after cracks", " 2 ", "…", "2026-11-21", "Flussbote, The Morning Tide"},
			"ferry-strike":    {"ferry-strike", "Ferry crews strike", " 5 ", " 12 ", " 3 ", "2026-10-02  The Morning Tide, Harbour Post"},
			"old-mill-fire":   {"old-mill-fire", " 3 ", "2025-03-05", "Evening Echo"},
			"council-vote":    {"council-vote", "cannot read vote-2.md: it is a folder; move it out of the story"},
			"undated":         {"undated", "Notes on a meeting", " 2 ", "notes-1, notes-2"},
			"harbour-letter":  {"harbour-letter", "comes with the program", " 20 ", " 1 ", "2018-07-23", "Island Star"},
		}[name] {
			if !strings.Contains(row, want) {
				t.Errorf("%q does not tell %q", row, want)
			}
		}
	}
	if seen != 6 {
		t.Errorf("%d stories are shown", seen)
	}
	if strings.Contains(rows[4], "Old mill fire") {
		t.Errorf("%q has its name twice", rows[4])
	}
}

// TestTitle says which library it is and how many stories match; the latter
// always has room.
func TestTitle(t *testing.T) {
	for _, test := range []struct {
		filter string
		width  int
		want   string
	}{
		{"", 80, " Stories in /srv/stories  6 stories"},
		{"tide", 80, " Stories in /srv/stories  3 of 6 match “tide”"},
		{" the  TIDE mill ", 80, " Stories in /srv/stories  0 of 6 match “the TIDE mill”"},
		{"mill", 80, " Stories in /srv/stories  1 of 6 matches “mill”"},
		{"tide", 36, " Stories in /sr… 3 of 6 match “tide”"},
	} {
		p := fixture()
		p.SetFilter(test.filter)
		if got := strings.TrimRight(shown(p, test.width, 9)[0], " "); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	p := New("Stories")
	p.SetEntries(entries()[5:])
	if got := shown(p, 40, 9)[0]; !strings.Contains(got, " 1 story ") {
		t.Errorf("one story: %q", got)
	}
}

func TestEmpty(t *testing.T) {
	how := "triptych add STORY SOURCE…"
	contains := func(p *Picker, words string) bool {
		return strings.Contains(strings.Join(shown(p, 60, 12), "\n"), words)
	}
	p := New("Stories")
	if !contains(p, how) || !contains(p, "0 stories") {
		t.Error("a picker without entries does not say how to add one")
	}
	p.SetEntries(entries()[5:])
	if !contains(p, how) || !contains(p, "harbour-letter") {
		t.Error("an empty library does not show the story of the program and how to add one")
	}
	p.SetFilter("x")
	if contains(p, how) || !contains(p, "no story called “x”: esc shows all") {
		t.Error("a filter that leaves nothing does not say how to be rid of it")
	}
	if p = fixture(); contains(p, how) || contains(p, "no story") {
		t.Error("a library with stories looks empty")
	}
}

// TestPlan: columns go one after the other as the screen becomes narrow, always
// stand apart, and never reach past its end.
func TestPlan(t *testing.T) {
	for name, p := range libraries() {
		n := p.needs
		last := math.MaxInt
		for width := 320; width > 0; width-- {
			plan := planFor(width, n)
			end, columns := plan.lead, 0
			for i, c := range []span{plan.name, plan.title, plan.articles, plan.topics, plan.conflicts, plan.date, plan.outlets} {
				if c.width == 0 {
					continue
				}
				columns++
				if c.x < end || i > 0 && c.end() > width {
					t.Fatalf("%s at %d cells: %+v", name, width, plan)
				}
				end = c.end() + gap
			}
			if columns > last {
				t.Errorf("%s: %d columns at %d cells, %d at one more", name, columns, width, last)
			}
			last = columns
		}
	}
	for width, want := range map[int]string{34: "story newest", 44: "story articles newest", 80: "story articles topics conflicts newest", 120: "story articles topics conflicts newest outlets"} {
		if got := strings.Join(strings.Fields(shown(fixture(), width, 9)[1]), " "); got != want {
			t.Errorf("at %d cells the columns are %q, want %q", width, got, want)
		}
	}
}

// TestNamesBeforeCounts: long names, which differ at their ends, are not cut for
// numbers of topics and conflicts.
func TestNamesBeforeCounts(t *testing.T) {
	p := New("Stories")
	name := "teachers-pay-dispute-part-12"
	p.SetEntries([]Entry{{Name: name, Articles: []Article{{"A", "", "2026-01-01"}, {"B", "", ""}, {"A", "", ""}}}})
	for width := 52; width <= 200; width++ {
		if row := shown(p, width, 9)[2]; !strings.Contains(row, name) {
			t.Errorf("at %d cells: %q", width, row)
		}
	}
	if row := shown(p, 149, 9)[2]; !strings.Contains(row, "A, B ") || strings.Count(row, "A") != 1 {
		t.Errorf("outlets are not told once each: %q", row)
	}
}

// TestMarks: what the filter finds is marked, whole characters at a time.
func TestMarks(t *testing.T) {
	look := theme.New(true)
	p := New("Stories")
	p.SetEntries([]Entry{{Name: "cafe\u0301-strasse", Title: "ﬁne 1️⃣ “Straße” no", Articles: []Article{{"Café 東京新聞", "", ""}}}})
	for filter, want := range map[string]string{
		"CAFÉ":         "cafe\u0301|Café",
		"stras":        "stras",
		"京新":           "京新",
		"fine":         "ﬁne",
		"cafe 京":       "cafe\u0301|Café|京",
		"e s":          "e\u0301|s|sse|e|S|e|é",
		"\"straße\"":   "“Straße”",
		"\u0301":       "",
		"-stra strass": "-strass",
		"1":            "1️⃣",
	} {
		p.SetFilter(filter)
		row := p.Rows(120, 3, look, ansi.GraphemeWidth)[1]
		if err := uitest.CheckRow(row, ansi.GraphemeWidth, 120); err != nil {
			t.Error(err)
		}
		got := strings.Join(marked(row), "|")
		if got != want {
			t.Errorf("%q marks %q, want %q", filter, got, want)
		}
	}
}

// marked returns the pieces of a row that are in reverse.
func marked(row string) []string {
	var list []string
	for _, piece := range strings.Split(row, ansi.ResetStyle) {
		_, styled, _ := strings.Cut(piece, "\x1b[")
		if attributes, words, ok := strings.Cut(styled, "m"); ok && slices.Contains(strings.Split(attributes, ";"), "7") {
			list = append(list, words)
		}
	}
	return list
}

// TestDetails: on a large screen stands who reported the selected story under
// which headline, as far as there is room.
func TestDetails(t *testing.T) {
	p := fixture()
	p.Select("ferry-strike")
	headlines := func(width, height int) (n int, all string) {
		all = strings.Join(strings.Fields(strings.Join(shown(p, width, height), " ")), " ")
		all = strings.ReplaceAll(all, " │ ", " ")
		for _, a := range entries()[0].Articles {
			if a.Title != "" && strings.Contains(all, a.Title) {
				n++
			}
		}
		return n, all
	}
	for _, test := range []struct {
		width, height, headlines int
		says                     string
	}{
		{80, 24, 3, "ferry-strike Ferry crews strike for a third week · 5 articles"},
		{80, 18, 3, "Café Journal"},
		{80, 16, 2, "and 2 more"},
		{80, 15, 0, "Harbour Post, Evening Echo"},
		{80, 7, 0, "ferry-strike"},
		{200, 20, 4, "5 articles · 12 topics · 3 conflicts · newest 2026-10-02"},
		{200, 12, 2, "and 3 more"},
		{200, 13, 2, "and 3 more"},
		{200, 17, 4, "and 1 more"},
		{200, 18, 4, "Café Journal"},
	} {
		if n, all := headlines(test.width, test.height); n != test.headlines || !strings.Contains(all, test.says) {
			t.Errorf("at %dx%d %d headlines, want %d, and %q in\n%s", test.width, test.height, n, test.headlines, test.says, all)
		}
	}
	p.Select("harbour-letter")
	for _, size := range [][2]int{{36, 10}, {60, 10}, {80, 24}, {200, 24}} {
		if _, all := headlines(size[0], size[1]); !strings.Contains(all, "comes with the program") {
			t.Errorf("at %v nothing says that the story comes with the program:\n%s", size, all)
		}
	}
	p.Select("council-vote")
	for _, size := range [][2]int{{80, 24}, {80, 10}, {200, 24}} {
		if _, all := headlines(size[0], size[1]); strings.Count(all, "cannot read vote-2.md") != 2 {
			t.Errorf("at %v the details do not tell the problem:\n%s", size, all)
		}
	}
}

// TestASCII: what is drawn around the stories is ASCII where the marks are.
func TestASCII(t *testing.T) {
	look, err := theme.Make(theme.Options{ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	p := New("Stories")
	p.SetEntries(append(many(50), Entry{Name: "own", Builtin: true}))
	for _, filter := range []string{"", "outlet", "nothing at all"} {
		p.SetFilter(filter)
		p.Move(20)
		for _, width := range []int{30, 90, 200} {
			for _, row := range p.Rows(width, 24, look, ansi.WcWidth) {
				if i := strings.IndexFunc(row, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
					t.Errorf("%q", row)
				}
			}
		}
	}
	p.SetFilter("")
	if got := p.Rows(90, 24, look, ansi.WcWidth); !strings.Contains(fmt.Sprint(got), " ... ") {
		t.Error("what is not counted has no dots")
	}
}
