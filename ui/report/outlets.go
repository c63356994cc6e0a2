package report

import (
	"fmt"

	"triptych/model/text"
)

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
