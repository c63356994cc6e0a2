package learn

import (
	"math"
	"slices"
)

// Parameters of L-BFGS.
const (
	historySize   = 10  // updates that the curvature is estimated from
	maxIterations = 150 // upper bound
)

// An update is the change of the coefficients and of the gradient in one
// iteration.
type update struct{ deltaX, deltaGradient []float64 }

// minimize moves x to a minimum of the loss by limited-memory BFGS.
func (t *trainingSet) minimize(x []float64) {
	gradient := make([]float64, len(x))
	value := t.loss(x, gradient)
	var history []update
	for range maxIterations {
		direction := searchDirection(history, gradient)
		slope := dot(direction, gradient)
		if slope > -1e-9*math.Abs(value) {
			return
		}
		next, nextGradient, nextValue, ok := t.lineSearch(x, direction, value, slope)
		if !ok {
			return
		}
		s := update{subtract(next, x), subtract(nextGradient, gradient)}
		if dot(s.deltaX, s.deltaGradient) > 1e-12 {
			history = append(history, s)
			if len(history) > historySize {
				history = history[1:]
			}
		}
		done := value-nextValue < 1e-7*math.Abs(value)
		copy(x, next)
		gradient, value = nextGradient, nextValue
		if done {
			return
		}
	}
}

// lineSearch backtracks from a full step, halving it until the loss falls
// enough (Armijo's condition); ok is false if it never does.
func (t *trainingSet) lineSearch(x, direction []float64, value, slope float64) (next, gradient []float64, found float64, ok bool) {
	next, gradient = make([]float64, len(x)), make([]float64, len(x))
	for step := 1.0; step > 1e-9; step /= 2 {
		for i := range x {
			next[i] = x[i] + step*direction[i]
		}
		if found = t.loss(next, gradient); found <= value+1e-4*step*slope {
			return next, gradient, found, true
		}
	}
	return nil, nil, 0, false
}

// searchDirection returns the quasi-Newton direction of descent by the two-loop
// recursion over the latest updates.
func searchDirection(history []update, gradient []float64) []float64 {
	d := slices.Clone(gradient)
	alpha := make([]float64, len(history))
	for i := len(history) - 1; i >= 0; i-- {
		s := history[i]
		alpha[i] = dot(s.deltaX, d) / dot(s.deltaX, s.deltaGradient)
		addScaled(d, s.deltaGradient, -alpha[i])
	}
	scale := 1 / max(1, math.Sqrt(dot(gradient, gradient)))
	if len(history) > 0 {
		last := history[len(history)-1]
		scale = dot(last.deltaX, last.deltaGradient) / dot(last.deltaGradient, last.deltaGradient)
	}
	for i := range d {
		d[i] *= scale
	}
	for i, s := range history {
		addScaled(d, s.deltaX, alpha[i]-dot(s.deltaGradient, d)/dot(s.deltaX, s.deltaGradient))
	}
	for i := range d {
		d[i] = -d[i]
	}
	return d
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func subtract(a, b []float64) []float64 {
	c := make([]float64, len(a))
	for i := range a {
		c[i] = a[i] - b[i]
	}
	return c
}

// addScaled adds b times scale to a.
func addScaled(a, b []float64, scale float64) {
	for i := range a {
		a[i] += scale * b[i]
	}
}
