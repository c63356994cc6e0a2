package fact

import (
	"triptych/model/lexicon"
	"triptych/model/text"
)

// positions read ordinals.
type positions struct {
	numberWords
	nouns nouns
}

// ordinalAt reads third, 74th, twenty-first: a position, where a noun follows
// that has one, or "the" goes before.
func (r positions) ordinalAt(i int) (Fact, bool) {
	value, last, ok := r.ordinalValue(i)
	if !ok || r.isFractionEnd(i) || r.fold(i-1) == "at" || r.isOrdinalName(i, last) {
		return Fact{}, false
	}
	f := r.fact(i, last, Value{Dimension: Ordinal, Low: value, High: value, Written: value})
	head, end := r.nouns.nounAfter(last)
	if head != "" && timeNouns()[head] && !r.words[i].Numeral && head != "minute" || head == "century" {
		return Fact{}, false
	}
	before := r.fold(i - 1)
	if head != "" && !isBareVerb(head) {
		f.Last, f.Head = end, head
		f.End = r.words[end].End
		return f, true
	}
	return f, r.words[i].Numeral || (before == "the" || value > 3) && value > 1 && r.fold(last+1) != "of"
}

// isOrdinalName reports whether an ordinal is part of a name or compound: the 14th
// Amendment, First Avenue, second-class.
func (r positions) isOrdinalName(first, last int) bool {
	if last+1 >= len(r.words) || !r.joined(last) {
		return false
	}
	if r.gap(last) == "-" && compounds()[r.fold(last+1)] {
		return true
	}
	w := r.words[first]
	return r.words[last+1].Capital && r.inName[last+1] && (w.Numeral || w.Capital && first > 0)
}

// ordinalValue returns the position that the words from i on name.
func (r positions) ordinalValue(i int) (value float64, last int, ok bool) {
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
		if v := ordinals[r.fold(i+1)]; v > 0 && v < 10 {
			return tens + v, i + 1, true
		}
	}
	return 0, i, false
}

// isFractionEnd reports whether the ordinal at word i belongs to a share: one
// third.
func (r positions) isFractionEnd(i int) bool {
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

var compounds = text.WordSet(`class party degree hand generation rate person guess string`)

var (
	ratioWords = map[string]float64{
		"doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4,
		"halved": 0.5, "halving": 0.5,
	}
	comparing = text.WordSet(`as the more higher greater larger bigger what its their his normal usual faster`)
)
