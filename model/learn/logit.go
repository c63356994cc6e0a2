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
		of := w.Of[i*curves : i*curves+curves]
		switch f {
		case 0:
		case 1: // most features are bits
			z += of[0] + of[1]*math.Ln2 + of[2]
		default:
			x, l, r := bend(f)
			z += of[0]*x + of[1]*l + of[2]*r
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// bend gives the three numbers that a feature stands for. All are 0 at 0.
func bend(f float32) (value, log, root float64) {
	x := float64(f)
	a := math.Abs(x)
	return x, math.Copysign(math.Log1p(a), x), math.Sqrt(a)
}
