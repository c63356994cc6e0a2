package fact

// An amount is a bare number as it is written, without bound and unit.
type amount struct {
	low, high float64 // equal unless the words are vague: dozens
	written   float64
	step      float64 // as in [Value]
	times     float64 // of the magnitudes after the digits, 1 without any
	last      int     // its last word
	unit      string  // what is written right behind the digits: km of 255km
	digits    bool    // written in digits
	vague     bool
	fraction  bool // a third, one in five
}

func (a *amount) scale(m float64) {
	a.low, a.high, a.written, a.step, a.times = a.low*m, a.high*m, a.written*m, a.step*m, a.times*m
}

// amounts read bare numbers, however they are written. Several readers try the
// same word, so that the last number is remembered.
type amounts struct {
	numberWords
	currencies currencies
	fractions  fractions
	digits     digits
	vague      vague
	spelled    spelled

	word     int    // the first word of the last number that was asked for
	asked    bool   // there is one
	amount   amount // if isAmount
	isAmount bool
}

// amountAt reads the number whose first word is word i. It remembers the last one,
// since several readers try the same word.
func (r *amounts) amountAt(i int) (amount, bool) {
	if i >= len(r.words) || r.taken[i] {
		return amount{}, false
	}
	if !r.asked || r.word != i {
		r.amount, r.isAmount = r.readAmount(i)
		r.asked, r.word = true, i
	}
	return r.amount, r.isAmount
}

func (r *amounts) readAmount(i int) (amount, bool) {
	if r.words[i].Numeral {
		if a, ok := r.fractions.oneInAt(i); ok {
			return a, true
		}
		return r.digits.digitsAt(i)
	}
	for _, read := range []func(int) (amount, bool){r.fractions.fractionAt, r.vague.vagueAt, r.spelled.spelledAt} {
		if a, ok := read(i); ok {
			return a, true
		}
	}
	return amount{}, false
}

func (r *amounts) digitsOrWords(i int) (amount, bool) {
	if i < len(r.words) && (r.words[i].Numeral || r.fold(i) != "a") {
		return r.amountAt(i)
	}
	return amount{}, false
}

// sideAt reads one side of a score: a whole number without sign and unit.
func (r *amounts) sideAt(i int) (amount, bool) {
	if r.currencies.hasCurrencyBefore(i) {
		return amount{}, false
	}
	a, ok := r.amountAt(i)
	return a, ok && !a.fraction && !a.vague && a.unit == "" && a.times == 1
}
