package main

import (
	"context"

	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/learn"
)

// The penalties of the weights of differences.
var (
	twoSidedPenalty = 40.0
	extraPenalty    = 40.0
)

// compare proposes the differences of a lesson from its judged pairs.
func (l *lesson) compare(ctx context.Context, topics *align.TopicWeights) {
	list, err := l.aligner.Topics(ctx, topics)
	must(err)
	l.topics = list
	l.links = l.aligner.Counterparts(align.LinkThreshold)
	l.comparer, err = compare.NewComparer(compare.Input{
		Story: l.story, Readings: detail.Read(l.story), Topics: l.topics, Counterparts: l.aligner.Counterparts(align.WeakThreshold),
	}, ctx.Err)
	must(err)
}

// learnTwoSided learns which proposals a careful reader marks.
func learnTwoSided(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		if l.labels.HasDifferences() {
			examples = append(examples, l.twoSided()...)
		}
	}
	return learn.Train(examples, twoSidedPenalty)
}

// learnExtra learns which details of one article alone a careful reader marks,
// of lessons whose proposals have been judged.
func learnExtra(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		if l.labels.HasDifferences() {
			examples = append(examples, l.extra()...)
		}
	}
	return learn.Train(examples, extraPenalty)
}

func (l *lesson) twoSided() []learn.Example {
	var list []learn.Example
	for i := range l.comparer.ProposalCount() {
		a, b := l.comparer.Mentions(i)
		list = append(list, learn.Example{Features: l.comparer.ProposalFeatures(i), Positive: l.labels.Differs(a, b)})
	}
	return list
}

func (l *lesson) extra() []learn.Example {
	var list []learn.Example
	for i := range l.comparer.FactCount() {
		if f := l.comparer.FactFeatures(i); f != nil {
			list = append(list, learn.Example{Features: f, Positive: l.labels.Extra(l.comparer.Fact(i))})
		}
	}
	return list
}
