package main

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/learn"
)

// The penalties of the weights of differences.
var (
	twoSidedPenalty = 40.0
	extraPenalty    = 40.0
	claimPenalty    = 10.0
)

// compare proposes the differences of a sample from its scored pairs.
func (sm *sample) compare(ctx context.Context, topics *align.TopicWeights) {
	list, err := sm.aligner.Topics(ctx, topics)
	check(err)
	sm.topics = list
	sm.links = sm.aligner.Counterparts(align.LinkThreshold)
	sm.comparer, err = compare.NewComparer(compare.Input{
		Story: sm.story, Readings: detail.Read(sm.story), Topics: sm.topics, Counterparts: sm.aligner.Counterparts(align.WeakThreshold),
	}, ctx.Err)
	check(err)
}

// compared returns the samples whose differences are annotated.
func compared(samples []*sample) []*sample {
	return slices.DeleteFunc(slices.Clone(samples), func(sm *sample) bool { return !sm.labels.HasDifferences() })
}

// learnTwoSided learns which proposals a careful reader marks.
func learnTwoSided(samples []*sample) *learn.Weights {
	return learnFrom(compared(samples), twoSidedPenalty, (*sample).twoSided)
}

// learnExtra learns which details of one article alone a careful reader marks,
// from samples whose proposals have scores.
func learnExtra(samples []*sample) *learn.Weights {
	return learnFrom(compared(samples), extraPenalty, (*sample).extra)
}

// learnClaims learns which pairs of facts, or of outcomes, a careful reader sets
// against each other.
func learnClaims(samples []*sample, of func(*compare.Comparer) compare.Claims) *learn.Weights {
	var examples []learn.Example
	for _, sm := range samples {
		if !sm.labels.HasDifferences() {
			continue
		}
		claims := of(sm.comparer)
		for i := range claims.PairCount() {
			if v := claims.Features(i); v != nil {
				examples = append(examples, learn.Example{Features: v, Positive: sm.labels.SetApart(claims.Mentions(i))})
			}
		}
	}
	return learn.Train(examples, claimPenalty)
}

func (sm *sample) twoSided() []learn.Example {
	var list []learn.Example
	for i := range sm.comparer.ProposalCount() {
		a, b := sm.comparer.Mentions(i)
		list = append(list, learn.Example{Features: sm.comparer.ProposalFeatures(i), Positive: sm.labels.Differs(a, b)})
	}
	return list
}

func (sm *sample) extra() []learn.Example {
	var list []learn.Example
	for i := range sm.comparer.LoneCount() {
		if f := sm.comparer.LoneFeatures(i); f != nil {
			list = append(list, learn.Example{Features: f, Positive: sm.labels.IsExtra(sm.comparer.Lone(i))})
		}
	}
	return list
}

// unread returns the samples whose outcomes the table of outcomes was not written
// by: of those that it was, it knows more than of other stories.
func unread(samples []*sample) []*sample {
	return slices.DeleteFunc(slices.Clone(samples), func(sm *sample) bool {
		return strings.HasPrefix(sm.gold.Story, "mini-") && sha256.Sum256([]byte(sm.gold.Story))[0]%2 == 0
	})
}
