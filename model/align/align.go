package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
)

// The thresholds that gave the best figures on stories that the weights had not
// seen.
const (
	linkThreshold  = 0.37
	topicThreshold = 0.22
)

// A Result is the counterparts and topics of a story.
type Result struct {
	Counterparts []model.Counterpart
	Topics       []model.Topic
}

// Align finds the counterparts and topics of a story whose articles have been
// read into details. Equal stories give equal results. It stops early with the
// context's error.
func Align(ctx context.Context, story *model.Story, readings []detail.Reading) (*Result, error) {
	s, err := NewStudy(ctx, story, readings)
	if err != nil {
		return nil, err
	}
	if err := s.Judge(ctx, &firstWeights, &secondWeights); err != nil {
		return nil, err
	}
	s.Relate()
	topics, err := s.Topics(ctx, &topicWeights, topicThreshold)
	if err != nil {
		return nil, err
	}
	links := s.Counterparts(linkThreshold)
	for i := range links {
		links[i].Why = s.explain(links[i].From, links[i].To)
	}
	return &Result{Counterparts: links, Topics: topics}, nil
}
