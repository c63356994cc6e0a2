package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// A quantity is a number with the unit in which it is measured.
type quantity struct {
	amount
	first int
	unit
	code  string // of a currency
	head  string
	time  bool // its unit is one of time
	of    float64
	hasOf bool
	below bool // below zero
}

// quantities read numbers with what they measure.
type quantities struct {
	numberWords
	amounts    *amounts
	currencies currencies
	measures   measures
	nouns      nouns
}

// measuredAt reads a number, the currency before it and the unit after it.
func (r *quantities) measuredAt(i int) (quantity, bool) {
	q := quantity{first: i}
	at := i
	if code, next, ok := r.currencies.currencyBefore(i); ok {
		q.code, at = code, next
	}
	a, ok := r.amounts.amountAt(at)
	if !ok || q.code != "" && !a.digits {
		return q, false
	}
	q.amount = a
	r.readUnit(&q)
	return q, r.isQuantity(&q)
}

// readUnit finds what the number measures: money, a unit of measure, or things.
func (r *quantities) readUnit(q *quantity) {
	next := q.last + 1
	q.unit.Dimension = Count
	switch {
	case q.code != "":
		q.unit = unit{Dimension: Money, factor: 1, name: q.code}
		r.readCurrencyName(q)
	case q.amount.unit != "":
		r.readGluedUnit(q)
	case r.readPartOfUnit(q):
	case (r.fold(next) == "points" || r.fold(next) == "point") && r.joined(q.last) && q.low < 100 && r.context.shares:
		q.unit, q.last = units()["percentage point"], next
	default:
		if u, last, ok := r.measures.unitAt(next); ok && r.joined(q.last) {
			q.unit, q.last = u, last
			break
		}
		if last, ok := r.currencies.weightAfter(next); ok {
			q.unit, q.last = units()["lb"], last
			break
		}
		if code, last, factor, ok := r.currencies.currencyAfter(next); ok {
			q.unit, q.last = unit{Dimension: Money, factor: factor, name: code}, last
			break
		}
		r.readCounted(q)
	}
	switch q.unit.Dimension {
	case Length:
		r.readInches(q)
	case Temperature:
		q.below = r.isBelowZero(q.first)
	}
}

// isBelowZero reports whether a minus is before word i.
func (r *quantities) isBelowZero(i int) bool {
	if r.fold(i-1) == "minus" {
		return true
	}
	before := r.src[:r.words[i].Start]
	for _, sign := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutSuffix(before, sign); ok && (rest == "" || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, "(")) {
			return true
		}
	}
	return false
}

// readCurrencyName extends $4m by the dollars that some writers add, and by the
// country that they name.
func (r *quantities) readCurrencyName(q *quantity) {
	if of, last, ok := r.currencies.countryAfter(q.last + 1); ok && q.code == "$" {
		q.unit.name, q.last = of, last
		return
	}
	if code, last, factor, ok := r.currencies.currencyAfter(q.last + 1); ok && factor == 1 {
		if code != "$" {
			q.unit.name = code
		}
		q.last = last
	}
}

// readGluedUnit reads the unit that is written behind the digits: 46cm, 32.4C.
func (r *quantities) readGluedUnit(q *quantity) {
	suffix := q.amount.unit
	if suffix == "km" && r.gap(q.last) == "/" && r.fold(q.last+1) == "h" || suffix == "m" && r.gap(q.last) == "/" && r.fold(q.last+1) == "s" {
		q.unit, q.last = units()[suffix+" "+r.fold(q.last+1)], q.last+1
		return
	}
	original := r.src[r.words[q.last].Start:r.words[q.last].End]
	switch u, ok := units()[suffix]; {
	case ok && (suffix == "c" || suffix == "f") && !strings.HasSuffix(original, strings.ToUpper(suffix)):
		q.unit.Dimension = ""
	case ok:
		q.unit = u
	case suffix == "p":
		q.unit = unit{Dimension: Money, factor: 0.01, name: "GBP"}
	case timeNouns()[suffix] || suffix == "s" || suffix == "h":
		q.time = true
	default:
		q.unit.Dimension = ""
	}
}

// readPartOfUnit reads a quarter of a percentage point, a third of a mile.
func (r *quantities) readPartOfUnit(q *quantity) bool {
	at := q.last + 1
	if !q.fraction || !r.joined(q.last) {
		return false
	}
	if r.fold(at) == "of" {
		at++
	}
	if f := r.fold(at); f == "a" || f == "an" || f == "1" {
		at++
	}
	if r.fold(at) == "point" && at > q.last+1 {
		q.unit, q.last, q.fraction = units()["percentage point"], at, false
		return true
	}
	if at > q.last+1 || r.fold(at) == "mile" || r.fold(at) == "metre" {
		if u, last, ok := r.measures.unitAt(at); ok && r.follows(at) && u.Dimension != Share {
			q.unit, q.last, q.fraction = u, last, false
			return true
		}
	}
	return false
}

