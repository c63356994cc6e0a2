package fact

import (
	"math"
	"strconv"
	"strings"
)

// number reads the amount at word i: 12, 1,400, 18.4, 2½, twenty-one, a hundred
// and eight, a dozen. It returns the word after it and the distance between the
// amounts that are written as leanNone.
func (r timeWords) number(i int) (n, step float64, next int, ok bool) {
	if i >= len(r.words) {
		return 0, 0, i, false
	}
	if r.words[i].Numeral {
		return r.numeral(i)
	}
	for next = i; next < len(r.words) && (next == i || r.joined(next-1)); next++ {
		small, isSmall := smallNumber(r.words[next].Fold)
		switch word := r.words[next].Fold; {
		case isSmall && (next == i || n >= 100 && math.Mod(n, 100) == 0 || n >= 20 && n < 100 && math.Mod(n, 10) == 0 && small < 10):
			n, ok = n+small, true
		case word == "hundred" && ok && n < 100:
			n *= 100
		case word == "thousand" && ok && n < 1000:
			n *= 1000
		case word == "dozen" && ok && n < 100:
			n *= 12
		case word == "and" && n >= 100 && ok && isSmallNumber(r.fold(next+1)):
		default:
			return n, 1, next, ok
		}
	}
	return n, 1, next, ok
}

// numeral reads an amount in digits, with a vulgar fraction after it.
func (r timeWords) numeral(i int) (n, step float64, next int, ok bool) {
	fold := r.words[i].Fold
	if strings.ContainsFunc(fold, isNoFloat) {
		return 0, 0, i, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(fold, ",", ""), 64)
	if err != nil || n > 1e9 {
		return 0, 0, i, false
	}
	step = 1
	if _, decimals, found := strings.Cut(fold, "."); found {
		step = math.Pow10(-len(decimals))
	}
	if r.fold(i+1) == "1" && r.gap(i) == " " && r.gap(i+1) == "/" && r.fold(i+2) == "2" {
		return n + 0.5, 0.5, i + 3, true
	}
	if part, ok := fractionSign(r.gap(i)); ok {
		return n + part, part, i + 1, true
	}
	return n, step, i + 1, true
}

// isNoFloat reports whether a character is in no number that Go can read. Most
// ordinals and units have one.
func isNoFloat(c rune) bool { return c > 'f' && c != 'x' && c != 'p' }

// digitsOnly returns the value of a word that is nothing but digits.
func digitsOnly(fold string) (n int, ok bool) {
	if fold == "" || len(fold) > 18 {
		return 0, false
	}
	for i := range len(fold) {
		if fold[i] < '0' || fold[i] > '9' {
			return 0, false
		}
		n = 10*n + int(fold[i]-'0')
	}
	return n, true
}

func isSmallNumber(fold string) bool {
	_, ok := smallNumber(fold)
	return ok
}

// smallNumber returns the number that one word spells.
func smallNumber(fold string) (float64, bool) {
	n, ok := spelledNumbers[fold]
	return float64(n), ok
}

// ordinal returns the number of 12th, twelfth, 21st.
func ordinal(fold string) (int, bool) {
	if n, ok := ordinalWords[fold]; ok {
		return n, true
	}
	if len(fold) < 3 || fold[0] < '0' || fold[0] > '9' {
		return 0, false
	}
	switch fold[len(fold)-2:] {
	case "st", "nd", "rd", "th":
		return digitsOnly(fold[:len(fold)-2])
	}
	return 0, false
}

// roughness returns the distance between the numbers to which a writer who says
// "about n" may have rounded.
func roughness(n, step float64) float64 {
	switch {
	case n != math.Trunc(n) || step < 1:
		return step
	case n >= 100 && math.Mod(n, 100) == 0:
		return 100
	case n >= 20 && math.Mod(n, 10) == 0:
		return 10
	case n >= 10 && math.Mod(n, 5) == 0:
		return 5
	case n >= 10:
		return 2
	}
	return 1
}

// spelledNumberWords are the words of spelledNumbers.
const spelledNumberWords = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety`

var spelledNumbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

var ordinalWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}
