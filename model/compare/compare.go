// Package compare sets the details of counterparts against each other and says
// in which of them the articles of a story differ.
//
// Proposers name pairs of stretches that might differ: the words of two
// counterparts are aligned, and what stands unaligned in the same place, around
// the same head or in the same role (dates, amounts, names, quotations,
// speakers) is a proposal. Learned weights tell which of them a careful reader
// would mark. What the proposals say of the same thing becomes one difference
// across all articles. Details that only one article gives, or all but one, are
// proposed and judged likewise, in the sentences of a topic and in those that stand
// near them. A false conflict costs most, so that a conflict
// is only what rounding, a vaguer date or another subject cannot explain.
package compare

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
)

// The likelihoods from which differences are shown, set on stories that the
// weights had not seen.
const (
	leastTwoSided = 0.23
	leastWording  = 0.27 // wordings are the most doubtful
	leastExtra    = 0.29
	leastConflict = 0.15
)

// Input is what the earlier stages found out about a story.
type Input struct {
	Story        *model.Story
	Readings     []detail.Reading
	Topics       []model.Topic
	Counterparts []model.Counterpart
}

// Compare lists the differences of a story. It stops early with the context's
// error.
func Compare(ctx context.Context, in Input) ([]model.Difference, error) {
	w := Shipped()
	s, err := newStudy(in, ctx.Err, &w)
	if err != nil {
		return nil, err
	}
	return s.Differences(w), nil
}

// Shipped gives the settings that Compare uses.
func Shipped() Settings {
	return Settings{
		TwoSided: &twoSidedWeights, Extra: &extraWeights,
		LeastTwoSided: leastTwoSided, LeastWording: leastWording, LeastExtra: leastExtra, LeastConflict: leastConflict,
	}
}
