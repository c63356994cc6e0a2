package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
)

// The likelihoods from which a pair counts as counterparts, and a group of
// sentences as one topic: those that gave the best figures on stories that the
// weights had not seen.
const (
	LinkThreshold  = 0.34
	TopicThreshold = 0.2
	WeakThreshold  = 0.25 // a pair's words are compared from here, though it is not shown
)

// A Result is the counterparts and topics of a story.
type Result struct {
	Counterparts []model.Counterpart
	Weak         []model.Counterpart // Counterparts and, unless there are very many, the less likely ones, for comparing their words
	Topics       []model.Topic
}

// Align finds the counterparts and topics of a story whose articles have been
// read into details. Equal stories give equal results. It stops early with the
// context's error. Between its stages it tells progress how much is done, as a
// share of 1.
func Align(ctx context.Context, story *model.Story, readings []detail.Reading, progress func(float64)) (*Result, error) {
	s, err := NewStudy(ctx, story, readings)
	if err != nil {
		return nil, err
	}
	progress(0.3)
	if err := s.Judge(ctx, &firstWeights, &secondWeights); err != nil {
		return nil, err
	}
	progress(0.7)
	if err := s.Relate(ctx); err != nil {
		return nil, err
	}
	if err := s.JudgeRelated(ctx, &topicWeights); err != nil {
		return nil, err
	}
	topics, err := s.Topics(ctx, &topicWeights)
	if err != nil {
		return nil, err
	}
	links := s.Counterparts(LinkThreshold)
	err = parallel.For(len(links), batch, ctx.Err, func() func(int) {
		return func(i int) { links[i].Why = s.explain(links[i].From, links[i].To) }
	})
	if err != nil {
		return nil, err
	}
	result := &Result{Counterparts: links, Topics: topics, Weak: links}
	if !s.c.large() {
		result.Weak = s.Counterparts(WeakThreshold)
	}
	return result, nil
}
