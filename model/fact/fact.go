// Package fact reads the details of a sentence whose values can be computed with
// (quantities, sums, shares, times, dates, durations, ages, votes, scores) and
// compares them: 3.42am and 3:42 a.m. are equal, "more than 600" and 640 are
// compatible, 112 dead and 120 dead are not.
package fact

import (
	"math"

	"triptych/model"
)

// A Value is what the words of a fact allow the true value to be: at least Low
// and at most High, both in the base unit of the dimension. An exact value has
// equal ones, "more than 600" has a High of +Inf, "in January" the first and the
// last day of the month.
type Value struct {
	Dimension
	Low, High float64
	// Written is the number that is written, in the base unit: 600 of "more than
	// 600", 80 of "about 80". It is 0 where no number is.
	Written float64
	// Step is the distance between the values that a writer who rounds like this
	// would write: 0.1 million for "£6.8m", 1 for a count that is written out. It
	// is 0 where nothing was rounded.
	Step   float64
	Unit   string  // currency code ("$" for dollars of no country), or the unit's name; empty for none
	Per    float64 // of a rate the seconds of its period: "a day"; 0 if it is none
	Second float64 // the lesser of a score or vote
	About  bool    // "some", "around", "nearly"
}

// Unbounded reports whether the words set only one end: "more than 600".
func (v Value) Unbounded() bool { return math.IsInf(v.Low, -1) || math.IsInf(v.High, 1) }

// A Fact is a detail with its value.
type Fact struct {
	model.SentenceRef
	model.Span      // bytes of the article's plain text: the whole phrase, bound and unit included
	First, Last int // its words in the sentence, Last inclusive
	Kind        model.Kind
	Value       Value
	// Also is the same value as the text itself gives it in another unit: "18 km
	// (11 miles)", "45 million soles ($12 million)".
	Also []Value
	// Counted is the class of what is counted or measured (see classes.go): killed,
	// injured, arrested, fine, sentence. Empty if no class fits.
	Counted string
	// Year is the past year in which the clause sets the fact, such as 2007 of "in
	// 2007 a quake killed more than 500"; 0 if it names none.
	// A fact with a year and one without may still be one.
	Year int
	Head string // the folded head noun: "homes", "people"; empty for none
}

// An Agreement is how two values stand to each other.
type Agreement uint8

// The agreements.
const (
	Incomparable Agreement = iota // of other dimensions or currencies
	Equal                         // one is the other in another notation or unit, or rounded as its writer would
	Compatible                    // one satisfies the other's bound, or lies within its precision
	Unequal                       // they cannot both be true of one thing
)
