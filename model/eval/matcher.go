package eval

import (
	"cmp"
	"slices"

	"triptych/model"
)

// minOverlap is the share of the bytes of either sentence that a program's
// sentence and an annotated one must exceed to be matched.
const minOverlap = 0.3

// A goldIndex names an annotated sentence by the indices of its article and
// itself.
type goldIndex struct{ article, sentence int }

// A matcher maps annotated sentences to the program's and back.
type matcher struct {
	gold  *Gold
	story *model.Story
	to    [][][]int // by article and annotated sentence: the program's, most overlap first
	back  [][][]int // by article and program's sentence: the annotated ones, most overlap first
}

func newMatcher(g *Gold, story *model.Story) *matcher {
	m := &matcher{gold: g, story: story}
	for i := range g.Articles {
		to := make([][]int, len(g.Articles[i].Sentences))
		var back [][]int
		if i < len(story.Articles) {
			article := &story.Articles[i]
			back = make([][]int, len(article.Sentences))
			matchArticle(article, findSentences(article, g.Articles[i].Sentences), to, back)
		}
		m.to, m.back = append(m.to, to), append(m.back, back)
	}
	return m
}

func matchArticle(a *model.Article, spans []model.Span, to, back [][]int) {
	overlap := func(g, s int) int {
		return min(spans[g].End, a.Sentences[s].End) - max(spans[g].Start, a.Sentences[s].Start)
	}
	for g, span := range spans {
		for s, sentence := range a.Sentences {
			common := float64(overlap(g, s))
			if common > 0 && (common > minOverlap*float64(span.Len()) || common > minOverlap*float64(sentence.Len())) {
				to[g] = append(to[g], s)
				back[s] = append(back[s], g)
			}
		}
	}
	for g := range to {
		slices.SortStableFunc(to[g], func(x, y int) int { return cmp.Compare(overlap(g, y), overlap(g, x)) })
	}
	for s := range back {
		slices.SortStableFunc(back[s], func(x, y int) int { return cmp.Compare(overlap(y, s), overlap(x, s)) })
	}
}

// refs returns every annotated sentence.
func (m *matcher) refs() []goldIndex {
	var list []goldIndex
	for a := range m.to {
		for s := range m.to[a] {
			list = append(list, goldIndex{a, s})
		}
	}
	return list
}

// links returns the annotated counterparts by sentence and other article.
func (m *matcher) links() map[goldIndex]map[int][]int {
	table := make(map[goldIndex]map[int][]int)
	add := func(x, y GoldRef) {
		from := goldIndex{m.gold.article(x.Article), x.Sentence}
		if table[from] == nil {
			table[from] = make(map[int][]int)
		}
		other := m.gold.article(y.Article)
		table[from][other] = append(table[from][other], y.Sentence)
	}
	for _, l := range m.gold.Links {
		add(l.A, l.B)
		add(l.B, l.A)
	}
	return table
}

// topics returns the topic of every annotated sentence that has one.
func (m *matcher) topics() map[goldIndex]int {
	table := make(map[goldIndex]int)
	for t, topic := range m.gold.Topics {
		for id, list := range topic.Sentences {
			for _, s := range list {
				table[goldIndex{m.gold.article(id), s}] = t
			}
		}
	}
	return table
}
