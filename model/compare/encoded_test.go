package compare

import (
	"testing"

	"triptych/model"
	"triptych/model/encode"
)

// labelled makes a piece of each word of a sentence, with one label.
func labelled(t *tokens, from int, label func(word int) int) []encode.Piece {
	var list []encode.Piece
	for i, w := range t.reading.Words {
		p := encode.Piece{Span: model.Span{Start: w.Start - from, End: w.End - from}}
		p.Labels[label(i)] = 1
		list = append(list, p)
	}
	return list
}

// labels are the answers of an encoder that reads all sentences together, and finds
// none alike.
type labels func(model.SentenceRef) []encode.Piece

func (l labels) Labels(a, b model.SentenceRef) (of, in []encode.Piece) { return l(a), l(b) }
func (l labels) Stance(a, b model.SentenceRef, of, in model.Span) encode.Stance {
	return encode.Stance{}
}
func (l labels) Cosine(a, b model.SentenceRef) float64 { return 0 }

// TestEncoderProposesWhatItReadsAsDifferent labels the third and fourth words.
func TestEncoderProposesWhatItReadsAsDifferent(t *testing.T) {
	in := paired("Ministers met loud crowds in Leeds today.", "Ministers met furious mobs in Leeds today.")
	c, err := NewComparer(in, t.Context().Err)
	if err != nil {
		t.Fatal(err)
	}
	label := func(word int) int {
		if word == 2 || word == 3 {
			return encode.Variant
		}
		return encode.Alike
	}
	in.Answers = labels(func(ref model.SentenceRef) []encode.Piece {
		return labelled(c.index.tokens(ref), in.Story.Sentence(ref).Start, label)
	})
	c, err = NewComparer(in, t.Context().Err)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.ProposalCount() {
		q := &c.proposals[i]
		if q.a != (wordSpan{2, 3}) || q.b != (wordSpan{2, 3}) {
			continue
		}
		v := c.EncodedProposalFeatures(i)
		if v[ewRead] != 1 || v[ewLabels+4*encode.Variant] != 1 || v[ewLabels+4*encode.Alike] != 0 || v[ewEdgeHigh] != 0 {
			t.Errorf("the features are %v", v)
		}
		return
	}
	t.Error("the spans that differ are not proposed")
}
