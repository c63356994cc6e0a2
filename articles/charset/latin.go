package charset

import (
	"math"
	"strings"
	"unicode"
)

// languageLetters has for each language in Latin letters those that ASCII lacks, the
// most frequent first, in the order in which languages are likely in what nobody
// declares.
var languageLetters = strings.Fields(`
éèàêçâôîûùëïœ äüößé áéíóúñ¡¿ü ãçáéóêõíâúàô éàèùòìóí éëïöüè åäöé æøåé
ąłżęóśćńź íáéěýžřšůčúťďňóë áíéčýžšúťľňôďóäŕĺě áéőöóüíúű čšžćđ čšžé ăîşţâșțéö ışğüçöâîéİ
ėšžąįųūčę āīēšņļūžķģčō õäüöšž äöåéšž ðíáþóæéöúý çë ċħżàġ ŵŷâêô`)

// What a letter that its language has not, a sign amid letters, and other signs
// cost, as logarithms of how likely they are.
const (
	foreign  = -7.5
	misplace = -9.0
	sign     = -5.0
)

// likeliest returns how likely the characters beyond ASCII of a text are, as a
// logarithm, in the language in which they are so most.
func likeliest(text string) float64 {
	letters := make(map[rune]int)
	total := 0.0
	for c := range beyondASCII(text) {
		if !unicode.IsLetter(c.r) {
			total += likelySign(c.before, c.r, c.after)
			continue
		}
		if unicode.IsDigit(c.before) || unicode.IsDigit(c.after) {
			total += foreign // it may be that of a currency
		}
		if unicode.IsUpper(c.r) && unicode.IsLower(c.before) || unicode.IsLower(c.r) && unicode.IsUpper(c.after) && unicode.IsUpper(c.before) {
			total += foreign / 2
		}
		letters[unicode.ToLower(c.r)]++
	}
	best := math.Inf(-1)
	for number, alphabet := range languageLetters {
		s := -float64(number) / 20
		for r, n := range letters {
			s += float64(n) * likelyLetter(alphabet, r)
		}
		best = max(best, s)
	}
	return total + best
}

// likelyLetter returns how likely a letter is among those that ASCII lacks of a
// language, as a logarithm: each is some two thirds as frequent as the one before.
func likelyLetter(alphabet string, letter rune) float64 {
	rank := 0
	for _, r := range alphabet {
		if r == letter {
			return -1 - 0.4*float64(rank)
		}
		rank++
	}
	return foreign
}

// likelySign returns how likely a character is that is no letter, where it stands.
func likelySign(before, r, after rune) float64 {
	if r == '\u00AD' && unicode.IsLetter(before) && unicode.IsLetter(after) { // where a word may be parted
		return -1
	}
	switch fits(before, r, after) {
	case 5, 3:
		return -2
	case 1:
		return -2.5
	case 0:
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			return misplace
		}
		return sign
	}
	return misplace
}
