package align

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
)

// tellingRun is how many words two sentences must share in a row for that to
// be the reason given.
const tellingRun = 6

// explain says in a few words what two sentences have in common.
func (s *Study) explain(from, to model.SentenceRef) string {
	a := &s.c.sentences[s.c.first[from.Article]+from.Sentence]
	b := &s.c.sentences[s.c.first[to.Article]+to.Sentence]
	if a.quoted > 0 && b.quoted > 0 {
		if r := longestRun(a, b, true, nil); r.words >= tellingRun {
			return fmt.Sprintf("same quotation of %d words", r.words)
		}
	}
	if r := longestRun(a, b, false, nil); r.words >= tellingRun {
		return fmt.Sprintf("same %d words in a row", r.words)
	}
	if shared := s.c.sharedPhrases(a, b); len(shared) > 0 {
		return "shares: " + strings.Join(shared, ", ")
	}
	return "its neighbours match"
}

// A sharedPhrase is what two sentences both name, as the first one writes it.
type sharedPhrase struct {
	text   string
	weight float64
}

// dateWeight puts a shared date before any word.
const dateWeight = 100

// sharedPhrases lists the most telling of what both sentences name, as the
// first one writes it: dates, names and other words.
func (c *corpus) sharedPhrases(a, b *sentence) []string {
	covered := make([]bool, len(a.reading.Words))
	found := append(c.sharedDates(a, b, covered), c.sharedWords(a, b, covered)...)
	slices.SortStableFunc(found, func(x, y sharedPhrase) int { return cmp.Compare(y.weight, x.weight) })
	var list []string
	for _, f := range found[:min(len(found), 4)] {
		if !slices.Contains(list, f.text) {
			list = append(list, f.text)
		}
	}
	return list
}

// sharedDates lists the dates of a that b gives too, and notes their words.
func (c *corpus) sharedDates(a, b *sentence, covered []bool) []sharedPhrase {
	var found []sharedPhrase
	for _, d := range a.reading.Dates {
		for _, e := range b.reading.Dates {
			if d.Value != "" && d.Value == e.Value {
				found = append(found, sharedPhrase{d.In(c.readings[a.article].Article.Text), dateWeight})
				for i := d.First; i <= d.Last; i++ {
					covered[i] = true
				}
			}
		}
	}
	return found
}

// sharedWords lists the words of a, but for those noted, whose terms b holds
// too; names count double.
func (c *corpus) sharedWords(a, b *sentence, covered []bool) []sharedPhrase {
	var found []sharedPhrase
	seen := make(map[int32]bool)
	for i, w := range a.reading.Words {
		id := a.words[i]
		if covered[i] || seen[id] || !b.termSet.may(id) || !holdsTerm(a.terms, id) || !holdsTerm(b.terms, id) {
			continue
		}
		seen[id] = true
		weight := c.rarity[id]
		if a.reading.Proper[i] {
			weight *= 2
		}
		found = append(found, sharedPhrase{w.In(c.readings[a.article].Article.Text), weight})
	}
	return found
}
