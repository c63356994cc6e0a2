package kernel

import (
	"math"
	"unsafe"
)

func at[T any](p *T, i int) *T {
	return (*T)(unsafe.Add(unsafe.Pointer(p), uintptr(i)*unsafe.Sizeof(*p)))
}

func productPlain(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int) {
	var sums [ProductRows][Columns]float32
	for r := range ProductRows {
		row, sum := unsafe.Slice(at(a, r*lda), k), &sums[r]
		for i, x := range row {
			w := (*[Columns]float32)(unsafe.Pointer(at(b, i*ldb)))
			for j := range Columns {
				sum[j] += float32(x * w[j]) // the conversion forbids a fused multiply-add
			}
		}
	}
	for r := range ProductRows {
		*(*[Columns]float32)(unsafe.Pointer(at(c, r*ldc))) = sums[r]
	}
}

func tilePlain(t *tile) {
	k := t.kblocks * block
	scale, least := (*[TileRows]float32)(unsafe.Pointer(t.scale)), (*[TileRows]float32)(unsafe.Pointer(t.least))
	weight, sum, bias := (*[Columns]float32)(unsafe.Pointer(t.weight)), (*[Columns]float32)(unsafe.Pointer(t.sum)), (*[Columns]float32)(unsafe.Pointer(t.bias))
	for r := range TileRows {
		a := unsafe.Slice(at(t.a, r*t.lda), k)
		var acc [Columns]int32
		for q := 0; q < k; q += 4 {
			b := (*[Columns * 4]int8)(unsafe.Pointer(at(t.b, q*Columns)))
			a0, a1, a2, a3 := int32(a[q]), int32(a[q+1]), int32(a[q+2]), int32(a[q+3])
			for j := range Columns {
				acc[j] += a0*int32(b[4*j]) + a1*int32(b[4*j+1]) + a2*int32(b[4*j+2]) + a3*int32(b[4*j+3])
			}
		}
		out := (*[Columns]float32)(unsafe.Add(unsafe.Pointer(t.out), r*t.ldo))
		for j := range Columns {
			out[j] = float32(float32(acc[j])*scale[r]*weight[j]) + (float32(least[r]*sum[j]) + bias[j])
		}
	}
}

// quantizePlain maps x to q of 0 to 127 so that x is about least + scale·q.
func quantizePlain(x []float32, q []uint8) (scale, least float32) {
	least, greatest := x[0], x[0]
	for _, v := range x {
		least, greatest = min(least, v), max(greatest, v)
	}
	scale = (greatest - least) / most
	if scale == 0 {
		clear(q[:len(x)])
		return 0, least
	}
	inverse := 1 / scale
	for i, v := range x {
		const magic = 3 << 22 // rounds to the nearest even integer
		r := float32((v-least)*inverse) + magic
		q[i] = uint8(min(math.Float32bits(r)&0xff, most))
	}
	return scale, least
}

// gelu(x) = x·Φ(x). Φ(x)-1/2 is odd: x·P(x²), with |x| clamped to geluLimit.
const geluLimit = 4.2

var geluTerms = [...]float32{4.923472474e-11, -4.795390149e-09, 2.072387667e-07, -5.289409113e-06, 8.983436337e-05,
	-1.086449645e-03, 9.740909370e-03, -6.622202743e-02, 3.988345509e-01}

func geluPlain(x []float32) {
	for i, v := range x {
		c := max(-geluLimit, min(geluLimit, v))
		z := c * c
		p := geluTerms[0]
		for _, k := range geluTerms[1:] {
			p = float32(p*z) + k
		}
		x[i] = v * (float32(p*c) + 0.5)
	}
}

func expsPlain(x []float32, greatest float32) {
	for i, v := range x {
		x[i] = Exp(v - greatest)
	}
}

var expTerms = [...]float32{-87, math.Log2E, 3 << 22, 1.535336188319500e-4, 1.339887440266574e-3, 9.618437357674640e-3,
	5.550332471162809e-2, 2.402264791363012e-1, 6.931472028550421e-1, 1}

// Exp returns the exponential of x, which must not be above 0, to a relative
// error of 1e-5. Unlike math.Exp it returns the same on all processors.
func Exp(x float32) float32 {
	t := float32(max(x, expTerms[0]) * expTerms[1])
	n := (t + expTerms[2]) - expTerms[2]
	f := t - n // -0.5 to 0.5
	p := expTerms[3]
	for _, c := range expTerms[4:] {
		p = float32(p*f) + c
	}
	return p * math.Float32frombits(uint32(int32(n)+127)<<23)
}
