package encode

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"

	"triptych/model/encode/internal/kernel"
)

// Trained is the weights of a trained network by their names, in full precision.
type Trained map[string][]float32

// strength is how much of a channel's range moves from what is quantized to the
// weights: 0 is nothing.
const strength = 0.65

// Pack writes trained weights in 8 bits. Channels that stand out in what the
// network makes of the texts are divided beforehand, and the weights that take
// them multiplied.
func Pack(ctx context.Context, w io.Writer, of Trained, texts []string) error {
	if err := of.check(); err != nil {
		return err
	}
	ranges, err := of.observe(ctx, texts)
	if err != nil {
		return err
	}
	return of.pack(of.smooth(ranges)).write(w)
}

// factors are what each input channel of a layer's places is divided by.
type factors [layers][places][]float32

func evenly(value float32) *factors {
	var f factors
	for i := range f {
		for p := range f[i] {
			f[i][p] = slices.Repeat([]float32{value}, hidden)
		}
	}
	return &f
}

// observe finds the greatest absolute value of each channel on texts.
func (t Trained) observe(ctx context.Context, texts []string) (*factors, error) {
	ranges := evenly(0)
	r := runner{network: t.pack(evenly(1)), kernels: kernel.Best()}
	r.observe = func(layer, place int, in []float32) {
		of := ranges[layer][place]
		for i, v := range in {
			of[i%hidden] = max(of[i%hidden], v, -v)
		}
	}
	for _, text := range texts { // one at a time: the observer is for one goroutine
		if err := r.run(ctx, []sequence{alone(text)}, func(int, []float32) {}); err != nil {
			return nil, err
		}
	}
	return ranges, nil
}

// smooth weighs the ranges of channels against those of the weights that take
// them.
func (t Trained) smooth(ranges *factors) *factors {
	f := evenly(1)
	for l := range f {
		for place, takers := range [places][]string{{"q", "k", "v"}, {"o"}, {"f1"}} {
			for i := range hidden {
				greatest := float32(1e-5)
				for _, name := range takers {
					w := t[layerName(l, name+".weight")]
					for row := i; row < len(w); row += hidden {
						greatest = max(greatest, w[row], -w[row])
					}
				}
				channel := math.Pow(float64(max(ranges[l][place][i], 1e-5)), strength)
				f[l][place][i] = float32(channel / math.Pow(float64(greatest), 1-strength))
			}
		}
	}
	return f
}

func layerName(layer int, name string) string { return fmt.Sprintf("L.%d.%s", layer, name) }

// pack makes the network whose inputs are divided by the factors.
func (t Trained) pack(f *factors) *network {
	n := newNetwork()
	n.words, n.wordScale = packRows(t["word.weight"])
	n.position, n.kind = t["pos.weight"][:longest*hidden], t["typ.weight"]
	n.first = layerNorm{gain: divided(t["ln.weight"], f[0][atAttention]), bias: divided(t["ln.bias"], f[0][atAttention])}
	for i := range n.layers {
		n.layers[i] = t.layer(i, f)
	}
	n.link, n.tag = head{t["link.weight"], t["link.bias"]}, head{t["tag.weight"], t["tag.bias"]}
	n.subject = head{t["subject.weight"], t["subject.bias"]}
	n.choice = []float32{t["scale"][0], t["null"][0]}
	n.spans = spanHead{
		role: transposed(t["role.weight"], hidden), roleBias: t["role.bias"],
		between: transposed(t["between.weight"], 3*RoleLen), betweenBias: t["between.bias"], apart: t["apart.weight"], apartBias: t["apart.bias"],
	}
	return n
}

