package main

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/eval"
)

// outerFolds is into how many parts the stories are cut; each is scored by weights
// learned from the others.
const outerFolds = 8

// validate scores every story by weights that never saw it, beside the
// baseline, and sums up the first so many and all of them.
func validate(ctx context.Context, lessons []*lesson, head int, errors bool) ([]eval.Row, error) {
	rows := make([]eval.Row, len(lessons))
	for fold := range outerFolds {
		var rest, held []int
		for i := range lessons {
			if i%outerFolds == fold {
				held = append(held, i)
			} else {
				rest = append(rest, i)
			}
		}
		w := learnAll(ctx, pick(lessons, rest))
		for _, i := range held {
			l := lessons[i]
			scorePairs(ctx, []*lesson{l}, w.first, w.second)
			l.proposeAffinities(ctx)
			must(l.aligner.ScoreAffinities(ctx, &w.topics))
			l.compare(ctx, &w.topics)
			if errors {
				fmt.Println("#", l.gold.Story)
				l.errors(align.LinkThreshold)
			}
			row, err := l.row(w)
			if err != nil {
				return nil, err
			}
			rows[i] = row
		}
	}
	if head > 0 {
		rows = append(rows, sum(fmt.Sprintf("the first %d", head), rows[:min(head, len(lessons))]))
	}
	return append(rows, sum("all", rows[:len(lessons)])), nil
}

func pick(lessons []*lesson, numbers []int) []*lesson {
	list := make([]*lesson, len(numbers))
	for i, n := range numbers {
		list[i] = lessons[n]
	}
	return list
}

// row scores one lesson.
func (l *lesson) row(w trained) (eval.Row, error) {
	s := compare.DefaultSettings()
	s.TwoSided, s.Extra = w.twoSided, w.extra
	a, err := model.NewAnalysis(l.story, model.Automatic, l.topics, l.links, l.comparer.Differences(s))
	if err != nil {
		return eval.Row{}, err
	}
	b, err := eval.Baseline(l.story)
	if err != nil {
		return eval.Row{}, err
	}
	return eval.Row{Story: l.gold.Story, Ours: eval.Measure(l.gold, a), Baseline: eval.Measure(l.gold, b)}, nil
}

func sum(name string, rows []eval.Row) eval.Row {
	all := eval.Row{Story: name}
	for _, r := range rows {
		all.Ours.Add(r.Ours)
		all.Baseline.Add(r.Baseline)
	}
	return all
}
