// Package encode reads sentences with a small neural network: each alone, to
// find those of other articles that may say the same, and two together, to judge
// whether they do and which of their words differ.
//
// The network is all-MiniLM-L6-v2, fine-tuned; its weights are embedded in 8
// bits and read on first use. The same text has the same answers to the bit on
// every processor.
package encode

import (
	"context"
	_ "embed"
	"math"
	"slices"
	"sync"

	"triptych/model"
	"triptych/model/encode/internal/kernel"
)

//go:embed weights.bin
var weightsFile string

// Version names the weights and what is made of them: answers of one version are
// equal.
const Version = "3"

// VectorLen is the length of a vector.
const VectorLen = hidden

// maxPieces is how many word pieces of a sentence are read.
const maxPieces = 60

// An Encoder reads sentences. Goroutines may share it.
type Encoder struct {
	network func() (*network, error)
	kernels *kernel.Set
}

// shippedNetwork reads the embedded weights once.
var shippedNetwork = sync.OnceValues(func() (*network, error) { return read(weightsFile) })

// Shipped returns the encoder with the embedded weights, which are read when it
// first reads a sentence.
func Shipped() *Encoder { return &Encoder{shippedNetwork, kernel.Best()} }

func (e *Encoder) run(ctx context.Context, list []sequence, done func(n *network, i int, rows []float32)) error {
	n, err := e.network()
	if err != nil {
		return err
	}
	r := runner{network: n, kernels: e.kernels}
	return r.run(ctx, list, func(i int, rows []float32) { done(n, i, rows) })
}

// Available reports whether this processor is quick enough to read stories.
func Available() bool { return kernel.Best().Fast }

// A Vector has length 1 and lies near those of sentences that say the same.
type Vector []float32

// Cosine returns the cosine of the angle between two vectors.
func (v Vector) Cosine(w Vector) float64 {
	sum := 0.0
	for i, x := range v {
		sum += float64(x) * float64(w[i])
	}
	return sum
}

// Vectors reads each text alone, at most 60 word pieces of it. It calls tell with
// the share that is done, and stops early with the context's error.
func (e *Encoder) Vectors(ctx context.Context, texts []string, tell func(share float64)) ([]Vector, error) {
	list := make([]sequence, len(texts))
	for i, text := range texts {
		list[i] = alone(text)
	}
	vectors := make([]Vector, len(texts))
	p := &progress{count: len(texts), tell: tell}
	err := e.run(ctx, list, func(_ *network, i int, rows []float32) {
		vectors[i] = mean(rows)
		p.step()
	})
	return vectors, err
}

func alone(text string) sequence {
	ids := []int32{idStart}
	for _, t := range tokens(text, maxPieces) {
		ids = append(ids, t.id)
	}
	ids = append(ids, idEnd)
	return sequence{ids, len(ids)}
}

// mean returns the mean of rows, of length 1.
func mean(rows []float32) Vector {
	v := make(Vector, hidden)
	for r := 0; r < len(rows); r += hidden {
		for i, x := range rows[r:][:hidden] {
			v[i] += x
		}
	}
	v.normalize()
	return v
}

// normalize gives v length 1.
func (v Vector) normalize() {
	inverse := float32(1 / max(math.Sqrt(v.Cosine(v)), 1e-12))
	for i := range v {
		v[i] *= inverse
	}
}

// subjectLen is the length of the vector of a subject.
const subjectLen = 64

// Subject returns the vector of what a sentence is on, from its own: it lies near those
// of other sentences on the same.
func (e *Encoder) Subject(v Vector) Vector {
	s := make(Vector, subjectLen)
	if n, err := e.network(); err == nil && len(v) == hidden {
		n.subject.answer(v, s)
		s.normalize()
	}
	return s
}

// Odds turns the cosine of two sentences into the odds, against 1 for none, that
// the one is the counterpart which the other has in that article.
func (e *Encoder) Odds(cosine float64) float64 {
	n, err := e.network()
	if err != nil {
		return 0
	}
	return math.Exp(float64(n.choice[0])*cosine - float64(n.choice[1]))
}

// A progress counts what is done, for several goroutines.
type progress struct {
	mu          sync.Mutex
	count, done int
	tell        func(share float64)
}

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.tell(float64(p.done) / float64(p.count))
}

// Labels of a piece of two sentences that were read together.
const (
	Alike    = iota // the other sentence says the same
	Variant         // the other puts it differently
	Conflict        // the other contradicts it
	Extra           // the other does not say it
	LabelCount
)

// A Piece is a word, or a part of one, and how likely each label is.
type Piece struct {
	model.Span // bytes of the sentence
	Labels     [LabelCount]float32
}

// An Answer is what is read from two sentences together.
type Answer struct {
	Link                    float32 // the probability that they are counterparts
	First, Second           []Piece
	FirstRoles, SecondRoles Roles // what Stance answers from
}

// Pairs reads each two texts together, at most 60 word pieces of either. It calls
// tell with the share that is done, and stops early with the context's error.
func (e *Encoder) Pairs(ctx context.Context, texts [][2]string, tell func(share float64)) ([]Answer, error) {
	list, answers := make([]sequence, len(texts)), make([]Answer, len(texts))
	for i, t := range texts {
		list[i], answers[i] = together(t[0], t[1])
	}
	p := &progress{count: len(texts), tell: tell}
	err := e.run(ctx, list, func(n *network, i int, rows []float32) {
		n.answer(&answers[i], rows)
		keepRoles(&answers[i], n.spans.roles(e.kernels, rows))
		p.step()
	})
	return answers, err
}

// together returns the pieces of two texts, and room for their labels.
func together(first, second string) (sequence, Answer) {
	var a Answer
	ids := []int32{idStart}
	for _, t := range tokens(first, maxPieces) {
		ids, a.First = append(ids, t.id), append(a.First, Piece{Span: t.span})
	}
	ids = append(ids, idEnd)
	begins := len(ids)
	for _, t := range tokens(second, maxPieces) {
		ids, a.Second = append(ids, t.id), append(a.Second, Piece{Span: t.span})
	}
	return sequence{append(ids, idEnd), begins}, a
}

func (n *network) answer(a *Answer, rows []float32) {
	var link [1]float32
	n.link.answer(rows[:hidden], link[:])
	a.Link = sigmoid(link[0])
	row := hidden
	for i := range a.First {
		n.label(&a.First[i], rows[row:][:hidden])
		row += hidden
	}
	row += hidden
	for i := range a.Second {
		n.label(&a.Second[i], rows[row:][:hidden])
		row += hidden
	}
}

// keepRoles adds what is kept of the pieces of an answer, from that of its sequence.
func keepRoles(a *Answer, roles []float32) {
	roles = roles[RoleLen:]
	for range a.First {
		a.FirstRoles.add(roles[:RoleLen])
		roles = roles[RoleLen:]
	}
	roles = roles[RoleLen:]
	for range a.Second {
		a.SecondRoles.add(roles[:RoleLen])
		roles = roles[RoleLen:]
	}
}

func (n *network) label(p *Piece, row []float32) {
	n.tag.answer(row, p.Labels[:])
	softmax(p.Labels[:])
}

// softmax turns answers of a head into probabilities.
func softmax(x []float32) {
	greatest := slices.Max(x)
	sum := float32(0)
	for i := range x {
		x[i] = kernel.Exp(x[i] - greatest)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

func sigmoid(x float32) float32 {
	e := kernel.Exp(-max(x, -x))
	if x >= 0 {
		return 1 / (1 + e)
	}
	return e / (1 + e)
}
