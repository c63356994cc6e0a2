// Package quote records a place in a text by its words, and finds it again after
// the text was edited.
//
// A Quote is the TextQuoteSelector of the W3C Web Annotation model, and the offset
// where it stood, which decides between places that nothing else tells apart. Find
// looks for the same words as they are; or else with other capitals, accents, white
// space and punctuation; or else, for long quotes, for most of the same words in
// the same order. Of several places, the words around them decide.
package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// MaxExact is the most bytes of a place that a quote holds; of a longer place it
// holds the beginning.
const MaxExact = 1000

// MaxContext is the most bytes that a quote holds of what stands on each side.
const MaxContext = 64

// A Quote is a place in a text, by its words.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"` // what stood before
	Suffix string `json:"suffix"` // what stood after
	Start  int    `json:"start"`  // the byte where it stood
}

// Of returns a quote of what stands at the span of s, sanitized for a terminal.
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

// before returns the words that end at the offset, from the start of one.
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

// after returns the words that start at the offset, to the end of one.
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

// runeBefore returns the last offset up to this one at which a character begins.
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

// least returns the share of the words of a long quote that must be there.
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
	longWords    = 5    // quotes of as many words are found without the words around them
	leastContext = 0.3  // the share of the words around a shorter quote that must be there
	maxPlaces    = 1000 // how many places of equal words are compared
)

// A Text is a text to find quotes in. It is not safe for concurrent use: it
// remembers what it found out about the text.
type Text struct {
	source string
	folded *folded // made when first needed
	spent  int     // what the search for changed quotes has cost
}

// In returns s as a text to find quotes in.
func In(s string) *Text { return &Text{source: s} }

// Find returns where the quote stands now, and whether it does.
func (t *Text) Find(q Quote, tolerance Tolerance) (Match, bool) {
	if strings.TrimSpace(q.Exact) == "" {
		return Match{}, false
	}
	if t.unmoved(q) {
		return Match{Span: model.Span{Start: q.Start, End: q.Start + len(q.Exact)}}, true
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

// unmoved reports whether the quote and what was around it stand where they did,
// so that no other place can be meant.
func (t *Text) unmoved(q Quote) bool {
	return q.Start >= 0 && q.Start <= len(t.source) && strings.HasSuffix(t.source[:q.Start], q.Prefix) &&
		strings.HasPrefix(t.source[q.Start:], q.Exact) && strings.HasPrefix(t.source[q.Start+len(q.Exact):], q.Suffix)
}

// same returns where the words stand as they are. Whole words are not found within
// longer ones.
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

// joined reports whether the end of one text and the start of the next are of one
// word.
func joined(s, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(next)
	return inWord(last) && inWord(first)
}

func inWord(r rune) bool {
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}
