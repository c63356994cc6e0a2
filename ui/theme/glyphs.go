package theme

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// Glyphs are the marks beside the text, one cell each.
type Glyphs struct {
	ASCII bool // all are ASCII characters

	Conflict, Variant, Extra, Missing  string // of the gravest difference on a row
	Verified, ToCheck, SetAside, Noted string // what a person decided of a difference
	Reading                            string // the reading line
	Topic                              string // the bar along a topic's passage
	Current                            string // the bar along the sentence compared
	Quote                              string // the bar along a quotation
	Rule                               string // a thematic break, repeated
	Thumb                              string // in a rule: the part of an article on the screen
	Vertical                           string // between columns
	Above, Below                       string // where there is more
	Folded, Open                       string // what can be opened, and what has been
	Silent                             string // in place of words where nothing is said
	Told                               string // in place of words where something is
	First                              string // the earliest date

	Strip, StripHere string    // in the strip beside a column: a stretch on a topic, off the screen and on it
	Plain, PlainHere string    // … a stretch on none
	Bar              [8]string // the end of a bar, by the eighths of its cell that are filled, from 1
}

// glyphs chooses the marks. If the terminal is set to draw ambiguous characters two
// cells wide, only ASCII is sure to take one.
func glyphs() Glyphs {
	if ansi.StringWidth("▕") != 1 || ansi.StringWidthWc("▶") != 1 {
		return ASCII()
	}
	g := ASCII()
	g.ASCII = false
	g.Current = "█"
	g.Verified, g.SetAside = "✓", "×"
	g.Reading, g.Topic, g.Quote, g.Rule, g.Thumb, g.Vertical = "▶", "▐", "│", "─", "━", "│"
	g.Above, g.Below = "↑", "↓"
	g.Folded, g.Open = "▸", "▾"
	g.Silent, g.Told = "–", "■"
	g.Strip, g.StripHere, g.Plain, g.PlainHere = "▐", "█", "│", "┃"
	g.Bar = [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"}
	return g
}

// ASCII returns marks for terminals that can draw nothing else.
func ASCII() Glyphs {
	return Glyphs{
		ASCII:    true,
		Conflict: "!", Variant: "~", Extra: "+", Missing: "-",
		Verified: "=", ToCheck: "?", SetAside: "x", Noted: "*",
		Reading: ">", Topic: "|", Current: "#", Quote: "|", Rule: "-", Thumb: "=", Vertical: "|", Above: "^", Below: "v",
		Folded: ">", Open: "v", Silent: "-", Told: "#", First: "*",
		Strip: "|", StripHere: "#", Plain: ".", PlainHere: ":",
		Bar: [8]string{"-", "-", "-", "-", "=", "=", "=", "="},
	}
}

// Mark returns the glyph of a relation.
func (g Glyphs) Mark(r model.Relation) string {
	return byRelation(r, g.Conflict, g.Variant, g.Extra, g.Missing)
}

// Elision returns what stands for text or a number that is not there: three dots
// in ASCII, of which one would look like a mark.
func (g *Glyphs) Elision() string {
	if g.ASCII {
		return "..."
	}
	return "…"
}

// Flat returns what is drawn around the articles in characters that go with the
// marks: where those are ASCII, so are its quotation marks, dashes, dots and
// arrows, cell for cell. Other characters stay, and so do styles.
func (g *Glyphs) Flat(s string) string {
	if !g.ASCII {
		return s
	}
	return flatCharacters.Replace(s)
}

// flatCharacters has ASCII for what is drawn around the articles, a cell for a cell.
var flatCharacters = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-",
	"…", "~", "·", "|", "¶", "#", "•", "*", "↑", "^", "↓", "v", "←", "<", "→", ">")

// flatKeys spells arrows out.
var flatKeys = strings.NewReplacer("↑", "up", "↓", "down", "←", "left", "→", "right")

// Key names keys in characters that go with the marks: where those are ASCII, it
// spells arrows out, because v is a key too.
func (g *Glyphs) Key(name string) string {
	if !g.ASCII {
		return name
	}
	return flatKeys.Replace(name)
}
