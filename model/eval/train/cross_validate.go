package main

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/eval"
	"triptych/model/weigh"
)

// outerFolds is the number of folds of the cross-validation.
const outerFolds = 8

// crossValidate scores every story by weights that never saw it, and the
// baseline, and adds the sums of the first head stories and of all.
func crossValidate(ctx context.Context, samples []*sample, head int, errors bool) ([]eval.Row, error) {
	rows := make([]eval.Row, len(samples))
	for fold := range outerFolds {
		var rest, held []int
		for i := range samples {
			if i%outerFolds == fold {
				held = append(held, i)
			} else {
				rest = append(rest, i)
			}
		}
		w := learnAll(ctx, selectSamples(samples, rest))
		for _, i := range held {
			sm := samples[i]
			scorePairs(ctx, []*sample{sm}, w.first, w.second)
			sm.proposeAffinities(ctx)
			check(sm.aligner.ScoreAffinities(ctx, &w.topics))
			sm.compare(ctx, &w.topics)
			if errors {
				fmt.Println("#", sm.gold.Story)
				sm.errors(align.LinkThreshold)
			}
			row, err := sm.row(w)
			if err != nil {
				return nil, err
			}
			rows[i] = row
		}
	}
	if head > 0 {
		rows = append(rows, sum(fmt.Sprintf("the first %d", head), rows[:min(head, len(samples))]))
	}
	return append(rows, sum("all", rows[:len(samples)])), nil
}

func selectSamples(samples []*sample, numbers []int) []*sample {
	list := make([]*sample, len(numbers))
	for i, n := range numbers {
		list[i] = samples[n]
	}
	return list
}

// row returns the scores of the sample's analysis by w, and of the baseline.
func (sm *sample) row(w weightSet) (eval.Row, error) {
	s := compare.DefaultSettings()
	s.TwoSided, s.Extra, s.Facts, s.Outcomes = w.twoSided, w.extra, w.facts, w.outcomes
	a, err := model.NewAnalysis(sm.story, model.Automatic, sm.topics, sm.links, weigh.Differences(detail.Read(sm.story), sm.comparer.Differences(s)))
	if err != nil {
		return eval.Row{}, err
	}
	b, err := eval.Baseline(sm.story)
	if err != nil {
		return eval.Row{}, err
	}
	return eval.Row{Story: sm.gold.Story, Ours: eval.Measure(sm.gold, a), Baseline: eval.Measure(sm.gold, b)}, nil
}

func sum(name string, rows []eval.Row) eval.Row {
	all := eval.Row{Story: name}
	for _, r := range rows {
		all.Ours.Add(r.Ours)
		all.Baseline.Add(r.Baseline)
	}
	return all
}
