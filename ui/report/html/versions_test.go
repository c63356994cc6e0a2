package html

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/internal/uitest"
	"triptych/ui/report/paper"
)

// post is three versions of an article, of which the second has other typography.
func post(t testing.TB) *paper.Paper {
	t.Helper()
	story := &model.Story{Title: "fire: post"}
	for i, source := range []string{
		"It killed 12 people. He said “go”.\n\nA man fled on foot.",
		"It killed 12 people. He said \"go\".\n\nA man fled on foot.",
		"It killed 14 people.\n\nA man was arrested, not <b>fled</b> on foot. The mayor wept.",
	} {
		a := text.ParseMarkdown(source)
		a.ID, a.Source, a.Title = itoa(i+1), []string{"Post, Monday", "Post, Tuesday", "Post, Friday"}[i], []string{"12 dead", "12 dead", "14 dead"}[i]
		story.Articles = append(story.Articles, a)
	}
	return preparedWith(uitest.Analyze(t, story), paper.Options{Versions: true})
}

// TestVersions: every word of each version is told, those added and removed in
// elements of their own.
func TestVersions(t *testing.T) {
	page := written(t, post(t))
	uitest.GoldenFile(t, "changes.html", between(t, string(page), `<section id="changes"`, `</section>`))
	p := parsed(t, page)
	p.links(t)
	p.headings(t)
	said := func(name string) string {
		var list []string
		for _, n := range under(p.ids["changes"], name) {
			list = append(list, words(n))
		}
		return strings.Join(list[1:], "|") // the first explains them
	}
	for _, want := range []string{"12|12", "He said \"go\"."} {
		if got := said("del"); !strings.Contains(got, want) {
			t.Errorf("removed are %q", got)
		}
	}
	for _, want := range []string{"14|14", "was arrested", "The mayor wept."} {
		if got := said("ins"); !strings.Contains(got, want) {
			t.Errorf("added are %q", got)
		}
	}
	if plain := parsed(t, written(t, prepared(harbour(t)))); plain.ids["changes"] != nil {
		t.Error("a story that is no version of itself has changes")
	}
}

// between returns the text from one string up to another, both with it.
func between(t testing.TB, s, from, to string) string {
	t.Helper()
	_, s, found := strings.Cut(s, from)
	s, _, ends := strings.Cut(s, to)
	if !found || !ends {
		t.Fatalf("there is no %q or %q", from, to)
	}
	return from + s + to + "\n"
}
