package fact

// periods read what lasts from one day, month or year to another.
type periods struct {
	calendarWords
	shares *dayShares
}

// extendRange joins the unit with a second one that ends a period: from 1968 to
// 1972, 16 to 19 March, January and February, 2014-15.
func (r *periods) extendRange(d dayUnit) dayUnit {
	at := d.next
	if at >= len(r.words) || d.vague {
		return d
	}
	switch word := r.fold(at); {
	case r.ranged(at - 1):
	case r.joined(at-1) && (word == "to" || word == "through" || word == "until" || word == "till"):
		at++
	case r.joined(at-1) && word == "and" && (r.fold(d.first-1) == "between" || d.step < 100):
		at++
	default:
		return d
	}
	if year := r.shortYear(d, at); year > 0 {
		d.high, d.unit, d.next = yearRange(year).high, period, at+1
		return d
	}
	if r.fold(at) == "the" {
		at++
	}
	end, ok := dayUnit{}, false
	if at < len(r.words) {
		end, ok = r.shares.readDayPart(at)
	}
	if !ok || end.vague || end.first < at || end.unit == anyYear && d.unit != anyYear {
		return d
	}
	if end.unit != anyYear && d.unit == anyYear {
		d.unit = ""
	}
	start, end := alignRange(d, end)
	if end.high < start.low || r.fold(at-1) == "and" && r.fold(d.first-1) != "between" && end.low > start.high+1 {
		return d
	}
	d = start
	d.high, d.step, d.next = end.high, max(d.step, end.step), end.next
	if d.unit != anyYear {
		d.unit = period
	}
	return d
}

// alignRange moves the end of a range that was guessed into the week or year of
// the other: Friday and Saturday, December to February, May to November last year.
func alignRange(d, end dayUnit) (dayUnit, dayUnit) {
	switch {
	case d.step == 7 && end.step == 7:
		for end.low < d.low {
			end.low, end.high = end.low+7, end.high+7
		}
	case d.guessed && !end.guessed:
		for d.low > end.low {
			d.low, d.high = yearsLater(d.low, -1), yearsLater(d.high, -1)
		}
		for yearsLater(d.low, 1) <= end.low {
			d.low, d.high = yearsLater(d.low, 1), yearsLater(d.high, 1)
		}
	case end.guessed:
		for end.low < d.low {
			end.low, end.high = yearsLater(end.low, 1), yearsLater(end.high, 1)
		}
		for yearsLater(end.low, -1) >= d.low {
			end.low, end.high = yearsLater(end.low, -1), yearsLater(end.high, -1)
		}
	}
	return d, end
}

// yearsLater returns the same date of another year.
func yearsLater(day, years int) int { return dayOf(dateOf(day).AddDate(years, 0, 0).Date()) }

// shortYear returns the year that word at ends a range with: 2014-15.
func (r *periods) shortYear(d dayUnit, at int) int {
	if d.step < 365 || d.step > 366 || len(r.fold(at)) != 2 || !r.ranged(at-1) {
		return 0
	}
	n, _, _, ok := r.number(at)
	if y, _ := yearMonth(d.low); ok && int(n) > y%100 {
		return y/100*100 + int(n)
	}
	return 0
}
