package main

import (
	"context"

	"triptych/model/align"
	"triptych/model/learn"
)

// inner is into how many parts the lessons are cut so that each step's examples
// come from weights that never saw them.
const inner = 4

// The penalties that scored best on stories that the weights had not seen.
var (
	firstPenalty  = 40.0
	secondPenalty = 100.0
	topicPenalty  = 20.0
	againPenalty  = 20.0
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

// learnTopics learns the first judgement of whether two sentences share a topic.
func learnTopics(lessons []*lesson) align.TopicWeights {
	var of [2][]learn.Example
	for _, l := range lessons {
		for j, same := range l.same {
			features, within := l.study.Affinity(j)
			of[bit(within)] = append(of[bit(within)], learn.Example{Features: features, Positive: same})
		}
	}
	return align.TopicWeights{Across: learn.Train(of[0], topicPenalty), Within: learn.Train(of[1], topicPenalty)}
}

// learnTopicsAgain adds the second judgement, of lessons that were judged first.
func learnTopicsAgain(lessons []*lesson, w *align.TopicWeights) {
	var of [2][]learn.Example
	for _, l := range lessons {
		for j, features := range l.study.AffinitiesAgain() {
			_, within := l.study.Affinity(j)
			of[bit(within)] = append(of[bit(within)], learn.Example{Features: features, Positive: l.same[j]})
		}
	}
	w.AcrossAgain, w.WithinAgain = learn.Train(of[0], againPenalty), learn.Train(of[1], againPenalty)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// relate lists the pairs of a judged lesson that may share a topic.
func (l *lesson) relate(ctx context.Context) {
	must(l.study.Relate(ctx))
	l.same = l.same[:0]
	for j := range l.study.Related() {
		a, b := l.study.RelatedPair(j)
		t := l.labels.Topic(a)
		l.same = append(l.same, t >= 0 && t == l.labels.Topic(b))
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
	for _, l := range lessons {
		l.relate(ctx)
	}
	for k := range inner {
		w := learnTopics(part(k, false))
		for _, l := range part(k, true) {
			must(l.study.JudgeRelated(ctx, &w))
		}
	}
	for k := range inner {
		var w align.TopicWeights
		learnTopicsAgain(part(k, false), &w)
		for _, l := range part(k, true) {
			l.compare(ctx, &w)
		}
	}
	all.topics = learnTopics(lessons)
	learnTopicsAgain(lessons, &all.topics)
	for k := range inner {
		w := learnTwoSided(part(k, false))
		for _, l := range part(k, true) {
			l.differences.Judge(w)
		}
	}
	all.twoSided, all.extra = learnTwoSided(lessons), learnExtra(lessons)
	all.first = learnFirst(lessons)
	return all
}

func judge(ctx context.Context, lessons []*lesson, first, second *learn.Weights) {
	for _, l := range lessons {
		must(l.study.Judge(ctx, first, second))
	}
}
