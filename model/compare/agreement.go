package compare

import (
	"math"
	"strconv"
	"strings"

	"triptych/model/text"
)

// agree tells whether two dates can both be so: they are equal as far as both
// say, or one lies within the other. A year that is not known agrees with any.
func agree(d, e string) bool {
	lowD, highD := ends(d)
	lowE, highE := ends(e)
	return notAfter(lowD, highE) && notAfter(lowE, highD)
}

// ends gives the first and the last part of a range of dates.
func ends(d string) (first, last string) {
	if first, last, ok := strings.Cut(d, "/"); ok {
		return first, last
	}
	return d, d
}

// notAfter tells whether date d is before e or the same as far as both say.
func notAfter(d, e string) bool {
	if strings.HasPrefix(d, unknownYear) != strings.HasPrefix(e, unknownYear) {
		d, e = cutYear(d), cutYear(e)
	}
	n := min(len(d), len(e))
	return d[:n] <= e[:n]
}

// unknownYear stands for a year in a normal form.
const unknownYear = "XXXX"

func cutYear(d string) string { return d[min(len(d), len(unknownYear)):] }

// compatible tells whether both amounts can be so: one lies within the bound
// that the other gives, or is the other rounded.
func compatible(m, n text.Number) bool {
	if m.Value == n.Value {
		return true
	}
	if m.Value > n.Value {
		m, n = n, m
	}
	if m.Bound == text.AtLeast || n.Bound == text.AtMost {
		return true
	}
	if rounded(m.Value, n) || rounded(n.Value, m) {
		return true
	}
	tolerance := 0.0
	if m.Bound == text.About || n.Bound == text.About {
		tolerance = 0.06
	}
	return n.Value-m.Value <= tolerance*n.Value
}

// coarsest is the greatest share of an amount to which it is taken as rounded.
const coarsest = 0.1

// rounded tells whether the amount is the value given to fewer digits.
func rounded(value float64, n text.Number) bool {
	step := min(precision(n), coarsest*n.Value)
	return math.Abs(value-n.Value) <= step/2+1e-9*n.Value
}

// precision is the step between the amounts that could have been given with as
// many digits: 0.1 for 35.7, 100,000 for 13.6 million. A whole number of units
// is meant to the unit; so is a thousand and more unless its digits end in
// zeros.
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
