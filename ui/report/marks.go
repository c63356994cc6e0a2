package report

import (
	"strings"

	"triptych/model/text"
	"triptych/ui/notes"
)

// noteIndent is how far the further rows of a note stand to the right of its
// first, in cells.
const noteIndent = 2

// mark writes what one person says of a difference.
func (t *table) mark(m notes.Mark) {
	changed := ""
	if m.Changed {
		changed = " (some of the words have changed since)"
	}
	if m.State != notes.NoState {
		t.said("mark", m.Author, string(m.State)+changed)
		changed = ""
	}
	if m.Note != "" {
		t.said("note", m.Author, m.Note+changed)
	}
}

// said writes what is said of a difference, in any number of lines. All rows but
// the first are indented, so that none of a person's own looks like a part of the
// report.
func (t *table) said(what, author, words string) {
	if author = text.SanitizeLine(author); author != "" {
		what += " by " + author
	}
	indent := mentionIndent
	for line := range strings.SplitSeq(what+": "+strings.TrimSpace(words), "\n") {
		for _, row := range wrap(text.SanitizeLine(line), t.width-mentionIndent-noteIndent) {
			t.text(indent, row)
			indent = mentionIndent + noteIndent
		}
	}
}
