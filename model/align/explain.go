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

// sharedPhrases lists what both sentences name, the most telling first, as the
// first one writes it: dates, names and other words.
func (c *corpus) sharedPhrases(a, b *sentence) []string {
	type candidate struct {
		text   string
		weight float64
	}
	var found []candidate
	src := c.readings[a.article].Article.Text
	covered := make([]bool, len(a.reading.Words))
	for _, d := range a.reading.Dates {
		for _, e := range b.reading.Dates {
			if d.Value != "" && d.Value == e.Value {
				found = append(found, candidate{d.In(src), 100})
				for i := d.First; i <= d.Last; i++ {
					covered[i] = true
				}
			}
		}
	}
	shared := make(map[int32]bool)
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i].id, b.terms[j].id; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			shared[x] = true
			i++
			j++
		}
	}
	for i, w := range a.reading.Words {
		if !covered[i] && shared[a.words[i]] {
			shared[a.words[i]] = false
			weight := c.rarity[a.words[i]]
			if a.reading.Proper[i] {
				weight *= 2
			}
			found = append(found, candidate{w.In(src), weight})
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int { return cmp.Compare(y.weight, x.weight) })
	var list []string
	for _, f := range found[:min(len(found), 4)] {
		if !slices.Contains(list, f.text) {
			list = append(list, f.text)
		}
	}
	return list
}
