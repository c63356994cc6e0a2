package main

import (
	"context"

	"triptych/model/learn"
)

// inner is into how many parts the lessons are cut so that each step's examples
// come from weights that never saw them.
const inner = 4

// The penalties that scored best on stories that the weights had not seen.
var (
	firstPenalty  = 40.0
	secondPenalty = 100.0
	topicPenalty  = 60.0
)

// describe computes the examples that do not change while learning.
func (l *lesson) describe() {
	for j := range l.study.Len() {
		from, to := l.study.Pair(j)
		l.firsts = append(l.firsts, learn.Example{Features: l.study.First(j), Positive: l.labels.Linked(from, to)})
	}
}

func learnFirst(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		examples = append(examples, l.firsts...)
	}
	return learn.Train(examples, firstPenalty)
}

func learnSecond(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		for j := range l.study.Len() {
			if v := l.study.Second(j); v != nil {
				examples = append(examples, learn.Example{Features: v, Positive: l.firsts[j].Positive})
			}
		}
	}
	return learn.Train(examples, secondPenalty)
}

func learnTopics(lessons []*lesson) *learn.Weights {
	var examples []learn.Example
	for _, l := range lessons {
		l.study.Relate()
		for j := range l.study.Related() {
			a, b := l.study.RelatedPair(j)
			t := l.labels.Topic(a)
			examples = append(examples, learn.Example{Features: l.study.Affinity(j), Positive: t >= 0 && t == l.labels.Topic(b)})
		}
	}
	return learn.Train(examples, topicPenalty)
}

// A trained is all weights, learned from the same lessons.
type trained struct{ first, second, topics, twoSided, extra *learn.Weights }

// learnAll learns from lessons alone. Each step sees the earlier ones' judgements
// of a lesson as they fall out of weights that never saw it.
func learnAll(ctx context.Context, lessons []*lesson) trained {
	part := func(k int, own bool) []*lesson {
		var list []*lesson
		for i, l := range lessons {
			if (i%inner == k) == own {
				list = append(list, l)
			}
		}
		return list
	}
	for k := range inner {
		judge(ctx, part(k, true), learnFirst(part(k, false)), nil)
	}
	for k := range inner {
		second := learnSecond(part(k, false))
		for _, l := range part(k, true) {
			l.second = second
		}
	}
	all := trained{second: learnSecond(lessons)}
	for _, l := range lessons {
		judge(ctx, []*lesson{l}, nil, l.second)
	}
	all.topics = learnTopics(lessons)
	for _, l := range lessons {
		l.compare(ctx, all.topics)
	}
	all.twoSided, all.extra = learnDifferences(lessons)
	all.first = learnFirst(lessons)
	return all
}

func judge(ctx context.Context, lessons []*lesson, first, second *learn.Weights) {
	for _, l := range lessons {
		must(l.study.Judge(ctx, first, second))
	}
}
