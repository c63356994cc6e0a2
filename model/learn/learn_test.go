package learn

import (
	"math/rand/v2"
	"testing"
)

func TestTrainFindsTheRule(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var examples []Example
	for range 2000 {
		x := []float32{float32(random.Float64()), float32(random.NormFloat64()), 1}
		examples = append(examples, Example{Features: x, Positive: 3*x[0]-2*x[1] > 1})
	}
	w := Train(examples, 0.1)
	wrong := 0
	for _, e := range examples {
		if (w.Score(e.Features) > 0.5) != e.Positive {
			wrong++
		}
	}
	if wrong > 20 {
		t.Errorf("%d of %d examples are judged wrongly, want at most 20", wrong, len(examples))
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	examples := []Example{{Features: []float32{1, 0}, Positive: true}, {Features: []float32{0, 1}}, {Features: []float32{1, 1}, Positive: true}}
	a, b := Train(examples, 1), Train(examples, 1)
	for i := range a.Coefficients {
		if a.Coefficients[i] != b.Coefficients[i] {
			t.Fatalf("weight %d is %v, then %v", i, a.Coefficients[i], b.Coefficients[i])
		}
	}
	if p := a.Score([]float32{0, 1}); p >= 0.5 {
		t.Errorf("the negative example scores %v, want less than 0.5", p)
	}
}

// TestScorerMatchesWeights checks that the cache changes nothing, for values
// that recur and for more values than it holds.
func TestScorerMatchesWeights(t *testing.T) {
	w := &Weights{Bias: -0.3, Coefficients: []float64{0.1, -0.7, 0.31, 1.7, 0.2, -0.9}}
	s := w.Scorer()
	for i := range 2000 {
		v := []float32{float32(i % 7), float32(i%97-48) / 3}
		if got, want := s.Score(v), w.Score(v); got != want {
			t.Fatalf("the scorer gives %v for %v, the weights give %v", got, v, want)
		}
	}
}
