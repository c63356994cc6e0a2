package fact

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
	"triptych/model/text"
)

// Read returns the facts of every article of a story, each article's in the
// order of its text. No two of a sentence overlap. Days are resolved against the
// date of their article or, if it has none, of the first article with one, since
// all report the same event.
func Read(readings []detail.Reading) [][]Fact {
	facts := make([][]Fact, len(readings))
	never := func() error { return nil }
	fallback := firstDate(readings)
	parallel.For(len(readings), 1, never, func() func(int) {
		return func(i int) { facts[i] = readArticle(i, &readings[i], fallback) }
	})
	return facts
}

// firstDate returns the date of the first article that has one.
func firstDate(readings []detail.Reading) time.Time {
	for i := range readings {
		if day, ok := text.ParseAnchor(readings[i].Article.Date); ok {
			return day
		}
	}
	return time.Time{}
}

func readArticle(article int, reading *detail.Reading, fallback time.Time) []Fact {
	anchor, ok := text.ParseAnchor(reading.Article.Date)
	if !ok {
		anchor = fallback
	}
	var facts []Fact
	for i := range reading.Sentences {
		r := reader{src: reading.Article.Text, words: reading.Sentences[i].Words, sentence: &reading.Sentences[i]}
		r.ref = model.SentenceRef{Article: article, Sentence: i}
		facts = append(facts, r.read(anchor)...)
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
	context  context

	amount      amount // the number at amountWord, if isAmount
	amountWord  int
	amountKnown bool
	isAmount    bool
}

// read returns the facts of the sentence, those about time first found.
func (r *reader) read(anchor time.Time) []Fact {
	times := readTimes(r.src, r.sentence, anchor)
	r.taken = make([]bool, len(r.words))
	for _, f := range times {
		for j := f.First; j <= f.Last; j++ {
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
		r.context.learn(f.Value)
		i = max(i, f.Last) + 1
		r.after = i
	}
	r.joinEquivalents()
	r.addTimes(times)
	for i := range r.found {
		r.setCounted(i)
	}
	r.setYears(anchor)
	return r.found
}

// addTimes puts the facts about time between the others. The day of "500 euros a
// day" is not one.
func (r *reader) addTimes(times []Fact) {
	numbers, at := r.found, 0
	for _, f := range times {
		f.SentenceRef = r.ref
		for at < len(numbers) && numbers[at].Last < f.First {
			at++
		}
		if at == len(numbers) || numbers[at].First > f.Last {
			r.found = append(r.found, f)
		}
	}
	slices.SortFunc(r.found, func(f, g Fact) int { return cmp.Compare(f.First, g.First) })
}

// factAt returns the fact whose number begins at word i.
func (r *reader) factAt(i int) (Fact, bool) {
	if r.taken[i] || r.isLabel(i) {
		return Fact{}, false
	}
	if f, ok := r.labelAt(i); ok || !r.mayStart(i) {
		return f, ok
	}
	for _, read := range []func(int) (Fact, bool){
		r.unanimousAt, r.noneAt, r.magnitudeAt, r.ratioAt, r.teamsAt, r.pairAt, r.singleAt, r.rangeAt, r.quantityAt, r.ordinalAt,
	} {
		if f, ok := read(i); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// mayStart reports whether a fact can begin with word i. Most words are told
// apart by that alone.
func (r *reader) mayStart(i int) bool {
	w := r.words[i]
	if w.Numeral || starters()[w.Fold] || ratioWords[w.Fold] > 0 || ordinals[w.Fold] > 0 || vagueNumbers[w.Fold] > 0 {
		return true
	}
	if _, ok := text.SmallNumber(w.Fold); ok || strings.HasSuffix(w.Fold, "fold") {
		return true
	}
	_, _, isCurrency := r.currencyBefore(i)
	return isCurrency
}

// starters are the words with which a fact can begin, beside numbers.
var starters = text.WordSet(`a an half quarter several unanimous unanimously without none nobody no not both magnitude twice zero`)

// quantityAt reads a number with its bound and unit.
func (r *reader) quantityAt(i int) (Fact, bool) {
	q, ok := r.measuredAt(i)
	if !ok || q.isTime() {
		return Fact{}, false
	}
	r.inheritUnit(&q)
	r.lendUnit(&q)
	b, first := r.boundBefore(i)
	if q.leavesOut(r) {
		first = i - 2
	}
	last := q.last
	if b == exactly {
		b, last = r.boundAfter(q.last + 1)
		if head, end := r.nounAfter(last); b != exactly && q.head == "" && head != "" && q.unit.Dimension == Count {
			if timeNouns()[head] {
				return Fact{}, false
			}
			q.head, last = head, end
		}
	}
	f := r.fact(first, max(last, q.last), q.value())
	b.apply(&f.Value, q.roundStep())
	q.finish(r, &f)
	if f.Value.Per, last = r.rateAfter(f.Last); last > f.Last {
		f.Last, f.End = last, r.words[last].End
	}
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
