package compare

import (
	"strings"
	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// proposeDates proposes pairs of dates, with a conflict where they cannot both
// be true.
func (p *sentencePair) proposeDates() {
	for _, d := range p.x.reading.Dates {
		for _, e := range p.y.reading.Dates {
			q := p.add(fromDate, wordSpan{d.First, d.Last}, wordSpan{e.First, e.Last})
			if q == nil {
				continue
			}
			q.kind, q.relation, q.valueA, q.valueB = model.Date, model.Variant, d.Value, e.Value
			q.why = "the date in other words"
			if d.Value == "" || e.Value == "" || datesCompatible(d.Value, e.Value) {
				continue
			}
			q.why = p.contrast(q)
			if p.datesConflict(q, d, e) {
				q.relation = model.Conflict
			}
		}
	}
}

// datesConflict reports whether two incompatible dates are of one event: the
// words around both are the same, and neither article has the other's date too.
// Vague dates such as last month do not conflict.
func (p *sentencePair) datesConflict(q *proposal, d, e text.Date) bool {
	if !samePrecision(d, e) || givesDate(p.y.reading, d) || givesDate(p.x.reading, e) {
		return false
	}
	if d.Relative+e.Relative != "" && strings.Count(d.Value, "-") < 2 {
		return false
	}
	return p.sameNameNearby(q) || p.sharedSlotWords(q) > 0 && !p.eitherGives(
		func(s *detail.Sentence) bool { return givesDate(s, d) },
		func(s *detail.Sentence) bool { return givesDate(s, e) })
}

// samePrecision reports whether both dates are days, or both months, or both
// years.
func samePrecision(d, e text.Date) bool {
	return strings.Count(d.Value, "-") == strings.Count(e.Value, "-")
}

// givesDate reports whether the sentence has a date that is compatible with d.
func givesDate(s *detail.Sentence, d text.Date) bool {
	for _, e := range s.Dates {
		if e.Value != "" && datesCompatible(d.Value, e.Value) {
			return true
		}
	}
	return false
}

// datesCompatible reports whether two dates, in the normal form of text.Date,
// can both be true of one event: they are equal as far as both say, or one lies
// within the other. A date without a year is compatible with one of any year.
func datesCompatible(d, e string) bool {
	lowD, highD := dateRange(d)
	lowE, highE := dateRange(e)
	return notAfter(lowD, highE) && notAfter(lowE, highD)
}

// dateRange returns the first and the last date of a range, or the same date
// twice.
func dateRange(d string) (first, last string) {
	if first, last, ok := strings.Cut(d, "/"); ok {
		return first, last
	}
	return d, d
}

// notAfter reports whether date d is before e or equal to it as far as both
// say.
func notAfter(d, e string) bool {
	if strings.HasPrefix(d, unknownYear) != strings.HasPrefix(e, unknownYear) {
		d, e = cutYear(d), cutYear(e)
	}
	n := min(len(d), len(e))
	return d[:n] <= e[:n]
}

// unknownYear stands for the year in a normal form without one.
const unknownYear = "XXXX"

func cutYear(d string) string { return d[min(len(d), len(unknownYear)):] }
