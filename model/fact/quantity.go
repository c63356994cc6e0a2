package fact

import (
	"math"
	"strings"

	"triptych/model/lexicon"
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

// measuredAt reads a number, the currency before it and the unit after it.
func (r *reader) measuredAt(i int) (quantity, bool) {
	q := quantity{first: i}
	at := i
	if code, next, ok := r.currencyBefore(i); ok {
		q.code, at = code, next
	}
	a, ok := r.amountAt(at)
	if !ok || q.code != "" && !a.digits {
		return q, false
	}
	q.amount = a
	r.readUnit(&q)
	return q, r.isQuantity(&q)
}

// readUnit finds what the number measures: money, a unit of measure, or things.
func (r *reader) readUnit(q *quantity) {
	next := q.last + 1
	q.unit.Dimension = Count
	switch {
	case q.code != "":
		q.unit = unit{Dimension: Money, factor: 1, name: q.code}
		q.readCurrencyName(r)
	case q.amount.unit != "":
		r.readGluedUnit(q)
	case r.readPartOfUnit(q):
	case (r.foldAt(next) == "points" || r.foldAt(next) == "point") && r.joined(q.last) && q.low < 100 && r.speaksOfShares():
		q.unit, q.last = units()["percentage point"], next
	default:
		if u, last, ok := r.unitAt(next); ok && r.joined(q.last) {
			q.unit, q.last = u, last
			break
		}
		if last, ok := r.weightAfter(next); ok {
			q.unit, q.last = units()["lb"], last
			break
		}
		if code, last, factor, ok := r.currencyAfter(next); ok {
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
func (r *reader) isBelowZero(i int) bool {
	if r.foldAt(i-1) == "minus" {
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

// speaksOfShares reports whether the sentence has per cents, so that its points
// are percentage points.
func (r *reader) speaksOfShares() bool { return r.context.shares }

// readCurrencyName extends $4m by the dollars that some writers add.
func (q *quantity) readCurrencyName(r *reader) {
	if code, last, factor, ok := r.currencyAfter(q.last + 1); ok && factor == 1 {
		if code != "$" {
			q.unit.name = code
		}
		q.last = last
	}
}

// readGluedUnit reads the unit that is written behind the digits: 46cm, 32.4C.
func (r *reader) readGluedUnit(q *quantity) {
	suffix := q.amount.unit
	if suffix == "km" && r.gap(q.last) == "/" && r.foldAt(q.last+1) == "h" || suffix == "m" && r.gap(q.last) == "/" && r.foldAt(q.last+1) == "s" {
		q.unit, q.last = units()[suffix+" "+r.foldAt(q.last+1)], q.last+1
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
func (r *reader) readPartOfUnit(q *quantity) bool {
	at := q.last + 1
	if !q.fraction || !r.joined(q.last) {
		return false
	}
	if r.foldAt(at) == "of" {
		at++
	}
	if f := r.foldAt(at); f == "a" || f == "an" || f == "1" {
		at++
	}
	if r.foldAt(at) == "point" && at > q.last+1 {
		q.unit, q.last, q.fraction = units()["percentage point"], at, false
		return true
	}
	if at > q.last+1 || r.foldAt(at) == "mile" || r.foldAt(at) == "metre" {
		if u, last, ok := r.unitAt(at); ok && r.follows(at) && u.Dimension != Share {
			q.unit, q.last, q.fraction = u, last, false
			return true
		}
	}
	return false
}

// readInches adds the inches of 6 ft 2 in, and the ounces' like.
func (r *reader) readInches(q *quantity) {
	if q.unit.name != "foot" || r.gap(q.last) != " " && r.gap(q.last) != "-" {
		return
	}
	rest, ok := r.digitsOrWords(q.last + 1)
	if !ok || rest.low >= 12 {
		return
	}
	end := rest.last
	switch {
	case rest.unit == "in":
	case rest.unit == "" && (r.foldAt(end+1) == "in" || strings.HasPrefix(r.foldAt(end+1), "inch")):
		end++
	default:
		return
	}
	q.low += rest.low / 12
	q.high, q.written, q.last, q.step = q.low, q.low, end, 1.0/12
}

func (r *reader) digitsOrWords(i int) (amount, bool) {
	if i < len(r.words) && (r.words[i].Numeral || r.foldAt(i) != "a") {
		return r.amountAt(i)
	}
	return amount{}, false
}

// isQuantity reports whether what was read is a number that says something.
func (r *reader) isQuantity(q *quantity) bool {
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
func (r *reader) countsOne(q *quantity) bool {
	if notBeforeOne()[r.foldAt(q.first-1)] && r.follows(q.first) || emptyNouns()[q.head] {
		return false
	}
	if r.foldAt(q.first+1) == "of" {
		f := r.foldAt(q.first + 2)
		return f == "them" || f == "whom"
	}
	return q.head != "" || predicates()[r.foldAt(q.first-1)] != "" || predicates()[r.foldAt(q.first+1)] != ""
}

// inheritUnit sets the unit of the second number of "from 60 per cent to 30".
func (r *reader) inheritUnit(q *quantity) {
	n := len(r.found)
	if q.unit.Dimension != Count || q.head != "" || q.hasOf || q.fraction || q.vague || n == 0 || r.foldAt(q.first-1) != "to" {
		return
	}
	before := &r.found[n-1]
	if before.Last != q.first-2 || r.foldAt(before.First-1) != "from" && r.foldAt(before.First-2) != "from" {
		return
	}
	if u, ok := units()[before.Value.Unit]; ok {
		q.unit = u
	} else if before.Value.Dimension == Money {
		q.unit = unit{Dimension: Money, factor: 1, name: before.Value.Unit}
	}
}

// lendUnit gives the unit of the second number of "from 5,400 to 5,900 pesos" to
// the first, which has just been read.
func (r *reader) lendUnit(q *quantity) {
	n := len(r.found)
	if n == 0 || q.unit.Dimension == Count || q.unit.factor == 0 || r.foldAt(q.first-1) != "to" {
		return
	}
	f := &r.found[n-1]
	v := &f.Value
	if f.Last != q.first-2 || r.foldAt(f.First-1) != "from" || v.Dimension != Count || f.Head != "" || v.Unit != "" {
		return
	}
	m, z := q.unit.factor, q.unit.zero
	*v = Value{Dimension: q.unit.Dimension, Low: v.Low*m + z, High: v.High*m + z, Written: v.Written*m + z, Step: v.Step * m, Unit: q.unit.name}
}

var (
	notBeforeOne = text.WordSet(`no any every each the this that which another`)
	emptyNouns   = text.WordSet(`another reason way point thing side sides part hand day time parties ways ones`)
)

func (q *quantity) isTime() bool { return q.time }

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

// leavesOut turns "all but two of 22" into the 20 that are left.
func (q *quantity) leavesOut(r *reader) bool {
	if f := r.foldAt(q.first - 2); r.foldAt(q.first-1) != "but" || f != "all" && f != "everything" && f != "everyone" || !r.joined(q.first-2) {
		return false
	}
	switch {
	case q.hasOf && q.of > q.low:
		q.low = q.of - q.low
	case q.unit.Dimension == Share:
		q.low = 1/q.unit.factor - q.low
	case q.fraction:
		q.low = 1 - q.low
	default:
		return false
	}
	q.high, q.written = q.low, q.low
	return true
}

// sumNoun returns the noun that a sum of money describes: a £60 million loan.
func (r *reader) sumNoun(last int) string {
	if lexicon.ClassOf(r.foldAt(last + 1)).Has(lexicon.Verb) {
		return ""
	}
	head, _ := r.nounAfter(last)
	return head
}

// finish sets the noun of the fact and the share that "31 of its 128" is too.
func (q *quantity) finish(r *reader, f *Fact) {
	f.Head = q.head
	if f.Head == "" && f.Value.Dimension == Money {
		f.Head = r.sumNoun(f.Last)
	}
	if f.Value.Dimension == Share {
		f.Head = r.wholeOf(f.Last)
	}
	if q.hasOf && q.of > 0 && q.low <= q.of {
		share := q.low / q.of
		f.Also = append(f.Also, Value{Dimension: Share, Low: share, High: share, Written: share})
	}
}
