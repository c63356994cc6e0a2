package theme

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// Glyphs are the marks beside the text, one cell each.
type Glyphs struct {
	Conflict, Variant, Extra, Missing string // of the gravest difference on a row
	Reading                           string // the reading line
	Topic                             string // the bar along a topic's passage
	Current                           string // the bar along the sentence compared
	Quote                             string // the bar along a quotation
	Rule                              string // a thematic break, repeated
	Vertical                          string // between columns
	Above, Below                      string // where a passage stands elsewhere
	Folded, Open                      string // what can be opened, and what has been
	Silent                            string // in place of words where nothing is said
	Told                              string // in place of words where something is
	First                             string // the earliest date

	Strip, StripHere string    // in the strip beside a column: a stretch on a topic, off the screen and on it
	Plain, PlainHere string    // … a stretch on none
	Bar              [8]string // the end of a bar, by the eighths of its cell that are filled, from 1
}

// glyphs chooses the marks. Where the user has ambiguous characters drawn two
// cells wide, only ASCII is sure to take one.
func glyphs() Glyphs {
	if ansi.StringWidth("▕") != 1 || ansi.StringWidthWc("▶") != 1 {
		return ASCII()
	}
	g := ASCII()
	g.Current = "█"
	g.Reading, g.Topic, g.Quote, g.Rule, g.Vertical = "▶", "▐", "│", "─", "│"
	g.Above, g.Below = "↑", "↓"
	g.Folded, g.Open = "▸", "▾"
	g.Silent, g.Told = "–", "■"
	g.Strip, g.StripHere, g.Plain, g.PlainHere = "▐", "█", "│", "┃"
	g.Bar = [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"}
	return g
}

// ASCII gives marks for terminals that can draw nothing else.
func ASCII() Glyphs {
	return Glyphs{
		Conflict: "!", Variant: "~", Extra: "+", Missing: "-",
		Reading: ">", Topic: "|", Current: "#", Quote: "|", Rule: "-", Vertical: "|", Above: "^", Below: "v",
		Folded: ">", Open: "v", Silent: "-", Told: "#", First: "*",
		Strip: "|", StripHere: "#", Plain: ".", PlainHere: ":",
		Bar: [8]string{"-", "-", "-", "-", "=", "=", "=", "="},
	}
}

// Mark gives the glyph of a relation.
func (g Glyphs) Mark(r model.Relation) string {
	switch r {
	case model.Conflict:
		return g.Conflict
	case model.Variant:
		return g.Variant
	case model.Extra:
		return g.Extra
	}
	return g.Missing
}
