package compare

import (
	"triptych/model"
	"triptych/model/encode"
)

// The features of the relation of two spans that are set apart, after one for each
// kind.
const (
	rlRuled              = len(kindColumns) + iota        // 1 if rules call them a conflict
	rlExcludes                                            // 1 if the two claims cannot both be true of one thing
	rlClaim                                               // 1 for facts, outcomes, persons and quotations, 0 for words of counterparts
	rlScore                                               // logit of their score
	rlRead                                                // 1 if the sentences were read together
	rlCosine                                              // of their sentences
	rlSentences                                           // vocabulary.length of the story
	rlStance                                              // setStance
	rlLabels             = rlStance + stanceCount         // two for each label: its mean in both spans, the lesser first
	rlMost               = rlLabels + 2*encode.LabelCount // the greatest probability of a piece of each span to be at odds, the lesser first
	relationFeatureCount = rlMost + 2
)

// relations say of what is set apart in a story whether it is a conflict, by what the
// encoder reads.
type relations struct{ *storyIndex }

// features returns the features of the relation of a proposal.
func (rs relations) features(q *proposal) []float32 {
	v := make([]float32, relationFeatureCount)
	setKind(q.kind, v)
	v[rlRuled], v[rlExcludes], v[rlClaim] = indicator(q.relation == model.Conflict), indicator(q.excludes), indicator(q.source == fromClaim)
	v[rlScore], v[rlSentences] = logit(q.score), rs.words.length()
	v[rlCosine] = float32(rs.Answers.Cosine(q.x.ref, q.y.ref))
	r, ok := rs.readSpans(q.x, q.y, q.a, q.b)
	if !ok {
		return v
	}
	v[rlRead] = 1
	setStance(r.stance, v[rlStance:])
	r.setMeans(v[rlLabels:])
	v[rlMost], v[rlMost+1] = minMax(float64(r.a.most[encode.Conflict]), float64(r.b.most[encode.Conflict]))
	return v
}

// judge calls those of the proposals a conflict that are likely to be set apart, and to be
// at odds, and all others variants.
func (rs relations) judge(list []*proposal, w *Settings) {
	for _, q := range list {
		least := w.least.encodedConflict
		if q.relation == model.Conflict {
			least = w.least.encodedRuled
		}
		isConflict := !q.compatible && q.score >= w.least.conflict && w.EncodedRelation.Score(rs.features(q)) >= least
		if q.relation = model.Variant; isConflict {
			q.relation = model.Conflict
		}
	}
}

// Choice is what is set apart of a story, for training.
type Choice struct {
	c    *Comparer
	list []*proposal
}

// Choose returns what is set apart by scores that were given before.
func (c *Comparer) Choose(w Settings) (Choice, error) {
	named, err := newPeople(c.index, func() error { return nil })
	if err != nil {
		return Choice{}, err
	}
	w.EncodedRelation = nil
	return Choice{c, c.chooseWithClaims(w, named)}, nil
}

// Len returns how many pairs of spans are set apart.
func (ch Choice) Len() int { return len(ch.list) }

// Mentions returns the two places of pair i.
func (ch Choice) Mentions(i int) (a, b model.Detail) { return ch.c.index.mentions(ch.list[i]) }

// RelationFeatures returns the input of the score of whether pair i is a conflict.
func (ch Choice) RelationFeatures(i int) []float32 { return relations{ch.c.index}.features(ch.list[i]) }
