package encode

import (
	"triptych/model"
	"triptych/model/encode/internal/kernel"
)

// RoleLen is how many numbers are kept of a piece to set spans against each other: a
// multiple of kernel.Columns.
const RoleLen = 64

// The sizes of the head that does so.
const (
	betweenLen = 64 // of the layer between those of two spans and the answer; a multiple of kernel.Columns
	apartCount = 3  // nothing, variant, conflict
)

// A spanHead answers how the words of two spans stand to each other, from the means of
// what is kept of their pieces: the product, the absolute difference and the sum of
// both, so that the order of the two is nothing to it.
type spanHead struct {
	role        []float32 // [hidden][RoleLen]
	roleBias    []float32 // [RoleLen]
	between     []float32 // [3*RoleLen][betweenLen]
	betweenBias []float32 // [betweenLen]
	apart       []float32 // [apartCount][betweenLen]
	apartBias   []float32 // [apartCount]
}

func newSpanHead() spanHead {
	floats := func(n int) []float32 { return make([]float32, n) }
	return spanHead{
		floats(hidden * RoleLen), floats(RoleLen), floats(betweenLen * 3 * RoleLen), floats(betweenLen), floats(apartCount * betweenLen), floats(apartCount),
	}
}

// roles returns what is kept of each piece of rows, RoleLen numbers a piece. The
// memory behind rows has room for a whole tile.
func (h *spanHead) roles(kernels *kernel.Set, rows []float32) []float32 {
	count := len(rows) / hidden
	tiles := (count + kernel.ProductRows - 1) / kernel.ProductRows
	list := make([]float32, tiles*kernel.ProductRows*RoleLen)
	rows = rows[:tiles*kernel.ProductRows*hidden]
	for i := 0; i < count; i += kernel.ProductRows {
		for j := 0; j < RoleLen; j += kernel.Columns {
			kernels.Product(hidden, rows[i*hidden:], hidden, h.role[j:], RoleLen, list[i*RoleLen+j:], RoleLen)
		}
	}
	list = list[:count*RoleLen]
	for i := range list {
		list[i] += h.roleBias[i%RoleLen]
	}
	return list
}

// Roles are what is kept of pieces in 8 bits, each with a scale of its own.
type Roles struct {
	Scale  []float32 // by piece
	Values []byte    // RoleLen signed bytes a piece
}

// add adds what is kept of the next piece.
func (r *Roles) add(role []float32) {
	var q [RoleLen]byte
	r.Scale = append(r.Scale, quantize(role, q[:]))
	r.Values = append(r.Values, q[:]...)
}

// IsWhole reports whether an answer has all that is kept of its pieces.
func (a *Answer) IsWhole() bool { return a.FirstRoles.isOf(a.First) && a.SecondRoles.isOf(a.Second) }

func (r *Roles) isOf(pieces []Piece) bool {
	return len(r.Scale) == len(pieces) && len(r.Values) == RoleLen*len(pieces)
}

// mean returns the mean of the pieces that overlap a span, and whether any does.
func (r *Roles) mean(pieces []Piece, span model.Span) (mean [RoleLen]float32, ok bool) {
	count := float32(0)
	if !r.isOf(pieces) {
		return mean, false
	}
	for i := range pieces {
		if !pieces[i].Overlaps(span) {
			continue
		}
		count++
		scale := r.Scale[i]
		for k, q := range r.Values[i*RoleLen:][:RoleLen] {
			mean[k] += float32(scale * float32(int8(q)))
		}
	}
	if count == 0 {
		return mean, false
	}
	for k := range mean {
		mean[k] /= count
	}
	return mean, true
}

// Stance is how likely a careful reader sets two spans against each other.
type Stance struct {
	Variant  float32 // as told in other words
	Conflict float32 // as at odds
	Read     bool    // whether there is an answer
}

// Stance returns how a span of the first sentence of an answer stands to one of the
// second. It is the same with the two exchanged.
func (e *Encoder) Stance(a *Answer, first, second model.Span) Stance {
	n, err := e.network()
	if err != nil {
		return Stance{}
	}
	u, inFirst := a.FirstRoles.mean(a.First, first)
	v, inSecond := a.SecondRoles.mean(a.Second, second)
	if !inFirst || !inSecond {
		return Stance{}
	}
	p := n.spans.answer(e.kernels, &u, &v)
	return Stance{Variant: p[1], Conflict: p[2], Read: true}
}

// answer returns the probabilities of nothing, a variant and a conflict.
func (h *spanHead) answer(kernels *kernel.Set, u, v *[RoleLen]float32) (p [apartCount]float32) {
	var in [3 * RoleLen]float32
	for k := range u {
		d := u[k] - v[k]
		in[k], in[RoleLen+k], in[2*RoleLen+k] = u[k]*v[k], max(d, -d), u[k]+v[k]
	}
	for i := range apartCount {
		p[i] = h.apartBias[i]
	}
	var between [betweenLen]float32
	for j := 0; j < betweenLen; j += kernel.Columns {
		kernels.Product(len(in), in[:], 0, h.between[j:], betweenLen, between[j:], 0) // all rows of the tile are one
	}
	for j, x := range between {
		if x += h.betweenBias[j]; x <= 0 {
			continue
		}
		for i := range apartCount {
			p[i] += float32(h.apart[i*betweenLen+j] * x)
		}
	}
	softmax(p[:])
	return p
}
