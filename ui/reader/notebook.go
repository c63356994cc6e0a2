package reader

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/notes"
)

// A notebook keeps the book of what a person marked in its file, one save after
// the other.
type notebook struct {
	doc     *document
	store   *notes.Store // nil to keep the book no longer than the reader
	edits   int          // that were made
	kept    int          // … of which so many are in the file
	saving  bool         // a save is under way
	tried   int          // the edits of which the last save failed; 0 where it did not
	history history
}

// saved brings what is in the file after a save.
type saved struct {
	edits  int // that the save was of
	book   *notes.Book
	notice string
	err    error
}

// edit takes the book that a decision has made, which can be taken back.
func (n *notebook) edit(b *notes.Book, s step) {
	s.change = b.Since(n.doc.book)
	n.history.add(s)
	n.take(b)
}

// take takes another book, which is saved at the end of the message.
func (n *notebook) take(b *notes.Book) {
	n.doc.book = b
	n.edits++
}

// unsaved returns what is not in the file although it was tried.
func (n *notebook) unsaved() notes.Unsaved {
	if n.tried == 0 {
		return notes.Unsaved{}
	}
	return n.doc.book.Unsaved()
}

// lost says what of a book is lost if its last save ended with err; nil for nothing.
func lost(b *notes.Book, err error) error {
	if unsaved := b.Unsaved(); err != nil && unsaved.Any() {
		return fmt.Errorf("%s not saved: %w", unsaved, err)
	}
	return nil
}

// save saves the book where there is something new in it.
func (n *notebook) save(ctx context.Context) tea.Cmd {
	if n.store == nil || n.saving || n.edits == max(n.kept, n.tried) {
		return nil
	}
	n.saving = true
	return n.write(ctx, n.doc.book)
}

// write saves a book, which has all edits so far.
func (n *notebook) write(ctx context.Context, b *notes.Book) tea.Cmd {
	store, edits := n.store, n.edits
	return func() tea.Msg {
		book, notice, err := store.Save(ctx, b)
		return saved{edits, book, notice, err}
	}
}

// withPosition returns the book with where the person is reading.
func (n *notebook) withPosition(v *View, at time.Time) *notes.Book {
	if v.sentence < 0 {
		return n.doc.book
	}
	here := model.SentenceRef{Article: v.leader, Sentence: v.sentence}
	return n.doc.book.WithPosition(notes.Position{Sentence: here, ScrollMode: v.scrolling.String()}, at)
}

// receive takes in what other readers of the story saved meanwhile, and returns
// what there is to say of it.
func (n *notebook) receive(msg saved) string {
	n.saving = false
	if msg.book != nil {
		n.doc.book = n.doc.book.Merge(msg.book)
	}
	if msg.err != nil {
		n.tried = msg.edits
		return "not saved: " + msg.err.Error()
	}
	n.kept, n.tried = msg.edits, 0
	return msg.notice
}
