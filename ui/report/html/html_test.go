package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"triptych/model"
	"triptych/model/path"
	"triptych/ui/internal/uitest"
)

// stories are the analyses that pages are made of in these tests, by name.
func stories(t *testing.T) map[string]*model.Analysis {
	return map[string]*model.Analysis{"embedded": embedded(t), "miniature": miniature(t, "mini-pier"), "harbour": harbour(t), "nothing": alike(t)}
}

// TestGolden has the pages without what is the same in each: style and script.
func TestGolden(t *testing.T) {
	for name, a := range stories(t) {
		t.Run(name, func(t *testing.T) {
			got := bytes.ReplaceAll(written(t, prepared(a)), []byte(style()), []byte("…"))
			got = bytes.ReplaceAll(got, []byte(script()), []byte("…"))
			got = regexp.MustCompile(`'sha256-[^']*'`).ReplaceAll(got, []byte("'sha256-…'"))
			uitest.GoldenFile(t, name+".html", string(got))
		})
	}
}

// A tree is a page as a browser would parse it.
type tree struct {
	*xhtml.Node
	ids map[string]*xhtml.Node
}

func parsed(t *testing.T, page []byte) tree {
	t.Helper()
	root, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	made := tree{root, make(map[string]*xhtml.Node)}
	for n := range root.Descendants() {
		if id, ok := attribute(n, "id"); ok {
			if made.ids[id] != nil {
				t.Errorf("two elements have the id %q", id)
			}
			made.ids[id] = n
		}
	}
	return made
}

// elements returns the elements with a name, all for "".
func (p tree) elements(name string) []*xhtml.Node { return under(p.Node, name) }

func under(n *xhtml.Node, name string) []*xhtml.Node {
	var list []*xhtml.Node
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && (name == "" || d.Data == name) {
			list = append(list, d)
		}
	}
	return list
}

func attribute(n *xhtml.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func has(n *xhtml.Node, class string) bool {
	list, _ := attribute(n, "class")
	return slices.Contains(strings.Fields(list), class)
}

// words returns the text of an element without what stands there for its hearers and
// the numbers of findings.
func words(n *xhtml.Node) string {
	var b strings.Builder
	var add func(*xhtml.Node)
	add = func(n *xhtml.Node) {
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		if has(n, "ref") || has(n, "sr") || has(n, "gutter") {
			return
		}
		for c := range n.ChildNodes() {
			add(c)
		}
	}
	add(n)
	return b.String()
}

// TestStructure holds every page to what HTML and people who hear it ask for.
func TestStructure(t *testing.T) {
	for name, a := range stories(t) {
		t.Run(name, func(t *testing.T) {
			p := parsed(t, written(t, prepared(a)))
			p.links(t)
			p.headings(t)
			p.tables(t)
			p.labels(t)
			for _, landmark := range []string{"main", "nav", "footer", "title", "h1"} {
				if n := len(p.elements(landmark)); n != 1 {
					t.Errorf("%d elements %s", n, landmark)
				}
			}
			if lang, _ := attribute(p.elements("html")[0], "lang"); lang != "en" {
				t.Errorf("the page's language is %q", lang)
			}
		})
	}
}

// links checks that what a page refers to is there.
func (p tree) links(t *testing.T) {
	for _, n := range p.elements("") {
		href, ok := attribute(n, "href")
		if to, within := strings.CutPrefix(href, "#"); ok && within && p.ids[to] == nil {
			t.Errorf("nothing has the id of %q", href)
		} else if ok && !within && !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "http://") {
			t.Errorf("a link to %q", href)
		}
		for _, name := range []string{"aria-labelledby", "aria-controls", "for"} {
			if id, ok := attribute(n, name); ok && p.ids[id] == nil {
				t.Errorf("nothing has the id of %s=%q", name, id)
			}
		}
		if numbers, ok := attribute(n, "data-findings"); ok {
			for _, number := range strings.Fields(numbers) {
				if p.ids["f"+number] == nil {
					t.Errorf("%q is marked with finding %s, which has no row", words(n), number)
				}
			}
		}
	}
}

// headings checks that no level is left out.
func (p tree) headings(t *testing.T) {
	last := 0
	for _, n := range p.elements("") {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			level := int(n.Data[1] - '0')
			if level > last+1 {
				t.Errorf("heading %q of level %d after one of %d", words(n), level, last)
			}
			if strings.TrimSpace(words(n)) == "" {
				t.Errorf("an empty heading of level %d", level)
			}
			last = level
		}
	}
}

// tables checks that every header says what it is of, and every row is whole.
func (p tree) tables(t *testing.T) {
	for _, table := range p.elements("table") {
		width := 0
		for _, row := range under(table, "tr") {
			cells := len(under(row, "td")) + len(under(row, "th"))
			if width == 0 {
				width = cells
			}
			if cells != width {
				t.Errorf("a row of %d cells in a table of %d: %q", cells, width, words(row))
			}
		}
		for _, th := range under(table, "th") {
			if scope, _ := attribute(th, "scope"); scope != "row" && scope != "col" {
				t.Errorf("header %q has the scope %q", words(th), scope)
			}
		}
	}
}

