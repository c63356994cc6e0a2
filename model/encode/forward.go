package encode

import (
	"context"
	"math"

	"triptych/model/encode/internal/kernel"
	"triptych/model/internal/parallel"
)

// A sequence is the word pieces of a sentence, or of two.
type sequence struct {
	ids    []int32
	second int // where the second sentence begins; len(ids) for one alone
}

const (
	// chunkPieces is how many pieces a worker takes at a time, in whole sequences.
	chunkPieces = 96
	// innerRows is how many rows pass through a layer's wide middle at a time.
	innerRows = 48
)

// A runner runs a network.
type runner struct {
	*network
	kernels *kernel.Set
	observe func(layer, place int, in []float32) // nil, or called with what each layer quantizes
}

// The places of a layer whose inputs are observed.
const (
	atAttention = iota
	atMix
	atUp
	places
)

func (r *runner) observed(layer, place int, in []float32) {
	if r.observe != nil {
		r.observe(layer, place, in)
	}
}

// run reads the sequences on all processors and calls done with the last layer's
// rows of each, hidden a piece, from several goroutines. The rows are overwritten
// after done returns. Answers do not depend on what else is read. It stops early
// with stop's error.
func (r *runner) run(ctx context.Context, list []sequence, done func(i int, rows []float32)) error {
	chunks := chunked(list)
	return parallel.For(len(chunks), 1, ctx.Err, func() func(int) {
		s := newScratch(max(chunkPieces, longest))
		return func(i int) {
			from, to := chunks[i][0], chunks[i][1]
			r.forward(s, list[from:to])
			at := 0
			for k := from; k < to; k++ {
				size := len(list[k].ids) * hidden
				done(k, s.x[at:at+size])
				at += size
			}
		}
	})
}

// chunked cuts a list into stretches of about chunkPieces.
func chunked(list []sequence) [][2]int {
	var chunks [][2]int
	size := 0
	for i, s := range list {
		if last := len(chunks) - 1; last >= 0 && size+len(s.ids) <= chunkPieces {
			chunks[last][1] = i + 1
			size += len(s.ids)
			continue
		}
		chunks = append(chunks, [2]int{i, i + 1})
		size = len(s.ids)
	}
	return chunks
}

type scratch struct {
	x, attention, context, add, middle []float32
	quantized                          *kernel.Quantized
	keys, shares                       []float32
}

func newScratch(rows int) *scratch {
	padded, square := kernel.Rows(rows), kernel.Rows(longest+kernel.Columns)
	floats := func(n int) []float32 { return make([]float32, n) }
	return &scratch{
		x: floats(padded * hidden), attention: floats(padded * 3 * hidden), context: floats(padded * hidden), add: floats(padded * hidden),
		middle: floats(kernel.Rows(innerRows) * inner), quantized: kernel.NewQuantized(padded, inner),
		keys: floats(perHead * square), shares: floats(square * square),
	}
}

// forward leaves the last layer's rows of all sequences in s.x.
func (r *runner) forward(s *scratch, list []sequence) {
	rows := r.embed(s, list)
	for i := range r.layers {
		l := &r.layers[i]
		r.observed(i, atAttention, s.x[:rows*hidden])
		r.kernels.Apply(&l.attention, s.quantized, s.x, rows, s.attention)
		row := 0
		for _, of := range list {
			r.attend(s, row, len(of.ids))
			row += len(of.ids)
		}
		r.observed(i, atMix, s.context[:rows*hidden])
		r.kernels.Apply(&l.mix, s.quantized, s.context, rows, s.add)
		l.afterMix.add(s.x[:rows*hidden], s.add)
		r.observed(i, atUp, s.x[:rows*hidden])
		for row := 0; row < rows; row += innerRows {
			n := min(innerRows, rows-row)
			r.kernels.Apply(&l.up, s.quantized, s.x[row*hidden:], n, s.middle)
			r.kernels.GELU(s.middle[:n*inner])
			r.kernels.Apply(&l.down, s.quantized, s.middle, n, s.add[row*hidden:])
		}
		l.afterDown.add(s.x[:rows*hidden], s.add)
	}
}

