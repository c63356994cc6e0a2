package fact

import (
	"math"
	"strconv"
	"time"
)

// Normal returns the value in the normal form of a report, the same for each
// notation of it: "60 days", ">=600", "~240000 GBP", "06:10", "2026-03-04"; days in
// EDTF, what is measured in the base unit of its dimension. It is empty for times
// whose day or hour is not known.
func (v Value) Normal() string { return kindOf(v.Dimension).normal(v) }

// normalNumber writes a number and its unit.
func (v Value) normalNumber() string { return inUnit(v.Unit)(v) }

// inUnit returns what writes numbers of a unit.
func inUnit(unit string) func(Value) string {
	if unit == "" {
		return func(v Value) string { return v.ends(plain) }
	}
	return func(v Value) string { return v.ends(plain) + " " + unit }
}

func (v Value) normalShare() string {
	return v.ends(func(n float64) string { return plain(100 * n) }) + " %"
}

// normalPair writes both sides of a score or vote.
func (v Value) normalPair() string { return v.ends(plain) + "-" + plain(v.Second) }

func (v Value) normalDuration() string {
	length, name := v.durationUnit()
	return v.ends(func(n float64) string { return plain(n / length) }) + " " + name
}

// Normal returns the normal form of the fact's value, with what is counted after a
// number: ">=600 statements".
func (f *Fact) Normal() string {
	if f.Value.Dimension == Count && f.Head != "" {
		return f.Value.Normal() + " " + f.Head
	}
	return f.Value.Normal()
}

// ends writes what the value allows, with its bound before it.
func (v Value) ends(write func(float64) string) string {
	switch {
	case math.IsInf(v.High, 1):
		return ">=" + write(v.Low)
	case math.IsInf(v.Low, -1):
		return "<=" + write(v.High)
	case v.About && v.Written != 0:
		return "~" + write(v.Written)
	case v.Low != v.High:
		return write(v.Low) + ".." + write(v.High)
	}
	return write(v.Low)
}

// plain writes a number without the noise of conversion.
func plain(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 9, 64), 64)
	if err != nil {
		short = n
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// durationUnit returns the longest unit of time of which the value is a whole
// number.
func (v Value) durationUnit() (length float64, name string) {
	for _, u := range []struct {
		length float64
		name   string
	}{{year, "years"}, {month, "months"}, {day, "days"}, {hour, "hours"}, {minute, "minutes"}} {
		whole := true
		for _, n := range []float64{v.Low, v.High} {
			whole = whole && (math.IsInf(n, 0) || math.Abs(n/u.length-math.Round(n/u.length)) < 1e-6)
		}
		if whole && math.Max(v.Low, v.High) >= u.length {
			return u.length, u.name
		}
	}
	return second, "seconds"
}

func (v Value) normalClock() string {
	if v.Unit != "" {
		return ""
	}
	return v.ends(func(n float64) string {
		m := (int(n)%dayMinutes + dayMinutes) % dayMinutes
		return time.Unix(int64(m)*60, 0).UTC().Format("15:04")
	})
}

// normalDay writes a day, month or year that is known, and other days as an
// interval.
func (v Value) normalDay() string {
	if v.Unit != "" && v.Unit != period || math.IsInf(v.Low, -1) && math.IsInf(v.High, 1) {
		return ""
	}
	end := func(n float64) string {
		if math.IsInf(n, 0) {
			return ".."
		}
		return dateOf(int(n)).Format(time.DateOnly)
	}
	if math.IsInf(v.Low, 0) || math.IsInf(v.High, 0) {
		return end(v.Low) + "/" + end(v.High)
	}
	first, after := dateOf(int(v.Low)), dateOf(int(v.High)+1)
	switch {
	case v.Low == v.High:
		return end(v.Low)
	case first.Day() == 1 && first.AddDate(0, 1, 0).Equal(after):
		return first.Format("2006-01")
	case first.YearDay() == 1 && first.AddDate(1, 0, 0).Equal(after):
		return first.Format("2006")
	}
	return end(v.Low) + "/" + end(v.High)
}
