package fact

import "triptych/model/text"

// labels read numbers that name.
type labels struct {
	numberWords
	currencies currencies
	fractions  fractions
	measures   measures
	pairs      *pairs
}

// labelAt reads Tank 6, Terminal 2, Article 50: a number that tells one thing from
// others of its kind, as an ordinal with the kind for its unit.
func (r *labels) labelAt(i int) (Fact, bool) {
	at := i + 1
	if at >= len(r.words) || !r.words[at].Numeral || r.gap(i) != " " || r.words[i].Numeral || r.taken[i] || r.taken[at] || !r.isLabel(at) {
		return Fact{}, false
	}
	value, ok := r.wholeNumber(at)
	if !ok || r.words[at].Fold[0] == '0' || r.gap(at) == "-" || r.gap(at) == "/" {
		return Fact{}, false
	}
	f := r.fact(i, at, Value{Dimension: Ordinal, Low: value, High: value, Written: value, Unit: r.words[i].Fold})
	f.Head = r.words[i].Fold
	return f, true
}

// isLabel reports whether the numeral at word i names rather than counts. Facts
// are read in the order of the words, so that those before it are known.
func (r *labels) isLabel(i int) bool {
	known := &r.context.label
	for len(*known) <= i {
		*known = append(*known, r.names(len(*known)))
	}
	return (*known)[i]
}

// names reports whether the numeral at word i names rather than counts: room
// 101, Article 50, Covid-19, a Boeing 737-800, 0800 555 111.
func (r *labels) names(i int) bool {
	w := r.words[i]
	if !w.Numeral {
		return false
	}
	if len(w.Fold) > 1 && w.Fold[0] == '0' && w.Fold[1] >= '0' && w.Fold[1] <= '9' && !r.currencies.hasCurrencyBefore(i) {
		return true
	}
	if part, ok := r.fractions.oneInAt(i); r.gap(i) == "/" && i+1 < len(r.words) && r.words[i+1].Numeral && !(ok && part.fraction) {
		return true // 9/11, 24/7
	}
	if i == 0 {
		return false
	}
	before := r.words[i-1]
	switch r.gap(i - 1) {
	case ". ":
		return before.Fold == "no" && before.Capital
	case "-", "/":
		return before.Capital && !before.Numeral || before.Numeral && r.context.label[i-1]
	case ":":
		return true
	case " ":
		return labelWords()[before.Fold] || r.endsName(i) || before.Numeral && r.context.label[i-1]
	}
	return false
}

// endsName reports whether the numeral at word i is the last word of a name:
// Project 21, Senate Bill 1062. A number that counts has a noun, and a score of
// two teams a comma behind it.
func (r *labels) endsName(i int) bool {
	if i < 2 || !r.inName[i-1] || !r.words[i-1].Capital {
		return false
	}
	if _, isScore := r.pairs.teamsAt(i); isScore {
		return false
	}
	next := r.fold(i + 1)
	_, _, isUnit := r.measures.unitAt(i + 1)
	return !r.joined(i) || next != "to" && !isUnit && endsNoun(next)
}

var labelWords = text.WordSet(`room article section chapter page pages no number flight route highway interstate platform gate
channel type grade apartment flat suite clause paragraph protocol covid boeing airbus rule title act
appendix figure table volume pier terminal stage phase version`)
