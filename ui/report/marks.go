package report

import (
	"fmt"
	"strings"

	"triptych/model/text"
	"triptych/ui/draw"
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

// amendments says how many differences people made, changed and removed, "" for none.
func (t *table) amendments() string {
	if t.options.Book == nil {
		return ""
	}
	var added, changed, removed int
	for _, a := range t.options.Book.Amendments() {
		switch {
		case len(a.Was.Mentions) == 0:
			added++
		case len(a.Is.Mentions) == 0:
			removed++
		default:
			changed++
		}
	}
	var list []string
	for _, one := range []struct {
		n    int
		what string
	}{{added, "marked"}, {changed, "changed"}, {removed, "removed"}} {
		if one.n > 0 {
			list = append(list, fmt.Sprintf("%d %s", one.n, one.what))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Differences by hand: " + strings.Join(list, ", ") + "."
}

// corrections says how many decisions of people the analysis obeys, "" for none.
func (t *table) corrections() string {
	if t.options.Book == nil {
		return ""
	}
	made, all, verb := map[notes.Decision]int{}, 0, "are"
	for _, d := range t.options.Book.Decisions() {
		made[d.Decision]++
	}
	var list []string
	for _, decision := range []notes.Decision{notes.Accepted, notes.Added, notes.Rejected} {
		if n := made[decision]; n > 0 {
			all += n
			list = append(list, fmt.Sprintf("%d %s", n, decision))
		}
	}
	switch all {
	case 0:
		return ""
	case 1:
		verb = "is"
	}
	return fmt.Sprintf("%s of counterparts %s obeyed: %s.", draw.Plural(all, "correction"), verb, strings.Join(list, ", "))
}
