package fact

import (
	"strings"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// ordinalAt reads third, 74th, twenty-first: a position, where a noun follows
// that has one, or "the" goes before.
func (r *reader) ordinalAt(i int) (Fact, bool) {
	value, last, ok := r.ordinalValue(i)
	if !ok || r.isFractionEnd(i) || r.foldAt(i-1) == "at" || r.isOrdinalName(i, last) {
		return Fact{}, false
	}
	f := r.fact(i, last, Value{Dimension: Ordinal, Low: value, High: value, Written: value})
	head, end := r.nounAfter(last)
	if head != "" && timeNouns()[head] && !r.words[i].Numeral && head != "minute" || head == "century" {
		return Fact{}, false
	}
	before := r.foldAt(i - 1)
	if head != "" && !isBareVerb(head) {
		f.Last, f.Head = end, head
		f.End = r.words[end].End
		return f, true
	}
	return f, r.words[i].Numeral || (before == "the" || value > 3) && value > 1 && r.foldAt(last+1) != "of"
}

// isOrdinalName reports whether an ordinal is part of a name or compound: the 14th
// Amendment, First Avenue, second-class.
func (r *reader) isOrdinalName(first, last int) bool {
	if last+1 >= len(r.words) || !r.joined(last) {
		return false
	}
	if r.gap(last) == "-" && compounds()[r.foldAt(last+1)] {
		return true
	}
	w := r.words[first]
	return r.words[last+1].Capital && r.sentence.InName[last+1] && (w.Numeral || w.Capital && first > 0)
}

// ordinalValue returns the position that the words from i on name.
func (r *reader) ordinalValue(i int) (value float64, last int, ok bool) {
	w := r.words[i]
	if w.Numeral {
		digits, ending := splitNumeral(w.Fold)
		v, _, ok := parseDigits(digits)
		return v, i, ok && isOrdinalEnding(ending) && v < 1e7
	}
	if v := ordinals[w.Fold]; v > 0 {
		return v, i, true
	}
	if tens, ok := text.SmallNumber(w.Fold); ok && tens >= 20 && int(tens)%10 == 0 && r.joined(i) {
		if v := ordinals[r.foldAt(i+1)]; v > 0 && v < 10 {
			return tens + v, i + 1, true
		}
	}
	return 0, i, false
}

// isFractionEnd reports whether the ordinal at word i belongs to a share: one
// third.
func (r *reader) isFractionEnd(i int) bool {
	if i == 0 {
		return false
	}
	_, ok := text.SmallNumber(r.words[i-1].Fold)
	return ok && r.joined(i-1) || lexicon.ClassOf(r.words[i-1].Fold).Has(lexicon.Negation)
}

var ordinals = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}

// ratioAt reads twice as many, tripled, threefold, 90 times, double the price.
func (r *reader) ratioAt(i int) (Fact, bool) {
	fold := r.foldAt(i)
	ratio := func(value float64, last int) (Fact, bool) {
		return r.fact(i, last, Value{Dimension: Ratio, Low: value, High: value, Written: value}), true
	}
	if value := ratioWords[fold]; value > 0 {
		return ratio(value, i)
	}
	next := r.foldAt(i + 1)
	switch fold {
	case "twice":
		if comparing()[next] {
			return ratio(2, i)
		}
		f := r.fact(i, i, Value{Dimension: Count, Low: 2, High: 2, Written: 2, Step: 1})
		f.Head = "times"
		return f, true
	case "half":
		if next == "as" {
			return ratio(0.5, i)
		}
	}
	if value, ok := foldRatio(fold); ok {
		return ratio(value, i)
	}
	a, ok := r.sideAt(i)
	if !ok || !r.joined(a.last) {
		return Fact{}, false
	}
	switch after := r.foldAt(a.last + 1); {
	case after == "fold":
		return ratio(a.low, a.last+1)
	case after == "times" && comparing()[r.foldAt(a.last+2)]:
		return ratio(a.low, a.last+1)
	}
	return Fact{}, false
}

// foldRatio reads threefold and eighteenfold.
func foldRatio(fold string) (float64, bool) {
	stem, ok := strings.CutSuffix(fold, "fold")
	if !ok {
		return 0, false
	}
	return text.SmallNumber(strings.TrimSuffix(stem, "-"))
}

var compounds = text.WordSet(`class party degree hand generation rate person guess string`)

var (
	ratioWords = map[string]float64{
		"doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4,
		"halved": 0.5, "halving": 0.5,
	}
	comparing = text.WordSet(`as the more higher greater larger bigger what its their his normal usual faster`)
)

// magnitudeAt reads magnitude 6.8, a 6.8-magnitude earthquake, 6.8 on the Richter
// scale.
func (r *reader) magnitudeAt(i int) (Fact, bool) {
	if r.foldAt(i) == "magnitude" && i+1 < len(r.words) {
		at := i + 1
		if r.foldAt(at) == "of" || r.foldAt(at) == "was" {
			at++
		}
		if v, ok := r.quakeNumber(at); ok {
			return r.fact(i, at, v), true
		}
		return Fact{}, false
	}
	v, ok := r.quakeNumber(i)
	if !ok {
		return Fact{}, false
	}
	switch {
	case r.foldAt(i+1) == "magnitude" && r.joined(i):
		return r.fact(i, i+1, v), true
	case r.foldAt(i+1) == "on" && r.foldAt(i+3) == "richter":
		return r.fact(i, min(i+4, len(r.words)-1), v), true
	}
	return Fact{}, false
}

func (r *reader) quakeNumber(i int) (Value, bool) {
	if i >= len(r.words) || !r.words[i].Numeral || r.taken[i] || !r.follows(i) && r.foldAt(i-1) == "magnitude" {
		return Value{}, false
	}
	v, step, ok := parseDigits(r.words[i].Fold)
	return Value{Dimension: Magnitude, Low: v, High: v, Written: v, Step: step}, ok && v < 11
}
