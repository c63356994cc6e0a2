package fact

import (
	"fmt"
	"math"
)

// showTime writes a value shortly: clock 04:17..05:00, day 2018-01-01..2018-01-31,
// duration 26h, age 59.
func showTime(v Value) string {
	one := map[Dimension]func(float64) string{Clock: showMinutes, Day: showDay, Duration: showSeconds, Age: showYears}[v.Dimension]
	s := string(v.Dimension) + " " + one(v.Low)
	if v.High != v.Low {
		s += ".." + one(v.High)
	}
	if v.Unit != "" {
		s += " " + v.Unit
	}
	return s
}

func showInfinite(v float64) (string, bool) { return fmt.Sprint(v), math.IsInf(v, 0) }

func showMinutes(v float64) string {
	if s, ok := showInfinite(v); ok {
		return s
	}
	m := int(v)
	if m < 0 {
		return "-" + showMinutes(float64(-m))
	}
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

func showDay(v float64) string {
	if s, ok := showInfinite(v); ok {
		return s
	}
	return dateOf(int(math.Floor(v))).Format("2006-01-02")
}

func showSeconds(v float64) string {
	if s, ok := showInfinite(v); ok {
		return s
	}
	for _, u := range []struct {
		length float64
		name   string
	}{{year, "y"}, {day, "d"}, {hour, "h"}, {minute, "min"}} {
		if v >= u.length {
			return fmt.Sprintf("%.4g%s", v/u.length, u.name)
		}
	}
	return fmt.Sprintf("%.4gs", v)
}

func showYears(v float64) string {
	if s, ok := showInfinite(v); ok {
		return s
	}
	return fmt.Sprintf("%.3g", v)
}
