package html

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/model/problem"
)

func textsOf(blocks []block) string {
	var texts []string
	for _, b := range blocks {
		texts = append(texts, b.text)
	}
	return strings.Join(texts, "|")
}

func TestBetween(t *testing.T) {
	tests := []struct{ name, lines, kept, want string }{
		{"nothing", "It failed.", "", ""},
		{"what is kept", "Home\nIt failed.\nLabel\nNobody knew.\nHelp", "It failed.|Nobody knew.", "It failed.|Nobody knew."},
		{"prose between", "It failed.\nHe is missing still.\nA label\nNobody knew.", "It failed.|Nobody knew.", "It failed.|He is missing still.|Nobody knew."},
		{"links between", "It failed.\n@ He is missing still.\nNobody knew.", "It failed.|Nobody knew.", "It failed.|Nobody knew."},
		{"headings between", "It failed.\n## Who knew\nNobody knew.", "It failed.|Nobody knew.", "It failed.|Who knew|Nobody knew."},
		{"behind the headline", "A whole sentence before.\n# Dam fails\nShare\nA man is missing.\nIt failed.\nNobody knew.", "It failed.|Nobody knew.", "A man is missing.|It failed.|Nobody knew."},
		{"far behind the headline", "# Dam fails\nA man is missing.\n" + strings.Repeat("Label\n", leadBlocks) + "It failed.", "It failed.", "It failed."},
		{"after the end", "It failed.\nI have always said so, in this very place.", "It failed.", "It failed."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks := blocksOfLines(tt.lines)
			for i, b := range blocks {
				blocks[i].kept = strings.Contains("|"+tt.kept+"|", "|"+b.text+"|")
			}
			if got := textsOf(between(blocks, []string{"Dam fails"})); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestFallback(t *testing.T) {
	for page, want := range map[string]string{
		"<article><p>It failed again.</p></article><article><p>The bridge at the mill is closed, they said.</p></article>": "The bridge at the mill is closed, they said.",
		"<main><div><p>It failed again.</p></div><div><p>Nobody knew it.</p></div></main><p>All rights are ours.</p>":      "It failed again.|Nobody knew it.",
		"<div><h2>Dam</h2><p>It failed again.</p><p>Nobody knew it.</p></div><div><p>We are the news.</p></div>":           "Dam|It failed again.|Nobody knew it.",
		"It failed in the night.": "It failed in the night.",
		"<p>Home</p>":             "",
		"":                        "",
	} {
		p, err := parse(t.Context(), []byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := textsOf(fallback(blocksOf(p.body))); got != want {
			t.Errorf("%s: got %s, want %s", page, got, want)
		}
	}
}

// TestLargePage reads a page that is too large for Readability.
func TestLargePage(t *testing.T) {
	var b strings.Builder
	for i := range maxReadable / 2 {
		fmt.Fprintf(&b, "<p>This is paragraph %d of the inspector’s report.</p>", i)
	}
	if got := len(read(t, around(b.String())).Blocks); got != maxReadable/2+4 {
		t.Errorf("%d blocks", got)
	}
}

func TestOrLinkedData(t *testing.T) {
	m := metadata{titles: []string{"Dam fails"}}
	page := blocksOfLines(prose1)
	tests := []struct{ name, body, want string }{
		{"more than the page", prose1 + "\n\n" + prose2 + "\n" + prose3, prose1 + "|" + prose2 + "|" + prose3},
		{"HTML", "<h1>Dam fails</h1><p>" + prose1 + "</p><p>" + prose2 + "</p>", prose1 + "|" + prose2},
		{"HTML written twice", "&lt;p&gt;" + prose1 + "&lt;/p&gt;&lt;p&gt;" + prose2 + "&lt;/p&gt;", prose1 + "|" + prose2},
		{"with what is none", prose1 + "\nAdvertisement\n" + prose2 + "\nSign up for our newsletter", prose1 + "|" + prose2},
		{"a little more than the page", prose1 + "\nIt failed.", prose1},
		{"one line that is a little more", prose1 + " " + prose2[:80], prose1},
		{"one line that is much more", prose1 + " " + prose2 + " " + prose3, prose1 + " " + prose2 + " " + prose3},
		{"no more than the page", prose2, prose1},
		{"more of nothing", strings.Repeat("Advertisement\n", 50), prose1},
		{"nothing", "", prose1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks, err := orLinkedData(t.Context(), page, linked{body: tt.body}, m)
			if err != nil {
				t.Fatal(err)
			}
			if got := textsOf(blocks); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	if _, err := orLinkedData(t.Context(), nil, linked{body: strings.Repeat("<p>", 500_000)}, m); err == nil {
		t.Error("no limit of tags")
	}
}

// FuzzRead holds of whatever page that it is read or refused, and that of the
// text that comes out nothing was invented.
func FuzzRead(f *testing.F) {
	f.Add(around(`<figure><figcaption>A</figcaption></figure><table><tr><th>a<th>b<tr><td>1<td>2</table><blockquote class=pullquote>x</blockquote>`))
	f.Add(`<!doctype html><title>a | b</title><meta name=author content="By A B"><body><form><p hidden>x<b><p>` + prose1 + `<svg><p>` + prose2)
	f.Add(`<html><script type="application/ld+json">{"@type":"Article","articleBody":"` + prose1 + prose2 + `"}</script><div id=root>`)
	f.Fuzz(func(t *testing.T, page string) {
		doc := draft.Document{Name: "a.html", Data: []byte(page), URL: "https://example.org/a"}
		is(doc)
		articles, err := Read(t.Context(), doc)
		if err != nil {
			if _, refused := err.(*problem.Error); !refused {
				t.Fatalf("error %v", err)
			}
			return
		}
		a := articles[0]
		if len(articles) != 1 || len(a.Blocks) == 0 {
			t.Fatalf("%d articles, %d blocks", len(articles), len(a.Blocks))
		}
		if strings.ContainsAny(a.Title+a.Source+a.Date+a.URL+strings.Join(a.Authors, ""), "\x00\x1b\n") {
			t.Errorf("%+v", a)
		}
		for _, b := range a.Blocks {
			if len(b.Runs) == 0 && len(b.Rows) == 0 {
				t.Errorf("an empty block of kind %d", b.Kind)
			}
		}
	})
}

// BenchmarkRead reads a page of 200 KB in the shape of a large newspaper's.
func BenchmarkRead(b *testing.B) {
	var article, chrome strings.Builder
	for i := range 40 {
		fmt.Fprintf(&article, `<div class="css-53u6y8 StoryBodyCompanionColumn"><p class="css-at9mc1 evys1bk0">%s <a class="css-y" href="/a">%d</a> %s</p></div><div class="ad"><p>Advertisement</p></div>`, prose1, i, prose2)
	}
	for i := range 600 {
		fmt.Fprintf(&chrome, `<div class="c-teaser__item most-read"><a class="c-link c-link--%d" href="https://www.example.org/news/%d"><h3 class="c-teaser__title">The bridge at the mill is closed to lorries</h3></a><time datetime="2024-03-05">5 March</time></div>`, i, i)
	}
	page := around(article.String() + `<div class="related">` + chrome.String() + "</div>")
	doc := draft.Document{Data: []byte(page + strings.Repeat("<!-- x -->", max(0, 200<<10-len(page))/10))}
	b.SetBytes(int64(len(doc.Data)))
	for b.Loop() {
		if _, err := Read(b.Context(), doc); err != nil {
			b.Fatal(err)
		}
	}
}
