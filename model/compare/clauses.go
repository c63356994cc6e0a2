package compare

import "triptych/model/lexicon"

// leastClause is how many words make a clause worth comparing.
const leastClause = 2

// clauses proposes clauses of both sentences that speak of the same: those that
// share an aligned content word, or of which the neighbours do.
func (p *pairing) clauses() {
	xs, ys := p.x.clauses(), p.y.clauses()
	for _, a := range xs {
		for _, b := range ys {
			if p.sharedContent(a, b) > 0 {
				p.addTrimmed(fromClause, a, b)
			}
		}
	}
}

// sharedContent counts the content words of a that are aligned into b.
func (p *pairing) sharedContent(a, b stretch) int {
	n := 0
	for i := a.first; i <= a.last; i++ {
		if j := p.a.to[i]; p.x.content[i] && j >= b.first && j <= b.last {
			n++
		}
	}
	return n
}

// clauses cuts a sentence at its stops and before words that open a clause.
func (t *tokens) clauses() []stretch {
	var list []stretch
	first := 0
	for i := range t.stems {
		last := i+1 == len(t.stems)
		g := t.gaps[i]
		stop := g != "" && g != "-" && g != "$"
		if !last && !stop && !lexicon.OpensClause(t.s.Words[i+1].Fold) {
			continue
		}
		if s := (stretch{first, i}); s.len() >= leastClause {
			list = append(list, s)
		}
		first = i + 1
	}
	return list
}
