package fact

import (
	"math"
	"slices"
	"strings"
)

// sameOr returns what compares two times of one dimension of which the same is
// not said in words that allow the same.
func sameOr(compare func(a, b Value) Agreement) func(a, b Value) Agreement {
	return func(a, b Value) Agreement {
		if sameValue(a, b) {
			return Equal
		}
		return compare(a, b)
	}
}

// sameValue reports whether two values allow the same.
func sameValue(a, b Value) bool { return a.Low == b.Low && a.High == b.High && a.Unit == b.Unit }

// sameMiddle reports whether one value is what another one is about: half an hour and
// some 30 minutes.
func sameMiddle(a, b Value) bool {
	if !a.About {
		a, b = b, a
	}
	return a.About && !a.Unbounded() && b.Low == b.High && (a.Low+a.High)/2 == b.Low
}

// overlap reports whether two values allow the same for some true value.
func overlap(a, b Value) bool { return a.Low <= b.High && b.Low <= a.High }

// shifted returns the value moved by an amount.
func (v Value) shifted(by float64) Value {
	v.Low, v.High = v.Low+by, v.High+by
	return v
}

// compareClocks compares times of day, each of which may be twelve hours later
// than it seems if its words do not tell, and may be counted past midnight.
//
// About ten past six is ten past six, and half past one may be 01:28.
func compareClocks(a, b Value) Agreement {
	if sameMiddle(a, b) && a.Unit == b.Unit {
		return Equal
	}
	zoneA, zoneB := zoneOf(a), zoneOf(b)
	if zoneA != zoneB || zoneA == elsewhere {
		if a.Low != a.High || b.Low != b.High || sameInAnotherZone(a.Low, b.Low) {
			return Compatible
		}
		return Unequal
	}
	for _, by := range clockShifts(a, b) {
		if x := a.shifted(by); overlap(x, b) || isRoundedTime(x, b) || isRoundedTime(b, x) {
			return Compatible
		}
	}
	return Unequal
}

// What writers round a time to, and by how much at most, in minutes.
const (
	roundMinutes   = 5
	roundedMinutes = 3
)

// isRoundedTime reports whether a time of day may be another one as a writer rounds
// it: half past one is 01:28.
func isRoundedTime(v, exact Value) bool {
	return v.Low == v.High && exact.Low == exact.High && math.Mod(v.Low, roundMinutes) == 0 && math.Abs(v.Low-exact.Low) <= roundedMinutes
}

// zoneOf returns the part of a clock's unit that tells its zone.
func zoneOf(v Value) string {
	return strings.TrimSpace(strings.TrimSuffix(v.Unit, twelveHours))
}

// clockShifts returns the amounts by which one time may be moved against another
// and stay what the words say.
func clockShifts(a, b Value) []float64 {
	step := float64(dayMinutes)
	if strings.HasSuffix(a.Unit, twelveHours) || strings.HasSuffix(b.Unit, twelveHours) {
		step /= 2
	}
	var list []float64
	for by := -2 * step; by <= 2*step; by += step {
		list = append(list, by)
	}
	return list
}

// compareDays compares days, months, periods and so on.
func compareDays(a, b Value) Agreement {
	if nameA, nameB := weekdayUnit(a), weekdayUnit(b); nameA || nameB {
		return compareWeekdays(a, b, nameA && nameB)
	}
	if a.Unit == anyYear != (b.Unit == anyYear) {
		return compareAnyYear(a, b)
	}
	switch {
	case a.endsOn(b) || b.endsOn(a):
		return Equal
	case a.Unbounded() && b.Unbounded() && !sameLimit(a, b):
		return Unequal
	case a.Unit == period && b.Unit == period && a.Step == b.Step && !anyAbout(a, b):
		return Unequal
	case overlap(a, b):
		return compareParts(a, b)
	case a.Unit == "night" && followsNight(a, b), b.Unit == "night" && followsNight(b, a):
		return Compatible
	case a.Step == 7 && a.Low == a.High && weekOff(a, b), b.Step == 7 && b.Low == b.High && weekOff(b, a):
		return compareParts(a, b) // the week was guessed
	case farApart(a, b) || farApart(b, a):
		return Incomparable
	}
	return Unequal
}

// endsOn reports whether a day is the known end of one of which no other is known:
// until 3 July and by 3 July.
func (v Value) endsOn(day Value) bool {
	if day.Low != day.High || isDayPart(day.Unit) || math.IsInf(v.Low, -1) == math.IsInf(v.High, 1) {
		return false
	}
	return day.Low == v.Low || day.Low == v.High
}

// computedYears is the least number of days that an age or a length in years
// leaves open of the day that is computed from it.
const computedYears = 300

// farApart reports whether a is computed from an age or a number of years, and b
// so far from it that it is no other telling of the same: that somebody is 59
// does not contradict that something happened on Tuesday, or in 2019.
func farApart(a, b Value) bool {
	if !a.About || a.Step < computedYears {
		return false
	}
	return b.Step <= 7 || math.Max(a.Low-b.High, b.Low-a.High) > 2*a.Step
}

// sameLimit reports whether two days of which only one end is known, by the end of
// June and by 30 June, can have the same.
func sameLimit(a, b Value) bool {
	switch {
	case math.IsInf(a.Low, -1) && math.IsInf(a.High, 1), math.IsInf(b.Low, -1) && math.IsInf(b.High, 1):
		return true
	case math.IsInf(a.Low, -1) && math.IsInf(b.Low, -1):
		return a.High > b.High-math.Max(b.Step, 1) && b.High > a.High-math.Max(a.Step, 1)
	case math.IsInf(a.High, 1) && math.IsInf(b.High, 1):
		return a.Low < b.Low+math.Max(b.Step, 1) && b.Low < a.Low+math.Max(a.Step, 1)
	}
	return overlap(a, b)
}

