package notes

import (
	"cmp"
	"fmt"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// An Unsaved is how much of a Book is not in its file yet, also what was taken
// back. The reading position does not count.
type Unsaved struct {
	Marks, Notes, Corrections int
}

// Any reports whether anything is not saved.
func (u Unsaved) Any() bool { return u != Unsaved{} }

// String returns it in words, such as "1 mark, 2 notes"; "" for nothing.
func (u Unsaved) String() string {
	var parts []string
	for i, n := range [...]int{u.Marks, u.Notes, u.Corrections} {
		what := [...]string{"mark", "note", "correction"}[i]
		if n > 1 {
			what += "s"
		}
		if n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", what))
		}
	}
	return strings.Join(parts, ", ")
}

// Unsaved counts what is not in the file as far as the book knows: since
// [Store.Load], or since a result of [Store.Save] was taken in by [Book.Merge].
func (b *Book) Unsaved() Unsaved {
	var u Unsaved
	for key, e := range b.content.entries {
		filed := b.filed.entries[key]
		u.Marks += one(e.State.Value != filed.State.Value)
		u.Notes += one(e.Note.Value != filed.Note.Value)
		u.Corrections += one(e.Decision.Value != filed.Decision.Value)
	}
	return u
}

// UnsavedText returns what [Book.Unsaved] counts as text to copy and keep, one
// paragraph for each difference or correction, harmless to a terminal; "" for
// nothing.
func (b *Book) UnsavedText() string {
	var out strings.Builder
	for _, e := range b.content.inOrder() {
		var said string
		for _, part := range e.changes(b.filed.entries[e.key()]) {
			said += "  " + part + "\n"
		}
		if said == "" {
			continue
		}
		if e.Author != "" {
			said = "  by " + e.Author + "\n" + said
		}
		fmt.Fprintf(&out, "\n%s%s", cite(b.story, e.places()), said)
	}
	if out.Len() == 0 {
		return ""
	}
	return "Not saved, of " + storyForm(b.story).describe() + ":\n" + out.String()
}

// changes returns in words what the entry says and another one about the same does
// not.
func (e entry) changes(from entry) (said []string) {
	if e.State.Value != from.State.Value {
		said = append(said, "mark: "+cmp.Or(string(e.State.Value), "taken back"))
	}
	if e.Note.Value != from.Note.Value {
		said = append(said, "note: "+cmp.Or(strings.ReplaceAll(e.Note.Value, "\n", "\n    "), "taken back"))
	}
	if e.Decision.Value != from.Decision.Value {
		about := "counterparts"
		if e.Amendment != nil {
			about = e.Amendment.describe()
		}
		said = append(said, about+": "+cmp.Or(string(e.Decision.Value), "taken back"))
	}
	return said
}

// cite returns a line for each place: the outlet and the words.
func cite(story *model.Story, places []place) string {
	const longest = 120 // bytes of the words
	var out strings.Builder
	for _, at := range places {
		outlet := at.Article
		if i := articleOf(story, at.Article); i >= 0 {
			outlet = cmp.Or(text.SanitizeLine(story.Articles[i].Source), at.Article)
		}
		fmt.Fprintf(&out, "%s: “%s”\n", outlet, line(at.Exact, longest))
	}
	return out.String()
}
