package compare

import "triptych/model/lexicon"

// minClauseWords is how many words make a clause worth comparing.
const minClauseWords = 2

// proposeClauses proposes pairs of clauses that share an aligned content word.
func (p *sentencePair) proposeClauses() {
	xs, ys := p.x.clauses(), p.y.clauses()
	for _, a := range xs {
		for _, b := range ys {
			if p.alignedContent(a, b) > 0 {
				p.addTrimmed(fromClause, a, b)
			}
		}
	}
}

// alignedContent returns how many content words of a are aligned into b.
func (p *sentencePair) alignedContent(a, b wordSpan) int {
	n := 0
	for i := a.first; i <= a.last; i++ {
		if j := p.alignment.to[i]; p.x.content[i] && j >= b.first && j <= b.last {
			n++
		}
	}
	return n
}

// clauses splits a sentence at its stops and before words that open a clause.
func (t *tokens) clauses() []wordSpan {
	var list []wordSpan
	first := 0
	for i := range t.stems {
		last := i+1 == len(t.stems)
		if !last && !isStop(t.separators[i]) && !lexicon.OpensClause(t.reading.Words[i+1].Fold) {
			continue
		}
		if s := (wordSpan{first, i}); s.len() >= minClauseWords {
			list = append(list, s)
		}
		first = i + 1
	}
	return list
}
