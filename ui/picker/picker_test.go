package picker

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

func TestOrder(t *testing.T) {
	dated := func(name string, dates ...string) Entry {
		e := Entry{Name: name}
		for _, d := range dates {
			e.Articles = append(e.Articles, Article{Date: d})
		}
		return e
	}
	list := []Entry{
		{Name: "own", Builtin: true, Articles: []Article{{Date: "2030-01-01"}}},
		dated("b-undated", "yesterday"),
		dated("oldest", "2019-12-31", "2018-01-01"),
		dated("newest", "2020-01-01", "2026-11-24T08:00:00Z", ""),
		dated("a-undated"),
		dated("earlier-that-day", "2026-11-24"),
		dated("month", "2025-03"),
		dated("broken", "March 3, 2026", "2020-05-05"),
	}
	want := "newest earlier-that-day month broken oldest a-undated b-undated own"
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		p := New("")
		p.SetEntries(list)
		if got := strings.Join(names(p), " "); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	}
}

func TestFilter(t *testing.T) {
	for filter, want := range map[string]string{
		"":                "Brücke-gesperrt ferry-strike old-mill-fire council-vote undated harbour-letter",
		"  ":              "Brücke-gesperrt ferry-strike old-mill-fire council-vote undated harbour-letter",
		"\u0301":          "Brücke-gesperrt ferry-strike old-mill-fire council-vote undated harbour-letter",
		"BRUCKE":          "Brücke-gesperrt",
		"brücke":          "Brücke-gesperrt",
		"bru\u0308cke":    "Brücke-gesperrt",
		"old mill":        "old-mill-fire",
		"mill old":        "old-mill-fire",
		"old-mill":        "old-mill-fire",
		"tide":            "Brücke-gesperrt ferry-strike harbour-letter",
		"tide third":      "ferry-strike",
		"cafe":            "ferry-strike",
		"crack":           "Brücke-gesperrt",
		"Harbour":         "ferry-strike old-mill-fire harbour-letter",
		"vote":            "council-vote",
		"folder":          "",
		"islanders":       "", // headlines are not searched
		"oldmill":         "",
		"tide volcano":    "",
		"post\techo\nfer": "ferry-strike",
	} {
		p := fixture()
		p.SetFilter(filter)
		if got := strings.Join(names(p), " "); got != want {
			t.Errorf("%q leaves %q, want %q", filter, got, want)
		}
		if _, ok := p.Selected(); ok != (want != "") {
			t.Errorf("%q: a story is selected: %v", filter, ok)
		}
	}
}

// TestSelection stays with a story, whatever the filter and the library do.
func TestSelection(t *testing.T) {
	p := fixture()
	is := func(what, want string) {
		t.Helper()
		if got := selected(p); got != want {
			t.Errorf("%s: %q is selected, want %q", what, got, want)
		}
	}
	is("at first", "Brücke-gesperrt")
	p.Move(2)
	is("after two down", "old-mill-fire")
	p.SetFilter("tide")
	is("hidden by the filter", "Brücke-gesperrt")
	p.SetFilter("mill")
	is("left by the filter", "old-mill-fire")
	p.SetFilter("tide")
	p.Move(1)
	p.SetFilter("")
	is("moved in the filter", "ferry-strike")

	list := append(entries(), Entry{Name: "brand-new", Articles: []Article{{Date: "2026-11-30"}}})
	p.SetEntries(list)
	is("with a newer story", "ferry-strike")
	p.SetEntries(list[1:])
	is("gone: the one in its place", "old-mill-fire")
	p.SetEntries(list)
	is("back again", "old-mill-fire")
	p.Last()
	is("last", "harbour-letter")
	p.SetEntries(list[:5])
	is("the last one gone", "undated")
	p.SetEntries(nil)
	is("nothing left", "")
	p.Move(1)
	p.First()
	p.Last()
	p.Page(3, 80, 24)
	p.SetEntries(entries())
	is("refilled", "undated")

	p.Select("ferry-strike")
	is("by name", "ferry-strike")
	p.SetFilter("tide")
	p.Select("old-mill-fire")
	p.SetEntries(entries())
	p.SetFilter("")
	is("hidden while the library was read again", "old-mill-fire")
	p.Select("soon")
	p.SetEntries(entries())
	is("by a name that is not there", "Brücke-gesperrt")
	p.SetEntries(append(entries(), Entry{Name: "soon"}))
	is("once it is there", "soon")
}