func (t Trained) layer(i int, f *factors) layer {
	of := func(name string) []float32 { return t[layerName(i, name)] }
	at := f[i]
	next := slices.Repeat([]float32{1}, hidden)
	if i+1 < layers {
		next = f[i+1][atAttention]
	}
	// What the values give is divided where it is made.
	values := slices.Clone(of("v.weight"))
	for row, by := range at[atMix] {
		for k := range values[row*hidden:][:hidden] {
			values[row*hidden+k] /= by
		}
	}
	weights := slices.Concat(of("q.weight"), of("k.weight"), values)
	bias := slices.Concat(of("q.bias"), of("k.bias"), divided(of("v.bias"), at[atMix]))
	return layer{
		attention: kernel.Pack(hidden, 3*hidden, multiplied(weights, at[atAttention]), bias),
		mix:       kernel.Pack(hidden, hidden, multiplied(of("o.weight"), at[atMix]), of("o.bias")),
		up:        kernel.Pack(hidden, inner, multiplied(of("f1.weight"), at[atUp]), of("f1.bias")),
		down:      kernel.Pack(inner, hidden, of("f2.weight"), of("f2.bias")),
		afterMix:  layerNorm{divided(of("n1.weight"), at[atUp]), divided(of("n1.bias"), at[atUp]), at[atAttention]},
		afterDown: layerNorm{divided(of("n2.weight"), next), divided(of("n2.bias"), next), at[atUp]},
	}
}

// transposed turns rows of so many values into columns.
func transposed(rows []float32, width int) []float32 {
	columns := make([]float32, len(rows))
	count := len(rows) / width
	for r := range count {
		for i := range width {
			columns[i*count+r] = rows[r*width+i]
		}
	}
	return columns
}

func divided(x, by []float32) []float32 {
	y := make([]float32, len(x))
	for i := range x {
		y[i] = x[i] / by[i]
	}
	return y
}

// multiplied multiplies the columns of weights[out][hidden].
func multiplied(weights, by []float32) []float32 {
	y := make([]float32, len(weights))
	for i := range weights {
		y[i] = weights[i] * by[i%hidden]
	}
	return y
}

// packRows quantizes rows of hidden values, each with a scale of its own.
func packRows(rows []float32) (q []int8, scale []float32) {
	q, scale = make([]int8, len(rows)), make([]float32, len(rows)/hidden)
	for r := range scale {
		scale[r] = quantize(rows[r*hidden:][:hidden], q[r*hidden:])
	}
	return q, scale
}

// quantize sets q to the values of a row in 8 bits, signed, and returns their scale: 0 for
// a row of nothing.
func quantize[T int8 | byte](row []float32, q []T) (scale float32) {
	greatest := float32(0)
	for _, x := range row {
		greatest = max(greatest, x, -x)
	}
	if greatest == 0 {
		clear(q[:len(row)])
		return 0
	}
	scale = greatest / math.MaxInt8
	for i, x := range row {
		q[i] = T(int8(math.RoundToEven(float64(x / scale))))
	}
	return scale
}

// check makes sure that all weights are there and of the network's shape.
func (t Trained) check() error {
	want := map[string]int{
		"word.weight": pieces * hidden, "typ.weight": kinds * hidden, "ln.weight": hidden, "ln.bias": hidden,
		"link.weight": hidden, "link.bias": 1, "tag.weight": labels * hidden, "tag.bias": labels, "scale": 1, "null": 1,
		"subject.weight": subjectLen * hidden, "subject.bias": subjectLen,
		"role.weight": RoleLen * hidden, "role.bias": RoleLen, "between.weight": betweenLen * 3 * RoleLen, "between.bias": betweenLen,
		"apart.weight": apartCount * betweenLen, "apart.bias": apartCount,
	}
	for i := range layers {
		for name, out := range map[string]int{"q": hidden, "k": hidden, "v": hidden, "o": hidden, "f1": inner} {
			want[layerName(i, name+".weight")], want[layerName(i, name+".bias")] = out*hidden, out
		}
		want[layerName(i, "f2.weight")], want[layerName(i, "f2.bias")] = inner*hidden, hidden
		for _, name := range []string{"n1", "n2"} {
			want[layerName(i, name+".weight")], want[layerName(i, name+".bias")] = hidden, hidden
		}
	}
	for name, size := range want {
		if len(t[name]) != size {
			return fmt.Errorf("trained weights: %s has %d values, not %d", name, len(t[name]), size)
		}
	}
	if len(t["pos.weight"]) < longest*hidden {
		return fmt.Errorf("trained weights: pos.weight has %d values, fewer than %d", len(t["pos.weight"]), longest*hidden)
	}
	return nil
}
