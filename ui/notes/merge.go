package notes

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A clash is something of the reader's own that two windows changed, each without
// having seen what the other one made of it.
type clash struct {
	isNote bool
	said   string // what became of it, for a person to read
}

// merge returns the content with what changed in theirs since both were filed: what
// only one of them changed counts as it is. Where both changed a note, both texts
// are kept; of other things the later one counts. What theirs does not have stays:
// nothing is ever taken out of a file, only taken back.
func (b *Book) merge(theirs content) (content, []clash) {
	all := b.content.clone()
	all.position = all.position.later(theirs.position)
	var clashes []clash
	for _, their := range theirs.inOrder() {
		key := their.key()
		base, mine := b.filed.entries[key], b.content.entries[key]
		var notes []stamped[string]
		var states []stamped[State]
		var decisions []stamped[Decision]
		for _, e := range b.past[key] {
			notes, states, decisions = append(notes, e.Note), append(states, e.State), append(decisions, e.Decision)
		}
		e, both := their, [3]bool{}
		e.Note, both[0] = mine.Note.merge(base.Note, notes, their.Note)
		e.State, both[1] = mine.State.merge(base.State, states, their.State)
		e.Decision, both[2] = mine.Decision.merge(base.Decision, decisions, their.Decision)
		if e.Author == "" {
			if both[0] {
				e.Note = bothTexts(partsOf(base.Note), partsOf(notes...), mine.Note, their.Note)
			}
			clashes = append(clashes, e.clashes(both)...)
		}
		e = e.withEarlier(entry{Earlier: mine.Earlier}, entry{Earlier: their.Earlier})
		all.entries[key] = e
	}
	return all, clashes
}

// clashes says what became of the parts of an entry that clash: its note, state
// and decision.
func (e entry) clashes(both [3]bool) (list []clash) {
	words := "“" + line(e.places()[0].Exact, 40) + "”"
	for i, said := range [...]string{
		"the note on " + words + ", both texts are kept",
		"the state of " + words + ", now " + cmp.Or(string(e.State.Value), "open"),
		"the correction of " + words + ", now " + cmp.Or(string(e.Decision.Value), "taken back"),
	} {
		if both[i] {
			list = append(list, clash{i == 0, said})
		}
	}
	return list
}

// describe says in one line what both windows changed and what became of it; ""
// for nothing.
func describe(clashes []clash) string {
	var said []string
	for _, c := range clashes {
		said = append(said, c.said)
	}
	if said == nil {
		return ""
	}
	return "changed in another window too: " + strings.Join(said, "; ")
}

// mergeImported returns the content with an imported file, of which nobody knows
// what its author had seen of the book. A note that was taken back later than the
// other one was written stays so.
func (b *Book) mergeImported(imported content) (content, []clash) {
	seen := newContent()
	for key, e := range imported.entries {
		earlier, later := e.Note, b.content.entries[key].Note
		if earlier.later(later) == earlier {
			earlier, later = later, earlier
		}
		if later.Value == "" {
			seen.entries[key] = entry{Note: earlier}
		}
	}
	return (&Book{content: b.content, filed: seen}).merge(imported)
}

// stampForm is how the time of an earlier text stands before it in a note that
// keeps several.
const stampForm = "[2006-01-02 15:04 UTC] "

// partStart matches where an earlier text starts in a note that keeps several.
var partStart = regexp.MustCompile(`\n\n\[\d{4}-\d\d-\d\d \d\d:\d\d UTC\] `)

// bothTexts returns a note with what both made of the texts of base: the texts of
// either that the other one did not replace, the latest first, the others with
// their times. past are texts that mine replaced itself.
func bothTexts(base, past []stamped[string], mine, theirs stamped[string]) stamped[string] {
	ours, others := partsOf(mine), partsOf(theirs)
	var parts []stamped[string]
	for _, p := range slices.Concat(ours, others) {
		byUs := !holds(ours, p) && (holds(base, p) || holds(past, p))
		byThem := !holds(others, p) && holds(base, p)
		if !byUs && !byThem && !holds(parts, p) {
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(parts, func(a, b stamped[string]) int {
		return cmp.Or(b.Edited.Compare(a.Edited), cmp.Compare(a.Value, b.Value))
	})
	both := ""
	for i, p := range parts {
		if i > 0 {
			both += "\n\n" + p.Edited.Format(stampForm)
		}
		both += p.Value
	}
	return mine.over(theirs, both)
}

// holds reports whether one of the parts has the text of p.
func holds(parts []stamped[string], p stamped[string]) bool {
	return slices.ContainsFunc(parts, func(o stamped[string]) bool { return o.Value == p.Value })
}

// partsOf returns the texts that notes keep, each with its time: none of an empty
// note, and one of another, but of those that bothTexts made several.
func partsOf(notes ...stamped[string]) (list []stamped[string]) {
	for _, note := range notes {
		at, from := note.Edited, 0
		for _, m := range partStart.FindAllStringIndex(note.Value, -1) {
			list = append(list, stamped[string]{note.Value[from:m[0]], at})
			at, _ = time.Parse(stampForm, note.Value[m[0]+2:m[1]]) // year 1 for a day that is none
			from = m[1]
		}
		if note.Value != "" {
			list = append(list, stamped[string]{note.Value[from:], at})
		}
	}
	return list
}
