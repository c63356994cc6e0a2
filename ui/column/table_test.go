package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

func painted(c *Column, look Look) string {
	var b strings.Builder
	for row := range c.Rows() {
		b.WriteString(strings.TrimRight(ansi.Strip(c.Row(row, look)), " ") + "\n")
	}
	return b.String()
}

const table = "Before.\n\n| Outlet | Captured | People |\n|---|---|---|\n| The first one | January | 600 |\n| Second | February | more than 600 |\n\nAfter."

// TestTableRows: the rows of a table do not depend on the theme, and lead
// through its text in order.
func TestTableRows(t *testing.T) {
	a := parsed(table)
	for width := 1; width <= 80; width++ {
		c := New(a, Options{Width: width})
		rows := c.Rows()
		for _, th := range []*theme.Theme{theme.New(true), theme.New(false)} {
			look := Look{Theme: th, Current: -1, Selected: -1}
			text := painted(c, look)
			if width > 40 && (!strings.Contains(text, "February") || !strings.Contains(text, "more than")) {
				t.Fatalf("width %d: words are missing:\n%s", width, text)
			}
			if c.Rows() != rows {
				t.Fatalf("width %d: %d rows become %d", width, rows, c.Rows())
			}
		}
		first, last := c.RowOf(a.Blocks[1].Start), c.RowOf(a.Blocks[1].End-1)
		if first != c.RowOf(a.Sentences[0].End)+2 || last >= c.RowOf(a.Sentences[1].Start) || first > last {
			t.Fatalf("width %d: the table stands in rows %d to %d", width, first, last)
		}
	}
}

// TestTableWithoutRoom: where words would be left out, the table is shown as
// lines of text.
func TestTableWithoutRoom(t *testing.T) {
	c := New(parsed(table), Options{Width: 20})
	if len(c.tables) != 0 {
		t.Error("three columns are drawn in 15 cells")
	}
	if text := strings.Join(strings.Fields(painted(c, plainLook())), " "); !strings.Contains(text, "The first one | January | 600") {
		t.Errorf("the table reads %q", text)
	}
}

// TestTableLines: cells stand under one another, as their column is aligned.
func TestTableLines(t *testing.T) {
	a := parsed("| a & b \\| c | Dead |\n|:--|--:|\n| ~ `x:y` | 1,200 |\n")
	for ascii, want := range map[bool]string{
		false: "      a & b | c  │       Dead\n     ────────────┼────────────\n      ~ x:y      │      1,200\n",
		true:  "      a & b | c  |       Dead\n     ------------+------------\n      ~ x:y      |      1,200\n",
	} {
		th, err := theme.Make(theme.Options{Dark: true, ASCII: ascii})
		if err != nil {
			t.Fatal(err)
		}
		if got := painted(New(a, Options{Width: 30}), Look{Theme: th, Current: -1, Selected: -1}); got != want {
			t.Errorf("the table reads\n%s, want\n%s", got, want)
		}
	}
}

// TestTableBudget: many tables are not all drawn as tables, so that an article
// opens in time, and still show their words.
func TestTableBudget(t *testing.T) {
	a := parsed(strings.Repeat(table+"\n\n", 400))
	c := New(a, Options{Width: 60})
	source := 0
	for i := range c.tables {
		source += len(a.Blocks[i].Source)
	}
	if source > tableBudget || source < tableBudget/2 {
		t.Errorf("%d bytes are drawn as tables, the budget is %d", source, tableBudget)
	}
	if n := strings.Count(painted(c, plainLook()), "February"); n != 400 {
		t.Errorf("%d of 400 tables show their words", n)
	}
}

// TestCode: code keeps its spaces and loses nothing to the edge.
func TestCode(t *testing.T) {
	a := parsed("```go\nfunc main()  { return 12345678 }\n\n\tx := 1\n```")
	c := New(a, Options{Width: 25})
	const want = "     func main()  { retur\n     n 12345678 }\n\n         x := 1\n"
	look := plainLook()
	if got := painted(c, look); got != want {
		t.Errorf("code reads\n%s, want\n%s", got, want)
	}
	for at := a.Blocks[0].Start; at < a.Blocks[0].End; at++ {
		if row, cell := c.Cell(at); a.Text[at] != '\n' && c.Offset(row, cell) != at {
			t.Errorf("byte %d stands in row %d, cell %d, where byte %d is", at, row, cell, c.Offset(row, cell))
		}
	}
}

// TestPayloads: text that was never made harmless still does no harm.
func TestPayloads(t *testing.T) {
	for _, payload := range []string{
		"a\x1b[31mb", "\x1b]0;title\a", "a\x9b2Jb", "a\u009b2Jb", "\x1bP$q\x1b\\", "a\rb", "a\x0e\x0fb", "a\u202eb\u200b\ufeffc", "\xff\xfe", "\u0301a",
	} {
		a := &model.Article{Text: payload}
		span := model.Span{Start: 0, End: len(payload)}
		for _, kind := range []model.BlockKind{model.Paragraph, model.Heading, model.ListItem, model.Code, model.Table} {
			a.Blocks = []model.Block{{Kind: kind, Span: span, Level: 1, Marker: payload, Source: "```\n" + payload + "\n```"}}
			for _, width := range []int{1, 5, 40} {
				for _, m := range methods {
					c := New(a, Options{Width: width, Method: m})
					for row := range c.Rows() {
						line := c.Row(row, plainLook())
						if w := m.StringWidth(line); w != width {
							t.Errorf("%q, kind %d, width %d: %q takes %d cells", payload, kind, width, line, w)
						}
						checkDrawn(t, line, width, m)
					}
				}
			}
		}
	}
}
