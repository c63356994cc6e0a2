package main

import (
	"context"
	"fmt"
	"log"

	"triptych/model/compare"
	"triptych/model/eval"
	"triptych/model/learn"
)

const (
	folds = 8
	inner = 4
)

// The penalties that scored best on stories that the weights had not seen.
var (
	firstPenalty  = 40.0
	secondPenalty = 100.0
	topicPenalty  = 60.0
)

// prepare computes what does not change while learning.
func (l *lesson) prepare() {
	l.labels = eval.NewLabels(l.gold, l.story)
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

// A setting is the least likelihoods of what is shown.
type setting struct{ twoSided, extra float64 }

// run learns from all but an eighth of the stories at a time and prints how
// that scores on the others.
func run(lessons []*lesson) {
	ctx := context.Background()
	for _, l := range lessons {
		l.prepare()
	}
	all, five := make(map[setting]*eval.Score), make(map[setting]*eval.Score)
	var order []setting
	for _, x := range []float64{0.22} {
		for _, y := range []float64{0.18} {
			order = append(order, setting{x, y})
			all[setting{x, y}], five[setting{x, y}] = &eval.Score{}, &eval.Score{}
		}
	}
	for fold := range folds {
		var rest, held []*lesson
		for i, l := range lessons {
			if i%folds == fold {
				held = append(held, l)
			} else {
				rest = append(rest, l)
			}
		}
		w := learnAll(ctx, rest)
		judge(ctx, held, w.first, w.second)
		for _, l := range held {
			if *verbose {
				fmt.Println("#", l.gold.Story)
				l.errors(0.4)
			}
			l.compare(ctx, w.topics)
			for _, o := range order {
				s := eval.Measure(l.gold, l.analysis(compare.Settings{TwoSided: w.twoSided, Extra: w.extra, LeastTwoSided: o.twoSided, LeastExtra: o.extra, LeastConflict: *conflicts}))
				all[o].Add(s)
				if l.five {
					five[o].Add(s)
				}
			}
		}
	}
	for _, o := range order {
		fmt.Printf("%v\n all  %s\n five %s\n", o, figures(all[o]), figures(five[o]))
	}
}

func figures(s *eval.Score) string {
	show := func(c eval.Count) string {
		return fmt.Sprintf("%.3f %.3f %.3f", c.Precision(), c.Recall(), c.F1())
	}
	typed := s.Typed()
	return fmt.Sprintf("links %s topic %s sync %.3f two %s typed R %.3f extra %s marks %s conflicts found %d/%d called %d, right %d/%d", show(s.Links), show(s.Topic), s.FalseSync.Precision(),
		show(s.TwoSided), typed.Recall(), show(s.Extra), show(s.Marks), s.Conflicts.Found, s.Conflicts.Wanted, s.Called, s.Conflicts.Right, s.Conflicts.Given)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// ship writes the weights learned from every story but the held out one.
func ship(lessons []*lesson, heldOut, root string) error {
	var rest []*lesson
	for _, l := range lessons {
		l.prepare()
		if l.gold.Story != heldOut {
			rest = append(rest, l)
		}
	}
	w := learnAll(context.Background(), rest)
	if err := writeWeights(root+"/align/weights_first.go", "align", "firstWeights", "judges a pair of sentences by itself.", w.first); err != nil {
		return err
	}
	if err := writeWeights(root+"/align/weights_second.go", "align", "secondWeights", "judges a pair in the light of the first judgements.", w.second); err != nil {
		return err
	}
	if err := writeWeights(root+"/compare/weights_two_sided.go", "compare", "twoSidedWeights", "judges whether two stretches differ as a reader would mark.", w.twoSided); err != nil {
		return err
	}
	if err := writeWeights(root+"/compare/weights_extra.go", "compare", "extraWeights", "judges whether a detail that one article gives alone is worth a mark.", w.extra); err != nil {
		return err
	}
	return writeWeights(root+"/align/weights_topics.go", "align", "topicWeights", "judges whether two sentences treat one subject.", w.topics)
}
