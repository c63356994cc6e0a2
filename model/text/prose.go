package text

import (
	"iter"
	"strings"
	"unicode"

	"triptych/model"
)

// Prose gives the text of one block of prose and its emphasis, from pieces of
// text and how each is emphasized, just as parsing Markdown that says the same
// would: on one line, harmless, with runs of white space folded into one blank
// and none at either end. The runs are in order, disjoint, and index the text.
func Prose(pieces iter.Seq2[string, model.Emphasis]) (string, []model.Run) {
	d := newDocument(0)
	for piece, emphasis := range pieces {
		d.writeString(strings.Map(blank, piece), style{emphasis: emphasis})
	}
	if !d.finish(model.Block{}) {
		return "", nil
	}
	return d.text.String(), d.blocks[0].Runs
}

// blank makes a blank of white space, line breaks of all kinds included.
func blank(r rune) rune {
	if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}
