package annotate

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// sortBySimilarity sorts the counterparts of each sentence in each other
// article, the most similar first, as annotations do not say which is best.
// Similarity is the share of words, rare ones counting most.
func sortBySimilarity(story *model.Story, list []model.Counterpart) {
	slices.SortFunc(list, func(a, b model.Counterpart) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To))
	})
	var l *wordOverlap
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].From == list[start].From && list[end].To.Article == list[start].To.Article {
			end++
		}
		if end-start > 1 {
			if l == nil {
				l = newWordOverlap(story, list)
			}
			l.sort(list[start:end])
		}
		start = end
	}
}

// maxComparedWords bounds the words of a sentence that are compared; no
// sentence that a person wrote is longer.
const maxComparedWords = 1000

// A wordOverlap compares sentences that have counterparts.
type wordOverlap struct {
	words          map[model.SentenceRef][]string // in alphabetical order, each once
	sentenceCounts map[string]int                 // by word: how many of the sentences have it
}

func newWordOverlap(story *model.Story, list []model.Counterpart) *wordOverlap {
	l := &wordOverlap{words: make(map[model.SentenceRef][]string), sentenceCounts: make(map[string]int)}
	for _, c := range list { // every sentence is From of some
		if _, ok := l.words[c.From]; ok {
			continue
		}
		var words []string
		for _, w := range text.Words(story.SentenceText(c.From), 0) {
			words = append(words, w.Fold)
		}
		slices.Sort(words)
		words = slices.Compact(words)
		words = words[:min(len(words), maxComparedWords)]
		for _, w := range words {
			l.sentenceCounts[w]++
		}
		l.words[c.From] = words
	}
	return l
}

// sort sorts counterparts of one sentence, equal ones by number.
func (o *wordOverlap) sort(list []model.Counterpart) {
	similarity := make(map[model.SentenceRef]float64, len(list))
	for _, c := range list {
		similarity[c.To] = o.similarity(c.From, c.To)
	}
	slices.SortStableFunc(list, func(a, b model.Counterpart) int { return cmp.Compare(similarity[b.To], similarity[a.To]) })
}

// similarity returns the cosine of the two sentences' words, weighted by their
// rarity, times the norm of the first one's vector.
func (o *wordOverlap) similarity(from, to model.SentenceRef) float64 {
	shared, length := 0.0, 0.0
	own := o.words[from]
	for _, w := range o.words[to] {
		rarity := math.Log(float64(len(o.words)+1) / float64(o.sentenceCounts[w]))
		length += rarity * rarity
		for len(own) > 0 && own[0] < w {
			own = own[1:]
		}
		if len(own) > 0 && own[0] == w {
			shared += rarity * rarity
		}
	}
	if length == 0 {
		return 0
	}
	return shared / math.Sqrt(length)
}
