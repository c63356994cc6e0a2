package kernel

import "golang.org/x/sys/cpu"

//go:noescape
func productAVX2(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func tileAVX2(t *tile)

//go:noescape
func minmaxAVX2(x *float32, n int) (least, greatest float32)

//go:noescape
func bytesAVX2(x *float32, q *uint8, n int, least, inverse float32)

//go:noescape
func geluAVX2(x *float32, n int, terms *float32, count int, limit float32)

//go:noescape
func expsAVX2(x *float32, n int, greatest float32, terms *float32)

// Best returns the fastest set that this processor has.
func Best() *Set {
	if !cpu.X86.HasAVX2 {
		return Plain()
	}
	return &Set{Name: "avx2", Fast: true, product: productAVX2, tile: tileAVX2, quantize: quantizeAVX2,
		exps: func(x []float32, greatest float32) { expsAVX2(&x[0], len(x), greatest, &expTerms[0]) },
		gelu: func(x []float32) { geluAVX2(&x[0], len(x), &geluTerms[0], len(geluTerms), geluLimit) }}
}

func quantizeAVX2(x []float32, q []uint8) (scale, least float32) {
	least, greatest := minmaxAVX2(&x[0], len(x))
	scale = (greatest - least) / most
	if scale == 0 {
		clear(q[:len(x)])
		return 0, least
	}
	bytesAVX2(&x[0], &q[0], len(x), least, 1/scale)
	return scale, least
}
