package column

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// story has two articles about one arrest: with a conflict, a variant over an
// extra, and a detail that the second leaves out.
func story(t testing.TB) *model.Analysis {
	t.Helper()
	b := uitest.NewBuilder(t,
		"# Two men held\n\nThe men were captured in January, the **U.S. said**. More than 600 people of Raqqa fled.\n\nA lawyer spoke of torture. He gave no names.",
		"Both were taken in February. Some 600 people fled. It rained.")
	b.Topic("Capture", "0:Two men", "0:The men", "1:Both")
	b.Topic("Flight", "0:More than", "1:Some 600")
	b.Differ(0, model.Date, model.Conflict, "0:January", "1:February")
	b.Differ(0, model.Attribution, model.Missing, "0:U.S. said")
	b.Differ(1, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.Differ(1, model.Place, model.Extra, "0:600 people of Raqqa")
	return b.Analysis()
}

func columnOf(a *model.Analysis, article, width int) *Column {
	c := New(&a.Story.Articles[article], Options{Width: width})
	c.SetAnalysis(a, article)
	return c
}

func plainLook() Look {
	return Look{Theme: theme.New(true), Highlights: true, Current: -1, Selected: -1}
}

// TestGoldenRows holds the look of two small articles.
func TestGoldenRows(t *testing.T) {
	a := story(t)
	look := plainLook()
	look.Theme, look.Current = uitest.Tokens(theme.New(true)), 2
	var rows []string
	for article := range a.Story.Articles {
		c := columnOf(a, article, 36)
		for row := range c.Rows() {
			look.Reading = row == 4
			look.Selected = -1
			if article == 1 {
				look.Selected = 0
			}
			rows = append(rows, c.Row(row, look))
		}
	}
	uitest.GoldenScreen(t, look.Theme, rows...)
}

// TestMargin: the number of a topic where it begins, its bar along it, and the
// gravest mark of each row.
func TestMargin(t *testing.T) {
	a := story(t)
	for article, want := range [][]string{
		{"  1▐ ", "   ▐ ", "   ▐ ", "! 2▐ ", "~  ▐ ", "     ", "     ", "     "},
		{"! 1▐ ", "~ 2▐ ", "     "},
	} {
		c := columnOf(a, article, 36)
		var got []string
		for row := range c.Rows() {
			got = append(got, string([]rune(ansi.Strip(c.Row(row, plainLook())))[:MarginWidth]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("article %d: margin %q, want %q", article, got, want)
		}
	}
}

// TestMarksMoveNothing: what an analysis and a look add never moves the text.
func TestMarksMoveNothing(t *testing.T) {
	a := story(t)
	other := theme.New(false)
	for _, width := range []int{1, 15, 16, 36, 80} {
		c := New(&a.Story.Articles[0], Options{Width: width})
		rows := slices.Clone(c.rows)
		var before []string
		for row := range c.Rows() {
			before = append(before, ansi.Strip(c.Row(row, Look{Theme: other, Current: -1, Selected: -1})))
		}
		c.SetAnalysis(a, 0)
		for row := range c.Rows() {
			for _, look := range []Look{
				plainLook(), {Theme: other, Dimmed: true, Selected: 2}, {Theme: other, Highlights: true, Selected: 0, Current: 2, Reading: true},
			} {
				after := ansi.Strip(c.Row(row, look))
				if strings.TrimPrefix(after, after[:min(c.margin, 1)]) == "" && width > 1 {
					t.Errorf("row %d is empty", row)
				}
				if got, want := lastCells(after, width-c.margin), lastCells(before[row], width-c.margin); got != want {
					t.Errorf("width %d, row %d: %q becomes %q", width, row, want, got)
				}
			}
		}
		if !slices.Equal(c.rows, rows) {
			t.Errorf("width %d: the layout has changed", width)
		}
	}
}

// lastCells returns the last n characters.
func lastCells(s string, n int) string {
	r := []rune(s)
	return string(r[len(r)-n:])
}

// TestFlatten: a graver relation covers the others, and pieces never overlap.
func TestFlatten(t *testing.T) {
	mention := func(start, end int, r model.Relation) model.Mention {
		return model.Mention{Detail: model.Detail{Span: model.Span{Start: start, End: end}}, Relation: r}
	}
	piece := func(start, end int, r model.Relation) segment {
		return segment{model.Span{Start: start, End: end}, r}
	}
	const x, v, e, m = model.Conflict, model.Variant, model.Extra, model.Missing
	for _, test := range []struct {
		name string
		in   []model.Mention
		want []segment
	}{
		{"none", nil, nil},
		{"missing shows nothing", []model.Mention{mention(0, 5, m)}, nil},
		{"disjoint", []model.Mention{mention(0, 2, e), mention(3, 5, x)}, []segment{piece(0, 2, e), piece(3, 5, x)}},
		{"inside", []model.Mention{mention(0, 9, v), mention(3, 5, x)}, []segment{piece(0, 3, v), piece(3, 5, x), piece(5, 9, v)}},
		{"covered whole", []model.Mention{mention(0, 9, x), mention(3, 5, v), mention(4, 9, e)}, []segment{piece(0, 9, x)}},
		{"stairs", []model.Mention{mention(0, 4, e), mention(2, 6, v), mention(5, 9, x)}, []segment{piece(0, 2, e), piece(2, 5, v), piece(5, 9, x)}},
		{"same relation twice", []model.Mention{mention(0, 4, v), mention(2, 6, v), mention(2, 3, v)}, []segment{piece(0, 4, v), piece(4, 6, v)}},
	} {
		if got := flatten(test.in); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestMissing: the mark of a detail left out stands on the passage's first row
// that has no other, and only where the detail is left out.
func TestMissing(t *testing.T) {
	a := story(t)
	for article, want := range [][]int32{nil, {0}} {
		if got := columnOf(a, article, 80).marks.missing; !slices.Equal(got, want) {
			t.Errorf("article %d: rows %v, want %v", article, got, want)
		}
	}
	if got := columnOf(a, 1, 20).marks.missing; !slices.Equal(got, []int32{0}) {
		t.Errorf("in two rows: %v, want the first", got)
	}
}

// TestSetAnalysisNil takes the marks away.
func TestSetAnalysisNil(t *testing.T) {
	a := story(t)
	c := New(&a.Story.Articles[0], Options{Width: 36})
	before := c.Row(4, plainLook())
	c.SetAnalysis(a, 0)
	if c.Row(4, plainLook()) == before {
		t.Error("an analysis shows nothing")
	}
	for _, article := range []int{-1, 2} {
		c.SetAnalysis(a, article)
		if c.Row(4, plainLook()) != before {
			t.Errorf("article %d has marks", article)
		}
	}
	c.SetAnalysis(nil, 0)
	if c.Row(4, plainLook()) != before {
		t.Error("marks stay without an analysis")
	}
}
