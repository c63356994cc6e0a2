package text

import (
	"iter"
	"strings"
	"unicode"

	"triptych/model"
)

// A Piece is text of one emphasis that leads to one address.
type Piece struct {
	Text     string
	Emphasis model.Emphasis // without Linked
	URL      string         // "" where it leads nowhere
}

// Prose returns the text of one block of prose, its emphasis and its links, from
// pieces of text, just as ParseMarkdown would for equivalent
// Markdown: on one line, sanitized, with white space collapsed and trimmed. The
// runs are in order, disjoint, and index the text.
func Prose(pieces iter.Seq[Piece]) (string, []model.Run) {
	d := newDocument(0)
	for p := range pieces {
		s := style{emphasis: p.Emphasis &^ model.Linked}
		if p.URL != "" && len(p.URL) <= maxURL {
			s.emphasis, s.url = s.emphasis|model.Linked, SanitizeLine(p.URL)
		}
		d.writeString(strings.Map(toSpace, p.Text), s)
	}
	if !d.finish(model.Block{}) {
		return "", nil
	}
	return d.text.String(), d.blocks[0].Runs
}

// toSpace maps white space, line breaks of all kinds included, to a space.
func toSpace(r rune) rune {
	if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}
