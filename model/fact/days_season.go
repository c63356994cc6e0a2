package fact

// seasons read the seasons of years.
type seasons struct {
	calendarWords
	*anchor
	clause clauses
	years  years
}

// seasonMonths returns the month in which a season starts, 0 for other words.
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
func (r *seasons) steppedSeason(month, step int) dayRange {
	y := r.thisYear()
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
func (r *seasons) readSeason(i int) (dayUnit, bool) {
	month := seasonMonths(r.fold(i))
	if month == 0 {
		return dayUnit{}, false
	}
	if second := seasonMonths(r.fold(i + 2)); second > 0 && r.fold(i+1) == "and" {
		if y, after := r.years.yearAfter(i + 3); after > i+3 {
			return dayUnit{dayRange: season(y, second).cover(season(y, month)), step: 92, next: after}, true
		}
	}
	next := i + 1
	if y, after := r.years.yearAfter(next); after > next {
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
	case r.clause.direction(i) == past && d.low > r.today:
		d.dayRange = r.steppedSeason(month, -1)
	case r.clause.direction(i) == future && mid < r.today:
		d.dayRange = r.steppedSeason(month, 1)
	}
	return d, true
}

// ownYear reads the year after a season that is "this" or "next" already.
func (r *seasons) ownYear(d dayUnit) dayUnit {
	if y, after := r.years.yearAfter(d.next); after > d.next {
		_, m := yearMonth(d.low)
		d.dayRange, d.next = season(y, m), after
	}
	return d
}
