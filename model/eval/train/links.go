package main

import (
	"context"

	"triptych/model/align"
	"triptych/model/learn"
)

// innerFolds is into how many parts the lessons are cut so that each step's examples
// come from weights that never saw them.
const innerFolds = 4

// The penalties that scored best on stories that the weights had not seen.
var (
	firstPenalty   = 40.0
	secondPenalty  = 100.0
	topicPenalty   = 20.0
	rescorePenalty = 20.0
)

// extractPairs computes the examples that do not change while learning.
func (l *lesson) extractPairs() {
	for j := range l.aligner.PairCount() {
		from, to := l.aligner.Pair(j)
		l.pairExamples = append(l.pairExamples, learn.Example{Features: l.aligner.FirstFeatures(j), Positive: l.labels.Linked(from, to)})
	}
}

func learnFirst(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		examples = append(examples, l.pairExamples...)
	}
	return learn.Train(examples, firstPenalty)
}

func learnSecond(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		for j := range l.aligner.PairCount() {
			if v := l.aligner.SecondFeatures(j); v != nil {
				examples = append(examples, learn.Example{Features: v, Positive: l.pairExamples[j].Positive})
			}
		}
	}
	return learn.Train(examples, secondPenalty)
}

// learnTopics learns the first judgement of whether two sentences share a topic.
func learnTopics(lessons []*lesson) align.TopicWeights {
	var of [2][]learn.Example
	for _, l := range lessons {
		for j, same := range l.sameTopic {
			features, within := l.aligner.AffinityFeatures(j)
			of[bit(within)] = append(of[bit(within)], learn.Example{Features: features, Positive: same})
		}
	}
	return align.TopicWeights{Across: learn.Train(of[0], topicPenalty), Within: learn.Train(of[1], topicPenalty)}
}

// learnTopicRescore adds the second judgement, of lessons that were judged first.
func learnTopicRescore(lessons []*lesson, w *align.TopicWeights) {
	var of [2][]learn.Example
	for _, l := range lessons {
		for j, features := range l.aligner.RescoreFeatures() {
			_, within := l.aligner.AffinityFeatures(j)
			of[bit(within)] = append(of[bit(within)], learn.Example{Features: features, Positive: l.sameTopic[j]})
		}
	}
	w.AcrossRescore, w.WithinRescore = learn.Train(of[0], rescorePenalty), learn.Train(of[1], rescorePenalty)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// proposeAffinities lists the pairs of a judged lesson that may share a topic.
func (l *lesson) proposeAffinities(ctx context.Context) {
	must(l.aligner.ProposeAffinities(ctx))
	l.sameTopic = l.sameTopic[:0]
	for j := range l.aligner.AffinityCount() {
		a, b := l.aligner.AffinityPair(j)
		t := l.labels.Topic(a)
		l.sameTopic = append(l.sameTopic, t >= 0 && t == l.labels.Topic(b))
	}
}

// A trained is all weights, learned from the same lessons.
type trained struct {
	first, second, twoSided, extra *learn.Weights
	topics                         align.TopicWeights
}

// learnAll learns from lessons alone. Each step sees the earlier ones' judgements
// of a lesson as they fall out of weights that never saw it.
func learnAll(ctx context.Context, lessons []*lesson) trained {
	part := func(k int, own bool) []*lesson {
		var list []*lesson
		for i, l := range lessons {
			if (i%innerFolds == k) == own {
				list = append(list, l)
			}
		}
		return list
	}
	for k := range innerFolds {
		scorePairs(ctx, part(k, true), learnFirst(part(k, false)), nil)
	}
	for k := range innerFolds {
		second := learnSecond(part(k, false))
		for _, l := range part(k, true) {
			l.secondWeights = second
		}
	}
	all := trained{second: learnSecond(lessons)}
	for _, l := range lessons {
		scorePairs(ctx, []*lesson{l}, nil, l.secondWeights)
	}
	for _, l := range lessons {
		l.proposeAffinities(ctx)
	}
	for k := range innerFolds {
		w := learnTopics(part(k, false))
		for _, l := range part(k, true) {
			must(l.aligner.ScoreAffinities(ctx, &w))
		}
	}
	for k := range innerFolds {
		var w align.TopicWeights
		learnTopicRescore(part(k, false), &w)
		for _, l := range part(k, true) {
			l.compare(ctx, &w)
		}
	}
	all.topics = learnTopics(lessons)
	learnTopicRescore(lessons, &all.topics)
	for k := range innerFolds {
		w := learnTwoSided(part(k, false))
		for _, l := range part(k, true) {
			l.comparer.ScoreProposals(w)
		}
	}
	all.twoSided, all.extra = learnTwoSided(lessons), learnExtra(lessons)
	all.first = learnFirst(lessons)
	return all
}

func scorePairs(ctx context.Context, lessons []*lesson, first, second *learn.Weights) {
	for _, l := range lessons {
		must(l.aligner.ScorePairs(ctx, first, second))
	}
}
