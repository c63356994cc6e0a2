package fact

import (
	"strings"

	"triptych/model"
)

// A timeReader reads the times of day, days, durations and ages of a sentence,
// from its first word to its last.
type timeReader struct {
	*sentence
	readers []func(int) (phrase, bool) // by their number, in the order in which they are tried
}

// newTimeReader returns a reader of the times of a sentence. Days are resolved
// against the anchor; without one they keep what can be said without it (see
// days.go).
func newTimeReader(s *sentence, a *anchor) *timeReader {
	words := calendarWords{timeWords{s}}
	clocks, units := newClocks(words, a), newDayUnits(words, a)
	durations := &durations{words.timeWords, spans(words), &reaches{words.timeWords, a, clocks, units}}
	return &timeReader{s, []func(int) (phrase, bool){
		clocks.readClock, newAges(words, a).readAge, newDays(words, a, units).readDay, durations.readDuration,
	}}
}

// timeStarters have the words, beside numerals, with which what a reader of times
// reads can start, in the order of the readers.
var timeStarters = []string{clockStarters, ageStarters, dayStarters, durationStarters}

// read finds the times of the sentence, in order and disjoint. Counted, Head and
// SentenceRef are left to the caller.
func (r *timeReader) read() {
	for i := 0; i < len(r.words); {
		i = r.readAt(i)
	}
}

// A phrase is words first to last, inclusive, and what they mean.
type phrase struct {
	first, last int
	Value
	also []Value
}

// readAt reads the time that starts at word i and returns the word at which to
// go on. Words such as "about" and "since" are read from the word that they
// belong to.
func (r *timeReader) readAt(i int) int {
	if r.starts[i]&startsTime == 0 {
		return i + 1
	}
	for k, read := range r.readers {
		if r.starts[i]&(1<<k) == 0 {
			continue
		}
		if p, ok := read(i); ok {
			r.add(p)
			return p.last + 1
		}
	}
	return i + 1
}

// add keeps the phrase as a fact.
func (r *timeReader) add(p phrase) {
	f := r.fact(p.first, p.last, p.Value)
	f.Also = p.also
	if p.Dimension == Clock || p.Dimension == Day {
		f.Kind = model.Date
	}
	if word := r.words[p.last]; (word.Fold == "am" || word.Fold == "pm") && r.dotAfter(p.last) && strings.Contains(word.In(r.src), ".") {
		f.End++
	}
	if strings.Contains(f.In(r.src), "(") && strings.HasPrefix(r.src[f.End:], ")") {
		f.End++
	}
	r.found = append(r.found, f)
	r.free = p.last + 1
}
