package draw

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// Outlets names each article of the story in a few words: by its source, or its
// name in the story where the source is not known. No two names are equal.
func Outlets(story *model.Story) []string {
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
