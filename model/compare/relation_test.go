package compare

import (
	"testing"

	"triptych/model"
	"triptych/model/encode"
	"triptych/model/fact"
	"triptych/model/learn"
)

// stances are the answers of an encoder that reads all spans together, and finds each
// two at odds with one probability.
type stances struct {
	labels
	conflict float32
}

func (s stances) Stance(a, b model.SentenceRef, of, in model.Span) encode.Stance {
	return encode.Stance{Conflict: s.conflict, Read: true}
}

func TestRelationIsWhatTheEncoderReads(t *testing.T) {
	w := Settings{EncodedRelation: &learn.Weights{Coefficients: make([]float64, 3*relationFeatureCount)}, least: thresholds{encodedConflict: 0.5}}
	w.EncodedRelation.Coefficients[3*(rlStance+1)] = 1 // the odds of a conflict
	for _, tt := range []struct {
		a, b     string
		conflict float32
		want     model.Relation
	}{
		{"Police arrested 14 people in Leeds.", "Police arrested 19 people in Leeds.", 0.9, model.Conflict},
		{"Police arrested 14 people in Leeds.", "Police arrested 19 people in Leeds.", 0.1, model.Variant},
		{"Police arrested more than 14 people in Leeds.", "Police arrested 19 people in Leeds.", 0.9, model.Variant}, // both can be true
	} {
		in := paired(tt.a, tt.b)
		in.Answers = stances{labels(func(model.SentenceRef) []encode.Piece { return make([]encode.Piece, 1) }), tt.conflict}
		c, err := NewComparer(in, t.Context().Err)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.facts.pairs) != 1 || c.facts.pairs[0].agreement == fact.Equal {
			t.Fatalf("%q and %q have the facts %v", tt.a, tt.b, c.facts.pairs)
		}
		q := c.facts.proposal(&c.facts.pairs[0], never)
		relations{c.index}.judge([]*proposal{&q}, &w)
		if q.relation != tt.want {
			t.Errorf("%q and %q are a %s, want %s where the encoder says %v", tt.a, tt.b, q.relation, tt.want, tt.conflict)
		}
	}
}
