package html

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// prose is what every page of these tests has: paragraphs that are an article's.
const (
	prose1 = "The dam above the town failed on Tuesday morning, and nobody had been told that it might, the mayor said."
	prose2 = "About a thousand people were taken to a school on the ridge road, where some of them are likely to stay for weeks."
	prose3 = "The county, which had been asked for money twice, said that it would not comment before the water had gone."
	prose4 = "Schools will be closed until Thursday, the governor said, and a second storm is expected at the weekend."
)

// around returns a page with a piece of HTML amid the paragraphs of its article.
func around(piece string) string {
	return "<!doctype html><html><head><title>Dam fails above town</title></head><body><main><article><h1>Dam fails above town</h1>" +
		"<p>" + prose1 + "</p><p>" + prose2 + "</p>" + piece + "<p>" + prose3 + "</p><p>" + prose4 + "</p></article></main></body></html>"
}

// read reads a page that has an article.
func read(t *testing.T, page string) draft.Article {
	t.Helper()
	articles, err := Read(t.Context(), draft.Document{Name: "page.html", Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) != 1 {
		t.Fatalf("%d articles", len(articles))
	}
	return articles[0]
}

// amid returns the blocks that a page made by [around] has amid the paragraphs,
// which must all be there, as the golden files show them.
func amid(t *testing.T, piece string) string {
	t.Helper()
	var lines []string
	for _, b := range read(t, around(piece)).Blocks {
		lines = append(lines, formattest.ShowBlock(b))
	}
	for _, p := range []string{prose1, prose2, prose3, prose4} {
		at := strings.Index(strings.Join(lines, "\n")+"\n", "p "+p+"\n")
		if at < 0 {
			t.Errorf("%q is not there", p)
		}
	}
	text := "\n" + strings.Join(lines, "\n") + "\n"
	_, text, _ = strings.Cut(text, "\np "+prose2+"\n")
	text, _, _ = strings.Cut("\n"+text, "\np "+prose3+"\n")
	return strings.Trim(text, "\n")
}
