package html

import (
	"bytes"
	"testing"

	"golang.org/x/net/html"

	"triptych/articles/internal/formattest"
)

// TestRememberedJudgements asks for every name of the fixtures twice: what is remembered
// is what the rules say.
func TestRememberedJudgements(t *testing.T) {
	for _, path := range formattest.Fixtures(t, "testdata/*.html") {
		p, err := parse(t.Context(), formattest.Document(t, path).Data)
		if err != nil {
			t.Fatal(err)
		}
		for n := range p.document.Descendants() {
			once, again, fresh := p.judge.element(n), p.judge.element(n), newJudge().element(n)
			if once != again || once != fresh {
				t.Errorf("%s: %s is judged %v, then %v, and by another %v", path, n.Data, once, again, fresh)
			}
		}
	}
}

// TestCopy copies pages, and changes the copies: they say the same, and the pages stay.
func TestCopy(t *testing.T) {
	render := func(n *html.Node) string {
		var b bytes.Buffer
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, path := range formattest.Fixtures(t, "testdata/*.html") {
		p, err := parse(t.Context(), formattest.Document(t, path).Data)
		if err != nil {
			t.Fatal(err)
		}
		before := render(p.document)
		attributes, nodes := 0, 0
		for n := range p.document.Descendants() {
			attributes, nodes = attributes+len(n.Attr), nodes+1
		}
		c := copier{make([]html.Node, 0, nodes+1), make([]html.Attribute, 0, attributes)}
		copied := c.copy(p.document)
		if got := render(copied); got != before {
			t.Errorf("%s: the copy is\n%s\nof\n%s", path, got, before)
		}
		for n := range copied.Descendants() {
			n.Attr = append(n.Attr, html.Attribute{Key: "id", Val: "x"})
			n.Data = "p"
		}
		if render(p.document) != before {
			t.Errorf("%s has changed with its copy", path)
		}
	}
}
