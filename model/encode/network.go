package encode

import "triptych/model/encode/internal/kernel"

// The shape of the network, which the file of weights must have.
const (
	layers  = 6
	hidden  = 384
	heads   = 12
	perHead = hidden / heads
	inner   = 1536
	pieces  = 30522
	longest = 128 // positions that a sequence may have
	kinds   = 2   // of position: of a first and of a second sentence
	labels  = LabelCount
)

// A network is the encoder's weights, in 8 bits but for what is small. It never
// changes; goroutines may share it.
type network struct {
	words     []int8    // [pieces][hidden]
	wordScale []float32 // [pieces]
	position  []float32 // [longest][hidden]
	kind      []float32 // [kinds][hidden]
	first     layerNorm
	layers    [layers]layer

	link, tag head
	subject   head // of a vector
	spans     spanHead
	// The probability that a sentence is another's counterpart rests on
	// choice[0]·cosine - choice[1].
	choice []float32
}

type layer struct {
	attention kernel.Dense // queries, keys and values, one after the other
	mix       kernel.Dense
	up, down  kernel.Dense
	afterMix  layerNorm
	afterDown layerNorm
}

// A layerNorm is a layer normalization of what a layer adds to its input. Channels of
// its output are divided by factors, so that none stands out where they are
// quantized; back holds the factors of the input, to undo that.
type layerNorm struct {
	gain, bias []float32
	back       []float32
}

// A head answers with a few numbers for one piece.
type head struct {
	weights []float32 // [answers][hidden]
	bias    []float32 // [answers]
}

func (h *head) answer(x []float32, answers []float32) {
	for i := range answers {
		sum := h.bias[i]
		for j, w := range h.weights[i*hidden:][:hidden] {
			sum += float32(w * x[j])
		}
		answers[i] = sum
	}
}

// dense lists the layers in 8 bits, in the order of the file.
func (l *layer) dense() []*kernel.Dense {
	return []*kernel.Dense{&l.attention, &l.mix, &l.up, &l.down}
}

func newNetwork() *network {
	floats := func(n int) []float32 { return make([]float32, n) }
	normal := func() layerNorm { return layerNorm{floats(hidden), floats(hidden), floats(hidden)} }
	dense := func(in, out int) kernel.Dense {
		return kernel.Dense{In: in, Out: out, Scale: floats(out), Sum: floats(out), Bias: floats(out)}
	}
	n := &network{
		wordScale: floats(pieces), position: floats(longest * hidden), kind: floats(kinds * hidden), first: normal(),
		link: head{floats(hidden), floats(1)}, tag: head{floats(labels * hidden), floats(labels)}, subject: head{floats(subjectLen * hidden), floats(subjectLen)}, choice: floats(2), spans: newSpanHead(),
	}
	for i := range n.layers {
		n.layers[i] = layer{
			attention: dense(hidden, 3*hidden), mix: dense(hidden, hidden), up: dense(hidden, inner), down: dense(inner, hidden),
			afterMix: normal(), afterDown: normal(),
		}
	}
	return n
}
