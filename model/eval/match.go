package eval

import (
	"cmp"
	"slices"

	"triptych/model"
)

// leastOverlap is the share of either sentence beyond which a program's
// sentence stands for an annotated one.
const leastOverlap = 0.3

// A ref names an annotated sentence by two numbers.
type ref struct{ article, sentence int }

// A matching leads from annotated sentences to the program's and back.
type matching struct {
	gold  *Gold
	story *model.Story
	to    [][][]int // article, annotated sentence: the program's, most overlap first
	back  [][][]int // article, program's sentence: the annotated ones, most overlap first
}

func match(g *Gold, story *model.Story) *matching {
	m := &matching{gold: g, story: story}
	for i := range g.Articles {
		to := make([][]int, len(g.Articles[i].Sentences))
		var back [][]int
		if i < len(story.Articles) {
			article := &story.Articles[i]
			back = make([][]int, len(article.Sentences))
			matchArticle(article, places(article, g.Articles[i].Sentences), to, back)
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
			if common > 0 && (common > leastOverlap*float64(span.Len()) || common > leastOverlap*float64(sentence.Len())) {
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

// refs lists every annotated sentence.
func (m *matching) refs() []ref {
	var list []ref
	for a := range m.to {
		for s := range m.to[a] {
			list = append(list, ref{a, s})
		}
	}
	return list
}

// links gives, by sentence and other article, the annotated counterparts.
func (m *matching) links() map[ref]map[int][]int {
	table := make(map[ref]map[int][]int)
	add := func(x, y GoldRef) {
		from := ref{m.gold.article(x.Article), x.Sentence}
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

// topics gives the topic of every annotated sentence that has one.
func (m *matching) topics() map[ref]int {
	table := make(map[ref]int)
	for t, topic := range m.gold.Topics {
		for id, list := range topic.Sentences {
			for _, s := range list {
				table[ref{m.gold.article(id), s}] = t
			}
		}
	}
	return table
}
