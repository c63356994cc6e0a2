package markup

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
	"triptych/model/problem"
)

// show writes blocks so that a test can say what they should be, with no mark
// before a paragraph.
func show(blocks []draft.Block) string {
	var lines []string
	for _, block := range blocks {
		line := formattest.ShowBlock(block)
		if block.Kind == draft.Paragraph {
			line = strings.TrimPrefix(line, "p ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"paragraphs", "<p>One  two\nthree.</p><p>Four.</p>", "One two three.\nFour."},
		{"bare text", "One.<p>Two.</p>Three.", "One.\nTwo.\nThree."},
		{"nothing", "<p> &nbsp; </p><div></div>", ""},
		{"headings", "<h1>A</h1><h3>B <div>C</div></h3>", "h1 A\nh3 B C"},
		{"one break", "<p>A<br>B</p>", "A B"},
		{"two breaks", "A.<br> <br/>B.<br><br><br>C.", "A.\nB.\nC."},
		{"emphasis", "<p>A <b>b </b>c<i> d</i><em>e</em>.</p>", "A *b* c _de_."},
		{"both", "<p><b>A <i>b</i></b> c</p>", "*A* *_b_* c"},
		{"two strong words", "<p><b>A</b> <b>b</b></p>", "*A b*"},
		{"link", `<p>A <a href="https://example.org">b</a>, c</p>`, "A [b](https://example.org), c"},
		{"no blank between inline elements", "<p>A<span>b</span>c</p>", "Abc"},
		{"quotation", "<p>A</p><blockquote><p>B</p>C<footer>D</footer></blockquote>", "A\n> B\n> C\n> D"},
		{"inline quotation", "<p>He said <q>no</q>. <q>“Yes”</q></p>", "He said “no”. “Yes”"},
		{"list", "<ul><li>A<ul><li>B</li></ul></li><li><p>C</p><p>D</p></li></ul>", "- A\n  - B\n- C\nD"},
		{"item without a list", "<li>A</li>", "- A"},
		{"definitions", "<dl><dt>A</dt><dd>B</dd></dl>", "A\nB"},
		{"preformatted", "<pre>One line that goes on and on until it is wrapped at a width\nthat the sender chose.\n\nTwo.</pre>", "One line that goes on and on until it is wrapped at a width that the sender chose.\nTwo."},
		{"figure", "<figure><img src=x alt=y><div>Doe</div><figcaption><p>A</p><p>B</p></figcaption></figure>", "A B"},
		{"figure with a quotation", "<figure><blockquote>A</blockquote><figcaption>B</figcaption></figure>", "> A\n> B"},
		{"pull quote", `<p>A</p><figure class="wp-block-pullquote x"><blockquote>A</blockquote></figure>`, "A"},
		{"table", "<table><caption>T</caption><tr><th>A<th colspan=2>B<tr><td>1<td>2</table>", "T\n| A | B |  |\n| 1 | 2 |  |"},
		{"table that arranges", "<table><tr><td><p>A</p><p>B</p><td>C</table>", "A\nB\nC"},
		{"table in a table", "<table><tr><td><table><tr><th>A<tr><td>1</table></table>", "| A |\n| 1 |"},
		{"no article", "<nav>A</nav><script>b</script><style>c</style><aside>D</aside><footer>E</footer><noscript>F</noscript><button>G</button><svg><text>H</text></svg><p>I</p>", "I"},
		{"hidden", `<p hidden>A</p><div style="Display : none">B</div><span class="x sr-only">C</span><p>D</p>`, "D"},
		{"entities", "<p>&lt;b&gt; &amp;amp; &eacute;&#233;&nbsp;x</p>", "<b> &amp; éé\u00a0x"},
		{"invisible characters", "<p>Don&shy;au\u200b&zwnj;</p>", "Donau\u200c"},
		{"line separators", "<p>A\u2028B</p>", "A B"},
		{"whole page", "<!doctype html><html><head><title>T</title></head><body><main><p>A", "A"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks, err := HTML(t.Context(), tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(blocks); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	got := show(Plain("One line that goes on and on until it is wrapped at a width\nthat the sender chose.\r\n\r\nTwo\u00ad.\n\n- Three.\n- Four.\n\n> Five.\n"))
	if want := "One line that goes on and on until it is wrapped at a width that the sender chose.\nTwo.\n- Three.\n- Four.\n> Five."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLineOf(t *testing.T) {
	for source, want := range map[string]string{
		" A \n title ":                  "A title",
		"Roe &amp; Doe: <i>A</i> title": "Roe & Doe: A title",
		"Q&A: 5 < 6":                    "Q&A: 5 < 6",
		"A<br>B":                        "A B",
	} {
		if got := LineOf(t.Context(), source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestHasTags(t *testing.T) {
	for source, want := range map[string]bool{
		"":                                   false,
		"5 < 6 and 7 > 3":                    false,
		"<doe@example.org> a>b":              false,
		"<" + strings.Repeat("a", 100) + ">": false,
		"a<br/>b":                            true,
		"a</p>":                              true,
		"<P class=x>":                        true,
		"< p> <p>":                           true,
	} {
		if got := HasTags(source); got != want {
			t.Errorf("%.50q: %v", source, got)
		}
	}
}

func TestDropTitle(t *testing.T) {
	blocks, err := HTML(t.Context(), "<h1>A  <i>title</i></h1><p>Text.</p>")
	if err != nil {
		t.Fatal(err)
	}
	if got := show(DropTitle(blocks, " a\ntitle")); got != "Text." {
		t.Errorf("the title stays: %q", got)
	}
	if got := DropTitle(blocks, "Another title"); len(got) != 2 {
		t.Errorf("another heading is dropped: %q", show(got))
	}
	if got := DropTitle(nil, "Title"); got != nil {
		t.Errorf("got %v", got)
	}
}

// hostile are inputs that would take quadratic time or a deep stack if they
// were taken in without thought.
func hostile(n int) map[string]string {
	return map[string]string{
		"deep":         strings.Repeat("<div>", 500) + strings.Repeat("A ", n),
		"never closed": strings.Repeat("<div>A", n),
		"quotations":   strings.Repeat("<q>", 500) + strings.Repeat("<i></i>", n/10) + strings.Repeat("A ", n),
		"tables":       strings.Repeat("<table><tr><td>", 100) + strings.Repeat("<p>A", n/10),
		"styles":       strings.Repeat("<b>A</b> <i>B</i> ", n/10),
		"breaks":       strings.Repeat("A<br>", n),
		"one word":     strings.Repeat("A", n*10),
		"cells":        "<table>" + strings.Repeat("<tr><th>A<td colspan=99999999>B", n/10) + "</table>",
		"items":        strings.Repeat("<ul><li>A", 200) + strings.Repeat("<li>B", n/4),
		"too many":     strings.Repeat("<p>A", n*10),
		"blanks":       "<p>A" + strings.Repeat(" \n", n*10) + "B",
	}
}

func TestHostileHTML(t *testing.T) {
	for name, source := range hostile(30_000) {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			blocks, err := HTML(t.Context(), source)
			if refused := new(problem.Error); errors.As(err, &refused) != (name == "too many") {
				t.Errorf("error %v", err)
			}
			if err == nil && len(blocks) == 0 {
				t.Error("no blocks")
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestHTMLEndsEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := HTML(ctx, "<p>A"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<p>A <b>b</b><br><br><q>c</q></p><ul><li><p>d<p>e</ul>")
	f.Add("<table><tr><th>a<td colspan=3>b</table><figure><figcaption>c<pre>d\n\ne")
	f.Fuzz(func(t *testing.T, source string) {
		blocks, err := HTML(t.Context(), source)
		if err != nil {
			return
		}
		check(t, blocks)
		check(t, Plain(source))
	})
}

// check holds for the blocks of every document.
func check(t *testing.T, blocks []draft.Block) {
	t.Helper()
	for _, b := range blocks {
		if (b.Kind == draft.Table) != (len(b.Rows) > 0) || (b.Kind == draft.Table) == (len(b.Runs) > 0) {
			t.Fatalf("neither text nor a table: %+v", b)
		}
		for _, row := range b.Rows {
			if len(row) != len(b.Rows[0]) {
				t.Fatalf("rows of unequal length: %q", b.Rows)
			}
		}
		if b.Kind == draft.Heading && (b.Level < 1 || b.Level > 6) {
			t.Fatalf("heading of level %d", b.Level)
		}
		s := plain(b)
		if s != strings.TrimSpace(s) || b.Kind != draft.Table && s == "" {
			t.Fatalf("not trimmed: %q", s)
		}
		for i, r := range b.Runs {
			if r.Text == "" || i > 0 && r.Strong == b.Runs[i-1].Strong && r.Emphasis == b.Runs[i-1].Emphasis {
				t.Fatalf("run %d is empty or goes on with the one before: %+v", i, b.Runs)
			}
		}
		if strings.ContainsAny(s, "\n\r\u00ad\u200b") && utf8.ValidString(s) {
			t.Fatalf("line breaks or invisible characters in %q", s)
		}
	}
}

func TestParts(t *testing.T) {
	source := `bare<div id="d">a <a href="/x">link</a><br><br>c <a href="#d">d</a><ul><li>d <b>e</b></li></ul>` +
		`<table><tr><th>f<th>g</table><figure><figcaption><p>h</p></figcaption></figure><pre>i</pre></div>`
	n, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var list []draft.Block
	for _, p := range Parts(n) {
		got = append(got, fmt.Sprintf("%s %d", p.In.Data, p.Linked))
		list = append(list, p.Block)
	}
	if want := "body 0, div 4, div 0, li 0, table 0, figcaption 0, pre 0"; strings.Join(got, ", ") != want {
		t.Errorf("the parts are %s, want %s", strings.Join(got, ", "), want)
	}
	if want := show(Blocks(n)); show(list) != want {
		t.Errorf("Parts gives\n%s\nand Blocks\n%s", show(list), want)
	}
}

// TestLetters reads text in which the look of letters means something.
func TestLetters(t *testing.T) {
	for source, want := range map[string]string{
		"about 10<sup>6</sup> people":                                           "about 10⁶ people",
		"10<sup>−6</sup> m<sup>2</sup>":                                         "10⁻⁶ m²",
		"the 21<sup>st</sup> century":                                           "the 21st century",
		"CO<sub>2</sub>":                                                        "CO2",
		"a word<sup>12</sup>, and":                                              "a word¹², and",
		"2<sup>n</sup> and x<sup>y</sup>":                                       "2ⁿ and xy",
		"It cost <del>four</del> <ins>five</ins> pounds.":                       "It cost five pounds.",
		"It cost <s>four</s> five <strike>shillings</strike> pounds.":           "It cost five pounds.",
		`It cost <span style="text-decoration: line-through">four</span> five.`: "It cost five.",
		`<span class="dropcap">T</span>he dam failed.`:                          "The dam failed.",
		`<span class="dropcap">T</span> he dam failed.`:                         "The dam failed.",
		`<b>T</b>
he dam failed.`: "The dam failed.",
		`<span class="dropcap">A</span> dam failed.`:    "A dam failed.",
		`<div class="dropcap">T</div><p>he dam failed.`: "The dam failed.",
		`<p>T<p>The dam failed.`:                        "T | The dam failed.",
		`Plan <span>B</span> is better`:                 "Plan B is better",
		`<strong>One<br>Two</strong>`:                   "One Two",
		`<strong>One<br><br>Two</strong> three`:         "One | Two three",
		`<strong>One<br></strong>Two`:                   "One Two",
	} {
		list, err := HTML(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range list {
			got = append(got, plain(b))
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%s gives %q", source, got)
		}
	}
}

// TestPreformattedTextIsBounded: of very many lines the first are read as lines, and enough
// of the rest is kept as it is for an article to be found too long.
func TestPreformattedTextIsBounded(t *testing.T) {
	blocks, err := HTML(t.Context(), "<pre>"+strings.Repeat("word\n", 1_000_000)+"</pre>")
	if err != nil {
		t.Fatal(err)
	}
	a := draft.Article{Blocks: blocks}
	a.Bound()
	if len(a.Notices) != 1 || !strings.Contains(a.Notices[0], "too long") {
		t.Errorf("%d blocks, notices %q", len(a.Blocks), a.Notices)
	}
}
