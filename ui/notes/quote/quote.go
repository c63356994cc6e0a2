// Package quote marks a place in a text by the words that stand there, and finds
// it again after the text was edited.
//
// A Quote is the W3C Web Annotation model's TextQuoteSelector, with where it
// stood to choose between places that nothing else tells apart. Finding is
// pure: the same words as they are; or else with other capitals, accents, white
// space and punctuation; or else, for long quotes, most of the same words in the
// same order. Where that gives several places, the words around decide.
package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// MaxExact is how many bytes of a place a quote holds; of a longer place it
// holds the beginning.
const MaxExact = 1000

// MaxContext is how many bytes around a place a quote holds on each side.
const MaxContext = 64

// A Quote is a place in a text, by its words.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"` // what stood before
	Suffix string `json:"suffix"` // what stood after
	Start  int    `json:"start"`  // the byte where it stood
}

// Of quotes what stands at the span of s. Its words are harmless to a terminal
// if those of s are.
func Of(s string, span model.Span) Quote {
	end := span.End
	if span.Len() > MaxExact {
		end = runeBefore(s, span.Start+MaxExact)
	}
	return Quote{
		Exact:  text.Sanitize(s[span.Start:end]),
		Prefix: text.Sanitize(before(s, span.Start)),
		Suffix: text.Sanitize(after(s, end)),
		Start:  span.Start,
	}
}

// before gives the words that end at the offset, from the start of one.
func before(s string, offset int) string {
	start := offset - MaxContext
	if start <= 0 {
		return s[:offset]
	}
	start = runeBefore(s, start)
	if blank := strings.IndexAny(s[start:offset], " \n"); blank >= 0 && start+blank+1 < offset {
		start += blank + 1
	}
	return s[start:offset]
}

// after gives the words that start at the offset, to the end of one.
func after(s string, offset int) string {
	end := offset + MaxContext
	if end >= len(s) {
		return s[offset:]
	}
	end = runeBefore(s, end)
	if blank := strings.LastIndexAny(s[offset:end], " \n"); blank > 0 {
		end = offset + blank
	}
	return s[offset:end]
}

// runeBefore gives the last offset up to the given one at which a character
// begins.
func runeBefore(s string, offset int) int {
	for offset > 0 && offset < len(s) && !utf8.RuneStart(s[offset]) {
		offset--
	}
	return offset
}

// A Tolerance says how much of a place may have changed.
type Tolerance uint8

const (
	// Detail is for a fact: its numerals are the same, and a short one has the
	// same words. A quarter of the words of a long one may have changed.
	Detail Tolerance = iota
	// Sentence is for a place to read at: two fifths of its words may have
	// changed, numerals too.
	Sentence
)

// least is the share of the words of a long quote that must be there.
func (t Tolerance) least() float64 {
	if t == Sentence {
		return 0.6
	}
	return 0.75
}

// A Match is where a quote was found.
type Match struct {
	model.Span
	Changed bool // some of its words have changed
}

const (
	longWords    = 5    // words from which a quote is found without the words around it
	leastContext = 0.3  // the share of the words around a shorter one that must be there
	maxPlaces    = 1000 // of equal words that are told apart
)

// A Text is a text to find quotes in. It is not safe for concurrent use: it
// remembers what it found out about the text.
type Text struct {
	source string
	folded *folded // made when first needed
	spent  int     // what the search for changed words has cost
}

// In prepares a text for finding quotes in it.
func In(s string) *Text { return &Text{source: s} }

// Find gives the place that the quote means now, and whether there is one.
func (t *Text) Find(q Quote, tolerance Tolerance) (Match, bool) {
	if strings.TrimSpace(q.Exact) == "" {
		return Match{}, false
	}
	c := t.context(q)
	if span, ok := c.best(t.same(q)); ok {
		return Match{Span: span}, true
	}
	if span, ok := c.best(t.alike(c.exact)); ok {
		return Match{Span: span}, true
	}
	if c.short() {
		return Match{}, false
	}
	if span, ok := t.similar(c, tolerance); ok {
		return Match{Span: span, Changed: true}, true
	}
	return Match{}, false
}

// same lists where the words stand as they are. Words that were whole are not
// found within longer ones.
func (t *Text) same(q Quote) []model.Span {
	whole := [2]bool{!joined(q.Prefix, q.Exact), !joined(q.Exact, q.Suffix)}
	var list []model.Span
	add := func(at int) {
		end := at + len(q.Exact)
		cut := whole[0] && joined(t.source[:at], t.source[at:]) || whole[1] && joined(t.source[:end], t.source[end:])
		if !cut {
			list = append(list, model.Span{Start: at, End: end})
		}
	}
	if q.Start > 0 && q.Start < len(t.source) && strings.HasPrefix(t.source[q.Start:], q.Exact) {
		add(q.Start) // however many places there are
	}
	for from := 0; len(list) < maxPlaces; {
		at := strings.Index(t.source[from:], q.Exact)
		if at < 0 {
			break
		}
		add(from + at)
		from += at + 1
	}
	return list
}

// joined tells whether a word reaches over from the end of one text to the
// start of the next.
func joined(s, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(next)
	return inWord(last) && inWord(first)
}

func inWord(r rune) bool {
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}
