// Package analyze runs the whole analysis: a story in, an analysis out.
package analyze

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
)

// Story analyses a story: it reads the details of every article, finds
// counterparts and topics, and sets the details against each other. Equal
// stories give equal analyses. It stops early with the context's error.
func Story(ctx context.Context, story *model.Story) (*model.Analysis, error) {
	readings := detail.Read(story)
	aligned, err := align.Align(ctx, story, readings)
	if err != nil {
		return nil, fmt.Errorf("align the articles: %w", err)
	}
	differences, err := compare.Compare(ctx, compare.Input{
		Story: story, Readings: readings, Topics: aligned.Topics, Counterparts: aligned.Weak,
	})
	if err != nil {
		return nil, fmt.Errorf("compare the articles: %w", err)
	}
	return model.NewAnalysis(story, model.Automatic, aligned.Topics, aligned.Counterparts, differences)
}
