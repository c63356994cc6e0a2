package learn

import "math"

// An Example is what is known of one case and whether it is positive.
type Example struct {
	Features []float32
	Positive bool
	Weight   float64 // how much it counts; 0 stands for 1
}

// Train learns weights for the logistic loss. Each number that a feature stands
// for is scaled to unit variance; penalty keeps its weight near 0 and is told
// against the loss of one example. Equal examples give equal weights.
func Train(examples []Example, penalty float64) *Weights {
	p := newProblem(examples, penalty)
	x := make([]float64, p.width+1)
	p.minimize(x)
	w := &Weights{Bias: x[p.width], Of: make([]float64, p.width)}
	for i := range w.Of {
		w.Of[i] = x[i] / p.scale[i]
		w.Bias -= w.Of[i] * p.mean[i]
	}
	return w
}

type problem struct {
	width       int
	rows        [][]float64 // scaled
	positive    []bool
	weight      []float64
	mean, scale []float64
	penalty     float64
}

func newProblem(examples []Example, penalty float64) *problem {
	width := len(examples[0].Features) * curves
	p := &problem{width: width, penalty: penalty, mean: make([]float64, width), scale: make([]float64, width)}
	for _, e := range examples {
		row := make([]float64, width)
		for i, f := range e.Features {
			row[i*curves], row[i*curves+1], row[i*curves+2] = bend(f)
		}
		p.rows = append(p.rows, row)
		p.positive = append(p.positive, e.Positive)
		if e.Weight == 0 {
			e.Weight = 1
		}
		p.weight = append(p.weight, e.Weight)
	}
	p.standardize()
	return p
}

func (p *problem) standardize() {
	n := float64(len(p.rows))
	for i := range p.width {
		sum, squares := 0.0, 0.0
		for _, r := range p.rows {
			sum += r[i]
			squares += r[i] * r[i]
		}
		p.mean[i] = sum / n
		p.scale[i] = math.Sqrt(max(squares/n-p.mean[i]*p.mean[i], 0))
		if p.scale[i] < 1e-9 {
			p.scale[i] = 1
		}
		for _, r := range p.rows {
			r[i] = (r[i] - p.mean[i]) / p.scale[i]
		}
	}
}

// loss computes the loss at x, whose last number is the bias, and its gradient.
func (p *problem) loss(x, gradient []float64) float64 {
	clear(gradient)
	sum := 0.0
	for r, row := range p.rows {
		z := x[p.width]
		for i, v := range row {
			z += x[i] * v
		}
		y := 0.0
		if p.positive[r] {
			y = 1
			sum += p.weight[r] * math.Log1p(math.Exp(-z))
		} else {
			sum += p.weight[r] * (z + math.Log1p(math.Exp(-z)))
		}
		d := p.weight[r] * (1/(1+math.Exp(-z)) - y)
		for i, v := range row {
			gradient[i] += d * v
		}
		gradient[p.width] += d
	}
	for i := range p.width {
		sum += p.penalty / 2 * x[i] * x[i]
		gradient[i] += p.penalty * x[i]
	}
	return sum
}
