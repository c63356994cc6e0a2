package fact

import (
	"math"
	"strconv"
	"strings"
)

// clockDigits read times of day in digits.
type clockDigits struct{ clockContext }

// readDigits reads 3:42, 3.42am, 15h40, 6am, 6 a.m. and 3.42 p.m., and 7.14 where
// the words around leave no doubt.
func (r clockDigits) readDigits(i int) (clockTime, bool) {
	if !r.words[i].Numeral {
		return clockTime{}, false
	}
	fold, next := r.fold(i), i+1
	parted := r.gap(i) == ":" && len(r.fold(next)) >= 2 && r.words[next].Numeral
	if parted {
		fold, next = fold+":"+r.fold(next), next+1
		if r.gap(next-1) == ":" {
			if next++; !r.secondsFollow(i, next) {
				return clockTime{}, false
			}
		}
	}
	fold, half := cutHalf(fold)
	if w := r.fold(next); half == "" && (w == "am" || w == "pm") && r.joined(next-1) && r.gap(next-1) != "-" {
		half, next = w, next+1
	}
	h, m, sep, ok := splitHours(fold)
	if !ok || half == "" && (sep == "" || sep == "." && !r.standsAsTime(i, next)) || half != "" && (h > 12 && sep == "" || h == 0 && sep == "") {
		return clockTime{}, false
	}
	c := clockTime{next: next, minutes: float64(60*h + m), rough: roughMinutes(m)}
	if half == "" {
		if r.hoursFollow(i, next) {
			c.next++
		}
		c.twelve = h > 0 && h <= 12 && fold[0] != '0' && sep != "h"
		if c.twelve {
			c.minutes = math.Mod(c.minutes, dayMinutes/2)
		}
		return c, true
	}
	if h <= 12 {
		c.minutes = math.Mod(c.minutes, dayMinutes/2)
		if half == "pm" {
			c.minutes += dayMinutes / 2
		}
	}
	return c, true
}

// readRangeStart reads the 9 of "between 9 and 10.30pm" and of "9-11pm", which is
// in the half of the day that lets it be the earlier.
func (r clockDigits) readRangeStart(i int) (clockTime, bool) {
	if !r.words[i].Numeral {
		return clockTime{}, false
	}
	h, m, _, ok := splitHours(r.fold(i))
	if !ok || h < 1 || h > 12 {
		return clockTime{}, false
	}
	at := i + 1
	if w := r.fold(at); r.joined(i) && (w == "to" || w == "and" && r.fold(i-1) == "between") {
		at++
	} else if !r.ranged(i) {
		return clockTime{}, false
	}
	if at >= len(r.words) {
		return clockTime{}, false
	}
	end, ok := r.readDigits(at)
	if !ok || end.twelve {
		return clockTime{}, false
	}
	c := clockTime{next: i + 1, minutes: float64(h%12*60 + m), rough: roughMinutes(m)}
	if c.minutes+dayMinutes/2 < end.minutes || c.minutes >= end.minutes {
		c.minutes += dayMinutes / 2
	}
	return c, true
}

// cutHalf cuts am or pm off a numeral.
func cutHalf(fold string) (rest, half string) {
	for _, half := range []string{"am", "pm"} {
		if rest, ok := strings.CutSuffix(fold, half); ok && rest != "" {
			return rest, half
		}
	}
	return fold, ""
}

// splitHours splits 3:42, 3.42, 15h40 and 6.
func splitHours(fold string) (h, m int, sep string, ok bool) {
	at := strings.IndexAny(fold, ":.h")
	hours, minutes := fold, ""
	if at > 0 {
		hours, minutes, sep = fold[:at], fold[at+1:], fold[at:at+1]
		if len(minutes) != 2 {
			return 0, 0, sep, false
		}
	}
	h, ok = digitsOnly(hours)
	if !ok || h > 24 || len(hours) > 2 {
		return 0, 0, sep, false
	}
	if minutes != "" {
		var err error
		if m, err = strconv.Atoi(minutes); err != nil || m > 59 {
			return 0, 0, sep, false
		}
	}
	return h, m, sep, h < 24 || m == 0
}

// roughMinutes returns by how many minutes somebody may be off who says about a
// time with these minutes.
func roughMinutes(m int) float64 {
	switch {
	case m == 0:
		return 15
	case m%15 == 0:
		return 10
	}
	return 5
}

// readMilitary reads 0842 GMT, 2140 local time, at 0510.
func (r clockDigits) readMilitary(i int) (clockTime, bool) {
	fold := r.fold(i)
	if len(fold) != 4 || !r.words[i].Numeral {
		return clockTime{}, false
	}
	n, ok := digitsOnly(fold)
	if !ok || n > 2400 || n%100 > 59 {
		return clockTime{}, false
	}
	w := r.fold(i + 1)
	zoned := r.joined(i) && (zoneWords()[w] && (w == "local" || r.words[i+1].Capital) || w == "hours" || w == "hrs")
	bare := r.fold(i-1) == "at" && (fold[0] == '0' || n >= 2100) && r.endsClause(i)
	if !zoned && !bare {
		return clockTime{}, false
	}
	c := clockTime{next: i + 1, minutes: float64(n/100*60 + n%100), rough: roughMinutes(n % 100)}
	if w == "hours" || w == "hrs" {
		c.next++
	}
	return c, true
}
