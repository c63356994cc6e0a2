package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
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

// TestTableWithoutRoom: where Glamour would leave words out, the table is shown
// as lines of text.
func TestTableWithoutRoom(t *testing.T) {
	c := New(parsed(table), Options{Width: 20})
	if len(c.tables) != 0 {
		t.Error("Glamour draws three columns in 15 cells")
	}
	if text := strings.Join(strings.Fields(painted(c, plainLook())), " "); !strings.Contains(text, "The first one | January | 600") {
		t.Errorf("the table reads %q", text)
	}
}

// TestTableBudget: many tables are not all given to Glamour, so that an article
// opens in time, and still show their words.
func TestTableBudget(t *testing.T) {
	a := parsed(strings.Repeat(table+"\n\n", 400))
	c := New(a, Options{Width: 60})
	source := 0
	for i := range c.tables {
		source += len(a.Blocks[i].Source)
	}
	if source > glamourBudget || source < glamourBudget/2 {
		t.Errorf("%d bytes are given to Glamour, the budget is %d", source, glamourBudget)
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

// TestRenderedIsHarmless: of what Glamour renders only styles reach the screen,
// and none that the renderer could not read.
func TestRenderedIsHarmless(t *testing.T) {
	many := "\x1b[" + strings.Repeat("1;", 40) + "1m"
	for _, test := range []struct{ in, want string }{
		{"\x1b[1mbold\x1b[0m text", "\x1b[1mbold\x1b[0m text"},
		{"\x1b[4:3;38;2;1;2;3mx", "\x1b[4:3;38;2;1;2;3mx"},
		{"a\x1b[2Jb\x1b[Hc\x1b[?25ld", "abcd"},
		{"a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"},
		{"a\x1bPq\x1b\\b\x1b_Gx\x1b\\c", "abc"},
		{"a\x1bcb\x9b31mc\x07d", "abcd"},
		{"a" + many + "b", "ab"},
		{"a\x1b[>1mb\x1b[1 mc", "abc"},
		{"a\u202eb", "ab"},
	} {
		out, used := oneLine(test.in, draw.Counter{Max: 40}, plainLook())
		if got := strings.TrimSuffix(string(out), ansi.ResetStyle); got != test.want || used != ansi.StringWidthWc(test.want) {
			t.Errorf("%q becomes %q in %d cells, want %q", test.in, got, used, test.want)
		}
	}
	if out, used := oneLine("中文", draw.Counter{Max: 3}, plainLook()); used != 2 || !strings.Contains(string(out), "中") {
		t.Errorf("two wide characters in three cells: %q, %d", out, used)
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
