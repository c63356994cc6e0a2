package annotate

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// sortByLikeness puts the counterparts of each sentence in each other article
// in order: those first that are most like it, as annotations do not say which
// is best. Likeness is the share of words, rare ones counting most.
func sortByLikeness(story *model.Story, list []model.Counterpart) {
	slices.SortFunc(list, func(a, b model.Counterpart) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To))
	})
	var l *likeness
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].From == list[start].From && list[end].To.Article == list[start].To.Article {
			end++
		}
		if end-start > 1 {
			if l == nil {
				l = newLikeness(story, list)
			}
			l.sort(list[start:end])
		}
		start = end
	}
}

// maxCompared is how many words of a sentence are compared; no sentence that a
// person wrote is longer.
const maxCompared = 1000

// A likeness compares sentences that have counterparts.
type likeness struct {
	words  map[model.SentenceRef][]string // in alphabetical order, each once
	spread map[string]int                 // in how many of the sentences a word stands
}

func newLikeness(story *model.Story, list []model.Counterpart) *likeness {
	l := &likeness{words: make(map[model.SentenceRef][]string), spread: make(map[string]int)}
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
		words = words[:min(len(words), maxCompared)]
		for _, w := range words {
			l.spread[w]++
		}
		l.words[c.From] = words
	}
	return l
}

// sort puts counterparts of one sentence in order, equal ones by number.
func (l *likeness) sort(list []model.Counterpart) {
	likeness := make(map[model.SentenceRef]float64, len(list))
	for _, c := range list {
		likeness[c.To] = l.of(c.From, c.To)
	}
	slices.SortStableFunc(list, func(a, b model.Counterpart) int { return cmp.Compare(likeness[b.To], likeness[a.To]) })
}

// of gives the cosine of the two sentences' words, weighted by their rarity,
// times the length of the first one's vector.
func (l *likeness) of(from, to model.SentenceRef) float64 {
	shared, length := 0.0, 0.0
	own := l.words[from]
	for _, w := range l.words[to] {
		rarity := math.Log(float64(len(l.words)+1) / float64(l.spread[w]))
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
