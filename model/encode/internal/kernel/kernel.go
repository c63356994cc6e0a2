// Package kernel holds the inner loops of the encoder: products of small tiles
// and functions of single rows. Each is defined in plain Go; the versions for
// AVX2 and NEON return the same to the bit, since none of them fuses a
// multiplication with an addition and all add up in one order.
package kernel

// Sizes of the tiles. Buffers are padded so that every tile is a whole one.
const (
	ProductRows = 6  // of a tile of float32
	TileRows    = 4  // of a tile of 8 bits
	Columns     = 16 // of both
	block       = 16 // products of so many successive inputs are summed in int16
)

// The widths that a row may have: a multiple of Width for quantization and
// GELU, of Columns for exponentials.
const Width = 32

const (
	// most is the greatest quantized activation: 7 bits, so that it is the same
	// as a signed and as an unsigned byte.
	most = 127
	// laneMost bounds the sum of the positive, and of the negative, weights that
	// meet in one lane of int16, so that most times that sum stays within it.
	laneMost = 32767 / most
)

// A Set is one implementation of all kernels.
type Set struct {
	Name string
	// Fast reports whether the set is quick enough to read stories with.
	Fast bool

	product  func(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)
	tile     func(*tile)
	quantize func(x []float32, q []uint8) (scale, least float32)
	exps     func(x []float32, greatest float32)
	gelu     func(x []float32)
}

// Plain is the set in plain Go, by which the others are defined.
func Plain() *Set {
	return &Set{Name: "plain", product: productPlain, tile: tilePlain, quantize: quantizePlain, exps: expsPlain, gelu: geluPlain}
}

// A tile is one tile of a product in 8 bits; the assembly knows its layout.
type tile struct {
	a       *uint8   // 0  activations, row by row
	lda     int      // 8  bytes between rows
	b       *int8    // 16 weights, packed [k/4][16][4]
	kblocks int      // 24 k/16
	out     *float32 // 32
	ldo     int      // 40 bytes between rows of out
	scale   *float32 // 48 [4], by row
	least   *float32 // 56 [4], by row
	weight  *float32 // 64 [16], by column: the scale of its weights
	sum     *float32 // 72 [16], by column: weight times the sum of its weights
	bias    *float32 // 80 [16]
}

// Product multiplies a tile: c[6][16] = a[6][k] · b[k][16]. The strides lda, ldb
// and ldc are in elements.
func (s *Set) Product(k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc int) {
	_, _, _ = a[(ProductRows-1)*lda+k-1], b[(k-1)*ldb+Columns-1], c[(ProductRows-1)*ldc+Columns-1]
	s.product(k, &a[0], lda, &b[0], ldb, &c[0], ldc)
}

// Exps replaces each x by the exponential of x - greatest, which must not be
// above 0. The length of x is a multiple of Columns.
func (s *Set) Exps(x []float32, greatest float32) { s.exps(x, greatest) }

// GELU applies the Gaussian error linear unit in place. The length of x is a
// multiple of Width.
func (s *Set) GELU(x []float32) { s.gelu(x) }
