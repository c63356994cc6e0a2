package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/eval"
	"triptych/model/weigh"
)

// crossValidate scores every story by weights that never saw it, and the
// baseline, and adds the sums of groups and of all.
func crossValidate(ctx context.Context, samples []*sample, folds int, of groups, errors bool) ([]eval.Row, error) {
	rows := make([]eval.Row, len(samples))
	for fold := range folds {
		var rest, held []int
		for i := range samples {
			if i%folds == fold {
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
	return of.add(rows), nil
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

// groups are the numbers of stories at which one group ends and the next begins.
type groups []int

// String implements flag.Value.
func (g *groups) String() string { return strings.Trim(fmt.Sprint(*g), "[]") }

// Set implements flag.Value: numbers with commas between them, ascending.
func (g *groups) Set(text string) error {
	*g = nil
	for _, s := range strings.Split(text, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || len(*g) > 0 && n <= (*g)[len(*g)-1] {
			return fmt.Errorf("%q is not a list of ascending numbers", text)
		}
		*g = append(*g, n)
	}
	return nil
}

// add adds the sums of the groups and of all to the rows of stories.
func (g groups) add(rows []eval.Row) []eval.Row {
	count, from := len(rows), 0
	for _, to := range append(slices.Clone(g), count) {
		if to = min(to, count); from < to && to-from < count {
			rows = append(rows, sum(fmt.Sprintf("stories %d to %d", from+1, to), rows[from:to]))
		}
		from = to
	}
	return append(rows, sum("all", rows[:count]))
}

func sum(name string, rows []eval.Row) eval.Row {
	all := eval.Row{Story: name}
	for _, r := range rows {
		all.Ours.Add(r.Ours)
		all.Baseline.Add(r.Baseline)
	}
	return all
}
