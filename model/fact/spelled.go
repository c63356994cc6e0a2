package fact

import "triptych/model/text"

// spelled reads numbers in words.
type spelled struct{ numberWords }

// spelledAt reads sixty-four, two hundred and six, a hundred thousand, half a
// million, three and a half, a dozen.
func (r spelled) spelledAt(i int) (amount, bool) {
	a := amount{times: 1}
	sum, group, last := 0.0, 0.0, -1
	if next, value, ok := r.articleMagnitude(i); ok {
		group, last = value, next-1
	}
	for j := max(i, last+1); j < len(r.words) && !r.taken[j] && (j == i || r.joined(j-1)); j++ {
		fold := r.words[j].Fold
		small, isSmall := text.SmallNumber(fold)
		m, isMagnitude := text.Magnitude(fold)
		if fold == "dozen" {
			m, isMagnitude = 12, true
		}
		if len(fold) < 3 {
			isMagnitude = false // m and k belong to digits
		}
		switch {
		case isSmall && fits(group, small):
			group, last = group+small, j
		case fold == "hundred" && group > 0 && group < 100:
			group, last = group*100, j
		case fold == "hundred" && j == i && r.fold(j+1) == "and" && r.continuesNumber(j+1, 0, 100):
			group, last = 100, j // its hundred and forty people
		case isMagnitude && group > 0 && last == j-1 && fold != "hundred":
			sum, group, last, a.times = sum+group*m, 0, j, m
		case fold == "and" && r.continuesNumber(j, sum, group):
		case fold == "and" && group > 0 && r.fold(j+1) == "a" && r.fold(j+2) == "half" && last == j-1:
			group, last, a.fraction = group+0.5, j+2, false
			j += 2
		default:
			j = len(r.words)
		}
	}
	if last < 0 {
		return amount{}, false
	}
	value := sum + group
	a.low, a.high, a.written, a.last = value, value, value, last
	if a.step = wholeStep(value); value != float64(int64(value)) {
		a.step = 0.5
	}
	if a.times == 12 {
		a.step = 1
	}
	return a, true
}

// fits reports whether a small number continues a group: sixty four and two
// hundred six, but not three four.
func fits(group, small float64) bool {
	tens := int64(group) % 100
	return group == 0 || tens == 0 && group >= 100 || tens >= 20 && tens%10 == 0 && small < 10
}

// continuesNumber reports whether the "and" at word j joins parts of one number,
// as in two hundred and six.
func (r spelled) continuesNumber(j int, sum, group float64) bool {
	small, ok := text.SmallNumber(r.fold(j + 1))
	if !ok || !r.joined(j) || group > 0 && group < 100 || group >= 1000 {
		return false
	}
	return group >= 100 && int64(group)%100 == 0 || sum >= 1000 && small > 0 && group == 0
}

// articleMagnitude reads the start of a hundred, half a million, a dozen, half a
// dozen: it returns the word after the factor, and the factor.
func (r spelled) articleMagnitude(i int) (next int, value float64, ok bool) {
	next, value = i, 1
	if r.fold(next) == "half" {
		next, value = next+1, 0.5
	} else if r.fold(next) == "quarter" && r.fold(next+1) == "of" {
		next, value = next+2, 0.25
	}
	if r.fold(next) != "a" || !r.joined(next) {
		return 0, 0, false
	}
	fold := r.fold(next + 1)
	m, isMagnitude := text.Magnitude(fold)
	switch {
	case fold == "dozen":
	case !isMagnitude || len(fold) < 3:
		return 0, 0, false
	case fold == "hundred":
		return next + 2, value * m, true
	}
	return next + 1, value, true
}
