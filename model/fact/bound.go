package fact

import (
	"math"
)

// A bound is how the words before or behind a number relate it to the true
// value.
type bound uint8

const (
	exactly bound = iota
	atLeast
	moreThan
	atMost
	lessThan
	about
	nearly
	justOver
)

// maxBoundWords is how many words the longest bound has.
const maxBoundWords = 4

// bounds read the words that relate a number to the true value.
type bounds struct{ numberWords }

// boundBefore returns the bound whose words end before word i, and its first
// word; exactly and i if there is none.
func (r bounds) boundBefore(i int) (bound, int) {
	var buffer phraseBuffer
	for width := maxBoundWords; width >= 1; width-- {
		first := i - width
		if first < r.free || !r.runs(first, i) {
			continue
		}
		if b, ok := boundsBefore[string(r.appendPhrase(buffer[:0], first, i))]; ok {
			if width == 1 && b == moreThan && isMotion(r.fold(first), r.fold(first-1)) {
				continue
			}
			return b, first
		}
	}
	return exactly, i
}

// isMotion reports whether over or above is part of another phrase.
func isMotion(fold, before string) bool {
	return fold == "over" && (before == "all" || before == "took" || before == "take")
}

// boundAfter returns the bound that begins at word i and its last word: or more,
// or so, at least.
func (r bounds) boundAfter(i int) (bound, int) {
	var buffer phraseBuffer
	for width := 2; width >= 1; width-- {
		if i+width <= len(r.words) && i > 0 && r.runs(i-1, i+width-1) {
			if b, ok := boundsAfter[string(r.appendPhrase(buffer[:0], i, i+width))]; ok {
				return b, i + width - 1
			}
		}
	}
	return exactly, i - 1
}

// roundStepOf returns the step of a number that is said to be rounded: its
// zeros, or 5 of them.
func roundStepOf(n, step float64) float64 {
	if n == 0 || step <= 0 {
		return step
	}
	whole := math.Round(n / step)
	z := zeros(whole)
	if math.Mod(whole, z*5) == 0 && whole > z*5 {
		z *= 5
	}
	return z * step
}

// apply sets the ends of the value, written exactly so far, by the bound.
func (b bound) apply(v *Value, roundStep float64) {
	n := v.Written
	switch b {
	case atLeast:
		v.High = math.Inf(1)
	case moreThan:
		v.High, v.Step = math.Inf(1), 0
	case atMost, lessThan:
		v.Low = math.Inf(-1)
		if b == lessThan {
			v.Step = 0
		}
	case about:
		slack := max(min(roundStep, aboutShare*n), n*0.01)
		v.Low, v.High, v.About = v.Low-slack, v.High+slack, true
	case nearly:
		v.Low, v.About, v.Step = n-max(min(roundStep, nearlyShare*n), n*0.01), true, 0
	case justOver:
		v.High, v.About, v.Step = n+max(min(roundStep, aboutShare*n), n*0.01), true, 0
	}
}

// Who writes about 80 may mean 73 but not 65; who writes nearly 3 million, 2.7.
const (
	aboutShare  = 0.1
	nearlyShare = 0.11
)

var boundsBefore = map[string]bound{
	"at least": atLeast, "no fewer than": atLeast, "no less than": atLeast, "not less than": atLeast, "a minimum of": atLeast,
	"minimum of": atLeast, "a minimum": atLeast, "at the least": atLeast,
	"more than": moreThan, "over": moreThan, "above": moreThan, "upwards of": moreThan, "upward of": moreThan, "exceeding": moreThan,
	"exceeds": moreThan, "exceeded": moreThan, "greater than": moreThan, "well over": moreThan, "well above": moreThan,
	"in excess of": moreThan, "far more than": moreThan, "higher than": moreThan, "longer than": moreThan, "larger than": moreThan,
	"topped": moreThan, "topping": moreThan, "surpassed": moreThan, "well more than": moreThan, "passed the": moreThan,
	"at most": atMost, "up to": atMost, "no more than": atMost, "not more than": atMost, "as many as": atMost, "as much as": atMost,
	"a maximum of": atMost, "maximum of": atMost, "at the most": atMost, "no higher than": atMost,
	"fewer than": lessThan, "less than": lessThan, "under": lessThan, "below": lessThan, "well under": lessThan, "lower than": lessThan,
	"smaller than": lessThan, "short of": lessThan,
	"about": about, "around": about, "roughly": about, "approximately": about, "some": about, "an estimated": about, "estimated": about,
	"circa": about, "in the region of": about, "something like": about, "in the order of": about, "approx": about, "perhaps": about,
	"estimated at": about, "estimated at about": about, "an average of": about, "near": about, "more or less": about,
	"close to": nearly, "nearly": nearly, "almost": nearly, "just under": nearly, "slightly less than": nearly,
	"a little less than": nearly, "just short of": nearly, "not quite": nearly, "slightly under": nearly, "just below": nearly,
	"approaching": nearly, "barely": about, "a little under": nearly, "slightly fewer than": nearly, "close on": nearly,
	"just over": justOver, "slightly more than": justOver, "a little more than": justOver, "just above": justOver, "a little over": justOver,
	"slightly over": justOver, "just more than": justOver, "slightly above": justOver,
	"more than an estimated": moreThan, "only about": about, "only some": about, "at least some": atLeast, "at least about": atLeast,
}

var boundsAfter = map[string]bound{
	"or more": atLeast, "or so": about, "or fewer": atMost, "or less": atMost, "at least": atLeast, "or thereabouts": about,
	"at most": atMost, "plus": atLeast, "odd": about,
}
