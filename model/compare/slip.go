package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"triptych/model/fact"
)

// minSlipDigits is how many digits a number has at least, without zeros at its end, of
// which another one is taken for a slip of the pen.
const minSlipDigits = 3

// maxAgeSlip is by how many years two ages differ at most that are told of one person:
// two people of a story are seldom of nearly one age.
const maxAgeSlip = 2

// isAgeSlip reports whether two ages differ by so little that they are one person's.
func isAgeSlip(a, b fact.Value) bool {
	d := math.Abs(a.Low - b.Low)
	return a.Dimension == fact.Age && b.Dimension == fact.Age && !a.Unbounded() && !b.Unbounded() && d > 0 && d <= maxAgeSlip
}

// isSlip reports whether one of two exact values is the other with its digits in
// another order, 214,000 and 241,000, which seldom happens by chance.
func isSlip(a, b fact.Value) bool {
	switch a.Dimension {
	case fact.Count, fact.Money, fact.Share, fact.Length, fact.Area, fact.Volume, fact.Mass, fact.Speed, fact.Power, fact.Energy:
	default:
		return false
	}
	if a.Low != a.High || b.Low != b.High || a.Low == b.Low || max(a.Low, b.Low) >= 10*min(a.Low, b.Low) {
		return false
	}
	x, y := digits(a), digits(b)
	if len(x) < minSlipDigits || len(x) != len(y) {
		return false
	}
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// digits returns the digits of a number as it is written, without zeros at its end.
func digits(v fact.Value) []byte {
	s := strconv.FormatFloat(written(v), 'f', -1, 64)
	s = strings.ReplaceAll(s, ".", "")
	return []byte(strings.Trim(s, "0"))
}