// readInches adds the inches of 6 ft 2 in, and the ounces' like.
func (r *quantities) readInches(q *quantity) {
	if q.unit.name != "foot" || r.gap(q.last) != " " && r.gap(q.last) != "-" {
		return
	}
	rest, ok := r.amounts.digitsOrWords(q.last + 1)
	if !ok || rest.low >= 12 {
		return
	}
	end := rest.last
	switch {
	case rest.unit == "in":
	case rest.unit == "" && (r.fold(end+1) == "in" || strings.HasPrefix(r.fold(end+1), "inch")):
		end++
	default:
		return
	}
	q.low += rest.low / 12
	q.high, q.written, q.last, q.step = q.low, q.low, end, 1.0/12
}

// isQuantity reports whether what was read is a number that says something.
func (r *quantities) isQuantity(q *quantity) bool {
	first := r.words[q.first]
	if q.time {
		return true
	}
	if q.unit.Dimension != Count || first.Numeral || q.code != "" {
		return q.unit.Dimension != ""
	}
	if first.Fold == "one" && q.low == 1 {
		return r.countsOne(q)
	}
	return true
}

// countsOne reports whether a written "one" counts: one man, one of them; not one
// of the largest, and no one way or another.
func (r *quantities) countsOne(q *quantity) bool {
	if notBeforeOne()[r.fold(q.first-1)] && r.follows(q.first) || emptyNouns()[q.head] {
		return false
	}
	if r.fold(q.first+1) == "of" {
		f := r.fold(q.first + 2)
		return f == "them" || f == "whom"
	}
	return q.head != "" || predicates()[r.fold(q.first-1)] != "" || predicates()[r.fold(q.first+1)] != ""
}

var (
	notBeforeOne = text.WordSet(`no any every each the this that which another`)
	emptyNouns   = text.WordSet(`another reason way point thing side sides part hand day time parties ways ones`)
)

// value returns the value as if it were exact.
func (q *quantity) value() Value {
	v := Value{Dimension: q.unit.Dimension, Low: q.low, High: q.high, Written: q.written, Step: q.step, Unit: q.unit.name, About: q.vague}
	if q.unit.factor != 0 {
		m, z := q.unit.factor, q.unit.zero
		if q.below {
			m = -m
		}
		v.Low, v.High, v.Written, v.Step = v.Low*m+z, v.High*m+z, v.Written*m+z, math.Abs(v.Step*m)
	}
	if q.fraction && v.Dimension == Count {
		v.Dimension = Share
	}
	return v
}

// roundStep returns the step of the number if it is said to be rounded, in the
// base unit.
func (q *quantity) roundStep() float64 {
	step := roundStepOf(q.written, q.step)
	if q.unit.factor != 0 {
		step *= q.unit.factor
	}
	return step
}

// readCounted finds the noun of what is counted, and the whole of 31 of its 128
// columns.
func (r *quantities) readCounted(q *quantity) {
	if r.readWhole(q) {
		return
	}
	at := q.last
	if f := r.fold(at + 1); (f == "more" || f == "others" || f == "other" || f == "further" || f == "additional" || f == "fewer") && r.joined(at) {
		at++
	}
	if next := r.fold(at + 1); timeNouns()[next] && r.joined(at) {
		q.time = true
		return
	}
	if q.fraction {
		return
	}
	head, last := r.nouns.nounAfter(at)
	if head != "" {
		if timeNouns()[head] {
			q.time = true
			return
		}
		q.head, q.last = head, last
		return
	}
	if r.fold(at+1) == "of" && ofThem()[r.fold(at+2)] {
		q.last = at + 2
		if head, last := r.nouns.nounAfter(q.last); head != "" && !thirdPersons()[r.fold(q.last)] {
			q.head, q.last = head, last
		}
		return
	}
	q.last = at
}

// readWhole reads what follows 31 in 31 of its 128 columns, or 38 in 38 out of
// 41.
func (r *quantities) readWhole(q *quantity) bool {
	at := q.last + 1
	if r.fold(at) == "out" {
		at++
	}
	if r.fold(at) != "of" || !r.runs(q.last, at) {
		return false
	}
	at++
	if ofThem()[r.fold(at)] || r.fold(at) == "all" {
		at++
	}
	if at >= len(r.words) || !r.follows(at) {
		return false
	}
	if q.fraction || r.fold(q.first) == "one" && r.fold(q.first-1) != "but" {
		return false // one of five letters says that there are five, and so does half of them
	}
	whole, ok := r.amounts.digitsOrWords(at)
	if !ok || whole.fraction || whole.vague || whole.unit != "" || whole.low < q.low {
		return false
	}
	q.of, q.hasOf, q.last = whole.low, true, whole.last
	if head, last := r.nouns.nounAfter(whole.last); head != "" {
		q.head, q.last = head, last
		q.time = timeNouns()[head]
	}
	return true
}