// embed fills s.x with the sequences' pieces and returns how many there are.
func (r *runner) embed(s *scratch, list []sequence) (rows int) {
	for _, of := range list {
		for p, id := range of.ids {
			kind := r.kind[:hidden]
			if p >= of.second {
				kind = r.kind[hidden:]
			}
			x, position, scale := s.x[rows*hidden:][:hidden], r.position[p*hidden:][:hidden], r.wordScale[id]
			for i, v := range r.words[int(id)*hidden:][:hidden] {
				x[i] = float32(scale*float32(v)) + (position[i] + kind[i])
			}
			rows++
		}
	}
	for row := range rows {
		r.first.normalize(s.x[row*hidden:][:hidden])
	}
	return rows
}

// attend runs all heads over one sequence of n pieces from a row on. Tiles may
// reach past its last row: what they write there is overwritten later.
func (r *runner) attend(s *scratch, row, n int) {
	const tile, columns = kernel.ProductRows, kernel.Columns
	width := (n + columns - 1) / columns * columns
	scale := float32(1 / math.Sqrt(perHead))
	for head := range heads {
		queries := s.attention[row*3*hidden+head*perHead:]
		keys, values := queries[hidden:], queries[2*hidden:]
		for j := range n {
			for d, x := range keys[j*3*hidden:][:perHead] {
				s.keys[d*width+j] = x * scale
			}
		}
		for i := 0; i < n; i += tile {
			for j := 0; j < width; j += columns {
				r.kernels.Product(perHead, queries[i*3*hidden:], 3*hidden, s.keys[j:], width, s.shares[i*width+j:], width)
			}
			for k := i; k < min(i+tile, n); k++ {
				r.softmax(s.shares[k*width:][:width], n)
			}
			for j := 0; j < perHead; j += columns {
				r.kernels.Product(n, s.shares[i*width:], width, values[j:], 3*hidden, s.context[(row+i)*hidden+head*perHead+j:], hidden)
			}
		}
	}
}

// softmax takes the first n of x; the rest, up to a whole tile, is padding.
func (r *runner) softmax(x []float32, n int) {
	greatest := x[0]
	for _, v := range x[:n] {
		greatest = max(greatest, v)
	}
	for i := n; i < len(x); i++ {
		x[i] = greatest
	}
	r.kernels.Exps(x, greatest)
	var sum float32
	for _, v := range x[:n] {
		sum += v
	}
	inverse := 1 / sum
	for i := range x[:n] {
		x[i] *= inverse
	}
}

// add normalizes x plus what a layer adds to it, row by row in place.
func (n *layerNorm) add(x, add []float32) {
	back := n.back[:hidden]
	for r := 0; r < len(x); r += hidden {
		row := x[r:][:hidden]
		for i, v := range add[r:][:hidden] {
			row[i] = float32(row[i]*back[i]) + v
		}
		n.normalize(row)
	}
}

func (n *layerNorm) normalize(row []float32) {
	gain, bias := n.gain[:hidden], n.bias[:hidden]
	row = row[:hidden]
	var sums [4]float32
	for i := 0; i < hidden; i += 4 {
		for k := range sums {
			sums[k] += row[i+k]
		}
	}
	mean := (sums[0] + sums[1] + sums[2] + sums[3]) / hidden
	sums = [4]float32{}
	for i := 0; i < hidden; i += 4 {
		for k := range sums {
			d := row[i+k] - mean
			sums[k] += float32(d * d)
		}
	}
	variance := (sums[0] + sums[1] + sums[2] + sums[3]) / hidden
	inverse := float32(1 / math.Sqrt(float64(variance)+1e-12))
	for i, v := range row {
		row[i] = float32((v-mean)*inverse*gain[i]) + bias[i]
	}
}
