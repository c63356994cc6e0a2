package markdown

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// strings of one character each stand for emphasis: *strong*, _emphasized_, +both+.
func runsOf(source string) []draft.Run {
	var list []draft.Run
	for source != "" {
		c := source[0]
		if strings.IndexByte("*_+", c) >= 0 {
			inner, rest, _ := strings.Cut(source[1:], string(c))
			list = append(list, draft.Run{Text: inner, Strong: c != '_', Emphasis: c != '*'})
			source = rest
			continue
		}
		if c == linkMark[0] {
			inner, rest, _ := strings.Cut(source[1:], linkMark)
			for _, r := range runsOf(inner) {
				r.URL = anAddress
				list = append(list, r)
			}
			source = rest
			continue
		}
		end := strings.IndexAny(source, "*_+"+linkMark)
		if end < 0 {
			end = len(source)
		}
		list = append(list, draft.Run{Text: source[:end]})
		source = source[end:]
	}
	return list
}

// linkMark stands around a link to anAddress.
const (
	linkMark  = "\x02"
	anAddress = "https://example.org/a_(b)*c*?d=e&amp;f=[g]"
)

// TestEscapes checks what is written of a paragraph, and that it says the same.
func TestEscapes(t *testing.T) {
	tests := []struct{ words, want string }{
		// What is left as it is.
		{"The U.S. minister didn't say (on Monday) that it's \"over\": 5 > 3 & 2 < 4.", ""},
		{"“We won’t,” he said – or so — they say…", ""},
		{"A * between blanks, a _ too, and ~ as well.", ""},
		{"See the file_name_of_it, or a_b.", ""},
		{"*Some names have been changed.", ""},
		{"It cost $5*.", ""},
		{"About ~600 of them, or ~700.", ""},
		{"[The] minister said “the [United States] must”.", ""},
		{"AT&T, R&D; Q&A and 5&6", ""},
		{"#hashtag and #1 - not + a list", ""},
		{"-30-", ""},
		{"-- he said", ""},
		{"2018 was the year. 3.5 million", ""},
		{"10.5 million", ""},
		{"1.) First", ""},
		{"It said <3 and 2 <3", ""},
		{"One ` backtick", ""},
		{"https://example.com/a_b?c=d&e=f#g", ""},
		{"jane.roe@example.org", ""},
		{"== two ==", ""},
		{`C:\Users\a`, ""},
		{"a|b", ""},
		{"+1.5 percent", ""},
		{"_", ""},
		{"!", ""},
		{"Wow![1]", ""},
		{"1234567890. It", ""},
		{"####### seven", ""},

		// What is escaped.
		{"*one* and *two*", `\*one\* and \*two\*`},
		{"**one**", `\*\*one\*\*`},
		{"a * b *c* d", `a * b \*c\* d`},
		{"_one_ and a_b", `\_one\_ and a_b`},
		{"~~struck~~ and ~ and ~9", `\~\~struck\~\~ and ~ and \~9`},
		{"a `b` c", "a \\`b\\` c"},
		{"``quoted''", ""},
		{"``a'' and ``b''", "\\`\\`a'' and \\`\\`b''"},
		{"# one", `\# one`},
		{"#", `\#`},
		{"- one", `\- one`},
		{"* one", `\* one`},
		{"+ one", `\+ one`},
		{"-", `\-`},
		{"--", `\--`},
		{"---", `\---`},
		{"- - -", `\- - -`},
		{"* * *", `\* * *`},
		{"***", `\***`},
		{"___", `\___`},
		{"===", `\===`},
		{"==", ""},
		{"> one", `\> one`},
		{">one", `\>one`},
		{"1. one", `1\. one`},
		{"2018) one", `2018\) one`},
		{"12.", `12\.`},
		{"```go", "\\`\\`\\`go"},
		{"~~~", `\~~~`},
		{"&amp; &#27; &copy &x; &", `\&amp; \&#27; &copy &x; &`},
		{"<b>bold</b> and <https://a.b> <c@d.ef>", `\<b>bold\</b> and \<https://a.b> \<c@d.ef>`},
		{"<div", `\<div`},
		{"a <!-- b -->", `a \<!-- b -->`},
		{"[a](b) ![c](d) [e][f]", `[a\](b) ![c\](d) [e][f]`},
		{"[a]: b", `\[a]: b`},
		{"[^1]: note", `\[^1]: note`},
		{"[ ] to do", `\[ ] to do`},
		{`\* and \ and \a\`, `\\* and \ and \a\\`},
		{`\*a* \&amp;`, `\\\*a\* \\\&amp;`},
		{`\\`, `\\\\`},
	}
	for _, tt := range tests {
		want := tt.want
		if want == "" {
			want = tt.words
		}
		article := draft.Article{Blocks: []draft.Block{{Runs: []draft.Run{{Text: tt.words}}}}}
		got := Body(article)
		if got != want {
			t.Errorf("%s is written as %s, want %s", tt.words, got, want)
		}
		if said := describe(text.ParseMarkdown(got)); said != "p|"+tt.words {
			t.Errorf("%s says %q", got, said)
		}
	}
}

// TestEmphasis checks what is written of emphasis, and that it says the same.
func TestEmphasis(t *testing.T) {
	tests := []struct{ source, want string }{
		{"*Strong*, _emphasized_ and +both+.", "**Strong**, *emphasized* and ***both***."},
		{"*strong *+and+* both*", "**strong *and* both**"},
		{"a *b *c _ d_", "a **b** c *d*"},
		{"*a *+b +c", "**a *b*** c"},
		{"*one* *two*", "**one two**"},
		{"in*tra*word _s_econd", "in**tra**word *s*econd"},
		{"*Note:* text", "**Note:** text"},
		{"*Note:*text", "Note:text"},
		{"a*“b”*", "a“b”"},
		{"(*“b”*)", "(**“b”**)"},
		{"_“b,”_ he said", "*“b,”* he said"},
		{"*a*_b_", "**a***b*"},
		{"_a_*b*", "*a***b**"},
		{"+a+_b_ c", "***a**b* c"},
		{"*a.*_b_", "a.*b*"},
		{"*-*", "**-**"},
		{"*# a*", "**# a**"},
		{"*1.* a", "**1.** a"},
		{"* * _ _", ""},
		{"a * * b", "a b"},
		{"*a", "**a**"},
	}
	for _, tt := range tests {
		blocks := []draft.Block{{Runs: runsOf(tt.source)}}
		if got := Body(draft.Article{Blocks: blocks}); got != tt.want {
			t.Errorf("%s is written as %s, want %s", tt.source, got, tt.want)
		}
		same(t, blocks)
	}
	escaped := []draft.Run{{Text: "2*3", Strong: true}, {Text: "*4_5_"}}
	if got, want := Body(draft.Article{Blocks: []draft.Block{{Runs: escaped}}}), `**2\*3**\*4\_5\_`; got != want {
		t.Errorf("written %s, want %s", got, want)
	}
}

func block(kind draft.BlockKind, level int, source string) draft.Block {
	return draft.Block{Kind: kind, Level: level, Runs: runsOf(source)}
}

func TestBody(t *testing.T) {
	blocks := []draft.Block{
		block(draft.Heading, 1, "A head #"), block(draft.Heading, 2, "##"), block(draft.Heading, 9, "# a *b* #c"), block(draft.Heading, 0, "- a"),
		block(draft.Paragraph, 0, "A long\n paragraph,\r\nin lines. "),
		block(draft.Paragraph, 0, " \n"),
		block(draft.Quotation, 0, "One said:"), block(draft.Quotation, 0, "# that."),
		block(draft.Item, 0, "one"), block(draft.Item, 0, "*two*"), block(draft.Item, 1, "three"), block(draft.Item, 4, "deep"),
		block(draft.Item, 2, "less"), block(draft.Item, 0, "1. last"),
		block(draft.Paragraph, 0, "Between."),
		block(draft.Item, 2, "- at once deep"), block(draft.Item, 2, "again"), block(draft.Item, -1, "out"),
		block(draft.Quotation, 0, "A quotation."),
		{Kind: draft.Table, Rows: [][]string{{"A", "B|C", ""}, {"*d* *e*", "# f\n`g`"}, {}, {"1", "2", `3\`, "4"}}},
		{Kind: draft.Table, Rows: [][]string{{" ", ""}, nil}},
		{Kind: draft.Table},
		{Kind: draft.Table, Rows: [][]string{nil, {"", "x"}}},
	}
	want := `# A head \#

## \##

###### # a **b** #c

# - a

A long paragraph, in lines.

> One said:
>
> \# that.

- one
- **two**
  - three
    - - - deep
    - less
- 1\. last

Between.

- - - \- at once deep
    - again
- out

> A quotation.

| A | B\|C |  |  |
| --- | --- | --- | --- |
| \*d\* \*e\* | # f ` + "\\`g\\`" + ` |  |  |
|  |  |  |  |
| 1 | 2 | 3\\ | 4 |

|  |  |
| --- | --- |
|  | x |`
	if got := Body(draft.Article{Blocks: blocks}); got != want {
		t.Errorf("written\n%s\nwant\n%s", got, want)
	}
	same(t, blocks)
	if got := Body(draft.Article{Markdown: " as\r\nit *is"}); got != " as\r\nit *is" {
		t.Errorf("Markdown becomes %q", got)
	}
	if got := Body(draft.Article{}); got != "" {
		t.Errorf("nothing becomes %q", got)
	}
}

// TestRaggedTable takes a table that would be huge with all its rows filled up.
func TestRaggedTable(t *testing.T) {
	rows := make([][]string, 20_000)
	for i := range rows {
		rows[i] = []string{"*a*"}
	}
	rows[9] = strings.Split(strings.Repeat("b* ", 20_000), " ")
	body := Body(draft.Article{Blocks: []draft.Block{{Kind: draft.Table, Rows: rows}}})
	if len(body) > 1<<20 {
		t.Fatalf("%d bytes are written", len(body))
	}
	a := text.ParseMarkdown(body)
	if len(a.Blocks) != len(rows) || a.Blocks[0].Kind != model.ListItem || !strings.HasPrefix(a.Text, "*a*\n\n*a*\n\n") || len(a.Blocks[9].Runs) > 0 {
		t.Errorf("%d blocks, %.40q", len(a.Blocks), a.Text)
	}
}

// describe spells the blocks of an article, a line each: the kind, where it
// stands, its text and what of it is emphasized.
func describe(a model.Article) string {
	var lines []string
	names := []string{"p", "h", "li", "code", "table", "rule"}
	for _, b := range a.Blocks {
		line := names[b.Kind]
		if b.Level > 0 {
			line += fmt.Sprint(b.Level)
		}
		words := b.In(a.Text)
		line += strings.Repeat(">", b.Quote) + "|" + strings.ReplaceAll(words, "\n", "⏎")
		for _, e := range emphasized(a.Text, b.Runs) {
			line += fmt.Sprintf("|%d %s", e.kind, e.In(a.Text))
		}
		for _, r := range b.Runs {
			if r.Emphasis&^(model.Strong|model.Emphatic) != 0 {
				line += "|other " + r.In(a.Text)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
