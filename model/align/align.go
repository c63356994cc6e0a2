package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
)

// The least scores at which a pair counts as counterparts and a group of
// sentences as one topic: those with the best F1 on stories that the weights
// had not seen.
const (
	LinkThreshold  = 0.34
	topicThreshold = 0.2
	WeakThreshold  = 0.25 // pairs below LinkThreshold whose words are compared, though they are not shown as counterparts
)

// A Result holds the counterparts and topics of a story.
type Result struct {
	Counterparts []model.Counterpart
	Weak         []model.Counterpart // Counterparts and, unless the story is large, all pairs from WeakThreshold
	Topics       []model.Topic
}

// Align finds the counterparts and topics of a story, of which readings holds
// what detail.Read returned. Equal stories have equal results. The only error
// is the context's. Between its stages it calls progress with the share that is
// done, above 0 and below 1.
func Align(ctx context.Context, story *model.Story, readings []detail.Reading, progress func(float64)) (*Result, error) {
	s, err := NewAligner(ctx, story, readings)
	if err != nil {
		return nil, err
	}
	progress(0.3)
	if err := s.ScorePairs(ctx, &firstWeights, &secondWeights); err != nil {
		return nil, err
	}
	progress(0.7)
	if err := s.ProposeAffinities(ctx); err != nil {
		return nil, err
	}
	if err := s.ScoreAffinities(ctx, &topicWeights); err != nil {
		return nil, err
	}
	topics, err := s.Topics(ctx, &topicWeights)
	if err != nil {
		return nil, err
	}
	links := s.Counterparts(LinkThreshold)
	err = parallel.For(len(links), batchSize, ctx.Err, func() func(int) {
		return func(i int) { links[i].Why = s.explain(links[i].From, links[i].To) }
	})
	if err != nil {
		return nil, err
	}
	result := &Result{Counterparts: links, Topics: topics, Weak: links}
	if !s.corpus.isLarge() {
		result.Weak = s.Counterparts(WeakThreshold)
	}
	return result, nil
}
