package fact

import (
	"math"
	"strconv"
	"strings"

	"triptych/model/text"
)

// digits reads numbers in digits.
type digits struct {
	numberWords
	currencies currencies
}

// digitsAt reads 2,400; 10 000; 4.6m; 45 million; 2½.
func (r digits) digitsAt(i int) (amount, bool) {
	digits, suffix := splitNumeral(r.words[i].Fold)
	a := amount{times: 1, last: i, digits: true}
	for suffix == "" && len(digits) <= 3 && r.isDigitGroup(a.last+1) {
		a.last++
		digits += r.words[a.last].Fold
	}
	value, step, ok := parseDigits(digits)
	if !ok || isOrdinalEnding(suffix) {
		return amount{}, false
	}
	a.low, a.high, a.written, a.step = value, value, value, step
	if half, ok := r.vulgarFraction(a.last); ok && suffix == "" {
		a.low, a.high, a.written, a.step = value+half, value+half, value+half, 0.5
	}
	if m, ok := gluedMagnitude(suffix); ok && !r.meansMetres(a.last, suffix, digits) {
		a.scale(m)
		suffix = ""
	}
	a.unit = suffix
	if suffix == "" {
		r.readMagnitudes(&a)
	}
	return a, true
}

// splitNumeral parts the digits of a folded numeral from the letters after them.
func splitNumeral(fold string) (digits, suffix string) {
	end := strings.IndexFunc(fold, func(c rune) bool { return (c < '0' || c > '9') && c != ',' && c != '.' })
	if end < 0 {
		return fold, ""
	}
	return fold[:end], fold[end:]
}

// isDigitGroup reports whether word i is three digits that continue a number
// grouped by spaces.
func (r digits) isDigitGroup(i int) bool {
	if i >= len(r.words) || len(r.words[i].Fold) != 3 || r.taken[i] {
		return false
	}
	_, ok := digitsOnly(r.words[i].Fold)
	switch r.gap(i - 1) {
	case "\u00a0", "\u2009", "\u202f":
		return ok
	case " ":
		return r.words[i].Fold == "000"
	}
	return false
}

// parseDigits returns the value of digits that are grouped by commas or dots and
// may have decimals, and the step to which they are written.
func parseDigits(s string) (value, step float64, ok bool) {
	s = strings.ReplaceAll(s, ",", "")
	if strings.Count(s, ".") > 1 {
		s = strings.ReplaceAll(s, ".", "")
	}
	value, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(value, 0) || len(s) > 18 {
		return 0, 0, false
	}
	if whole, decimals, found := strings.Cut(s, "."); found {
		return value, math.Pow(10, -float64(len(decimals))), whole != ""
	}
	return value, wholeStep(value), true
}

// wholeStep returns the step of a whole number that is not said to be rounded. It
// is 1 where people count, below 100, and unless there are two zeros at the end;
// of 2,000 the writer may have left out tens, but hardly hundreds.
func wholeStep(value float64) float64 {
	step := zeros(value)
	if step < 100 {
		return 1
	}
	for step > tacitShare*value {
		step /= 10
	}
	return step
}

// tacitShare is the greatest share of a whole number by which two that are
// rounded tacitly lie apart.
const tacitShare = 0.06

// zeros returns the greatest power of ten that divides a whole number.
func zeros(value float64) float64 {
	step := 1.0
	for value != 0 && math.Mod(value, step*10) == 0 && step < 1e15 {
		step *= 10
	}
	return step
}

func isOrdinalEnding(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }

// gluedMagnitude returns the magnitude written right behind digits: 4.6m, 1.2bn,
// 30million.
func gluedMagnitude(s string) (float64, bool) {
	switch s {
	case "tn", "trn":
		return 1e12, true
	case "b":
		return 1e9, true
	}
	return text.Magnitude(s)
}

// meansMetres reports whether the m behind digits is for metres rather than
// millions: no currency before, and not the noun of what is counted behind.
func (r digits) meansMetres(i int, suffix, digits string) bool {
	if suffix != "m" || r.currencies.hasCurrencyBefore(i) {
		return false
	}
	next := r.fold(i + 1)
	if r.context.millions && !metreWords()[next] {
		return false
	}
	if strings.Contains(digits, ",") || next == "" || !r.joined(i) || metreWords()[next] {
		return true
	}
	if _, ok := currencyNames[next]; ok {
		return false
	}
	return text.IsFunction(next) && !strings.Contains(digits, ".")
}

var metreWords = text.WordSet(`race sprint freestyle relay final hurdles butterfly breaststroke backstroke high tall deep
wide long below above away north south east west high-jump swim dash runner champion title wave waves from`)

// readMagnitudes extends the amount by the words million, thousand and the like.
func (r digits) readMagnitudes(a *amount) {
	for r.joined(a.last) && !r.taken[a.last+1] {
		fold := r.words[a.last+1].Fold
		m, ok := text.Magnitude(fold)
		if !ok {
			m, ok = otherMagnitudes[fold]
		}
		if !ok || fold == "m" && !r.currencies.hasCurrencyBefore(a.last) {
			return
		}
		if fold == "dozen" {
			a.step = 1 / m
		}
		a.scale(m)
		a.last++
	}
}

// otherMagnitudes has magnitudes that are not in every number of the world.
var otherMagnitudes = map[string]float64{"dozen": 12, "crore": 1e7, "lakh": 1e5, "tn": 1e12}

// vulgarFraction returns the value of a sign such as ½ behind word i.
func (r digits) vulgarFraction(i int) (float64, bool) { return fractionSign(r.src[r.words[i].End:]) }

// fractionSign returns the value of the sign that a text begins with.
func fractionSign(s string) (float64, bool) {
	switch {
	case strings.HasPrefix(s, "½"):
		return 0.5, true
	case strings.HasPrefix(s, "¼"):
		return 0.25, true
	case strings.HasPrefix(s, "¾"):
		return 0.75, true
	}
	return 0, false
}
