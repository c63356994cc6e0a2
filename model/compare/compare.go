// Package compare sets the details of counterparts against each other and says
// in which of them the articles of a story differ.
//
// Proposers name pairs of word spans that might differ: the words of two
// counterparts are aligned, and what is unaligned in the same place, around the
// same head or in the same role (dates, amounts, names, quotations, speakers)
// is a proposal. Logistic regression gives each the probability that a careful
// reader would mark it. Proposals that share a mention become one difference
// across all articles. Details that only one article has, or all but one, are
// proposed and scored likewise, in the sentences of a topic and in those near
// them. A false conflict costs most, so a conflict is only what rounding, a
// vaguer date or another subject cannot explain.
package compare

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
)

// The least probabilities at which differences are shown, set on stories that
// the weights had not seen.
const (
	minTwoSided = 0.23
	minWording  = 0.27 // wordings are the most doubtful
	minExtra    = 0.29
	minConflict = 0.15

	// The same of a story that was read with the encoder.
	minEncodedTwoSided = 0.17
	minEncodedWording  = 0.21
	minEncodedExtra    = 0.24
	minEncodedConflict = 0.12
)

// Input is the result of the earlier stages of the analysis. Readings has one
// entry for each article of Story.
type Input struct {
	Story        *model.Story
	Readings     []detail.Reading
	Topics       []model.Topic
	Counterparts []model.Counterpart
	Answers      Answers // nil without the encoder
}

// Compare returns the differences of a story, two-sided ones first. Equal
// inputs have equal results. The only error is the context's.
func Compare(ctx context.Context, in Input) ([]model.Difference, error) {
	if in.Answers != nil {
		return CompareWith(ctx, in, EncoderSettings())
	}
	return CompareWith(ctx, in, DefaultSettings())
}

// CompareWith is Compare with other settings.
func CompareWith(ctx context.Context, in Input, w Settings) ([]model.Difference, error) {
	s, err := newComparer(in, ctx.Err, &w)
	if err != nil {
		return nil, err
	}
	return s.Differences(w), nil
}

// EncoderSettings returns the settings that Compare uses for a story that was
// read with the encoder.
func EncoderSettings() Settings {
	return Settings{
		TwoSided: &twoSidedWeights, Extra: &extraWeights, EncodedTwoSided: &encodedTwoSidedWeights, EncodedExtra: &encodedExtraWeights,
		minTwoSided: minEncodedTwoSided, minWording: minEncodedWording, minExtra: minEncodedExtra, minConflict: minEncodedConflict,
	}
}

// DefaultSettings returns the settings that Compare uses for other stories.
func DefaultSettings() Settings {
	return Settings{
		TwoSided: &twoSidedWeights, Extra: &extraWeights,
		minTwoSided: minTwoSided, minWording: minWording, minExtra: minExtra, minConflict: minConflict,
	}
}
