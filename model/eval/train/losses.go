package main

import "math"

// A loss is the mean surprise at judgements of cases that the weights had not
// seen: finer than counts, for comparing one way of learning with another.
type loss struct {
	sum float64
	n   int
}

func (l *loss) add(p float64, positive bool) {
	if !positive {
		p = 1 - p
	}
	l.sum -= math.Log(max(p, 1e-6))
	l.n++
}

func (l *loss) mean() float64 { return l.sum / float64(max(l.n, 1)) }
