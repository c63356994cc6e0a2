package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/outcome"
)

// newOutcomes reads the outcomes of a story and pairs those that exclude one
// another, in counterparts, under one topic, and where the encoder finds two
// sentences alike. The only error is that of stop.
func newOutcomes(idx *storyIndex, stop func() error) (*claimTable, error) {
	ct := newClaimTable(idx)
	reader := outcome.NewReader()
	outcomes := make(map[model.SentenceRef][]outcome.Outcome)
	for a := range idx.Readings {
		for s := range idx.Readings[a].Sentences {
			if err := stop(); err != nil {
				return nil, err
			}
			ref := model.SentenceRef{Article: a, Sentence: s}
			if !idx.isCompared(ref) {
				continue
			}
			list := reader.Read(idx.sentence(ref), idx.text(a))
			outcomes[ref] = list
			for i := range list {
				c := idx.newClaim(ref, wordSpan{list[i].First, list[i].Last})
				c.outcome, c.kind, c.class = &list[i], model.Other, list[i].Axis
				ct.add(c)
			}
		}
	}
	for a := range idx.Readings {
		for s := range idx.Readings[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: s}
			for _, other := range idx.alikeSentences(ref) {
				ct.pairOutcomes(ref, other, outcomes[ref], outcomes[other])
			}
		}
	}
	return ct, ct.finish(stop)
}

// pairOutcomes pairs what two sentences say to exclude one another, unless one also
// says what the other does.
func (ct *claimTable) pairOutcomes(x, y model.SentenceRef, a, b []outcome.Outcome) {
	for _, p := range outcome.Pairs(a, b) {
		one, other := a[p.A], b[p.B]
		if !slices.ContainsFunc(b, func(o outcome.Outcome) bool { return outcome.Alike(o, one) }) &&
			!slices.ContainsFunc(a, func(o outcome.Outcome) bool { return outcome.Alike(o, other) }) {
			ct.addPair(ct.bySentence[x][p.A], ct.bySentence[y][p.B])
		}
	}
}

// minAlike is the cosine from which two sentences are alike.
const minAlike = 0.35

// alikeSentences returns the sentences of later articles whose outcomes may be of
// what the sentence is about.
func (idx *storyIndex) alikeSentences(ref model.SentenceRef) []model.SentenceRef {
	seen := make(map[model.SentenceRef]bool)
	var list []model.SentenceRef
	add := func(other model.SentenceRef) {
		if other.Article > ref.Article && !seen[other] {
			seen[other] = true
			list = append(list, other)
		}
	}
	for _, other := range idx.sentencesAround(ref) {
		add(other)
	}
	if idx.Answers == nil {
		return list
	}
	for a := ref.Article + 1; a < len(idx.Readings); a++ {
		for s := range idx.Readings[a].Sentences {
			if other := (model.SentenceRef{Article: a, Sentence: s}); idx.Answers.Cosine(ref, other) >= minAlike {
				add(other)
			}
		}
	}
	return list
}
