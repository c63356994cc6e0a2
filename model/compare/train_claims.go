package compare

import (
	"triptych/model"
	"triptych/model/fact"
	"triptych/model/learn"
)

// Claims are the facts of a story or its outcomes, for training.
type Claims struct {
	c     *Comparer
	table *claimTable
}

// Facts returns the facts of the story.
func (c *Comparer) Facts() Claims { return Claims{c, c.facts} }

// Outcomes returns the outcomes of the story.
func (c *Comparer) Outcomes() Claims { return Claims{c, c.outcomes} }

// PairCount returns the number of pairs of claims.
func (cl Claims) PairCount() int { return len(cl.table.pairs) }

// Features returns the input of the score of pair i, nil if its values are equal.
func (cl Claims) Features(i int) []float32 {
	if p := &cl.table.pairs[i]; p.agreement != fact.Equal {
		return p.features
	}
	return nil
}

// Mentions returns the two places of pair i.
func (cl Claims) Mentions(i int) (a, b model.Detail) {
	q := cl.table.proposal(&cl.table.pairs[i], 0)
	return cl.c.index.mentions(&q)
}

// ScoreOf returns how likely a careful reader sets pair i apart.
func (cl Claims) ScoreOf(i int) float64 { return cl.table.pairs[i].score }

// Score scores all pairs by words.
func (cl Claims) Score(w *learn.Weights) { cl.table.score(w) }

// ScoreEncoded scores all pairs by the encoder; they must have scores by words.
func (cl Claims) ScoreEncoded(w *learn.Weights) { cl.table.scoreEncoded(w) }

// EncodedFeatures returns the input of the score of pair i by the encoder; it must
// have a score by words.
func (cl Claims) EncodedFeatures(i int) []float32 {
	return cl.table.extractEncodedPair(&cl.table.pairs[i])
}
