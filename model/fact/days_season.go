package fact

import (
	"strconv"
	"strings"

	"triptych/model/text"
)

// seasonMonths returns the month in which a season starts, 0 for other words. Its
// length is seasonLength, since a writer's spring may be that of the calendar or
// that of the weather.
func seasonMonths(fold string) int {
	switch fold {
	case "spring", "springtime":
		return 3
	case "summer", "summertime":
		return 6
	case "autumn", "fall":
		return 9
	case "winter", "wintertime":
		return 12
	}
	return 0
}

// season returns the days of the season that starts in a month of a year, by the
// weather from its first day and by the calendar to three weeks after its last.
func season(y, month int) dayRange {
	d := monthsRange(y, month, 3)
	d.high += 21
	return d
}

// steppedSeason returns the last, the nearest or the next season that starts in
// a month.
func (r *timeReader) steppedSeason(month, step int) dayRange {
	y := r.anchor.Year()
	best := season(y-2, month)
	for k := y - 1; k <= y+1; k++ {
		s := season(k, month)
		switch {
		case step < 0 && s.high < r.today+21 && s.low < r.today-60,
			step == 0 && distance((s.low+s.high)/2, r.today) < distance((best.low+best.high)/2, r.today):
			best = s
		case step > 0 && s.low > r.today:
			return s
		}
	}
	return best
}

// readSeason reads the spring of 2027, summer 2028, in the autumn.
func (r *timeReader) readSeason(i int) (dayUnit, bool) {
	month := seasonMonths(r.fold(i))
	if month == 0 {
		return dayUnit{}, false
	}
	if second := seasonMonths(r.fold(i + 2)); second > 0 && r.fold(i+1) == "and" {
		if y, after := r.yearAfter(i + 3); after > i+3 {
			return dayUnit{dayRange: season(y, second).cover(season(y, month)), step: 92, next: after}, true
		}
	}
	next := i + 1
	if y, after := r.yearAfter(next); after > next {
		return dayUnit{dayRange: season(y, month), step: 92, next: after}, true
	}
	if r.fold(i-1) != "the" && r.fold(i-1) != "in" && r.fold(i-1) != "by" && r.fold(i-1) != "since" && r.fold(i-1) != "until" {
		return dayUnit{}, false
	}
	if (r.fold(i) == "fall" || r.fold(i) == "spring") && !r.endsClause(i) || r.fold(next) == "of" {
		return dayUnit{}, false
	}
	d := dayUnit{step: 92, next: next}
	if !r.known {
		d.dayRange, d.unit = season(unknownYear, month), anyYear
		return d, true
	}
	d.dayRange = r.steppedSeason(month, 0)
	switch mid := (d.low + d.high) / 2; {
	case r.direction(i) == past && d.low > r.today:
		d.dayRange = r.steppedSeason(month, -1)
	case r.direction(i) == future && mid < r.today:
		d.dayRange = r.steppedSeason(month, 1)
	}
	return d, true
}

// ownYear reads the year after a season that is "this" or "next" already.
func (r *timeReader) ownYear(d dayUnit) dayUnit {
	if y, after := r.yearAfter(d.next); after > d.next {
		_, m := yearMonth(d.low)
		d.dayRange, d.next = season(y, m), after
	}
	return d
}

// readQuarter reads the first quarter of 2027, the second half of next year, Q3
// 2026, the fourth quarter.
func (r *timeReader) readQuarter(i int) (dayUnit, bool) {
	fold := r.fold(i)
	if len(fold) == 2 && (fold[0] == 'q' || fold[0] == 'h') && fold[1] >= '1' && fold[1] <= '4' && r.words[i].Capital {
		months := map[byte]int{'q': 3, 'h': 6}[fold[0]]
		if n := int(fold[1] - '0'); n*months <= 12 {
			return r.partOfYear(n, months, i+1)
		}
	}
	n, ok := ordinal(fold)
	if fold == "last" || fold == "final" {
		n, ok = 4, true
	}
	if !ok || !r.joined(i) {
		return dayUnit{}, false
	}
	switch {
	case r.fold(i+1) == "quarter" && n <= 4:
		return r.partOfYear(n, 3, i+2)
	case r.fold(i+1) == "half" && n <= 2:
		d, ok := r.partOfYear(n, 6, i+2)
		return d, ok && d.next > i+2 // others are halves of matches
	}
	return dayUnit{}, false
}

// partOfYear returns the nth part of so many months of the year that the next
// words tell, or of the one nearest to the anchor.
func (r *timeReader) partOfYear(n, months, next int) (dayUnit, bool) {
	if r.fold(next) == "of" && r.fold(next+1) == "the" {
		if r.fold(next+2) != "year" {
			return dayUnit{}, false
		}
		d, ok := r.partOfYear(n, months, next+3)
		return d, ok
	}
	d := dayUnit{step: 30.5 * float64(months), next: next}
	y, after := r.yearAfter(next)
	switch {
	case after > next:
		d.next = after
	case !r.known:
		y, d.unit = unknownYear, anyYear
	default:
		y = r.partYear(n, months, next)
	}
	d.dayRange = monthsRange(y, (n-1)*months+1, months)
	return d, d.next > next || r.fold(next) != "of"
}

// partYear returns the year of a quarter or half of which the words tell no year.
func (r *timeReader) partYear(n, months, next int) int {
	y := r.anchor.Year()
	d := monthsRange(y, (n-1)*months+1, months)
	switch side := r.direction(next - 2); {
	case side == future && d.high < r.today:
		return y + 1
	case side != future && d.low > r.today+clearlyOff:
		return y - 1
	}
	return y
}

// readYear reads 2015, AD 620, fiscal 2027, '79.
func (r *timeReader) readYear(i int) (dayUnit, bool) {
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
func (r *timeReader) shortenedYear(i int) (int, bool) {
	w := r.words[i]
	if len(w.Fold) != 2 || !w.Numeral || !r.afterApostrophe(i) {
		return 0, false
	}
	n, err := strconv.Atoi(w.Fold)
	if err != nil {
		return 0, false
	}
	y := 1900 + n
	if r.known && 2000+n <= r.anchor.Year()+5 {
		y = 2000 + n
	}
	return y, true
}

func (r *timeReader) afterApostrophe(i int) bool {
	before := r.src[:r.words[i].Start]
	return strings.HasSuffix(before, "’") || strings.HasSuffix(before, "'") || strings.HasSuffix(before, "‘")
}

// standsAsYear reports whether the four digits at word i are a year and not an
// amount: no currency before them, no noun after.
func (r *timeReader) standsAsYear(i int) bool {
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
func (r *timeReader) readDecade(i int) (dayUnit, bool) {
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
