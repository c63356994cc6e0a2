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

// thresholds are the least probabilities, 0 to 1, at which differences are shown,
// set on stories that the weights had not seen.
type thresholds struct {
	twoSided, extra float64
	fact, outcome   float64
	compatible      float64 // of facts that can both be true
	conflict        float64 // from which facts and outcomes that exclude one another may be called so, not a variant
	encodedConflict float64 // from which EncodedRelation calls what is set apart so
	encodedRuled    float64 // from which it does so what rules call a conflict
}

// Input is the result of the earlier stages of the analysis. Readings has one
// entry for each article of Story.
type Input struct {
	Story        *model.Story
	Readings     []detail.Reading
	Topics       []model.Topic
	Counterparts []model.Counterpart
	Titles       []model.Counterpart // of headlines
	Answers      Answers             // nil without the encoder
}

// A Result is what articles of a story tell of the same things.
type Result struct {
	Differences []model.Difference // two-sided ones first
	Facts       []model.Fact       // those that most articles tell first; nobody has said yet what they are about
}

// Compare compares the articles of a story. Equal inputs have equal results. The
// only error is the context's.
func Compare(ctx context.Context, in Input) (Result, error) {
	if in.Answers != nil {
		return CompareWith(ctx, in, EncoderSettings())
	}
	return CompareWith(ctx, in, DefaultSettings())
}

// CompareWith is Compare with other settings.
func CompareWith(ctx context.Context, in Input, w Settings) (Result, error) {
	s, err := newComparer(in, ctx.Err, &w)
	if err != nil {
		return Result{}, err
	}
	differences, err := s.differences(w, ctx.Err)
	if err != nil {
		return Result{}, err
	}
	facts := s.facts.common(w.least, differences)
	if differences, err = s.withHeadlines(differences, &w, ctx.Err); err != nil {
		return Result{}, err
	}
	return Result{differences, facts}, nil
}

// EncoderSettings returns the settings that Compare uses for a story that was
// read with the encoder.
func EncoderSettings() Settings {
	return Settings{
		TwoSided: &twoSidedWeights, Extra: &extraWeights, Facts: &factWeights, Outcomes: &outcomeWeights,
		EncodedTwoSided: &encodedTwoSidedWeights, EncodedExtra: &encodedExtraWeights,
		EncodedFacts: &encodedFactWeights, EncodedOutcomes: &encodedOutcomeWeights, EncodedRelation: &encodedRelationWeights,
		least: thresholds{twoSided: 0.12, extra: 0.2, fact: 0.2, compatible: 0.5, outcome: 0.35, conflict: 0.33, encodedConflict: 0.55, encodedRuled: 0.3},
	}
}

// DefaultSettings returns the settings that Compare uses for other stories.
func DefaultSettings() Settings {
	return Settings{
		TwoSided: &twoSidedWeights, Extra: &extraWeights, Facts: &factWeights, Outcomes: &outcomeWeights,
		least: thresholds{twoSided: 0.14, extra: 0.2, fact: 0.2, compatible: 0.4, outcome: 0.35, conflict: 0.33},
	}
}
