package encode

import (
	"context"
	"math"
	"testing"

	"triptych/model"
	"triptych/model/encode/internal/kernel"
)

// spanOf returns pieces from first to last as a span.
func spanOf(pieces []Piece, first, last int) model.Span {
	return model.Span{Start: pieces[first].Start, End: pieces[last].End}
}

func TestEightBitsKeepStances(t *testing.T) {
	r := readRecorded(t)
	var off []float64
	for _, p := range r.Pairs {
		got, err := Shipped().Pairs(context.Background(), [][2]string{{p.First, p.Second}}, untold)
		if err != nil {
			t.Fatal(err)
		}
		for k, s := range p.Spans {
			of, in := spanOf(got[0].First, s[0], s[1]), spanOf(got[0].Second, s[2], s[3])
			stance := Shipped().Stance(&got[0], of, in)
			if !stance.Read {
				t.Fatalf("spans %v of %q and %q have no answer", s, p.First, p.Second)
			}
			off = append(off, math.Abs(float64(stance.Variant)-p.Stances[k][1]), math.Abs(float64(stance.Conflict)-p.Stances[k][2]))

			if plain := (&Encoder{Shipped().network, kernel.Plain()}).Stance(&got[0], of, in); plain != stance {
				t.Errorf("spans %v have the answer %v, and %v in plain Go", s, stance, plain)
			}
			swapped := Answer{First: got[0].Second, Second: got[0].First, FirstRoles: got[0].SecondRoles, SecondRoles: got[0].FirstRoles}
			if back := Shipped().Stance(&swapped, in, of); back != stance {
				t.Errorf("spans %v have the answer %v, and %v the other way round", s, stance, back)
			}
		}
	}
	p95 := percentile(off, 95)
	t.Logf("%d probabilities: off by %.3f at the median, %.3f at the 95th percentile, %.3f at most", len(off), off[len(off)/2], p95, off[len(off)-1])
	if p95 > 0.1 {
		t.Errorf("the probability of a stance is off by %.3f at the 95th percentile, want at most 0.1", p95)
	}
}

func TestSpansWithoutPiecesHaveNoStance(t *testing.T) {
	a, err := Shipped().Pairs(context.Background(), [][2]string{{"Four men were hurt.", "Three men were hurt."}}, untold)
	if err != nil {
		t.Fatal(err)
	}
	inside, outside := model.Span{Start: 0, End: 4}, model.Span{Start: 100, End: 104}
	for _, s := range [][2]model.Span{{outside, inside}, {inside, outside}, {{}, inside}} {
		if got := Shipped().Stance(&a[0], s[0], s[1]); got.Read {
			t.Errorf("spans %v have the answer %v, want none", s, got)
		}
	}
	if got := Shipped().Stance(&Answer{First: a[0].First, Second: a[0].Second}, inside, inside); got.Read {
		t.Errorf("without what is kept of the pieces the answer is %v, want none", got)
	}
}

func TestSubjectsAreTheTrainedOnes(t *testing.T) {
	for _, s := range readRecorded(t).Sentences {
		if got := Shipped().Subject(s.Vector).Cosine(s.Subject); got < 0.999 {
			t.Errorf("the subject of %q has a cosine of %.4f with the trained one", s.Text, got)
		}
	}
	if got := Shipped().Subject(nil); got.Cosine(got) != 0 {
		t.Errorf("no vector has the subject %v", got)
	}
}
