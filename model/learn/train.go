package learn

import "math"

// An Example is the features of one case and whether it is positive.
type Example struct {
	Features []float32
	Positive bool
}

// Train fits logistic regression with an L2 penalty by L-BFGS (Nocedal and
// Wright, Numerical Optimization, chapter 7). Each input is scaled to unit
// variance; penalty/2 times the sum of the squares of the scaled coefficients
// is added to the sum of the examples' losses. There must be an example, and
// all must have the same number of features. Equal examples give equal weights.
func Train(examples []Example, penalty float64) *Weights {
	p := newTrainingSet(examples, penalty)
	x := make([]float64, p.width+1)
	p.minimize(x)
	w := &Weights{Bias: x[p.width], Coefficients: make([]float64, p.width)}
	for i := range w.Coefficients {
		w.Coefficients[i] = x[i] / p.scale[i]
		w.Bias -= w.Coefficients[i] * p.mean[i]
	}
	return w
}

// A trainingSet is the examples in the form that the loss needs.
type trainingSet struct {
	width       int
	rows        [][]float64 // scaled
	positive    []bool
	mean, scale []float64
	penalty     float64
}

func newTrainingSet(examples []Example, penalty float64) *trainingSet {
	width := len(examples[0].Features) * featureTransforms
	p := &trainingSet{width: width, penalty: penalty, mean: make([]float64, width), scale: make([]float64, width)}
	for _, e := range examples {
		row := make([]float64, width)
		for i, f := range e.Features {
			row[i*featureTransforms], row[i*featureTransforms+1], row[i*featureTransforms+2] = transform(f)
		}
		p.rows = append(p.rows, row)
		p.positive = append(p.positive, e.Positive)
	}
	p.standardize()
	return p
}

func (t *trainingSet) standardize() {
	n := float64(len(t.rows))
	for i := range t.width {
		sum, squares := 0.0, 0.0
		for _, r := range t.rows {
			sum += r[i]
			squares += r[i] * r[i]
		}
		t.mean[i] = sum / n
		t.scale[i] = math.Sqrt(max(squares/n-t.mean[i]*t.mean[i], 0))
		if t.scale[i] < 1e-9 {
			t.scale[i] = 1
		}
		for _, r := range t.rows {
			r[i] = (r[i] - t.mean[i]) / t.scale[i]
		}
	}
}

// loss returns the loss at x, whose last number is the bias, and sets gradient.
func (t *trainingSet) loss(x, gradient []float64) float64 {
	clear(gradient)
	sum := 0.0
	for r, row := range t.rows {
		z := x[t.width]
		for i, v := range row {
			z += x[i] * v
		}
		y := 0.0
		if t.positive[r] {
			y = 1
			sum += math.Log1p(math.Exp(-z))
		} else {
			sum += (z + math.Log1p(math.Exp(-z)))
		}
		d := (1/(1+math.Exp(-z)) - y)
		for i, v := range row {
			gradient[i] += d * v
		}
		gradient[t.width] += d
	}
	for i := range t.width {
		sum += t.penalty / 2 * x[i] * x[i]
		gradient[i] += t.penalty * x[i]
	}
	return sum
}
