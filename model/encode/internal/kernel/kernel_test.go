package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func normal(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

func TestProductIsThatOfPlainGo(t *testing.T) {
	t.Log("kernels:", Best().Name)
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range []int{1, 2, 3, 7, 30, 32, 384, 1536} {
		lda, ldb, ldc := k+3, 21, 19
		a, b := normal(r, lda*ProductRows), normal(r, ldb*k+Columns)
		got, want := make([]float32, ldc*ProductRows), make([]float32, ldc*ProductRows)
		Best().Product(k, a, lda, b, ldb, got, ldc)
		Plain().Product(k, a, lda, b, ldb, want, ldc)
		if !slices.Equal(got, want) {
			t.Errorf("k %d: the product differs from that in plain Go", k)
		}
	}
}

// TestTileIsExact has weights at the edge of what Pack allows, and activations
// at the greatest: sums of int16 that overflowed would show.
func TestTileIsExact(t *testing.T) {
	weights := map[string]func(r *rand.Rand, i int) float32{
		"normal":     func(r *rand.Rand, _ int) float32 { return float32(r.NormFloat64()) },
		"all 1":      func(*rand.Rand, int) float32 { return 1 },
		"all -1":     func(*rand.Rand, int) float32 { return -1 },
		"both signs": func(_ *rand.Rand, i int) float32 { return float32(1 - 2*(i/2%2)) },
		"heavy":      func(r *rand.Rand, _ int) float32 { return float32(math.Pow(r.NormFloat64(), 5)) },
	}
	for name, weight := range weights {
		for _, k := range []int{32, 384, 1536} {
			r := rand.New(rand.NewPCG(3, uint64(k)))
			w := make([]float32, k*Columns)
			for i := range w {
				w[i] = weight(r, i)
			}
			d := Pack(k, Columns, w, normal(r, Columns))
			a := make([]uint8, k*TileRows)
			for i := range a {
				a[i] = most
				if r.IntN(4) == 0 {
					a[i] = uint8(r.IntN(most + 1))
				}
			}
			scale, least := normal(r, TileRows), normal(r, TileRows)
			got, want := make([]float32, 20*TileRows), make([]float32, 20*TileRows)
			run := func(s *Set, out []float32) {
				s.tile(&tile{&a[0], k, &d.Weights[0], k / block, &out[0], 80, &scale[0], &least[0], &d.Scale[0], &d.Sum[0], &d.Bias[0]})
			}
			run(Best(), got)
			run(Plain(), want)
			if !slices.Equal(got, want) {
				t.Errorf("%s, k %d: the tile differs from that in plain Go", name, k)
			}
		}
	}
}

func TestPackedLayerIsNearTheFullOne(t *testing.T) {
	const in, out, rows = 384, 64, 5
	r := rand.New(rand.NewPCG(5, 6))
	w, bias, x := normal(r, in*out), normal(r, out), normal(r, Rows(rows)*in)
	d := Pack(in, out, w, bias)
	got := make([]float32, Rows(rows)*out)
	Best().Apply(&d, NewQuantized(Rows(rows), in), x, rows, got)
	for row := range rows {
		for n := range out {
			want := float64(bias[n])
			for k := range in {
				want += float64(x[row*in+k]) * float64(w[n*in+k])
			}
			if e := math.Abs(float64(got[row*out+n]) - want); e > 1.5 {
				t.Errorf("row %d output %d: %v, want %v", row, n, got[row*out+n], want)
			}
		}
	}
}

func TestQuantizationIsThatOfPlainGo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := Width; n <= 1536; n += Width {
		x := normal(r, n)
		got, want := make([]uint8, n), make([]uint8, n)
		scale, least := Best().quantize(x, got)
		wantScale, wantLeast := Plain().quantize(x, want)
		if scale != wantScale || least != wantLeast || !slices.Equal(got, want) {
			t.Fatalf("width %d: scale %g from %g, want %g from %g; equal bytes: %v", n, scale, least, wantScale, wantLeast, slices.Equal(got, want))
		}
		for i := range x {
			if e := math.Abs(float64(x[i] - (least + scale*float32(got[i])))); e > 0.501*float64(scale) {
				t.Fatalf("width %d: value %d is off by %g steps", n, i, e/float64(scale))
			}
		}
	}
	q := slices.Repeat([]uint8{9}, Width)
	if scale, least := Best().quantize(make([]float32, Width), q); scale != 0 || least != 0 || slices.Max(q) != 0 {
		t.Errorf("zeros become %v times %g from %g", q, scale, least)
	}
}

func TestGELU(t *testing.T) {
	var x []float32
	for v := -9.0; v < 9; v += 1.0 / 128 {
		x = append(x, float32(v))
	}
	got, want := slices.Clone(x), slices.Clone(x)
	Best().GELU(got)
	Plain().GELU(want)
	if !slices.Equal(got, want) {
		t.Error("GELU differs from that in plain Go")
	}
	for i, v := range x {
		if exact := float64(v) / 2 * (1 + math.Erf(float64(v)/math.Sqrt2)); math.Abs(float64(got[i])-exact) > 2e-4 {
			t.Fatalf("GELU of %g is %g, want %g", v, got[i], exact)
		}
	}
}

func TestExps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	x := normal(r, 4096)
	for i := range x {
		x[i] = 30*x[i] - 200
	}
	got, want := slices.Clone(x), slices.Clone(x)
	Best().Exps(got, 0)
	Plain().Exps(want, 0)
	if !slices.Equal(got, want) {
		t.Error("exponentials differ from those in plain Go")
	}
	for x := float32(0); x > -80; x -= 0.01 {
		if want := math.Exp(float64(x)); math.Abs(float64(Exp(x))-want) > 1e-5*want {
			t.Fatalf("the exponential of %g is %g, want %g", x, Exp(x), want)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	const in, out, rows = 384, 1536, 96
	d := Pack(in, out, normal(r, in*out), normal(r, out))
	x, y, room := normal(r, Rows(rows)*in), make([]float32, Rows(rows)*out), NewQuantized(Rows(rows), in)
	for b.Loop() {
		Best().Apply(&d, room, x, rows, y)
	}
	b.ReportMetric(2*in*out*rows*float64(b.N)/b.Elapsed().Seconds()/1e9, "GOPS")
}
