package fact

import "math"

// spreads read numbers from one to another.
type spreads struct {
	numberWords
	amounts    *amounts
	bounds     bounds
	currencies currencies
	quantities *quantities
}

// rangeAt reads 50 to 60, 50-60, between 3 and 5, $1.15 billion to $1.25
// billion. The unit of the second number is that of the first if that has none.
func (r spreads) rangeAt(i int) (Fact, bool) {
	between := r.fold(i-1) == "between"
	if r.fold(i-1) == "from" {
		return Fact{}, false
	}
	low, second, ok := r.lowEnd(i, between)
	if !ok {
		return Fact{}, false
	}
	high, ok := r.quantities.measuredAt(second)
	if !ok || high.time && !low.time {
		return Fact{}, false
	}
	if high.time || high.fraction || high.vague || high.hasOf || high.unit.Dimension == "" {
		return Fact{}, false
	}
	bare := low.unit.Dimension == Count
	if bare && low.times == 1 && high.times > 1 && low.low < 1000 {
		low.scale(high.times)
	}
	if !bare && low.unit == high.unit && low.times == 1 && high.times > 1 && low.low < 1000 {
		low.scale(high.times) // between $19 and $22 million
	}
	if bare || low.unit.Dimension == Money && high.unit.Dimension == Count {
		if !bare {
			high.unit, high.code = low.unit, low.code
			if low.times == 1 {
				low.scale(high.times)
			}
		}
		low.unit = high.unit
	}
	a, b := low.value(), high.value()
	if a.Dimension != b.Dimension || a.Unit != b.Unit || a.High >= b.Low || b.Low > maxRange*math.Max(a.High, 1e-9) {
		return Fact{}, false
	}
	first := i
	if between && i-1 >= r.free {
		first = i - 1
	} else if bound, from := r.bounds.boundBefore(i); bound == about {
		first = from
	}
	a.High, a.Written, a.About = b.High, 0, false
	a.Step = 0
	f := r.fact(first, high.last, a)
	r.quantities.nouns.finish(&high, &f)
	return f, true
}

// maxRange is how many times the low end of a range its high end may be.
const maxRange = 20

// lowEnd reads the first number of a range and returns the word at which the
// second begins.
func (r spreads) lowEnd(i int, between bool) (q quantity, second int, ok bool) {
	q, ok = r.quantities.measuredAt(i)
	if ok && q.unit.Dimension != Count {
		if second, ok = r.rangeJoin(q.last, between); ok {
			return q, second, true
		}
	}
	q = quantity{first: i}
	at := i
	if code, next, found := r.currencies.currencyBefore(i); found {
		q.code, at = code, next
		q.unit = unit{Dimension: Money, factor: 1, name: code}
	} else {
		q.unit.Dimension = Count
	}
	q.amount, ok = r.amounts.amountAt(at)
	if !ok || q.fraction || q.vague || q.amount.unit != "" {
		return q, 0, false
	}
	second, ok = r.rangeJoin(q.last, between)
	return q, second, ok
}

// rangeJoin returns the word after what joins the ends of a range.
func (r spreads) rangeJoin(last int, between bool) (next int, ok bool) {
	switch r.gap(last) {
	case "-", "–", "\u2011", " - ", " – ":
		return last + 1, !between
	case " ", "\u00a0":
	default:
		return 0, false
	}
	f := r.fold(last + 1)
	return last + 2, (f == "and") == between && (between || f == "to" || f == "or") && r.joined(last+1)
}
