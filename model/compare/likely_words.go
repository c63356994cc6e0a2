package compare

import "triptych/model/fact"

// scoredWords is a span of words and the probability that it differs from
// another article.
type scoredWords struct {
	first, last int32
	score       float32 // a probability
}

// likelyWords holds spans by article and sentence.
type likelyWords [][][]scoredWords

// likelyWords returns the spans of all proposals and claims that are set against
// others with a score of at least minKept.
func (c *Comparer) likelyWords() likelyWords {
	at := make(likelyWords, len(c.index.topics.of))
	for a := range at {
		at[a] = make([][]scoredWords, len(c.index.topics.of[a]))
	}
	add := func(t *tokens, words wordSpan, score float64) {
		list := &at[t.ref.Article][t.ref.Sentence]
		*list = append(*list, scoredWords{int32(words.first), int32(words.last), float32(score)})
	}
	for i := range c.proposals {
		if q := &c.proposals[i]; q.score >= minKept {
			add(q.x, q.a, q.score)
			add(q.y, q.b, q.score)
		}
	}
	for _, table := range []*claimTable{c.facts, c.outcomes} {
		for i := range table.pairs {
			if p := &table.pairs[i]; p.agreement != fact.Equal && p.score >= minKept {
				add(p.a.t, p.a.words, p.score)
				add(p.b.t, p.b.words, p.score)
			}
		}
	}
	return at
}

// maxScore returns the highest score of a span that overlaps the words of a
// detail: what differs from another article is no extra.
func (p likelyWords) maxScore(f *loneDetail) float32 {
	most := float32(0)
	for _, q := range p[f.Article][f.Sentence] {
		if int(q.first) <= f.words.last && f.words.first <= int(q.last) {
			most = max(most, q.score)
		}
	}
	return most
}
