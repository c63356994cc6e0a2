package kernel

import "math"

// A Dense is a linear layer in 8 bits: out = in · weightsᵀ + bias.
type Dense struct {
	In, Out int
	Weights []int8    // packed [Out/16][In/4][16][4]
	Scale   []float32 // of each output's weights
	Sum     []float32 // of each output's weights, scaled
	Bias    []float32
}

// Rows is how many rows a buffer needs for whole tiles of n rows.
func Rows(n int) int { return (n+11)/12*12 + 12 }

// A Quantized is room for activations in 8 bits.
type Quantized struct {
	bytes        []uint8
	scale, least []float32
}

// NewQuantized makes room for a number of rows of at most a width.
func NewQuantized(rows, width int) *Quantized {
	return &Quantized{make([]uint8, rows*width), make([]float32, rows), make([]float32, rows)}
}

// Apply computes out[rows][d.Out] of in[rows][d.In]. Both buffers have room for
// Rows(rows) rows; rows of out beyond rows are overwritten.
func (s *Set) Apply(d *Dense, room *Quantized, in []float32, rows int, out []float32) {
	for r := range rows {
		room.scale[r], room.least[r] = s.quantize(in[r*d.In:][:d.In], room.bytes[r*d.In:][:d.In])
	}
	whole := (rows + TileRows - 1) / TileRows * TileRows
	_, _, _ = out[whole*d.Out-1], room.bytes[whole*d.In-1], room.scale[whole-1]
	t := tile{lda: d.In, kblocks: d.In / block, ldo: 4 * d.Out}
	for n := 0; n < d.Out; n += Columns {
		t.b, t.weight, t.sum, t.bias = &d.Weights[n*d.In], &d.Scale[n], &d.Sum[n], &d.Bias[n]
		for r := 0; r < rows; r += TileRows {
			t.a, t.out, t.scale, t.least = &room.bytes[r*d.In], &out[r*d.Out+n], &room.scale[r], &room.least[r]
			s.tile(&t)
		}
	}
}

// Pack quantizes a layer, given weights[out][in]. Each output's scale is the
// smallest with which all of its weights fit into 8 bits and no lane of int16
// can overflow.
func Pack(in, out int, weights, bias []float32) Dense {
	d := Dense{in, out, make([]int8, in*out), make([]float32, out), make([]float32, out), bias}
	q := make([]int, in)
	for n := range out {
		scale := round(weights[n*in:][:in], q)
		sum := 0
		for k, v := range q {
			d.Weights[(n/Columns)*in*Columns+(k/4)*4*Columns+(n%Columns)*4+k%4] = int8(v)
			sum += v
		}
		d.Scale[n], d.Sum[n] = float32(scale), float32(scale*float64(sum))
	}
	return d
}

// round rounds weights to multiples q of the scale that it returns.
func round(weights []float32, q []int) (scale float64) {
	greatest := 0.0
	for _, v := range weights {
		greatest = max(greatest, math.Abs(float64(v)))
	}
	if greatest == 0 {
		greatest = 1
	}
	for scale = greatest / most; ; {
		for k, v := range weights {
			q[k] = int(math.RoundToEven(float64(v) / scale))
		}
		worst := fullestLane(q)
		if worst <= laneMost {
			return scale
		}
		scale *= max(1.002, 0.98*float64(worst)/laneMost)
	}
}

// fullestLane returns the greatest sum of weights of one sign that meet in one
// lane: pairs of neighbours, four apart, within a block.
func fullestLane(q []int) (worst int) {
	for b := 0; b < len(q); b += block {
		for lane := 0; lane < 4; lane += 2 {
			positive, negative := 0, 0
			for k := b + lane; k < b+block; k += 4 {
				for _, v := range q[k : k+2] {
					positive, negative = positive+max(v, 0), negative-min(v, 0)
				}
			}
			worst = max(worst, positive, negative)
		}
	}
	return worst
}
