package html

import (
	"bytes"
	"strings"
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/notes"
	"triptych/ui/report/paper"
)

// attacks are texts that would run something in a page that did not escape them, or
// break out of where it puts them.
func attacks() []string {
	return []string{
		`<script>alert(1)</script>`,
		`</script><script>alert(2)</script>`,
		`<img src=x onerror=alert(3)>`,
		`"><svg onload=alert(4)>`,
		`' onmouseover='alert(5)`,
		`javascript:alert(6)`,
		`{{.Policy}}{{template "x"}}`,
		`</style><style>*{display:none}</style>`,
		`</article></main></body></html>`,
		`<!-- `,
		`]]>`,
		`</textarea></title>`,
		`<iframe src="https://evil.example/"></iframe>`,
		`<base href="https://evil.example/">`,
		`<meta http-equiv=refresh content="0;url=https://evil.example/">`,
		`<form action="https://evil.example/"><button>`,
		`<link rel=stylesheet href="https://evil.example/x.css">`,
		"\\u003cscript\\u003ealert(7)\\u003c/script\\u003e",
		"\u2028alert(8)\u2029",
		"${alert(9)}",
		"\u202ereversed",
		"`;alert(10)//",
	}
}

// hostile is a story whose every text is an attack: headlines, outlets, authors, dates,
// addresses, labels, what differs, and what people noted.
func hostile(t testing.TB) *paper.Paper {
	t.Helper()
	all := strings.Join(attacks(), " ")
	text := func(month string) string {
		var b strings.Builder
		for _, a := range attacks() {
			b.WriteString("    " + a + "\n\n") // as code, so that Markdown leaves it as it is
		}
		return b.String() + "\n\n[click](javascript:alert(11)) and [this](https://example.com/\"onclick=\"alert(12)) came in " + month + ".\n\nPlain words: \\<script>alert(13)\\</script> end.\n\n| <b>a</b> | \\</td> |\n| --- | --- |\n| x | y |\n"
	}
	b := uitest.NewBuilder(t, text("January"), text("February"))
	b.Story.Title = all
	for i := range b.Story.Articles {
		a := &b.Story.Articles[i]
		a.ID, a.Source, a.Title, a.Date, a.Authors = all, all, all, all, []string{all, all}
		a.URL = "javascript:alert(14)//https://example.com"
	}
	b.Topic(all, "0:click", "1:click")
	b.Link("0:click", "1:click")
	d := b.Differ(0, model.Date, model.Conflict, "0:January", "1:February")
	d.About, d.Why, d.Level, d.ByHand = all, all, model.Facts, true
	analysis := b.Analysis()
	book := notes.New(b.Story).On(analysis)
	p := preparedWith(analysis, paper.Options{Book: book, Explain: true})
	for i := range p.Findings {
		p.Findings[i].Marks = []notes.Mark{{Author: all, State: notes.ToCheck, Note: all}}
	}
	return p
}

// TestHostileTextsAreText parses the page of a hostile story: it has no element and no
// attribute that the page of a kind story would not have.
func TestHostileTextsAreText(t *testing.T) {
	page := written(t, hostile(t))
	p := parsed(t, page)
	p.links(t)
	p.labels(t)
	p.headings(t)
	for _, name := range []string{"img", "iframe", "base", "link", "object", "embed", "video", "audio", "textarea"} {
		if n := len(p.elements(name)); n > 0 {
			t.Errorf("%d elements <%s>", n, name)
		}
	}
	for name, want := range map[string]int{"script": 2, "style": 1, "form": 1, "meta": 6, "title": 1, "main": 1, "html": 1} {
		if n := len(p.elements(name)); n != want {
			t.Errorf("%d elements <%s>, want %d", n, name, want)
		}
	}
	if bytes.ContainsRune(page, '\u202e') {
		t.Error("the page has a character that turns text around")
	}
	if got := words(p.ids["a0"]); !strings.Contains(got, `</script><script>alert(2)</script>`) {
		t.Errorf("the first article does not have its words: %.300s", got)
	}
}
