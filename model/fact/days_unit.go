package fact

// dayUnits read one day, week, month, season or year.
type dayUnits struct {
	readers  []func(int) (dayUnit, bool) // in the order in which they are tried
	quarters *quarters
	relative *relativeUnits
}

func newDayUnits(words calendarWords, a *anchor) *dayUnits {
	clause, years := clauses(words), years{words, a}
	dates, seasons := &dates{words, a, clause, years}, &seasons{words, a, clause, years}
	relative := &relativeUnits{words, a, clause, dates, seasons}
	weekdays := &weekdays{words, a, clause, dates, relative}
	r := &dayUnits{quarters: &quarters{words, a, clause, years}, relative: relative}
	r.readers = []func(int) (dayUnit, bool){
		dates.readNumericDate, (&holidays{words, a, clause, years}).readHoliday, weekdays.readWeekday, dates.readMonthDate,
		relativeDays{words, a}.readRelativeDay, relative.readRelativeUnit, seasons.readSeason, r.quarters.readQuarter, years.readYear,
		years.readDecade,
	}
	return r
}

// readDayUnit reads one unit, with the words before it that belong to it.
func (r *dayUnits) readDayUnit(i int) (dayUnit, bool) {
	for _, read := range r.readers {
		if d, ok := read(i); ok {
			if d.first == 0 {
				d.first = i
			}
			return d, true
		}
	}
	return dayUnit{}, false
}

// oneDay returns a unit of one day.
func oneDay(day, next int) dayUnit { return dayUnit{dayRange: dayRange{day, day}, step: 1, next: next} }