func TestMove(t *testing.T) {
	p := New("")
	p.SetEntries(many(100))
	all := names(p)
	at := func() int { return slices.Index(all, selected(p)) }
	for _, test := range []struct {
		what string
		do   func()
		want int
	}{
		{"down", func() { p.Move(3) }, 3},
		{"up", func() { p.Move(-1) }, 2},
		{"far up", func() { p.Move(math.MinInt) }, 0},
		{"far down", func() { p.Move(math.MaxInt) }, 99},
		{"first", p.First, 0},
		{"a page", func() { p.Page(1, 80, 24) }, 12},
		{"pages", func() { p.Page(3, 80, 24) }, 48},
		{"a page up", func() { p.Page(-1, 80, 24) }, 36},
		{"far pages up", func() { p.Page(math.MinInt, 80, 24) }, 0},
		{"far pages down", func() { p.Page(math.MaxInt, 80, 24) }, 99},
		{"a page of one row", func() { p.Page(-1, 80, 1) }, 98},
		{"last", p.Last, 99},
	} {
		if test.do(); at() != test.want {
			t.Errorf("%s: %d, want %d", test.what, at(), test.want)
		}
	}
}

// TestClick: what is clicked is selected, and no row moves by that.
func TestClick(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	p := New("")
	p.SetEntries(many(100))
	look := theme.New(true)
	for range 300 {
		width, height := 20+r.IntN(200), 3+r.IntN(40)
		p.Move(r.IntN(41) - 20)
		p.Rows(width, height, look, ansi.WcWidth)
		y := r.IntN(height)
		before := make([]string, height)
		for i := range before {
			before[i], _ = p.At(0, i, width, height)
		}
		if before[y] == "" {
			continue
		}
		p.Select(before[y])
		p.Rows(width, height, look, ansi.WcWidth)
		for i := range before {
			if now, _ := p.At(0, i, width, height); now != before[i] {
				t.Fatalf("at %dx%d row %d held %q, after a click on row %d %q", width, height, i, before[i], y, now)
			}
		}
		if selected(p) != before[y] {
			t.Fatalf("%q is selected, %q was clicked", selected(p), before[y])
		}
	}
}

// TestScrollFillsScreen: a list that was scrolled shows no blank rows where the
// screen becomes higher or a filter leaves fewer.
func TestScrollFillsScreen(t *testing.T) {
	p := New("")
	p.SetEntries(many(100))
	p.Last()
	shown(p, 80, 10)
	for y, row := range shown(p, 80, 40)[2:26] {
		if !strings.Contains(row, "story-number-") {
			t.Errorf("row %d is %q", y+2, row)
		}
	}
	p.SetFilter("number-9")
	if got := shown(p, 80, 40)[2]; !strings.Contains(got, "story-number-9") {
		t.Errorf("the first row is %q", got)
	}
}

// TestAt: only the rows of the list hold stories, not what stands around it.
func TestAt(t *testing.T) {
	p := fixture()
	held := func(x, width, height int) (n int) {
		for y := -2; y < height+2; y++ {
			if _, ok := p.At(x, y, width, height); ok {
				n++
			}
		}
		return n
	}
	for _, test := range []struct{ x, width, height, want int }{
		{0, 80, 24, 6}, {79, 80, 24, 6}, {80, 80, 24, 0}, {-1, 80, 24, 0}, {0, 80, 7, 4},
		{100, 200, 24, 6}, {150, 200, 24, 0}, {0, 1, 1, 1},
	} {
		if got := held(test.x, test.width, test.height); got != test.want {
			t.Errorf("%d stories at cell %d of %dx%d, want %d", got, test.x, test.width, test.height, test.want)
		}
	}
}

// TestCounts: counts are kept as long as the articles are the same.
func TestCounts(t *testing.T) {
	p := fixture()
	counts := func() string {
		s := p.stories[slices.IndexFunc(p.stories, func(s *story) bool { return s.Name == "ferry-strike" })]
		topics, conflicts := (&drawing{theme: theme.New(true)}).numbers(s)
		return topics + " " + conflicts
	}
	list := entries()
	p.SetEntries(list)
	if got := counts(); got != "12 3" {
		t.Errorf("the same articles have %s", got)
	}
	list[0].Articles = append(list[0].Articles, Article{Outlet: "Late Star"})
	p.SetEntries(list)
	if got := counts(); got != "… …" {
		t.Errorf("other articles have %s", got)
	}
	p.SetCounts("nobody", 1, 1)
	p.SetCounts("ferry-strike", 0, 0)
	if got := counts(); got != "0 0" {
		t.Errorf("nothing shared is shown as %s", got)
	}
}
