package align

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
)

// minExplainedRun is how many words in a row two sentences must share for that
// to be the reason given.
const minExplainedRun = 6

// explain says in a few words what two sentences have in common, for the
// reader.
func (al *Aligner) explain(from, to model.SentenceRef) string {
	a := &al.corpus.sentences[al.corpus.firstSentence[from.Article]+from.Sentence]
	b := &al.corpus.sentences[al.corpus.firstSentence[to.Article]+to.Sentence]
	if a.quotedShare > 0 && b.quotedShare > 0 {
		if r := longestRun(a, b, true, nil); r.words >= minExplainedRun {
			return fmt.Sprintf("same quotation of %d words", r.words)
		}
	}
	if r := longestRun(a, b, false, nil); r.words >= minExplainedRun {
		return fmt.Sprintf("same %d words in a row", r.words)
	}
	if shared := al.corpus.sharedPhrases(a, b); len(shared) > 0 {
		return "shares: " + strings.Join(shared, ", ")
	}
	if al.encoding != nil {
		if of, _ := al.encoding.answers.Labels(from, to); of != nil {
			return "says it in other words"
		}
	}
	return "its neighbours match"
}

// A sharedPhrase is something that both sentences mention, as the first one
// writes it.
type sharedPhrase struct {
	text   string
	weight float64
}

// dateWeight puts a shared date before any word.
const dateWeight = 100

// sharedPhrases returns up to four of the dates, names and other words that
// both sentences mention, as a writes them, the rarest first.
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

// sharedDates returns the dates of a that b has too, and sets covered for their
// words.
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

// sharedWords returns the words of a, except covered ones, whose terms b holds
// too; the weights of names are doubled.
func (c *corpus) sharedWords(a, b *sentence, covered []bool) []sharedPhrase {
	var found []sharedPhrase
	seen := make(map[int32]bool)
	for i, w := range a.reading.Words {
		id := a.words[i]
		if covered[i] || seen[id] || !b.termFilter.mayContain(id) || !containsTerm(a.terms, id) || !containsTerm(b.terms, id) {
			continue
		}
		seen[id] = true
		weight := c.idf[id]
		if a.reading.InName[i] {
			weight *= 2
		}
		found = append(found, sharedPhrase{w.In(c.readings[a.article].Article.Text), weight})
	}
	return found
}
