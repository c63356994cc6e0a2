package text

// SmallNumber returns the value of a folded number word below a hundred that is
// one word: seven, twelve, forty.
func SmallNumber(fold string) (float64, bool) {
	v, ok := smallNumbers[fold]
	return v, ok && fold != "dozen"
}

// Magnitude returns what a folded word after a number multiplies it by: a
// thousand, a million. Abbreviations such as bn count.
func Magnitude(fold string) (float64, bool) {
	m, ok := magnitudes[fold]
	return m, ok && fold != "dozen"
}

// CurrencyOfSign returns the ISO 4217 code of a currency sign that stands for
// one currency or for the best known of several: GBP for £, USD for $.
func CurrencyOfSign(sign string) (string, bool) {
	code, ok := currencySigns[sign]
	return code, ok
}
