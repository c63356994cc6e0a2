package fact

import "triptych/model/text"

// spelledAt reads sixty-four, two hundred and six, a hundred thousand, half a
// million, three and a half, a dozen.
func (r *reader) spelledAt(i int) (amount, bool) {
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
		case isMagnitude && group > 0 && last == j-1 && fold != "hundred":
			sum, group, last, a.times = sum+group*m, 0, j, m
		case fold == "and" && r.continuesNumber(j, sum, group):
		case fold == "and" && group > 0 && r.foldAt(j+1) == "a" && r.foldAt(j+2) == "half" && last == j-1:
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
func (r *reader) continuesNumber(j int, sum, group float64) bool {
	small, ok := text.SmallNumber(r.foldAt(j + 1))
	if !ok || !r.joined(j) || group > 0 && group < 100 || group >= 1000 {
		return false
	}
	return group >= 100 && int64(group)%100 == 0 || sum >= 1000 && small > 0 && group == 0
}

// articleMagnitude reads the start of a hundred, half a million, a dozen, half a
// dozen: it returns the word after the factor, and the factor.
func (r *reader) articleMagnitude(i int) (next int, value float64, ok bool) {
	next, value = i, 1
	if r.foldAt(next) == "half" {
		next, value = next+1, 0.5
	} else if r.foldAt(next) == "quarter" && r.foldAt(next+1) == "of" {
		next, value = next+2, 0.25
	}
	if r.foldAt(next) != "a" || !r.joined(next) {
		return 0, 0, false
	}
	fold := r.foldAt(next + 1)
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

// vagueAt reads dozens, hundreds of thousands, several hundred, a couple of, a
// handful of.
func (r *reader) vagueAt(i int) (amount, bool) {
	start, few := i, 1.0
	fold := r.foldAt(i)
	if v, ok := fewWords[fold]; ok || fold == "a" && fewWords[r.foldAt(i+1)][0] > 0 {
		if !ok {
			i++
			v = fewWords[r.foldAt(i)]
		}
		if v[0] == 2 && r.foldAt(i+1) != "of" {
			return amount{}, false // a married couple
		}
		return r.fewAt(i, v)
	}
	low := 0.0
	for ; i < len(r.words) && !r.taken[i]; i++ {
		m, ok := vagueNumbers[r.words[i].Fold]
		if !ok {
			break
		}
		low = m * few
		few = low / 2
		if r.foldAt(i+1) != "of" || vagueNumbers[r.foldAt(i+2)] == 0 {
			i++
			break
		}
		i++
	}
	if low == 0 || i == start {
		return amount{}, false
	}
	a := amount{low: low * 0.75, high: low * 7.5, written: low, times: 1, last: i - 1, vague: true}
	if r.foldAt(i) == "of" && r.hasNounAfter(i) {
		a.last = i
	}
	return a, true
}

// hasNounAfter reports whether the word after word i can be counted: dozens of
// people, but not dozens of them.
func (r *reader) hasNounAfter(i int) bool {
	return i+1 < len(r.words) && r.joined(i) && !text.IsFunction(r.words[i+1].Fold)
}

// fewAt reads several, several hundred, a couple of.
func (r *reader) fewAt(i int, few [2]float64) (amount, bool) {
	a := amount{low: few[0], high: few[1], written: few[0], times: 1, last: i, vague: true}
	if r.foldAt(i+1) == "of" && !ofThem()[r.foldAt(i+2)] {
		a.last++
	}
	before := a.last
	if r.readMagnitudes(&a); a.last > before {
		return a, true
	}
	if a.last == i && r.words[i].Fold == "several" && !r.hasNounAfter(i) && r.foldAt(i+1) != "of" {
		return amount{}, false
	}
	return a, true
}

// fewWords has what words for a small number allow.
var fewWords = map[string][2]float64{"several": {3, 9}, "couple": {2, 3}, "handful": {3, 8}}

// vagueNumbers has the least that a plural stands for: dozens are at least two.
var vagueNumbers = map[string]float64{
	"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9, "tens": 20,
}
