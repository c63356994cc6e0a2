// Package learn holds the learned part of the analysis: logistic regression
// over features and simple curves of them. Its weights are a short table of
// numbers that stands in the source; Train learns one from examples.
package learn

import "math"

// curves is how many numbers a feature stands for: itself, its logarithm and
// its square root.
const curves = 3

// Weights turn the features of a case into a probability. There are three to a
// feature, for the value, its logarithm and its root.
type Weights struct {
	Bias float64
	Of   []float64
}

// Score gives the probability, between 0 and 1, that the case is positive.
func (w *Weights) Score(features []float32) float64 {
	z := w.Bias
	for i, f := range features {
		if f != 0 {
			z += w.term(i, f)
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// term is what a feature of this value adds.
func (w *Weights) term(feature int, f float32) float64 {
	x, l, r := bend(f)
	of := w.Of[feature*curves : feature*curves+curves]
	return of[0]*x + of[1]*l + of[2]*r
}

// A Scorer scores many cases by the same weights. It remembers what the values
// of features came to, since most come again: counts, shares of small numbers,
// and whatever tells of one of two sentences alone. It is for one goroutine.
type Scorer struct {
	weights *Weights
	known   [][remembered]value
}

// remembered is how many values of each feature are remembered, a power of 2.
const remembered = 1 << rememberedBits

const rememberedBits = 4

// A value is a feature's value and what it adds: nothing at 0.
type value struct {
	of   float32
	adds float64
}

// Scorer gives a scorer by these weights.
func (w *Weights) Scorer() *Scorer {
	return &Scorer{w, make([][remembered]value, len(w.Of)/curves)}
}

// Score gives the same as the weights' Score.
func (s *Scorer) Score(features []float32) float64 {
	z := s.weights.Bias
	for i, f := range features {
		if f == 0 {
			continue
		}
		k := &s.known[i][math.Float32bits(f)*0x9e3779b1>>(32-rememberedBits)]
		if k.of != f {
			*k = value{f, s.weights.term(i, f)}
		}
		z += k.adds
	}
	return 1 / (1 + math.Exp(-z))
}

// bend gives the three numbers that a feature stands for. All are 0 at 0.
func bend(f float32) (value, log, root float64) {
	x := float64(f)
	a := math.Abs(x)
	return x, math.Copysign(math.Log1p(a), x), math.Sqrt(a)
}

// Indicator returns 1 where b holds, else 0: a yes or no as a feature.
func Indicator(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
