package learn

import (
	"math"
	"slices"
)

// The bounds of the descent.
const (
	memory   = 10  // steps that the curvature is estimated from
	maxSteps = 150 // at most
)

// A step is where the descent went and how the gradient changed.
type step struct{ move, change []float64 }

// minimize descends from x by limited-memory BFGS.
func (p *problem) minimize(x []float64) {
	gradient := make([]float64, len(x))
	value := p.loss(x, gradient)
	var steps []step
	for range maxSteps {
		direction := descend(steps, gradient)
		slope := dot(direction, gradient)
		if slope > -1e-9*math.Abs(value) {
			return
		}
		next, nextGradient, nextValue, ok := p.search(x, direction, value, slope)
		if !ok {
			return
		}
		s := step{minus(next, x), minus(nextGradient, gradient)}
		if dot(s.move, s.change) > 1e-12 {
			steps = append(steps, s)
			if len(steps) > memory {
				steps = steps[1:]
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

// search halves the way until the loss falls enough.
func (p *problem) search(x, direction []float64, value, slope float64) (next, gradient []float64, found float64, ok bool) {
	next, gradient = make([]float64, len(x)), make([]float64, len(x))
	for way := 1.0; way > 1e-9; way /= 2 {
		for i := range x {
			next[i] = x[i] + way*direction[i]
		}
		if found = p.loss(next, gradient); found <= value+1e-4*way*slope {
			return next, gradient, found, true
		}
	}
	return nil, nil, 0, false
}

// descend gives the direction in which the loss falls fastest by the curvature
// of the latest steps.
func descend(steps []step, gradient []float64) []float64 {
	d := slices.Clone(gradient)
	shares := make([]float64, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		shares[i] = dot(s.move, d) / dot(s.move, s.change)
		add(d, s.change, -shares[i])
	}
	scale := 1 / max(1, math.Sqrt(dot(gradient, gradient)))
	if len(steps) > 0 {
		last := steps[len(steps)-1]
		scale = dot(last.move, last.change) / dot(last.change, last.change)
	}
	for i := range d {
		d[i] *= scale
	}
	for i, s := range steps {
		add(d, s.move, shares[i]-dot(s.change, d)/dot(s.move, s.change))
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

func minus(a, b []float64) []float64 {
	c := make([]float64, len(a))
	for i := range a {
		c[i] = a[i] - b[i]
	}
	return c
}

func add(a, b []float64, share float64) {
	for i := range a {
		a[i] += share * b[i]
	}
}
