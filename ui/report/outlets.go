package report

import (
	"fmt"

	"triptych/model"
	"triptych/model/text"
)

// outlets names each article of the story in a few words: by its source, or its
// name in the story where the source is not known. No two names are equal.
func outlets(story *model.Story) []string {
	names := make([]string, len(story.Articles))
	taken := make(map[string]bool)
	for i, article := range story.Articles {
		name := text.SanitizeLine(article.Source)
		if name == "" {
			name = text.SanitizeLine(article.ID)
		}
		if name == "" {
			name = fmt.Sprintf("Article %d", i+1)
		}
		names[i] = name
		for n := 2; taken[names[i]]; n++ {
			names[i] = fmt.Sprintf("%s (%d)", name, n)
		}
		taken[names[i]] = true
	}
	return names
}
