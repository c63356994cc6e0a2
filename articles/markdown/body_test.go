package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// strings of one character each stand for emphasis: *strong*, _emphasized_,
// +both+.
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
		end := strings.IndexAny(source, "*_+")
		if end < 0 {
			end = len(source)
		}
		list = append(list, draft.Run{Text: source[:end]})
		source = source[end:]
	}
	return list
}

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

// fold gives text as it must come out: harmless, on one line.
func fold(s string) string {
	return text.SanitizeLine(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\u00AD\u200B\u2060\uFEFF", r):
			return -1
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, s))
}

// same checks that parsing what is written of blocks gives those blocks: their
// kinds, levels and words, and of their emphasis nothing that was not there.
func same(t *testing.T, blocks []draft.Block) {
	t.Helper()
	body := Body(draft.Article{Blocks: blocks})
	a := text.ParseMarkdown(body)
	i := 0
	for _, want := range blocks {
		words, kind := fold(join(want.Runs)), model.Paragraph
		level, quote := 0, 0
		switch want.Kind {
		case draft.Heading:
			kind, level = model.Heading, min(max(want.Level, 1), 6)
		case draft.Quotation:
			quote = 1
		case draft.Item:
			kind, level = model.ListItem, min(max(want.Level, 0), maxLevel)+1
		case draft.Table:
			kind, words = model.Table, tableWords(want.Rows)
		}
		if words == "" {
			continue
		}
		if i == len(a.Blocks) {
			t.Fatalf("no block for %q in\n%s", words, body)
		}
		b := a.Blocks[i]
		if b.Kind != kind || b.Level != level || b.Quote != quote || b.In(a.Text) != words {
			t.Fatalf("block %d is %+v %q, want kind %d, level %d, %q; written\n%s", i, b, b.In(a.Text), kind, level, words, body)
		}
		sameEmphasis(t, want.Runs, a.Text, b, body)
		i++
	}
	if i < len(a.Blocks) {
		t.Fatalf("%d blocks too many: %s", len(a.Blocks)-i, body)
	}
}

// join gives the text of runs. What is not UTF-8 in one is not made so by another.
func join(runs []draft.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(string([]rune(r.Text)))
	}
	return b.String()
}

// tableWords gives the plain text of a table as it is parsed.
func tableWords(rows [][]string) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	var lines []string
	for _, row := range rows {
		cells := make([]string, columns)
		for i, cell := range row {
			cells[i] = fold(cell)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	if words := strings.Join(lines, "\n"); strings.Trim(words, "| \n") != "" || strings.ContainsFunc(strings.Join(slicesOf(rows), ""), func(r rune) bool { return r == '|' }) {
		return strings.TrimSpace(words)
	}
	return ""
}

func slicesOf(rows [][]string) []string {
	var all []string
	for _, row := range rows {
		all = append(all, row...)
	}
	return all
}

// sameEmphasis checks that the block is emphasized nowhere but where the runs
// are; and where only one kind of emphasis is in it, everywhere that its ends can
// be told.
func sameEmphasis(t *testing.T, runs []draft.Run, words string, b model.Block, body string) {
	t.Helper()
	if b.Kind == model.Table {
		return
	}
	plain, styled := text.Prose(pieces(runs))
	want := emphasized(plain, styled)
	var got []emphasis
	shifted := make([]model.Run, len(b.Runs))
	for i, r := range b.Runs {
		r.Start, r.End = r.Start-b.Start, r.End-b.Start
		shifted[i] = r
		if r.Emphasis&^(model.Strong|model.Emphatic) != 0 {
			t.Fatalf("%q is more than emphasized: %s", plain[r.Start:r.End], body)
		}
	}
	got = emphasized(b.In(words), shifted)
	var strong, emphatic int
	for _, e := range want {
		if e.kind == model.Strong {
			strong++
		} else {
			emphatic++
		}
	}
	if len(want) < 500 && (strong == 0 || emphatic == 0) && fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("emphasis %v, want %v in %q: %s", got, want, plain, body)
	}
	for _, e := range got {
		found := false
		for _, w := range want {
			found = found || w == e
		}
		if !found {
			t.Fatalf("emphasis %v was not there: %v in %q: %s", e, want, plain, body)
		}
	}
}

