// Package learn trains and applies logistic regression over features and simple
// transforms of them. Its weights are a short table of numbers in the source;
// Train learns one from examples.
package learn

import "math"

// featureTransforms is how many inputs a feature becomes: itself, its logarithm
// and its square root.
const featureTransforms = 3

// Weights turn the features of a case into a probability. Coefficients has
// featureTransforms entries for each feature, in the order of transform's
// results.
type Weights struct {
	Bias         float64
	Coefficients []float64
}

// Score returns the probability, between 0 and 1, that the case is positive.
func (w *Weights) Score(features []float32) float64 {
	z := w.Bias
	for i, f := range features {
		if f != 0 {
			z += w.term(i, f)
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// term returns what a feature of value f adds to the log odds.
func (w *Weights) term(feature int, f float32) float64 {
	x, l, r := transform(f)
	of := w.Coefficients[feature*featureTransforms : feature*featureTransforms+featureTransforms]
	return of[0]*x + of[1]*l + of[2]*r
}

// A Scorer scores many cases by the same weights. It caches the terms of
// features, since most values recur: counts, shares of small numbers, and what
// depends on one of two sentences alone. It must not be used by several
// goroutines at once.
type Scorer struct {
	weights *Weights
	cache   [][cacheSize]cachedTerm
}

// cacheSize is how many values of each feature are cached, a power of 2.
const cacheSize = 1 << cacheBits

const cacheBits = 4

// A cachedTerm is a feature's value and its term, both 0 at first.
type cachedTerm struct {
	value float32
	term  float64
}

// Scorer returns a new scorer by these weights.
func (w *Weights) Scorer() *Scorer {
	return &Scorer{w, make([][cacheSize]cachedTerm, len(w.Coefficients)/featureTransforms)}
}

// Score returns the same as the weights' Score.
func (s *Scorer) Score(features []float32) float64 {
	z := s.weights.Bias
	for i, f := range features {
		if f == 0 {
			continue
		}
		k := &s.cache[i][math.Float32bits(f)*0x9e3779b1>>(32-cacheBits)]
		if k.value != f {
			*k = cachedTerm{f, s.weights.term(i, f)}
		}
		z += k.term
	}
	return 1 / (1 + math.Exp(-z))
}

// transform returns the inputs that a feature becomes, the logarithm and the
// root with the sign of f. All are 0 at 0.
func transform(f float32) (value, log, root float64) {
	x := float64(f)
	a := math.Abs(x)
	return x, math.Copysign(math.Log1p(a), x), math.Sqrt(a)
}

// Indicator returns 1 if b is true, else 0: a boolean as a feature.
func Indicator(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
