package main

import (
	"context"
	"fmt"
	"log"

	"triptych/model"
	"triptych/model/boost"
	"triptych/model/eval"
)

const (
	folds = 8
	inner = 4
)

var (
	linkOptions  = boost.Options{Trees: 60, Depth: 3, Rate: 0.12, MinWeight: 3, Lambda: 3, Rows: 0.8, Columns: 0.5, Seed: 7}
	topicOptions = boost.Options{Trees: 60, Depth: 3, Rate: 0.12, MinWeight: 3, Lambda: 3, Rows: 0.8, Columns: 0.5, Seed: 7}
)

// prepare computes what does not change while learning.
func (l *lesson) prepare() {
	l.labels = eval.NewLabels(l.gold, l.story)
	for j := range l.study.Len() {
		from, to := l.study.Pair(j)
		l.firsts = append(l.firsts, boost.Example{Features: l.study.First(j), Positive: l.labels.Linked(from, to)})
	}
}

func learnFirst(lessons []*lesson) *boost.Forest {
	var examples []boost.Example
	for _, l := range lessons {
		examples = append(examples, l.firsts...)
	}
	return boost.Train(examples, linkOptions)
}

func learnSecond(lessons []*lesson) *boost.Forest {
	var examples []boost.Example
	for _, l := range lessons {
		for j := range l.study.Len() {
			if v := l.study.Second(j); v != nil {
				examples = append(examples, boost.Example{Features: v, Positive: l.firsts[j].Positive})
			}
		}
	}
	return boost.Train(examples, linkOptions)
}

func learnTopics(lessons []*lesson) *boost.Forest {
	var examples []boost.Example
	for _, l := range lessons {
		l.study.Relate()
		for j := range l.study.Related() {
			a, b := l.study.RelatedPair(j)
			t := l.labels.Topic(a)
			examples = append(examples, boost.Example{Features: l.study.Affinity(j), Positive: t >= 0 && t == l.labels.Topic(b)})
		}
	}
	return boost.Train(examples, topicOptions)
}

// A trained is all weights, learned from the same lessons.
type trained struct{ first, second, topics *boost.Forest }

// learn learns from lessons alone. Each step sees the earlier ones' judgements
// of a lesson as they fall out of weights that never saw it.
func learn(ctx context.Context, lessons []*lesson) trained {
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

func judge(ctx context.Context, lessons []*lesson, first, second *boost.Forest) {
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
	for fold := range folds {
		var rest, held []*lesson
		for i, l := range lessons {
			if i%folds == fold {
				held = append(held, l)
			} else {
				rest = append(rest, l)
			}
		}
		w := learn(ctx, rest)
		judge(ctx, held, w.first, w.second)
		for _, l := range held {
			l.study.Relate()
			for _, y := range topics {
				list, err := l.study.Topics(ctx, w.topics, y)
				must(err)
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
	w := learn(context.Background(), rest)
	if err := writeForest(root+"/align/weights_first.go", "align", "firstWeights", "judges a pair of sentences by itself.", w.first); err != nil {
		return err
	}
	if err := writeForest(root+"/align/weights_second.go", "align", "secondWeights", "judges a pair in the light of the first judgements.", w.second); err != nil {
		return err
	}
	return writeForest(root+"/align/weights_topics.go", "align", "topicWeights", "judges whether two sentences treat one subject.", w.topics)
}