// vocabulary is what random texts are made of: all that Markdown gives a meaning
// to, and what is near it.
func vocabulary() []string {
	return append(strings.Split("*,**,***,_,__,~,~~,~~~,`,```,\n,>,<,#,##,-,--,---,- ,+,+ ,1.,12),1. ,=,===,|,|---|,[,],](,](b),]:,]: c,[a]: b,![,!,"+
		"<b>,</b>,<br>,<div>,<script>,</script>,<!--,-->,<?,<![CDATA[,<a@b.c>,<http://a.b>,&,&amp;,&#27;,&#x1b;,&lt,;,\\,\\*,\\\\,a,B,word,word,12,é,。,“,”,’,"+
		"(,),.,:,?,$,€,^,{,},@,/,%,',\",\u0301,\u200d,👩,\ufe0f,\u00AD,\u200b,\u00a0,\x1b,\x00,\t,\r,\v,\u2028,\xff,\u202e,---\ntitle: x\n---,[ ],[x],[^1]", ","),
		" ", " ", " ", " ", "  ", ",")
}

func randomBlocks(random *rand.Rand, vocabulary []string) []draft.Block {
	words := func(n int) string {
		var b strings.Builder
		for range random.IntN(n) {
			b.WriteString(vocabulary[random.IntN(len(vocabulary))])
		}
		return b.String()
	}
	blocks := make([]draft.Block, random.IntN(5)+1)
	for i := range blocks {
		b := &blocks[i]
		b.Kind = draft.BlockKind(random.IntN(5))
		b.Level = random.IntN(9)
		if b.Kind == draft.Table {
			for range random.IntN(4) {
				var row []string
				for range random.IntN(4) {
					row = append(row, words(5))
				}
				b.Rows = append(b.Rows, row)
			}
			continue
		}
		strong, emphatic := random.IntN(3) == 0, random.IntN(3) == 0
		for range random.IntN(5) {
			b.Runs = append(b.Runs, draft.Run{Text: words(6), Strong: strong && random.IntN(2) == 0, Emphasis: emphatic && random.IntN(2) == 0})
		}
	}
	return blocks
}

func TestRandomBlocks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	list := vocabulary()
	for range 5_000 {
		blocks := randomBlocks(random, list)
		if same(t, blocks); t.Failed() {
			t.Fatalf("blocks %+v", blocks)
		}
	}
}

// TestBodyLarge bounds the time that the largest articles take, all in one
// block or in many.
func TestBodyLarge(t *testing.T) {
	const size = 1 << 16
	for _, token := range vocabulary() {
		for _, styled := range []bool{false, true} {
			run := draft.Run{Text: strings.Repeat(token, size/len(token))}
			runs := []draft.Run{run}
			if styled {
				runs = make([]draft.Run, size/len(token)/8)
				for i := range runs {
					runs[i] = draft.Run{Text: strings.Repeat(token, 8) + "a", Strong: i%2 == 0, Emphasis: i%3 == 0}
				}
			}
			started := time.Now()
			Body(draft.Article{Blocks: []draft.Block{{Runs: runs}}})
			if took := time.Since(started); took > 2*time.Second {
				t.Errorf("%q, styled %t, took %v", token, styled, took)
			}
		}
	}
}

// FuzzBody takes text in which a form feed ends a block, whose first character
// says of which kind it is, and asterisks and underscores are emphasis.
func FuzzBody(f *testing.F) {
	f.Add("0one\f12# a *b* c\f2quotation\f30item\f32- item\f4table|x\nz|`y`")
	for _, token := range vocabulary() {
		f.Add("0" + token + "\f30a" + token + "\f4" + token + "|\n|a" + token)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var blocks []draft.Block
		for part := range strings.SplitSeq(source, "\f") {
			if len(part) < 2 {
				continue
			}
			b := draft.Block{Kind: draft.BlockKind(part[0] % 5), Level: int(part[1] % 10)}
			if b.Kind != draft.Table {
				b.Runs = runsOf(part[2:])
				blocks = append(blocks, b)
				continue
			}
			for line := range strings.SplitSeq(part[2:], "\n") {
				b.Rows = append(b.Rows, strings.Split(line, "|"))
			}
			if len(b.Rows) < 10 { // none that would become a list
				blocks = append(blocks, b)
			}
		}
		same(t, blocks)
	})
}
