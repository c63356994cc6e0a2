// Package theme holds every colour and mark of the program. It is made once a
// session, for a dark or a light background; no other package names a colour.
//
// Tokens are named by what they mean. They are full colour: the renderer brings
// them down to the 256 or 16 colours of a terminal, or to none.
package theme

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// A Theme is the look of one session. It never changes once made, so that
// goroutines may share it; compose its styles with [Join].
type Theme struct {
	Dark bool // the background that it is made for
	Page Page // what a picture of the screen is drawn on

	Text    ansi.Style // an article's words
	Dimmed  ansi.Style // all of a column that is not covered
	Muted   ansi.Style // secondary text
	Rule    ansi.Style // separators
	Current ansi.Style // the sentence compared at the reading line

	Header        ansi.Style // the outlet's name over a column
	HeaderFocused ansi.Style // the same over the focused column
	Title         ansi.Style // an article's title

	Covered    ansi.Style // a column's state: its counterpart stands beside
	Elsewhere  ansi.Style // its passage stands above or below
	NotCovered ansi.Style // it says nothing of the subject

	Conflict ansi.Style // details that cannot both be so
	Variant  ansi.Style // the same thing told otherwise
	Extra    ansi.Style // a detail that only one article gives
	Missing  ansi.Style // the mark of a detail left out; it has no place in the text
	Selected ansi.Style // on top of a mark: the difference jumped to

	VariantMark ansi.Style         // that of a variant
	ExtraMark   ansi.Style         // that of an extra
	Topics      [Topics]ansi.Style // the bar along a topic's passage and its number

	Cut   ansi.Style // where two wordings are compared: words that are gone
	Added ansi.Style // … words that stand in their place, or are new

	Found     ansi.Style // what a search found
	FoundHere ansi.Style // the match that the search stands at

	Reading   ansi.Style // the mark of the reading line
	Status    ansi.Style // the status line
	StatusKey ansi.Style // a key named there
	Error     ansi.Style // what went wrong

	Prose  Prose // headings, emphasis, links, code and quotations
	Glyphs Glyphs

	options Options
}

// A Page is what a picture of the screen is drawn on: the colours that on a
// screen are the terminal's own.
type Page struct {
	Text, Ground color.Color
	Edge         color.Color // the line around the picture, which parts it from a page like it
}

// New makes the default theme for a dark or a light background.
func New(dark bool) *Theme {
	return build(Options{Dark: dark})
}

// build makes a theme whose name is known.
func build(o Options) *Theme {
	p := o.palette()
	t := &Theme{Dark: p.dark, Page: Page{Text: p.text, Ground: p.ground, Edge: p.edge}, Glyphs: glyphs(), options: o}
	if o.ASCII {
		t.Glyphs = ASCII()
	}
	t.text(p)
	t.marks(p)
	t.frame(p)
	t.Prose = p.prose()
	return t
}

func (t *Theme) text(p palette) {
	t.Dimmed = style().ForegroundColor(p.dimmed)
	t.Muted = style().ForegroundColor(p.muted)
	t.Rule = style().ForegroundColor(p.dimmed)
	t.Current = style().ForegroundColor(p.bright).BackgroundColor(p.band)
}

// marks sets what differs in strength by more than colour. A conflict is drawn
// in reverse with both colours given, so that it is a block with or without them.
func (t *Theme) marks(p palette) {
	t.Conflict = style().Bold().Reverse(true).ForegroundColor(p.conflict).BackgroundColor(p.on)
	if t.options.Depth == None { // what is jumped to is bold and underlined
		t.Conflict = style().Normal().Reverse(true)
	}
	t.Variant = style().Underline(true).ForegroundColor(p.variant)
	t.Extra = style().Italic(true).ForegroundColor(p.extra)
	t.Missing = style().Bold().ForegroundColor(p.muted)
	t.VariantMark = style().Bold().ForegroundColor(p.variant)
	t.ExtraMark = style().Bold().ForegroundColor(p.extra)
	t.Cut = style().Strikethrough(true).ForegroundColor(p.variant)
	t.Added = style().Bold().ForegroundColor(p.extra)
	t.Selected = style().Bold().Underline(true).Reverse(true).ForegroundColor(p.bright).BackgroundColor(p.on)
	t.Found = style().Italic(true).Reverse(true).ForegroundColor(p.found).BackgroundColor(p.on)
	t.FoundHere = t.Selected
	for i, c := range p.topics {
		t.Topics[i] = style().ForegroundColor(c)
	}
}

func (t *Theme) frame(p palette) {
	t.Header = style().Bold()
	t.HeaderFocused = style().Bold().Reverse(true).ForegroundColor(p.accent).BackgroundColor(p.on)
	t.Title = style().ForegroundColor(p.muted)
	t.Covered = style().ForegroundColor(p.muted)
	t.Elsewhere = style().Bold().ForegroundColor(p.elsewhere)
	t.NotCovered = style().Italic(true).ForegroundColor(p.muted)
	t.Reading = style().Bold().ForegroundColor(p.accent)
	t.Status = style().ForegroundColor(p.muted)
	t.StatusKey = style().Bold().ForegroundColor(p.accent)
	t.Error = style().Bold().ForegroundColor(p.conflict)
}

// style starts a style. It has no spare capacity, so that appending to a token
// never writes into another one's memory.
func style() ansi.Style { return nil }

// Topics is the number of colours that topics go through.
const Topics = 8

// Topic returns the colour of the topic numbered i from 0, of a cycle of [Topics].
func (t *Theme) Topic(i int) ansi.Style {
	return t.Topics[((i%Topics)+Topics)%Topics]
}

// Mark returns the style of the words of a difference. A [model.Missing] one has
// no words, so its style is that of the mark beside the text.
func (t *Theme) Mark(r model.Relation) ansi.Style {
	return byRelation(r, t.Conflict, t.Variant, t.Extra, t.Missing)
}

// Beside returns the style of the mark that stands beside the text for a relation:
// its character says which it is, so that only a conflict needs more than a colour.
func (t *Theme) Beside(r model.Relation) ansi.Style {
	conflict := t.Conflict
	if t.options.Depth == None { // in reverse is that of the difference jumped to
		conflict = style().Bold()
	}
	return byRelation(r, conflict, t.VariantMark, t.ExtraMark, t.Missing)
}

// byRelation returns what belongs to a relation; to an unknown one, what belongs
// to [model.Missing].
func byRelation[T any](r model.Relation, conflict, variant, extra, missing T) T {
	switch r {
	case model.Conflict:
		return conflict
	case model.Variant:
		return variant
	case model.Extra:
		return extra
	}
	return missing
}
