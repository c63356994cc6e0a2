package fact

// quarters read the quarters and halves of years.
type quarters struct {
	calendarWords
	*anchor
	clause clauses
	years  years
}

// readQuarter reads the first quarter of 2027, the second half of next year, Q3
// 2026, the fourth quarter.
func (r *quarters) readQuarter(i int) (dayUnit, bool) {
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
func (r *quarters) partOfYear(n, months, next int) (dayUnit, bool) {
	if r.fold(next) == "of" && r.fold(next+1) == "the" {
		if r.fold(next+2) != "year" {
			return dayUnit{}, false
		}
		d, ok := r.partOfYear(n, months, next+3)
		return d, ok
	}
	d := dayUnit{step: 30.5 * float64(months), next: next}
	y, after := r.years.yearAfter(next)
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
func (r *quarters) partYear(n, months, next int) int {
	y := r.thisYear()
	d := monthsRange(y, (n-1)*months+1, months)
	switch side := r.clause.direction(next - 2); {
	case side == future && d.high < r.today:
		return y + 1
	case side != future && d.low > r.today+clearlyOff:
		return y - 1
	}
	return y
}
