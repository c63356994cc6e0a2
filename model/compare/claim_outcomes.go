package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/outcome"
)

// newOutcomes reads the outcomes of a story and pairs those that exclude one
// another, in counterparts, under one topic, and where the encoder finds two
// sentences alike. The only error is that of stop.
func newOutcomes(idx *storyIndex, stop func() error) (*claimTable, error) {
	ct := newClaimTable(idx)
	said, err := readOutcomes(idx, stop)
	if err != nil {
		return nil, err
	}
	all := 0
	for i := range said {
		all += len(said[i].claims)
	}
	ct.claims = make([]claim, 0, all) // a sentence may have hundreds
	for i := range said {
		for _, c := range said[i].claims {
			ct.add(c)
		}
		said[i].claims = nil
	}
	against, err := opposedOutcomes(idx, said, stop)
	if err != nil {
		return nil, err
	}
	for i, list := range against {
		for _, o := range list {
			ct.addOpposed(said[i].ref, o.sentence, o.pairs)
		}
	}
	return ct, ct.finish(stop)
}

// pairOutcomes pairs what two sentences say to exclude one another.
func (ct *claimTable) pairOutcomes(x, y model.SentenceRef, a, b []outcome.Outcome) {
	ct.addOpposed(x, y, excluding(a, b))
}

// addOpposed adds pairs of outcomes of two sentences, by their places there.
func (ct *claimTable) addOpposed(x, y model.SentenceRef, pairs []outcome.Pair) {
	for _, p := range pairs {
		ct.addPair(ct.bySentence[x][p.A], ct.bySentence[y][p.B])
	}
}

// A sentenceOutcomes is what a sentence says came of something, and the same as
// claims.
type sentenceOutcomes struct {
	ref      model.SentenceRef
	outcomes []outcome.Outcome
	claims   []claim
}

// readOutcomes returns the outcomes of the sentences that are compared, in order.
// The only error is that of stop.
func readOutcomes(idx *storyIndex, stop func() error) ([]sentenceOutcomes, error) {
	var said []sentenceOutcomes
	for a := range idx.Readings {
		for s := range idx.Readings[a].Sentences {
			if ref := (model.SentenceRef{Article: a, Sentence: s}); idx.isCompared(ref) {
				said = append(said, sentenceOutcomes{ref: ref})
			}
		}
	}
	reader := outcome.NewReader()
	err := parallel.For(len(said), batchSize, stop, func() func(int) {
		return func(i int) {
			s := &said[i]
			s.outcomes = reader.Read(idx.sentence(s.ref), idx.text(s.ref.Article))
			s.claims = make([]claim, len(s.outcomes))
			for k := range s.outcomes {
				o := &s.outcomes[k]
				s.claims[k] = idx.newClaim(s.ref, wordSpan{o.First, o.Last})
				s.claims[k].outcome, s.claims[k].kind, s.claims[k].class = o, model.Other, o.Axis
			}
		}
	})
	return said, err
}

// An opposed is a sentence, and the pairs of what another and it say to exclude
// one another.
type opposed struct {
	sentence model.SentenceRef
	pairs    []outcome.Pair
}

// opposedOutcomes returns, for each sentence, those that it is set against. The
// only error is that of stop.
func opposedOutcomes(idx *storyIndex, said []sentenceOutcomes, stop func() error) ([][]opposed, error) {
	by := make(map[model.SentenceRef][]outcome.Outcome, len(said))
	for _, s := range said {
		by[s.ref] = s.outcomes
	}
	found := make([][]opposed, len(said))
	err := parallel.For(len(said), batchSize, stop, func() func(int) {
		return func(i int) {
			for _, other := range alikeSentences(idx, said[i].ref) {
				if pairs := excluding(said[i].outcomes, by[other]); len(pairs) > 0 {
					found[i] = append(found[i], opposed{other, pairs})
				}
			}
		}
	})
	return found, err
}

// excluding returns the pairs of what two sentences say to exclude one another,
// unless one also says what the other does.
func excluding(a, b []outcome.Outcome) []outcome.Pair {
	return slices.DeleteFunc(outcome.Pairs(a, b), func(p outcome.Pair) bool { return says(b, &a[p.A]) || says(a, &b[p.B]) })
}

// says reports whether one of the outcomes is like another.
func says(list []outcome.Outcome, o *outcome.Outcome) bool {
	for i := range list {
		if outcome.Alike(&list[i], o) {
			return true
		}
	}
	return false
}

// minAlike is the cosine from which two sentences are alike.
const minAlike = 0.35

// alikeSentences returns the sentences of later articles whose outcomes may be of
// what the sentence is about.
func alikeSentences(idx *storyIndex, ref model.SentenceRef) []model.SentenceRef {
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
