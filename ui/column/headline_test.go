package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

// titled returns an article with a headline that wraps at most widths.
func titled() *model.Article {
	a := parsed("The quake struck at dawn. Rescuers came.\n\n- One *item* here.\n\nThe end.")
	a.Title = "Earthquake: more than 150 dead, 中文字 as rescuers search the ruins"
	return a
}

// TestHeadlineStandsAbove: the rows of an article with a headline are those of it,
// a blank one, and those of the article without, at the same offsets.
func TestHeadlineStandsAbove(t *testing.T) {
	look := Look{Theme: theme.New(true), Highlights: true, Current: -1, Selected: -1, Chosen: []model.Span{{Start: 4, End: 9}}, Cursor: model.Span{Start: 10, End: 16}}
	for width := 1; width <= 100; width++ {
		a := titled()
		c := New(a, Options{Width: width})
		bare := *a
		bare.Title = ""
		below := New(&bare, Options{Width: width})
		above := c.Rows() - below.Rows()
		for row := range below.Rows() {
			if got, want := c.Row(above+row, look), below.Row(row, look); got != want {
				t.Fatalf("width %d: row %d is %q, want %q", width, row, got, want)
			}
			if got, want := c.Offset(above+row, width/2), below.Offset(row, width/2); got != want {
				t.Fatalf("width %d, row %d: byte %d, want %d", width, row, got, want)
			}
			first, end := c.SentencesOnRow(above + row)
			if from, to := below.SentencesOnRow(row); from != first || to != end {
				t.Fatalf("width %d, row %d: sentences %d to %d, want %d to %d", width, row, first, end, from, to)
			}
		}
		for at := range a.Text {
			if got, want := c.RowOf(at), above+below.RowOf(at); got != want {
				t.Fatalf("width %d: byte %d stands in row %d, want %d", width, at, got, want)
			}
		}
		var words strings.Builder
		for row := range above {
			words.WriteString(ansi.Strip(c.Row(row, look))[c.Margin():])
			if got := c.RowOf(c.Offset(row, 0)); got != row {
				t.Fatalf("width %d: row %d is found as %d", width, row, got)
			}
			if first, end := c.SentencesOnRow(row); first != end {
				t.Fatalf("width %d: row %d has sentences", width, row)
			}
		}
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := squeeze(words.String()); width > 1 && got != squeeze(a.Title) {
			t.Fatalf("width %d: the headline reads %q", width, got)
		}
	}
}

func TestFoundInTheHeadline(t *testing.T) {
	a := titled()
	c := New(a, Options{Width: 40})
	look := Look{Theme: theme.New(true), Current: -1, Selected: -1}
	plain := c.Row(0, look)
	start := a.TitleStart() + strings.Index(a.Title, "150")
	look.Found, look.FoundHere = []model.Span{{Start: start, End: start + 3}, {Start: 4, End: 9}}, 0
	if got := c.Row(c.RowOf(start), look); got == plain || !strings.Contains(got, look.Theme.FoundHere.Styled("150")) {
		t.Errorf("the row with the match is %q", got)
	}
	if got := c.Row(c.RowOf(4), look); !strings.Contains(got, look.Theme.Found.Styled("quake")) {
		t.Errorf("the row of the text with a match is %q", got)
	}
}
