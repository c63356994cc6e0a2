package reader

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model"
)

// fewOutlets is how many outlets are named one by one with what they say.
const fewOutlets = 3

// A saying is what outlets say of a difference.
type saying struct {
	articles []int
	words    string
}

// sayings returns each article's words on a difference, under its outlet's name. Of
// more than fewOutlets those that say the same are put together.
func (s *status) sayings(d *model.Difference) []string {
	list := s.byArticle(d)
	if len(list) > fewOutlets {
		list = alike(list)
	}
	var said []string
	for _, one := range list {
		who := s.outlets(one.articles)
		if len(one.articles) > fewOutlets {
			who = fmt.Sprintf("%d outlets", len(one.articles))
		}
		said = append(said, who+" "+one.words)
	}
	return said
}

// byArticle returns what each article says of a difference.
func (s *status) byArticle(d *model.Difference) []saying {
	var list []saying
	for _, m := range d.Mentions {
		words := quoted(m.In(s.doc.story.Articles[m.Article].Text))
		if last := len(list) - 1; last >= 0 && list[last].articles[0] == m.Article {
			list[last].words += ", " + words
			continue
		}
		list = append(list, saying{[]int{m.Article}, words})
	}
	return list
}

// alike puts those together that say the same, what most say first.
func alike(list []saying) []saying {
	var merged []saying
	for _, one := range list {
		at := slices.IndexFunc(merged, func(m saying) bool { return strings.EqualFold(m.words, one.words) })
		if at < 0 {
			merged = append(merged, one)
			continue
		}
		merged[at].articles = append(merged[at].articles, one.articles...)
	}
	slices.SortStableFunc(merged, func(a, b saying) int { return len(b.articles) - len(a.articles) })
	return merged
}

// quoted returns words in one pair of quotation marks: their own ends, where both
// are such marks, give way.
func quoted(words string) string {
	first, _ := utf8.DecodeRuneInString(words)
	last, size := utf8.DecodeLastRuneInString(words)
	if len(words) > 2 && strings.ContainsRune("“\"", first) && strings.ContainsRune("”\"", last) {
		words = words[utf8.RuneLen(first) : len(words)-size]
	}
	return "“" + words + "”"
}
