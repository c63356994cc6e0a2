package fact

import (
	"strconv"
	"strings"

	"triptych/model/text"
)

// years read years, decades and centuries.
type years struct {
	calendarWords
	*anchor
}

// readYear reads 2015, AD 620, fiscal 2027, '79.
func (r years) readYear(i int) (dayUnit, bool) {
	if fold := r.fold(i); fold == "ad" && r.words[i].In(r.src) == "AD" && r.joined(i) {
		if n, _, next, ok := r.number(i + 1); ok && n < 2200 {
			return dayUnit{dayRange: yearRange(int(n)), step: 365, next: next}, true
		}
	}
	if r.fold(i) == "fiscal" {
		if r.fold(i+1) == "year" {
			i++
		}
		if y, ok := r.year(i + 1); ok {
			return dayUnit{dayRange: yearRange(y).cover(yearRange(y - 1)), step: 365, next: i + 2}, true
		}
		return dayUnit{}, false
	}
	if y, ok := r.shortenedYear(i); ok {
		return dayUnit{dayRange: yearRange(y), step: 365, next: i + 1}, true
	}
	y, ok := r.year(i)
	if !ok || y >= 2100 || y < 1500 && !beforeYears()[r.fold(i-1)] || !r.standsAsYear(i) {
		return dayUnit{}, false
	}
	return dayUnit{dayRange: yearRange(y), step: 365, next: i + 1}, true
}

// shortenedYear reads ’79 as the last year that ends so.
func (r years) shortenedYear(i int) (int, bool) {
	w := r.words[i]
	if len(w.Fold) != 2 || !w.Numeral || !r.afterApostrophe(i) {
		return 0, false
	}
	n, ok := digitsOnly(w.Fold)
	if !ok {
		return 0, false
	}
	y := 1900 + n
	if r.known && 2000+n <= r.thisYear()+5 {
		y = 2000 + n
	}
	return y, true
}

// standsAsYear reports whether the four digits at word i are a year and not an
// amount: no currency before them, no noun after.
func (r years) standsAsYear(i int) bool {
	if i > 0 && r.gap(i-1) == "" && !r.words[i-1].Capital {
		return false // $2015
	}
	if i > 0 && r.words[i-1].Capital && r.joined(i-1) && numberedThings()[r.fold(i-1)] {
		return false // Flight 1549
	}
	if r.fold(i-1) == "some" || r.fold(i-1) == "than" || strings.HasPrefix(r.gap(i), ".") && i+1 < len(r.words) && r.gap(i) == "." {
		return false
	}
	if i+1 < len(r.words) && r.joined(i) {
		w := r.fold(i + 1)
		if _, isUnit := unitLength(w); isUnit || w == "%" || w == "people" || w == "million" || zoneWords()[w] || w == "hours" {
			return false
		}
		if beforeYears()[r.fold(i-1)] {
			return true
		}
		if isPlural(w) && !r.words[i+1].Capital && r.gap(i) == " " {
			return false
		}
	}
	return true
}

// numberedThings stand before a number that is a name.
var numberedThings = text.WordSet(`flight room article section route highway number no page chapter bus train unit model suite gate`)

// isPlural reports whether a word looks like a plural noun, which a number counts.
func isPlural(fold string) bool {
	return len(fold) > 3 && strings.HasSuffix(fold, "s") && !strings.HasSuffix(fold, "ss") && !strings.HasSuffix(fold, "us") && !strings.HasSuffix(fold, "is")
}

// readDecade reads the 1990s, the nineties, the 17th century, seventeenth-century.
func (r years) readDecade(i int) (dayUnit, bool) {
	fold := r.fold(i)
	if n, ok := ordinal(fold); ok && n <= 22 && r.fold(i+1) == "century" && r.joined(i) {
		return dayUnit{dayRange: yearRange(100 * (n - 1)).cover(yearRange(100*n - 1)), step: 36525, next: i + 2}, true
	}
	start, next := 0, i+1
	switch digits := strings.TrimSuffix(fold, "s"); {
	case len(fold) == 5 && fold[4] == 's' && fold[3] == '0', len(fold) == 4 && r.fold(i+1) == "s" && fold[3] == '0' && len(r.gap(i)) <= 3 && r.gap(i) != " ":
		start, _ = strconv.Atoi(digits)
		if len(fold) == 4 {
			next++
		}
	case len(fold) == 3 && fold[2] == 's' && fold[1] == '0' && (r.afterApostrophe(i) || r.fold(i-1) == "the"):
		n, _ := strconv.Atoi(digits)
		start = 1900 + n
	case decadeNames[fold] > 0 && r.fold(i-1) != "his" && r.fold(i-1) != "her" && r.fold(i-1) != "their" && r.fold(i-1) == "the":
		start = 1900 + decadeNames[fold]
	}
	if start < 1000 || start > 2190 {
		return dayUnit{}, false
	}
	return dayUnit{dayRange: yearRange(start).cover(yearRange(start + 9)), step: 3652, next: next}, true
}

var decadeNames = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}

var beforeYears = text.WordSet(`in since until till by from between to before after during through of and late early mid spring summer autumn
fall winter year`)

// yearAfter returns the year that the words at next tell, and the word after it;
// next if they tell none.
func (r years) yearAfter(next int) (year, after int) {
	if y, ok := r.year(next); ok && r.commaJoined(next-1) {
		return y, next + 1
	}
	at := next
	if r.fold(at) == "of" || r.fold(at) == "in" {
		at++
	}
	if y, ok := r.year(at); ok && r.joined(at-1) && at > next {
		return y, at + 1
	}
	if w := r.fold(at); (w == "last" || w == "this" || w == "next") && r.known && r.phraseAt(at+1, "year") && r.joined(at) {
		return r.thisYear() + unitSteps[w], at + 2
	}
	return 0, next
}
