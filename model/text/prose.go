package text

import (
	"iter"
	"strings"
	"unicode"

	"triptych/model"
)

// Prose returns the text of one block of prose and its emphasis, from pieces of
// text and the emphasis of each, just as ParseMarkdown would for equivalent
// Markdown: on one line, sanitized, with white space collapsed and trimmed. The
// runs are in order, disjoint, and index the text.
func Prose(pieces iter.Seq2[string, model.Emphasis]) (string, []model.Run) {
	d := newDocument(0)
	for piece, emphasis := range pieces {
		d.writeString(strings.Map(toSpace, piece), style{emphasis: emphasis})
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
