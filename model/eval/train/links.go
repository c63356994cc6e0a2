package main

import (
	"context"

	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/learn"
)

// innerFolds is the number of folds within training: each step's examples come
// from weights that never saw them (stacking).
const innerFolds = 4

// The penalties with the best scores on stories that the weights had not seen.
var (
	firstPenalty   = 40.0
	secondPenalty  = 100.0
	topicPenalty   = 20.0
	rescorePenalty = 20.0
)

// extractPairs computes the examples that do not change while learning.
func (sm *sample) extractPairs() {
	for j := range sm.aligner.PairCount() {
		from, to := sm.aligner.Pair(j)
		sm.pairExamples = append(sm.pairExamples, learn.Example{Features: sm.aligner.FirstFeatures(j), Positive: sm.labels.Linked(from, to)})
	}
}

// learnFirst learns the first pass of either aligner.
func learnFirst(samples []*sample, penalty float64) *learn.Weights {
	return learnFrom(samples, penalty, func(sm *sample) []learn.Example { return sm.pairExamples })
}

// learnSecond learns the second pass of either aligner.
func learnSecond(samples []*sample, penalty float64, features func(*align.Aligner, int) []float32) *learn.Weights {
	return learnFrom(samples, penalty, func(sm *sample) []learn.Example {
		var examples []learn.Example
		for j := range sm.aligner.PairCount() {
			if v := features(sm.aligner, j); v != nil {
				examples = append(examples, learn.Example{Features: v, Positive: sm.labels.Linked(sm.aligner.Pair(j))})
			}
		}
		return examples
	})
}

// learnFrom learns from the examples of all samples, in their order.
func learnFrom(samples []*sample, penalty float64, of func(*sample) []learn.Example) *learn.Weights {
	var examples []learn.Example
	for _, sm := range samples {
		examples = append(examples, of(sm)...)
	}
	return learn.Train(examples, penalty)
}

// affinityExamples are examples of sentences of two articles, and of one.
type affinityExamples struct{ across, within []learn.Example }

func (e *affinityExamples) add(example learn.Example, within bool) {
	if within {
		e.within = append(e.within, example)
	} else {
		e.across = append(e.across, example)
	}
}

// learnTopics learns the first-pass scores of whether two sentences share a
// topic.
func learnTopics(samples []*sample) align.TopicWeights {
	var e affinityExamples
	for _, sm := range samples {
		for j, same := range sm.sameTopic {
			features, within := sm.aligner.AffinityFeatures(j)
			e.add(learn.Example{Features: features, Positive: same}, within)
		}
	}
	return align.TopicWeights{Across: learn.Train(e.across, topicPenalty), Within: learn.Train(e.within, topicPenalty)}
}

// learnTopicRescore sets the second-pass weights of w; the samples must have
// first-pass scores.
func learnTopicRescore(samples []*sample, w *align.TopicWeights) {
	var e affinityExamples
	for _, sm := range samples {
		for j, features := range sm.aligner.RescoreFeatures() {
			_, within := sm.aligner.AffinityFeatures(j)
			e.add(learn.Example{Features: features, Positive: sm.sameTopic[j]}, within)
		}
	}
	w.AcrossRescore, w.WithinRescore = learn.Train(e.across, rescorePenalty), learn.Train(e.within, rescorePenalty)
}

// proposeAffinities sets the affinities of a sample and their labels; its pairs
// must have scores.
func (sm *sample) proposeAffinities(ctx context.Context) {
	check(sm.aligner.ProposeAffinities(ctx))
	sm.sameTopic = sm.sameTopic[:0]
	for j := range sm.aligner.AffinityCount() {
		a, b := sm.aligner.AffinityPair(j)
		t := sm.labels.Topic(a)
		sm.sameTopic = append(sm.sameTopic, t >= 0 && t == sm.labels.Topic(b))
	}
}

// A weightSet is all weights, learned from the same samples.
type weightSet struct {
	first, second, twoSided, extra, facts, outcomes *learn.Weights
	topics                                          align.TopicWeights
}

// learnAll learns from samples alone. In each step the earlier ones' scores of
// a sample come from weights that never saw it.
func learnAll(ctx context.Context, samples []*sample) weightSet {
	part := func(k int, own bool) []*sample {
		var list []*sample
		for i, sm := range samples {
			if (i%innerFolds == k) == own {
				list = append(list, sm)
			}
		}
		return list
	}
	for k := range innerFolds {
		scorePairs(ctx, part(k, true), learnFirst(part(k, false), firstPenalty), nil)
	}
	for k := range innerFolds {
		second := learnSecond(part(k, false), secondPenalty, (*align.Aligner).SecondFeatures)
		for _, sm := range part(k, true) {
			sm.secondWeights = second
		}
	}
	all := weightSet{second: learnSecond(samples, secondPenalty, (*align.Aligner).SecondFeatures)}
	for _, sm := range samples {
		scorePairs(ctx, []*sample{sm}, nil, sm.secondWeights)
	}
	for _, sm := range samples {
		sm.proposeAffinities(ctx)
	}
	for k := range innerFolds {
		w := learnTopics(part(k, false))
		for _, sm := range part(k, true) {
			check(sm.aligner.ScoreAffinities(ctx, &w))
		}
	}
	for k := range innerFolds {
		var w align.TopicWeights
		learnTopicRescore(part(k, false), &w)
		for _, sm := range part(k, true) {
			sm.compare(ctx, &w)
		}
	}
	all.topics = learnTopics(samples)
	learnTopicRescore(samples, &all.topics)
	for k := range innerFolds {
		w := learnTwoSided(part(k, false))
		facts, outcomes := learnClaims(part(k, false), (*compare.Comparer).Facts), learnClaims(unread(part(k, false)), (*compare.Comparer).Outcomes)
		for _, sm := range part(k, true) {
			sm.comparer.Facts().Score(facts)
			sm.comparer.Outcomes().Score(outcomes)
			sm.comparer.ScoreProposals(w)
		}
	}
	all.twoSided, all.extra = learnTwoSided(samples), learnExtra(samples)
	all.facts, all.outcomes = learnClaims(samples, (*compare.Comparer).Facts), learnClaims(unread(samples), (*compare.Comparer).Outcomes)
	all.first = learnFirst(samples, firstPenalty)
	return all
}

func scorePairs(ctx context.Context, samples []*sample, first, second *learn.Weights) {
	for _, sm := range samples {
		check(sm.aligner.ScorePairs(ctx, first, second))
	}
}
