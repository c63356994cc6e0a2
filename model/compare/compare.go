// Package compare sets the details of counterparts against each other and says
// in which of them the articles of a story differ.
//
// It works in two steps. Proposers name pairs of stretches that might differ:
// unequal dates, numbers, names and quotations that fill the same slot of two
// counterparts. What the proposals say of the same thing is then merged into
// one difference across all articles, and what only one article gives, or all
// but one, is added. A false conflict costs most, so that a conflict is only
// what cannot be explained by rounding, by a vaguer date or by another subject.
package compare

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
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
	v := newView(in)
	var proposals []proposal
	for i, c := range in.Counterparts {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !v.forward(c) {
			continue
		}
		proposals = append(proposals, v.propose(c.From, c.To)...)
	}
	differences := v.merge(proposals)
	differences = append(differences, v.extras(differences)...)
	return differences, ctx.Err()
}
