package fact

import "triptych/model/text"

// secondsOf has the seconds of a period by its folded noun or adverb. Months and
// years have their mean length.
var secondsOf = map[string]float64{
	"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "quarter": 7889400, "year": 31557600,
	"bpd": 86400, "hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2629800, "annually": 31557600, "yearly": 31557600, "annum": 31557600,
}

// rates read the periods of rates.
type rates struct{ numberWords }

// rateAfter returns the period of a rate whose number ends with word i, and its
// last word: 500 euros a day, £16 an hour, £9 more a month, monthly.
func (r rates) rateAfter(i int) (seconds float64, last int) {
	if r.fold(i) == "bpd" {
		return secondsOf["bpd"], i
	}
	at := i + 1
	if r.fold(at) == "of" && r.joined(at) && !text.IsFunction(r.fold(at+1)) {
		at += 2 // of water
	}
	if f := r.fold(at); f == "more" || f == "less" || f == "extra" || f == "each" && secondsOf[r.fold(at+1)] == 0 {
		at++
	}
	if !r.joined(at-1) || !r.joined(i) {
		return 0, i
	}
	switch r.fold(at) {
	case "a", "an", "per", "each", "every":
		if s := secondsOf[r.fold(at+1)]; s > 0 && r.joined(at) && !r.isLongPeriod(at+1) {
			return s, at + 1
		}
	case "hourly", "daily", "weekly", "monthly", "annually", "yearly":
		return secondsOf[r.fold(at)], at
	}
	return 0, i
}

// isLongPeriod reports whether the period at word i is only the start of
// something else: a day after, a year ago.
func (r rates) isLongPeriod(i int) bool {
	switch r.fold(i + 1) {
	case "ago", "after", "before", "earlier", "later", "and", "old":
		return r.joined(i) && r.fold(i-1) != "per"
	}
	return false
}
