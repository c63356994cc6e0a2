package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

// describe spells an article's blocks, a line each: kind, where it stands, its
// text, and its runs.
func describe(a model.Article) string {
	var b strings.Builder
	names := []string{"p", "h", "li", "code", "table", "rule"}
	for _, block := range a.Blocks {
		b.WriteString(names[block.Kind])
		if block.Level > 0 {
			fmt.Fprint(&b, block.Level)
		}
		b.WriteString(strings.Repeat(">", block.Quote) + block.Marker + "|" + strings.ReplaceAll(block.In(a.Text), "\n", "⏎") + "|")
		for _, r := range block.Runs {
			fmt.Fprintf(&b, " %s=%s%s", r.In(a.Text), emphasisName(r.Emphasis), r.URL)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "|\n", "\n"), "\n")
}

func emphasisName(e model.Emphasis) string {
	name := ""
	for i, letter := range "seml" { // strong, emphatic, monospace, linked
		if e&(1<<i) != 0 {
			name += string(letter)
		}
	}
	return name
}

func TestParseMarkdown(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"paragraphs", "One\ntwo  three.\n\n\n\nFour.", "p|One two three.\np|Four."},
		{"headings", "# A *b*\n\nC\n===\n\n### D ###", "h1|A b| b=e\nh1|C\nh3|D"},
		{"hard breaks", "a  \nb\\\nc <br> d<br/>\n\ne\\", "p|a⏎b⏎c⏎d\np|e\\"},
		{"emphasis", "**a *b* c** ~~d~~ __e__ `f  g` h", "p|a b c e f g h| a =s b=se  c=s e=s f g=m"},
		{"emphasis and blanks", "a **b** c*d*e", "p|a b cde| b=s d=e"},
		{"link", "[a **b**](http://x.y/?p=1&amp;q=%20 \"t\") [c](u)[d](u)", "p|a b cd| a =lhttp://x.y/?p=1&q=%20 b=slhttp://x.y/?p=1&q=%20 cd=lu"},
		{"reference", "[a][r] [r] [s]\n\n[r]: http://x", "p|a r [s]| a=lhttp://x r=lhttp://x"},
		{"autolinks", "<http://a.b> <c@d.ef>", "p|http://a.b c@d.ef| http://a.b=lhttp://a.b c@d.ef=lmailto:c@d.ef"},
		{"image", "![a *b*](c.png) [![d](e)](f)\n\n![](g)", "p|a b d| b=e d=lf"},
		{"empty link", "a [](b) c", "p|a c"},
		{"absurd address", "[a](http://" + strings.Repeat("b", maxURL) + ")", "p|a"},
		{"escapes", `\*a\* \& \a \\`, `p|*a* & \a \`},
		{"entities", "&amp; &copy; &#65;&#x42; &lt;b&gt; &nosuch; &#0; &#xD800; &amp;amp; &", "p|& © AB <b> &nosuch; \uFFFD \uFFFD &amp; &"},
		{"entities in code stay", "`&amp;`\n\n    &amp;", "p|&amp;| &amp;=m\ncode|&amp;"},
		{"white space", "a&nbsp;&#9;\u3000 b &#10; c\u2009d", "p|a b⏎c d"},
		{"soft hyphen", "uni&shy;on", "p|union"},
		{"invisible", "uni\u200bon &#xFEFF;a&#8288;b\ufeff", "p|union ab"},
		{"lists", "- a\n- b\n\n  c\n  1. d\n  2. e\n     - f\n\n3) g\n4) h", "li1•|a\nli1•|b\nli1|c\nli21.|d\nli22.|e\nli3•|f\nli13)|g\nli14)|h"},
		{"list of lists", "- - a\n- # b\n\n  c\n-\n- > d", "li2•|a\nh1|b\nli1•|c\nli1>•|d"},
		{"quotations", "> a\n>> b\n\n> - c\n\nd", "p>|a\np>>|b\nli1>•|c\np|d"},
		{"code", "```go\na\n\n  b\n```\n\n    c\n\n```\n```", "code|a⏎⏎  b\ncode|c"},
		{"code in a list", "1. ```\n   a\n   ```\n   b", "code11.|a\nli1|b"},
		{"table", "| a | *b* |\n|---|:-:|\n| `c\\|d` | e\\|f |\n| g |", "table|a | b⏎c|d | e|f⏎g |"},
		{"rules", "***\n\na\n\n---\n\n___", "rule|\np|a\nrule|\nrule|"},
		{"inline HTML", "a <b>c</b><!-- d --> <span title='e'>f</span>", "p|a c f"},
		{"script", "a <script>evil()</script> <style>p{}</style>b", "p|a b"},
		{"struck out", "a ~~b~~ c <del>d</del> <s>e</s> f", "p|a c f"},
		{"raised", "10<sup>6</sup> m<sup>2</sup> 1<sup>st</sup> 5", "p|10⁶ m² 1st 5"},
		{"script never closed", "use <script> here", "p|use here"},
		{"HTML block", "<div><h2>a</h2><p>b<br>c &amp; <i>d</i>\ne</p>\n<ul><li>f<li>g</ul></div>", "p|a\np|b⏎c & d e\np|f\np|g"},
		{"script over blank lines", "<div>a<script>\nb\n\n    c\n\n---\n\n[d](e)\n</script>f</div>\n\ng", "p|a\np|f\np|g"},
		{"script alone", "<script>\na\n\nb\n</script>\n\n<style>c</style>\n\nd", "p|d"},
		{"HTML block, odd", "<div>1 < 2 <3 <a title='>' href=\"b>\">c</A> <!x> <?y?> <!-- z > --> &lt;i&gt; <b", "p|1 < 2 <3 c <i>"},
		{"comment block", "<!-- a\n\nb -->\n\nc", "p|c"},
		{"nothing", " \n\t\n", ""},
		{"front matter is not read", "---\na\n---", "rule|\nh2|a"},
		{"CRLF", "a\r\nb\r\n\r\nc\\\r\nd", "p|a b\np|c⏎d"},
		{"lone CR", "a\rb", "p|a\uFFFDb"},
		{"invalid UTF-8", "a\xffb *c\xc3*", "p|a\uFFFDb c\uFFFD| c\uFFFD=e"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ParseMarkdown(tt.source)
			check(t, a)
			if got := describe(a); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
			if a.ID+a.Title+a.Source+a.Date+a.URL != "" || a.Authors != nil {
				t.Errorf("more than the text is filled in: %+v", a)
			}
		})
	}
}

// TestSource checks the Markdown that is kept for rendering as a whole.
func TestSource(t *testing.T) {
	tests := []struct{ source, want string }{
		{"```go\na\tb\x1b\n```", "```go\na    b\uFFFD\n```"},
		{"````x&#27;y\n```\n````", "````\n```\n````"},
		{"    a ``` b", "````\na ``` b\n````"},
		{"|a|&#27;b|\n|:-|-:|\n|[c](d)|*e* &amp;lt; \\\\|", "| a | \uFFFDb |\n| :--- | ---: |\n| c | e \\&lt; \\\\ |\n"},
		{"a|b\n-|:-:\nhttp://c|d~e", "| a | b |\n| --- | :---: |\n| http\\://c | d\\~e |\n"},
	}
	for _, tt := range tests {
		a := ParseMarkdown(tt.source)
		check(t, a)
		if len(a.Blocks) != 1 || a.Blocks[0].Source != tt.want {
			t.Errorf("%q gives %+v, want the source %q", tt.source, a.Blocks, tt.want)
		}
	}
}

// TestSourceAgain reads a table's kept source once more: it must say the same.
func TestSourceAgain(t *testing.T) {
	for _, p := range payloads() {
		first := ParseMarkdown("| a " + asEntities(p.raw) + " | `b` *c* & &amp;#27; |\n|---|---|\n| d |")
		again := ParseMarkdown(first.Blocks[0].Source)
		if again.Text != first.Text || again.Blocks[0].Source != first.Blocks[0].Source {
			t.Errorf("%s: %q becomes %q", p.name, first.Text, again.Text)
		}
		var lines []string
		rows, _ := ReadTable(first.Blocks[0].Source)
		for _, row := range rows {
			lines = append(lines, strings.Join(row, " | "))
		}
		if got := strings.Join(lines, "\n"); strings.TrimRight(got, " |") != strings.TrimRight(first.Text, " |") {
			t.Errorf("%s: %q is read as %q", p.name, first.Text, got)
		}
	}
}

func TestReadTable(t *testing.T) {
	rows, aligns := ReadTable(ParseMarkdown("|a \\| b|c|d|e|\n|-|:-|-:|:-:|\n|1||\\\\ |~x:y|").Blocks[0].Source)
	if got := fmt.Sprintf("%q", rows); got != `[["a | b" "c" "d" "e"] ["1" "" "\\" "~x:y"]]` {
		t.Error(got)
	}
	if want := []Align{Unaligned, AlignLeft, AlignRight, AlignCentre}; !slices.Equal(aligns, want) {
		t.Errorf("aligned as %v, want %v", aligns, want)
	}
	for _, source := range []string{"", "|", "| a |", "| a |\n| b |", "```\n| - |\n```", "\n\n", "| a |\n| --- |"} {
		rows, _ := ReadTable(source)
		if want := strings.Contains(source, "| ---"); (len(rows) > 0) != want {
			t.Errorf("%q has the rows %q", source, rows)
		}
	}
}

func TestDeepNestingKeepsText(t *testing.T) {
	for _, open := range []string{">", "> ", "- ", "1. ", "> - ", "* > "} {
		a := ParseMarkdown(strings.Repeat(open, 5000) + "the end")
		check(t, a)
		if !strings.HasSuffix(a.Text, "the end") {
			t.Errorf("%q: the text ends %q", open, a.Text[max(0, len(a.Text)-20):])
		}
	}
}

func TestManyBlankLines(t *testing.T) {
	a := ParseMarkdown("- a\n" + strings.Repeat(" \n", 1000) + "\n  b\n\n\n\nc")
	if got := describe(a); got != "li1•|a\nli1|b\np|c" {
		t.Errorf("got %q", got)
	}
}
