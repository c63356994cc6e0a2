package notes

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

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
	for _, c := range [...]struct {
		n    int
		what string
	}{{u.Marks, "mark"}, {u.Notes, "note"}, {u.Corrections, "correction"}} {
		switch {
		case c.n == 1:
			parts = append(parts, "1 "+c.what)
		case c.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", c.n, c.what))
		}
	}
	return strings.Join(parts, ", ")
}

// Unsaved counts what is not in the file as far as the book knows: since
// [Store.Load], or since a result of [Store.Save] was taken in by [Book.Merge].
func (b *Book) Unsaved() Unsaved {
	var u Unsaved
	for key, e := range b.content.marks {
		filed := b.filed.marks[key]
		u.Marks += one(e.State.Value != filed.State.Value)
		u.Notes += one(e.Note.Value != filed.Note.Value)
	}
	for key, e := range b.content.pairs {
		u.Corrections += one(e.Decision.Value != b.filed.pairs[key].Decision.Value)
	}
	return u
}

// UnsavedText returns what [Book.Unsaved] counts as text to copy and keep, one
// paragraph for each difference or correction, harmless to a terminal; "" for
// nothing.
func (b *Book) UnsavedText() string {
	var paragraphs []string
	for _, e := range inOrder(b.content.marks, func(e markEntry) place { return e.Mentions[0] }) {
		var said []string
		filed := b.filed.marks[e.key()]
		if e.State.Value != filed.State.Value {
			said = append(said, "mark: "+cmp.Or(string(e.State.Value), "taken back"))
		}
		if e.Note.Value != filed.Note.Value {
			said = append(said, "note: "+cmp.Or(strings.ReplaceAll(e.Note.Value, "\n", "\n    "), "taken back"))
		}
		paragraphs = b.appendSaid(paragraphs, e.Mentions, e.Author, said)
	}
	for _, e := range inOrder(b.content.pairs, func(e pairEntry) place { return e.Sentences[0] }) {
		if e.Decision.Value != b.filed.pairs[e.key()].Decision.Value {
			said := []string{"counterparts: " + cmp.Or(string(e.Decision.Value), "taken back")}
			paragraphs = b.appendSaid(paragraphs, e.Sentences, e.Author, said)
		}
	}
	if len(paragraphs) == 0 {
		return ""
	}
	return "Not saved, of " + storyForm(b.story).describe() + ":\n\n" + strings.Join(paragraphs, "\n")
}

// appendSaid adds a paragraph with the words that something was said of, and what.
func (b *Book) appendSaid(paragraphs []string, places []place, author string, said []string) []string {
	const longest = 120 // bytes of the words
	if len(said) == 0 {
		return paragraphs
	}
	var p strings.Builder
	for _, at := range places {
		outlet := at.Article
		if i := articleOf(b.story, at.Article); i >= 0 {
			outlet = cmp.Or(text.SanitizeLine(b.story.Articles[i].Source), at.Article)
		}
		fmt.Fprintf(&p, "%s: “%s”\n", outlet, line(at.Exact, longest))
	}
	if author != "" {
		fmt.Fprintf(&p, "  by %s\n", author)
	}
	for _, s := range said {
		fmt.Fprintf(&p, "  %s\n", s)
	}
	return append(paragraphs, p.String())
}

// SaveTo writes the whole book to a file that the person names because it cannot
// be saved in its own: [Book.Import] reads it, and so does "triptych notes
// import". A file that exists is overwritten only if it holds notes on this
// story, and what is in it is kept. The book does not count as saved by it.
// Errors are of type [*Error].
//
// The path is one of the machine that the program runs on: it is not for those
// who read over SSH, who copy [Book.UnsavedText].
func (b *Book) SaveTo(path string) error {
	const advice = "name a file in another folder"
	all := b.content
	data, err := readFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return &Error{Path: path, Problem: "the notes cannot be written there: it is something else already", Advice: "name a new file", Err: err}
	default:
		there, recorded, err := decode(data, b.story)
		if err != nil || shared(recorded, b.story) == 0 {
			return &Error{Path: path, Problem: "there is such a file already, and it holds no notes on this story", Advice: "name a new file", Err: err}
		}
		all, _ = mergeImported(b.content, there)
	}
	if data, err = encode(b.story, all); err == nil {
		err = replace(path, data)
	}
	if err != nil {
		return failed(path, "the notes cannot be written", advice, err)
	}
	return nil
}
