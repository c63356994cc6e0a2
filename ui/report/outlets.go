package report

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// outlets names each article of the story in a few words: by its source, or its
// name in the story where the source is not known. No two names are equal.
func outlets(story *model.Story) []string {
	names := make([]string, len(story.Articles))
	for i, article := range story.Articles {
		name := cmp.Or(text.SanitizeLine(article.Source), text.SanitizeLine(article.ID), fmt.Sprintf("Article %d", i+1))
		names[i] = name
		for n := 2; slices.Contains(names[:i], names[i]); n++ {
			names[i] = fmt.Sprintf("%s (%d)", name, n)
		}
	}
	return names
}

// copies says of each article that is word for word another one, if not under the
// same headline.
func (t *table) copies() []string {
	var lines []string
	first := make(map[string]int)
	for i, article := range t.a.Story.Articles {
		words := text.SanitizeLine(article.Text)
		if other, ok := first[words]; ok {
			line := fmt.Sprintf("%s and %s are the same text", t.names[other], t.names[i])
			if t.a.Story.Articles[other].Title != article.Title {
				line += " under different headlines"
			}
			lines = append(lines, line+".")
			continue
		}
		first[words] = i
	}
	return lines
}
