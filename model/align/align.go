package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/encode"
	"triptych/model/internal/parallel"
)

// The least scores at which a pair counts as counterparts and a group of
// sentences as one topic: those with the best F1 on stories that the weights
// had not seen.
const (
	LinkThreshold        = 0.34
	EncodedLinkThreshold = 0.42 // of stories that were read with the encoder: as many right ones, and fewer where there is none
	topicThreshold       = 0.2
	WeakThreshold        = 0.25 // pairs below LinkThreshold whose words are compared, though they are not shown as counterparts
	EncodedWeakThreshold = 0.12 // likewise, below EncodedLinkThreshold
)

// A Result holds the counterparts and topics of a story.
type Result struct {
	Counterparts []model.Counterpart
	Weak         []model.Counterpart // Counterparts and, unless the story is large, all pairs whose words are compared
	Topics       []model.Topic
	Titles       []model.Counterpart // of headlines
	Answers      *Answers            // nil if the story was not read with the encoder
}

// Align finds the counterparts and topics of a story, of which readings holds
// what detail.Read returned. With a reader, which may be nil, it goes by what the
// encoder reads too. Equal stories have equal results. Errors are the context's
// and the reader's. Now and then it calls progress with the share that is done,
// above 0 and below 1.
func Align(ctx context.Context, story *model.Story, readings []detail.Reading, reader encode.Reader, progress func(float64)) (*Result, error) {
	s, err := NewAligner(ctx, story, readings)
	if err != nil {
		return nil, err
	}
	progress(0.05)
	if reader != nil {
		if err := s.Encode(ctx, story, reader, func(share float64) { progress(0.05 + 0.85*share) }); err != nil {
			return nil, err
		}
	}
	topics, err := s.align(ctx)
	if err != nil {
		return nil, err
	}
	strong, weak := s.thresholds()
	links := s.Counterparts(strong)
	err = parallel.For(len(links), batchSize, ctx.Err, func() func(int) {
		return func(i int) { links[i].Why = s.explain(links[i].From, links[i].To) }
	})
	if err != nil {
		return nil, err
	}
	result := &Result{
		Counterparts: links, Topics: topics, Weak: links, Answers: s.Answers(),
		Titles: s.titleCounterparts(detail.Titles(readings), reader),
	}
	if !s.corpus.isLarge() {
		result.Weak = s.Counterparts(weak)
	}
	return result, nil
}

// thresholds returns the least score of what is shown as a counterpart, and of
// pairs whose words are compared.
func (al *Aligner) thresholds() (shown, compared float64) {
	if al.encoding != nil {
		return EncodedLinkThreshold, EncodedWeakThreshold
	}
	return LinkThreshold, WeakThreshold
}

// align scores pairs and affinities with the shipped weights and returns the
// topics.
func (al *Aligner) align(ctx context.Context) ([]model.Topic, error) {
	if err := al.ScorePairs(ctx, &firstWeights, &secondWeights); err != nil {
		return nil, err
	}
	if al.encoding != nil {
		if err := al.ScoreEncodedPairs(ctx, encoderWeights.First, encoderWeights.Second); err != nil {
			return nil, err
		}
	}
	if err := al.ProposeAffinities(ctx); err != nil {
		return nil, err
	}
	if err := al.ScoreWordAffinities(ctx); err != nil {
		return nil, err
	}
	if al.encoding != nil {
		return al.EncodedTopics(ctx, &encoderWeights)
	}
	return al.gather(al.rescored, wordBounds), nil
}
