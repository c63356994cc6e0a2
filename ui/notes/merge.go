package notes

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A clash is something that two windows changed, each without having seen what
// the other one made of it.
type clash struct {
	what  clashed
	words string // the first ones that it is about
	now   string // the value that counts, but for notes
}

type clashed int

const (
	clashedNote clashed = iota
	clashedState
	clashedDecision
)

// merge returns mine with what changed in theirs since both were base: what only
// one of them changed counts as it is. Where both changed a note, both texts are
// kept; of other things the later one counts. What theirs does not have stays:
// nothing is ever taken out of a file, only taken back.
func merge(base, mine, theirs content) (content, []clash) {
	return (&merging{}).merge(base, mine, theirs)
}

// mergeImported returns mine with an imported file, of which nobody knows what its
// author had seen of mine. A note that was taken back after that of the file was
// written stays so.
func mergeImported(mine, imported content) (content, []clash) {
	return (&merging{takenBack: true}).merge(content{}, mine, imported)
}

type merging struct {
	takenBack bool // a note taken back later than another text was written counts
	all       content
	clashes   []clash
}

func (m *merging) merge(base, mine, theirs content) (content, []clash) {
	m.all = content{mine.position.or(theirs.position), cloned(mine.marks), cloned(mine.pairs)}
	for _, t := range inOrder(theirs.marks, func(e markEntry) place { return e.Mentions[0] }) {
		m.mark(base.marks[t.key()], mine.marks[t.key()], t)
	}
	for _, t := range inOrder(theirs.pairs, func(e pairEntry) place { return e.Sentences[0] }) {
		m.pair(base.pairs[t.key()], mine.pairs[t.key()], t)
	}
	return m.all, m.clashes
}

func (m *merging) mark(base, mine, theirs markEntry) {
	all := theirs
	stateClash, noteClash := false, false
	all.State, stateClash = mine.State.merge(base.State, theirs.State)
	all.Note, noteClash = mine.Note.merge(base.Note, theirs.Note)
	words := theirs.Mentions[0].Exact
	if noteClash && theirs.Author == "" && (all.Note.Value != "" || !m.takenBack) {
		all.Note = bothTexts(base.Note, mine.Note, theirs.Note)
		m.clashes = append(m.clashes, clash{clashedNote, words, ""})
	}
	if stateClash && theirs.Author == "" {
		m.clashes = append(m.clashes, clash{clashedState, words, string(all.State.Value)})
	}
	m.all.marks[theirs.key()] = all
}

func (m *merging) pair(base, mine, theirs pairEntry) {
	all := theirs
	clashes := false
	all.Decision, clashes = mine.Decision.merge(base.Decision, theirs.Decision)
	if clashes && theirs.Author == "" {
		m.clashes = append(m.clashes, clash{clashedDecision, theirs.Sentences[0].Exact, string(all.Decision.Value)})
	}
	m.all.pairs[theirs.key()] = all
}

// merge returns the value that counts and whether both were changed since base,
// to different ones; of these it is the later one.
func (s stamped[T]) merge(base, theirs stamped[T]) (_ stamped[T], clash bool) {
	switch {
	case theirs == base || theirs.Edited.Before(base.Edited): // or an old copy of the file has come back
		return s, false
	case s == base:
		return theirs, false
	}
	return s.or(theirs), s.Value != theirs.Value
}

// stampForm is how the time of an earlier text stands before it in a note that
// keeps several.
const stampForm = "[2006-01-02 15:04 UTC] "

// partStart matches where an earlier text starts in a note that keeps several.
var partStart = regexp.MustCompile(`\n\n\[\d{4}-\d\d-\d\d \d\d:\d\d UTC\] `)

// bothTexts returns a note with what both made of base: the texts of either that
// the other one did not replace, the latest first, the others with their times.
func bothTexts(base, mine, theirs stamped[string]) stamped[string] {
	had, ours, others := partsOf(base), partsOf(mine), partsOf(theirs)
	var parts []stamped[string]
	for _, p := range slices.Concat(ours, others) {
		replaced := holds(had, p) && !(holds(ours, p) && holds(others, p))
		if !replaced && !holds(parts, p) {
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
	later := mine.or(theirs)
	if both == later.Value {
		return later
	}
	return later.next(both)
}

// holds reports whether one of the parts has the text of p.
func holds(parts []stamped[string], p stamped[string]) bool {
	return slices.ContainsFunc(parts, func(o stamped[string]) bool { return o.Value == p.Value })
}

// partsOf returns the texts that a note keeps, each with its time: none, or one,
// but for a note that bothTexts made.
func partsOf(note stamped[string]) []stamped[string] {
	if note.Value == "" {
		return nil
	}
	var list []stamped[string]
	at, from := note.Edited, 0
	for _, m := range partStart.FindAllStringIndex(note.Value, -1) {
		list = append(list, stamped[string]{note.Value[from:m[0]], at})
		at, _ = time.Parse(stampForm, note.Value[m[0]+2:m[1]]) // year 1 for a day that is none
		from = m[1]
	}
	return append(list, stamped[string]{note.Value[from:], at})
}

// describe says in one line what both windows changed and what became of it.
func describe(clashes []clash) string {
	var said []string
	for what := clashedNote; what <= clashedDecision; what++ {
		var list []clash
		for _, c := range clashes {
			if c.what == what {
				list = append(list, c)
			}
		}
		if len(list) > 0 {
			said = append(said, describeAlike(list))
		}
	}
	return strings.Join(said, "; ")
}

// describeAlike describes clashes of one sort.
func describeAlike(list []clash) string {
	n, words := len(list), "“"+line(list[0].words, 40)+"”"
	switch what := list[0].what; {
	case what == clashedNote && n == 1:
		return "the note on " + words + " was changed in another window too: both texts are kept"
	case what == clashedNote:
		return fmt.Sprintf("%d notes were changed in another window too: both texts of each are kept", n)
	case what == clashedState && n == 1:
		return fmt.Sprintf("the state of %s was set in another window too: the later one counts, %s", words, cmp.Or(list[0].now, "open"))
	case what == clashedState:
		return fmt.Sprintf("%d states were set in another window too: the later ones count", n)
	case n == 1:
		return fmt.Sprintf("the correction of %s was changed in another window too: the later one counts, %s", words, cmp.Or(list[0].now, "taken back"))
	}
	return fmt.Sprintf("%d corrections were changed in another window too: the later ones count", n)
}

// joinNotices joins those that are not empty.
func joinNotices(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
