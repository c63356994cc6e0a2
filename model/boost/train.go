package boost

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// An Example is what is known of one case and whether it is positive.
type Example struct {
	Features []float32
	Positive bool
	Weight   float64 // how much it counts; 0 stands for 1
}

// Options steer Train.
type Options struct {
	Trees     int     // how many
	Depth     int     // splits from root to leaf, at most
	Rate      float64 // share of each tree's contribution that is kept
	MinWeight float64 // the least second derivative on each side of a split
	Lambda    float64 // L2 penalty on leaves
	Rows      float64 // share of the examples that each tree sees
	Columns   float64 // share of the features that each tree sees
	Seed      uint64
}

// bins is how many steps a feature is cut into while learning.
const bins = 48

// Train learns a forest for the logistic loss. Equal input gives an equal forest.
func Train(examples []Example, o Options) *Forest {
	t := newTrainer(examples, o)
	f := &Forest{Bias: float32(t.bias)}
	for range o.Trees {
		t.derive()
		root := uint32(len(f.Features))
		f.Roots = append(f.Roots, root)
		t.grow(f, root, t.sampleRows())
		for i := range t.margins {
			t.margins[i] += float64(f.leaf(root, examples[i].Features))
		}
	}
	return f
}

type trainer struct {
	Options
	examples []Example
	random   *rand.Rand
	bias     float64
	cuts     [][]float32 // by feature: the thresholds between bins
	binned   [][]uint8   // by feature, example
	margins  []float64
	gradient []float64
	hessian  []float64
}

func newTrainer(examples []Example, o Options) *trainer {
	t := &trainer{Options: o, examples: examples, random: rand.New(rand.NewPCG(o.Seed, 1))}
	n := len(examples)
	t.margins, t.gradient, t.hessian = make([]float64, n), make([]float64, n), make([]float64, n)
	positive, all := 1.0, 2.0
	for _, e := range examples {
		all += weight(e)
		if e.Positive {
			positive += weight(e)
		}
	}
	t.bias = math.Log(positive / (all - positive))
	for i := range t.margins {
		t.margins[i] = t.bias
	}
	for f := range len(examples[0].Features) {
		t.bin(f)
	}
	return t
}

func weight(e Example) float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// bin cuts a feature at quantiles.
func (t *trainer) bin(feature int) {
	values := make([]float32, len(t.examples))
	for i, e := range t.examples {
		values[i] = e.Features[feature]
	}
	slices.Sort(values)
	distinct := slices.Compact(slices.Clone(values))
	var cuts []float32
	if len(distinct) <= bins {
		for i := 1; i < len(distinct); i++ {
			cuts = append(cuts, (distinct[i-1]+distinct[i])/2)
		}
	} else {
		for b := 1; b < bins; b++ {
			cuts = append(cuts, values[b*len(values)/bins])
		}
		cuts = slices.Compact(cuts)
	}
	column := make([]uint8, len(t.examples))
	for i, e := range t.examples {
		at, found := slices.BinarySearch(cuts, e.Features[feature])
		if found {
			at++
		}
		column[i] = uint8(at)
	}
	t.cuts = append(t.cuts, cuts)
	t.binned = append(t.binned, column)
}

func (t *trainer) derive() {
	for i, e := range t.examples {
		p := 1 / (1 + math.Exp(-t.margins[i]))
		y := 0.0
		if e.Positive {
			y = 1
		}
		t.gradient[i] = (p - y) * weight(e)
		t.hessian[i] = max(p*(1-p), 1e-6) * weight(e)
	}
}

func (t *trainer) sampleRows() []int32 {
	rows := make([]int32, 0, len(t.examples))
	for i := range t.examples {
		if t.Rows >= 1 || t.random.Float64() < t.Rows {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

// grow adds one tree, breadth first.
func (t *trainer) grow(f *Forest, root uint32, rows []int32) {
	columns := t.sampleColumns()
	type task struct {
		node  uint32
		depth int
		rows  []int32
	}
	f.add(-1, 0, 0)
	queue := []task{{root, 0, rows}}
	for len(queue) > 0 {
		job := queue[0]
		queue = queue[1:]
		g, h := t.sums(job.rows)
		f.Values[job.node] = float32(-g / (h + t.Lambda) * t.Rate)
		if job.depth == t.Depth {
			continue
		}
		s, ok := t.bestSplit(job.rows, columns, g, h)
		if !ok {
			continue
		}
		left, right := t.divide(job.rows, s)
		next := uint32(len(f.Features))
		f.Features[job.node], f.Lefts[job.node], f.Values[job.node] = int16(s.feature), uint16(next-root), t.cuts[s.feature][s.bin]
		queue = append(queue, task{next, job.depth + 1, left}, task{next + 1, job.depth + 1, right})
		f.add(-1, 0, 0)
		f.add(-1, 0, 0)
	}
}

func (t *trainer) sampleColumns() []int {
	columns := t.random.Perm(len(t.cuts))
	if t.Columns < 1 {
		columns = columns[:max(1, int(t.Columns*float64(len(columns))))]
	}
	slices.Sort(columns)
	return columns
}

func (t *trainer) sums(rows []int32) (g, h float64) {
	for _, r := range rows {
		g += t.gradient[r]
		h += t.hessian[r]
	}
	return g, h
}

type split struct {
	feature, bin int // examples of this bin and those before it go left
	gain         float64
}

func (t *trainer) bestSplit(rows []int32, columns []int, g, h float64) (split, bool) {
	var found []split
	var sumG, sumH [256]float64
	for _, f := range columns {
		clear(sumG[:])
		clear(sumH[:])
		for _, r := range rows {
			sumG[t.binned[f][r]] += t.gradient[r]
			sumH[t.binned[f][r]] += t.hessian[r]
		}
		best := split{gain: 1e-6}
		leftG, leftH := 0.0, 0.0
		for b := range t.cuts[f] {
			leftG += sumG[b]
			leftH += sumH[b]
			if leftH < t.MinWeight || h-leftH < t.MinWeight {
				continue
			}
			gain := leftG*leftG/(leftH+t.Lambda) + (g-leftG)*(g-leftG)/(h-leftH+t.Lambda) - g*g/(h+t.Lambda)
			if gain > best.gain {
				best = split{f, b, gain}
			}
		}
		if best.gain > 1e-6 {
			found = append(found, best)
		}
	}
	if len(found) == 0 {
		return split{}, false
	}
	return slices.MaxFunc(found, func(a, b split) int { return cmp.Compare(a.gain, b.gain) }), true
}

func (t *trainer) divide(rows []int32, s split) (left, right []int32) {
	for _, r := range rows {
		if int(t.binned[s.feature][r]) <= s.bin {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	return left, right
}
