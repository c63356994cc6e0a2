package compare

import (
	"math"
	"strconv"
	"strings"
	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// proposeNumbers proposes pairs of amounts in the same currency, or both
// without one.
func (p *sentencePair) proposeNumbers() {
	for _, m := range p.x.reading.Numbers {
		for _, n := range p.y.reading.Numbers {
			if currency(m) != currency(n) {
				continue
			}
			q := p.add(fromNumber, wordSpan{m.First, m.Last}, wordSpan{n.First, n.Last})
			if q == nil {
				continue
			}
			q.kind, q.relation, q.valueA, q.valueB = model.Number, model.Variant, m.String(), n.String()
			q.why = p.contrast(q)
			if m.Value == n.Value {
				q.why = "the same number of " + m.Unit + " and of " + n.Unit
			}
			if p.amountsConflict(q, m, n) {
				q.relation = model.Conflict
			}
		}
	}
}

// amountsConflict reports whether two amounts are of one thing and cannot both
// be true.
func (p *sentencePair) amountsConflict(q *proposal, m, n text.Number) bool {
	if amountsCompatible(m, n) || !sameMagnitude(m, n) || !p.index.words.sameWord(m.Unit, n.Unit) || p.sharedSlotWords(q) < 2 {
		return false
	}
	return !p.eitherGives(
		func(s *detail.Sentence) bool { return givesNumber(s, m) },
		func(s *detail.Sentence) bool { return givesNumber(s, n) })
}

// sameMagnitude reports whether two amounts are near enough to be of one thing.
func sameMagnitude(m, n text.Number) bool {
	return max(m.Value, n.Value) <= 2.2*min(m.Value, n.Value)
}

// currency returns the currency code or percent sign of an amount, empty for
// other units.
func currency(n text.Number) string {
	if n.Unit == "%" || n.Unit == strings.ToUpper(n.Unit) {
		return n.Unit
	}
	return ""
}

func givesNumber(s *detail.Sentence, n text.Number) bool {
	for _, m := range s.Numbers {
		if currency(m) == currency(n) && amountsCompatible(m, n) {
			return true
		}
	}
	return false
}

// amountsCompatible reports whether two amounts can both be true of one thing:
// one lies within the bound that the other gives, or is the other rounded.
func amountsCompatible(m, n text.Number) bool {
	if m.Value == n.Value {
		return true
	}
	if m.Value > n.Value {
		m, n = n, m
	}
	if m.Bound == text.AtLeast || n.Bound == text.AtMost {
		return true
	}
	if isRounded(m.Value, n) || isRounded(n.Value, m) {
		return true
	}
	tolerance := 0.0
	if m.Bound == text.About || n.Bound == text.About {
		tolerance = 0.06
	}
	return n.Value-m.Value <= tolerance*n.Value
}

// maxRounding is the greatest share of an amount by which rounding may change
// it.
const maxRounding = 0.1

// isRounded reports whether n may be value written with fewer digits.
func isRounded(value float64, n text.Number) bool {
	step := min(precision(n), maxRounding*n.Value)
	return math.Abs(value-n.Value) <= step/2+1e-9*n.Value
}

// precision returns the step between the amounts that have as many digits as n:
// 0.1 for 35.7, 100,000 for 13.6 million. It is 1 for an exact number below
// 1,000, whatever its digits; from 1,000 on, zeros at the end are taken for
// rounding.
func precision(n text.Number) float64 {
	digits := strconv.FormatFloat(n.Value, 'f', -1, 64)
	if _, decimals, ok := strings.Cut(digits, "."); ok {
		return math.Pow(10, -float64(len(decimals)))
	}
	if n.Exact && n.Value < 1000 {
		return 1
	}
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	return math.Pow(10, float64(zeros))
}
