package eval

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/encode"
)

// WeightsNote says, for tables of figures, what weights the automatic analysis
// uses.
const WeightsNote = "logistic regression, learned from other annotated stories than the embedded one"

// A Case is one annotated story.
type Case struct {
	Gold  *Gold
	Story *model.Story // its articles in the order of the annotations
	// Analysis is what is scored; nil for the automatic analysis.
	Analysis *model.Analysis
}

// A Row is the scores of one story, or of all of them.
type Row struct {
	Story    string
	Ours     Score
	Baseline Score
}

func (c *Case) analysis(ctx context.Context, encoder encode.Reader) (*model.Analysis, error) {
	if c.Analysis != nil {
		return c.Analysis, nil
	}
	p, err := analyze.Prepare(ctx, c.Story, analyze.Options{Encoder: encoder})
	if err != nil {
		return nil, err
	}
	return p.Analysis(ctx, analyze.Options{})
}

// Run scores the automatic analysis of every story, or the one that it comes with,
// and the baseline. The last
// row is the sum of all. It is an error if a story and its annotations have
// different numbers of articles; others are those of the analysis.
func Run(ctx context.Context, cases []Case, encoder encode.Reader) ([]Row, error) {
	var rows []Row
	all := Row{Story: "all"}
	for _, c := range cases {
		if len(c.Story.Articles) != len(c.Gold.Articles) {
			return nil, fmt.Errorf("score %q: the annotations are of %d articles, the story has %d", c.Gold.Story, len(c.Gold.Articles), len(c.Story.Articles))
		}
		a, err := c.analysis(ctx, encoder)
		if err != nil {
			return nil, fmt.Errorf("score %q: %w", c.Gold.Story, err)
		}
		b, err := Baseline(c.Story)
		if err != nil {
			return nil, fmt.Errorf("score the baseline on %q: %w", c.Gold.Story, err)
		}
		row := Row{c.Gold.Story, Measure(c.Gold, a), Measure(c.Gold, b)}
		all.Ours.Add(row.Ours)
		all.Baseline.Add(row.Baseline)
		rows = append(rows, row)
	}
	return append(rows, all), nil
}