func anyAbout(a, b Value) bool { return a.About || b.About }

// compareParts compares two days that may be the same by the parts of the day.
func compareParts(a, b Value) Agreement {
	single := a.Low == a.High && b.Low == b.High
	if single && a.Low == b.Low && a.Unit == b.Unit {
		return Equal
	}
	if single && isDayPart(a.Unit) && isDayPart(b.Unit) && !nextParts(a.Unit, b.Unit) {
		return Unequal
	}
	return Compatible
}

func isDayPart(unit string) bool { return dayParts()[unit] }

// nextParts reports whether two parts of a day flow into each other.
func nextParts(a, b string) bool {
	order := []string{"night", "morning", "afternoon", "evening", "night"}
	i, j := slices.Index(order, a), slices.Index(order, b)
	return i-j == 1 || j-i == 1 || a == "night" && b == "evening" || b == "night" && a == "evening"
}

// followsNight reports whether b can be the small hours after the night a.
func followsNight(a, b Value) bool {
	return b.Low <= a.High+1 && b.High >= a.High+1 && (!isDayPart(b.Unit) || b.Unit == "morning")
}

// weekOff reports whether the day, which is known by its weekday, is in b a week
// earlier or later.
func weekOff(a, b Value) bool { return overlap(a.shifted(7), b) || overlap(a.shifted(-7), b) }

// weekdayUnit reports whether nothing but a weekday is known of a day.
func weekdayUnit(v Value) bool {
	return v.Unbounded() && slices.Contains(weekdayNames[:], v.Unit)
}

func compareWeekdays(a, b Value, both bool) Agreement {
	if both {
		return Unequal // equal ones are the same value
	}
	if !weekdayUnit(a) {
		a, b = b, a
	}
	if b.Low == b.High && b.Unit != anyYear && weekdayNames[weekday(int(b.Low))] != a.Unit {
		return Unequal
	}
	return Compatible
}

// compareAnyYear compares a day of an unknown year with one of a known year.
func compareAnyYear(a, b Value) Agreement {
	if b.Unit == anyYear {
		a, b = b, a
	}
	if math.IsInf(b.Low, 0) || math.IsInf(b.High, 0) || math.IsInf(a.Low, 0) || math.IsInf(a.High, 0) || b.High-b.Low > 366 {
		return Compatible
	}
	first, _ := yearMonth(int(b.Low))
	for y := first - 1; y <= first+1; y++ {
		moved := a
		moved.Low, moved.High = float64(inYear(int(a.Low), y)), float64(inYear(int(a.High), y))
		if overlap(moved, b) {
			return Compatible
		}
	}
	return Unequal
}

// inYear returns the day of another year with the date of a day of the unknown
// one, or of the year after it.
func inYear(day, y int) int {
	t := dateOf(day)
	return dayOf(y+t.Year()-unknownYear, t.Month(), t.Day())
}

// roundingShare is by how much of itself a length may change when it is told in
// another unit: four weeks for a month, six weeks for a month and a half.
const roundingShare = 0.085

// closeShare is by how much a length may change when the units are multiples of
// each other: 18.4 months for a year and a half.
const closeShare = 0.026

// lengthReach is by how much a length may exceed what it is said to be more than.
// Who means more would name another length.
const lengthReach = 1.49

// compareDurations compares lengths of time, which are equal if one is the other
// as it is rounded in the other's unit.
func compareDurations(a, b Value) Agreement {
	exact := a.Low == a.High && b.Low == b.High
	if !exact {
		if sameValue(a, b) || sameEnds(a, b) || sameMiddle(a, b) {
			return Equal
		}
		if overlap(a.reaching(), b.reaching()) {
			return Compatible
		}
		return Unequal
	}
	if math.Abs(a.Low-b.Low) <= lengthSlack(a, b) {
		return Equal
	}
	return Unequal
}

// reaching returns a length that is more than another with an end.
func (v Value) reaching() Value {
	if math.IsInf(v.High, 1) && v.Low > v.Step && !v.About {
		v.High = math.Max(lengthReach*v.Low, v.Low+v.Step*0.99)
	}
	return v
}

// sameEnds reports whether two bounded lengths are the same but for rounding.
func sameEnds(a, b Value) bool {
	near := func(x, y float64) bool {
		return x == y || math.Abs(x-y) <= math.Min(0.02*math.Max(x, y), lengthSlack(a, b))
	}
	return near(a.Low, b.Low) && near(a.High, b.High)
}

// lengthSlack returns by how much two lengths may differ and be the same: within
// half the coarser step, and not at all if both are told in the same steps.
func lengthSlack(a, b Value) float64 {
	if a.Step == b.Step {
		return 0
	}
	coarse := math.Max(a.Step, b.Step)
	share := closeShare
	if inMonths(a) && b.Step <= 2*week || inMonths(b) && a.Step <= 2*week {
		share = roundingShare
	}
	return math.Min(coarse/2, share*math.Max(a.Low, b.Low))
}

// inMonths reports whether a length is told in months, which are no whole number
// of weeks.
func inMonths(v Value) bool { return v.Step == month || v.Step == month/2 || v.Step == month/4 }

// compareAges compares ages, complete years.
func compareAges(a, b Value) Agreement {
	if a.Low == 0 && b.Low == 0 || a.Unbounded() && b.Unbounded() {
		return Unequal // two limits
	}
	if overlap(a, b) {
		return Compatible
	}
	fine, coarse := a, b
	if fine.Step > coarse.Step {
		fine, coarse = coarse, fine
	}
	if fine.Step < coarse.Step && overlap(fine, Value{Low: coarse.Low, High: coarse.High + coarse.Step*0.999}) {
		return Compatible
	}
	return Unequal
}
