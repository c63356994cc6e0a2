package fact

import (
	"math"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
	"triptych/model/text"
)

// Read returns the facts of every article of a story, each article's in the
// order of its text. No two of a sentence overlap.
func Read(readings []detail.Reading) [][]Fact {
	facts := make([][]Fact, len(readings))
	never := func() error { return nil }
	parallel.For(len(readings), 1, never, func() func(int) {
		return func(i int) { facts[i] = readArticle(i, &readings[i]) }
	})
	return facts
}

func readArticle(article int, reading *detail.Reading) []Fact {
	var facts []Fact
	for i := range reading.Sentences {
		r := reader{src: reading.Article.Text, words: reading.Sentences[i].Words, sentence: &reading.Sentences[i]}
		r.ref = model.SentenceRef{Article: article, Sentence: i}
		facts = append(facts, r.read()...)
	}
	return facts
}

// A reader reads the facts of one sentence.
type reader struct {
	src      string
	sentence *detail.Sentence
	words    []text.Word
	ref      model.SentenceRef
	taken    []bool // by word: it belongs to a value of time
	after    int    // the first word that no fact has taken
	found    []Fact
}

func (r *reader) read() []Fact {
	r.taken = make([]bool, len(r.words))
	for _, d := range r.sentence.Dates {
		for j := d.First; j <= d.Last; j++ {
			r.taken[j] = true
		}
	}
	for i := 0; i < len(r.words); {
		f, ok := r.factAt(i)
		if !ok {
			i++
			continue
		}
		r.found = append(r.found, f)
		i = max(i, f.Last) + 1
		r.after = i
	}
	r.joinEquivalents()
	for i := range r.found {
		r.setCounted(i)
	}
	return r.found
}

// factAt returns the fact whose number begins at word i.
func (r *reader) factAt(i int) (Fact, bool) {
	if r.taken[i] {
		return Fact{}, false
	}
	for _, read := range []func(int) (Fact, bool){
		r.unanimousAt, r.noneAt, r.magnitudeAt, r.ratioAt, r.pairAt, r.rangeAt, r.quantityAt, r.ordinalAt,
	} {
		if f, ok := read(i); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// quantityAt reads a number with its bound and unit.
func (r *reader) quantityAt(i int) (Fact, bool) {
	q, ok := r.measuredAt(i)
	if !ok || q.isTime() {
		return Fact{}, false
	}
	b, first := r.boundBefore(i)
	last := q.last
	if b == exactly {
		b, last = r.boundAfter(q.last + 1)
	}
	f := r.fact(first, max(last, q.last), q.value())
	b.apply(&f.Value, q.roundStep())
	q.finish(r, &f)
	return f, f.Value.Dimension != ""
}

// fact returns a fact of the words from first to last.
func (r *reader) fact(first, last int, v Value) Fact {
	return Fact{
		SentenceRef: r.ref, First: first, Last: last, Kind: model.Number, Value: v,
		Span: model.Span{Start: r.words[first].Start, End: r.words[last].End},
	}
}

// foldAt returns the folded word i, empty where there is none.
func (r *reader) foldAt(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Fold
}

// gap returns the text between words i and i+1.
func (r *reader) gap(i int) string {
	if i < 0 || i+1 >= len(r.words) {
		return "\n"
	}
	return r.src[r.words[i].End:r.words[i+1].Start]
}

// joined reports whether words i and i+1 are parted by a space or hyphen, or by
// nothing.
func (r *reader) joined(i int) bool {
	switch r.gap(i) {
	case " ", "-", "\u00a0", "\u2009", "\u202f", "\u2011", "", " °", "°", "\u00a0°", "² ", "³ ", "½ ", "¼ ", "¾ ":
		return true
	}
	return false
}

func mustFloat(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("fact: unit table: " + s)
	}
	return f
}

// roundStepOf returns the step of a number that is said to be rounded: its
// zeros, or 5 of them.
func roundStepOf(n, step float64) float64 {
	if n == 0 || step <= 0 {
		return step
	}
	whole := math.Round(n / step)
	z := zeros(whole)
	if math.Mod(whole, z*5) == 0 && whole > z*5 {
		z *= 5
	}
	return z * step
}

func hasAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
