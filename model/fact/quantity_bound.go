package fact

// boundedQuantities read quantities with their bounds and rates.
type boundedQuantities struct {
	numberWords
	bounds     bounds
	nouns      nouns
	quantities *quantities
	rates      rates
}

// quantityAt reads a number with its bound and unit.
func (r *boundedQuantities) quantityAt(i int) (Fact, bool) {
	q, ok := r.quantities.measuredAt(i)
	if !ok || q.time {
		return Fact{}, false
	}
	r.inheritUnit(&q)
	r.lendUnit(&q)
	b, first := r.bounds.boundBefore(i)
	if r.leavesOut(&q) {
		first = i - 2
	}
	last := q.last
	if b == exactly {
		b, last = r.bounds.boundAfter(q.last + 1)
		if head, end := r.nouns.nounAfter(last); b != exactly && q.head == "" && head != "" && q.unit.Dimension == Count {
			if timeNouns()[head] {
				return Fact{}, false
			}
			q.head, last = head, end
		}
	}
	f := r.fact(first, max(last, q.last), q.value())
	b.apply(&f.Value, q.roundStep())
	r.nouns.finish(&q, &f)
	if f.Value.Per, last = r.rates.rateAfter(f.Last); last > f.Last {
		f.Last, f.End = last, r.words[last].End
	}
	return f, f.Value.Dimension != ""
}

// inheritUnit sets the unit of the second number of "from 60 per cent to 30".
func (r *boundedQuantities) inheritUnit(q *quantity) {
	n := len(r.found)
	if q.unit.Dimension != Count || q.head != "" || q.hasOf || q.fraction || q.vague || n == 0 || r.fold(q.first-1) != "to" {
		return
	}
	before := &r.found[n-1]
	if before.Last != q.first-2 || r.fold(before.First-1) != "from" && r.fold(before.First-2) != "from" {
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
func (r *boundedQuantities) lendUnit(q *quantity) {
	n := len(r.found)
	if n == 0 || q.unit.Dimension == Count || q.unit.factor == 0 || r.fold(q.first-1) != "to" {
		return
	}
	f := &r.found[n-1]
	v := &f.Value
	if f.Last != q.first-2 || r.fold(f.First-1) != "from" || v.Dimension != Count || f.Head != "" || v.Unit != "" {
		return
	}
	m, z := q.unit.factor, q.unit.zero
	*v = Value{Dimension: q.unit.Dimension, Low: v.Low*m + z, High: v.High*m + z, Written: v.Written*m + z, Step: v.Step * m, Unit: q.unit.name}
}

// leavesOut turns "all but two of 22" into the 20 that are left.
func (r *boundedQuantities) leavesOut(q *quantity) bool {
	if f := r.fold(q.first - 2); r.fold(q.first-1) != "but" || f != "all" && f != "everything" && f != "everyone" || !r.joined(q.first-2) {
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