// labels checks that whatever can be operated has a name, and that nothing is styled
// or run in place.
func (p tree) labels(t *testing.T) {
	labelled := make(map[string]bool)
	for _, l := range p.elements("label") {
		id, _ := attribute(l, "for")
		labelled[id] = true
		for _, in := range under(l, "input") {
			inner, _ := attribute(in, "id")
			labelled[inner] = true
		}
	}
	for _, n := range p.elements("") {
		id, _ := attribute(n, "id")
		if n.Data == "input" && !labelled[id] {
			t.Errorf("the input %q has no label", id)
		}
		if n.Data == "button" && strings.TrimSpace(words(n)) == "" {
			t.Errorf("the button %q has no words", id)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "srcset" {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
}

// TestArticlesAreWhole has every word of every article in its column, each sentence in
// an element of its own.
func TestArticlesAreWhole(t *testing.T) {
	for name, a := range stories(t) {
		t.Run(name, func(t *testing.T) {
			p := parsed(t, written(t, prepared(a)))
			for i := range a.Story.Articles {
				article := &a.Story.Articles[i]
				for s := range article.Sentences {
					n := p.ids[sentenceID(i, s)]
					if want := article.Sentences[s].In(article.Text); n == nil || words(n) != want {
						t.Fatalf("sentence %d of article %d is not %q", s, i, want)
					}
				}
				column := words(p.ids["a"+itoa(i)])
				for _, b := range article.Blocks {
					for _, word := range strings.Fields(strings.ReplaceAll(b.In(article.Text), "|", " ")) {
						if !strings.Contains(column, word) {
							t.Errorf("article %d: %q of block %q is missing", i, word, b.In(article.Text))
						}
					}
				}
				if title := p.ids["h"+itoa(i)]; article.Title != "" && words(title) != article.Title {
					t.Errorf("the headline of article %d is %q", i, words(title))
				}
			}
		})
	}
}

// TestMarks has the words of every mention marked with its finding, and its number
// after it with words for those who hear the page.
func TestMarks(t *testing.T) {
	for name, a := range stories(t) {
		t.Run(name, func(t *testing.T) {
			paper := prepared(a)
			p := parsed(t, written(t, paper))
			for _, f := range paper.Findings {
				for _, m := range f.All() {
					in := p.ids[sentenceID(m.Article, m.Sentence)]
					var said strings.Builder
					for _, mark := range under(in, "mark") {
						numbers, _ := attribute(mark, "data-findings")
						if slices.Contains(strings.Fields(numbers), itoa(f.Number)) {
							said.WriteString(words(mark))
						}
					}
					if !strings.Contains(said.String(), a.Story.Words(m)) {
						t.Errorf("finding %d: %q is not marked, but %q", f.Number, a.Story.Words(m), said.String())
					}
					refs := 0
					for _, ref := range under(in, "a") {
						if href, _ := attribute(ref, "href"); has(ref, "ref") && href == "#f"+itoa(f.Number) {
							refs++
						}
					}
					if want := f.Relation != model.Missing; (refs > 0) != want {
						t.Errorf("finding %d of relation %s: %d numbers after %q", f.Number, f.Relation, refs, a.Story.Words(m))
					}
				}
			}
		})
	}
}

// TestPaths has the very paths of the terminal in the page.
func TestPaths(t *testing.T) {
	for name, a := range stories(t) {
		p := parsed(t, written(t, prepared(a)))
		var d data
		if err := json.Unmarshal([]byte(p.ids["data"].FirstChild.Data), &d); err != nil {
			t.Fatal(err)
		}
		for leader := range a.Story.Articles {
			for follower := range a.Story.Articles {
				stands := d.Paths[leader][follower]
				if leader == follower {
					if stands != nil {
						t.Errorf("%s: article %d follows itself", name, leader)
					}
					continue
				}
				for s, want := range path.Of(a, leader, follower) {
					right := path.None
					if stands.Right[s] >= 0 {
						right = stands.Right[s] / 2
					}
					if counterpart := stands.Right[s] >= 0 && stands.Right[s]%2 == 1; stands.At[s] != want.Sentence || right != want.Right || counterpart != (want.Cover == model.ByCounterpart) {
						t.Fatalf("%s: sentence %d of %d stands in %d at %d, right %d; want %+v", name, s, leader, follower, stands.At[s], stands.Right[s], want)
					}
				}
			}
		}
	}
}

// TestPolicy has the policy of a page name exactly the style and script in it.
func TestPolicy(t *testing.T) {
	p := parsed(t, written(t, prepared(harbour(t))))
	policy := ""
	for _, m := range p.elements("meta") {
		if kind, _ := attribute(m, "http-equiv"); kind == "Content-Security-Policy" {
			policy, _ = attribute(m, "content")
		}
	}
	hashes := 0
	for _, n := range slices.Concat(p.elements("style"), p.elements("script")) {
		if kind, _ := attribute(n, "type"); kind == "application/json" {
			continue
		}
		sum := sha256.Sum256([]byte(n.FirstChild.Data))
		if !strings.Contains(policy, n.Data+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"';") {
			t.Errorf("the policy %q does not have the %s", policy, n.Data)
		}
		hashes++
	}
	if hashes != 2 || !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "unsafe") {
		t.Errorf("%d hashes in %q", hashes, policy)
	}
}
