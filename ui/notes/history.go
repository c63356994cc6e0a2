package notes

import (
	"cmp"
	"slices"
	"time"

	"triptych/model"
)

// maxEarlier is how many texts are kept that a note had before.
const maxEarlier = 10

// A Text is what a note said, and when it was written.
type Text struct {
	Words   string // any number of lines, harmless to a terminal
	Written time.Time
}

// Earlier returns what the reader's note on a difference of the analysis that the book
// was set on said before, the latest first: the last ten texts. There are none once the
// difference is settled.
func (b *Book) Earlier(d *model.Difference) []Text {
	e, _ := b.content.by("", b.marks[differenceKey(d)])
	return textsOf(e.Earlier)
}

func textsOf(earlier []stamped[string]) (list []Text) {
	for _, s := range earlier {
		list = append(list, Text{s.Value, s.Edited})
	}
	return list
}

// isSettled reports whether a difference needs nobody's attention any more.
func (s State) isSettled() bool { return s == Verified || s == SetAside }

// earlierThan returns what is to be kept of earlier texts of a note beside what it is
// now: none of an entry that is settled, and no text twice.
func (e entry) earlierThan(texts ...stamped[string]) []stamped[string] {
	if e.State.Value.isSettled() {
		return nil
	}
	slices.SortStableFunc(texts, func(a, b stamped[string]) int {
		return cmp.Or(b.Edited.Compare(a.Edited), cmp.Compare(a.Value, b.Value))
	})
	var list []stamped[string]
	for _, s := range texts {
		same := func(o stamped[string]) bool { return o.Value == s.Value }
		if s.Value != "" && s.Value != e.Note.Value && !slices.ContainsFunc(list, same) && len(list) < maxEarlier {
			list = append(list, s)
		}
	}
	return list
}

// withEarlier returns the entry, which takes the place of others, with their texts
// among the earlier ones of its note.
func (e entry) withEarlier(others ...entry) entry {
	texts := slices.Clone(e.Earlier)
	for _, o := range others {
		texts = append(append(texts, o.Note), o.Earlier...)
	}
	e.Earlier = e.earlierThan(texts...)
	return e
}

// withoutEarlier returns content without what notes said before.
func (c content) withoutEarlier() content {
	c = c.clone()
	for key, e := range c.entries {
		e.Earlier = nil
		c.entries[key] = e
	}
	return c
}
