package main

import (
	"context"
	"fmt"
	"log"

	"triptych/model"
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
type trained struct{ first, second, topics *learn.Weights }

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
	all.first = learnFirst(lessons)
	return all
}

func judge(ctx context.Context, lessons []*lesson, first, second *learn.Weights) {
	for _, l := range lessons {
		must(l.study.Judge(ctx, first, second))
	}
}

func run(lessons []*lesson) {
	ctx := context.Background()
	for _, l := range lessons {
		l.prepare()
	}
	links := []float64{0.3, 0.35, 0.4, 0.45}
	topics := []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4}
	all := make(map[[2]float64]*eval.Score)
	five := make(map[[2]float64]*eval.Score)
	for _, x := range links {
		for _, y := range topics {
			all[[2]float64{x, y}], five[[2]float64{x, y}] = &eval.Score{}, &eval.Score{}
		}
	}
	var losses [3]loss
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
			for j, e := range l.firsts {
				first, second := l.study.Judgements(j)
				losses[0].add(first, e.Positive)
				if l.study.Second(j) != nil {
					losses[1].add(second, e.Positive)
				}
			}
			if *verbose {
				fmt.Println("#", l.gold.Story)
				l.errors(0.4)
			}
			l.study.Relate()
			for _, y := range topics {
				list, err := l.study.Topics(ctx, w.topics, y)
				must(err)
				if y == topics[0] {
					dumpRelated(l)
					for j := range l.study.Related() {
						a, b := l.study.RelatedPair(j)
						t := l.labels.Topic(a)
						losses[2].add(l.study.RelatedScore(j), t >= 0 && t == l.labels.Topic(b))
					}
				}
				for _, x := range links {
					a, err := model.NewAnalysis(l.story, model.Automatic, list, l.study.Counterparts(x), nil)
					must(err)
					s := eval.Measure(l.gold, a)
					all[[2]float64{x, y}].Add(s)
					if l.five {
						five[[2]float64{x, y}].Add(s)
					}
				}
			}
		}
	}
	fmt.Printf("loss %.5f %.5f %.5f (%d %d)\n", losses[0].mean(), losses[1].mean(), losses[2].mean(), losses[0].n, losses[2].n)
	figures := func(c eval.Count) string {
		return fmt.Sprintf("%.3f %.3f %.3f", c.Precision(), c.Recall(), c.F1())
	}
	for _, x := range links {
		for _, y := range topics {
			s, v := all[[2]float64{x, y}], five[[2]float64{x, y}]
			fmt.Printf("%.2f %.2f links %s topic %s sync %.3f | five %s topic %s sync %.3f\n", x, y, figures(s.Links), figures(s.Topic), s.FalseSync.Precision(), figures(v.Links), figures(v.Topic), v.FalseSync.Precision())
		}
	}
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
	return writeWeights(root+"/align/weights_topics.go", "align", "topicWeights", "judges whether two sentences treat one subject.", w.topics)
}
