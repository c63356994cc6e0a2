package reader

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/notes"
)

// A notepad is what a person marks, and the line in which a note is written.
type notepad struct {
	book    *notes.Book
	saving  bool // a save is under way
	again   bool // the book has changed since
	writing bool // a note is being typed
	input   textinput.Model
}

// saved brings what is in the file of notes after a save.
type saved struct {
	book   *notes.Book
	notice string
	err    error
}

// note takes another book and saves it, one save after the other.
func (r *Reader) note(b *notes.Book) tea.Cmd {
	r.pad.book = b
	r.details.Panel = nil // its marks are drawn anew
	r.syncDetails()
	if r.options.Notes == nil {
		return nil
	}
	if r.pad.saving {
		r.pad.again = true
		return nil
	}
	r.pad.saving = true
	return r.saveBook(r.ctx, b)
}

func (r *Reader) saveBook(ctx context.Context, b *notes.Book) tea.Cmd {
	return func() tea.Msg {
		book, notice, err := r.options.Notes.Save(ctx, b)
		return saved{book, notice, err}
	}
}

// receiveSaved takes in what other readers of the story saved meanwhile.
func (r *Reader) receiveSaved(msg saved) tea.Cmd {
	r.pad.saving = false
	if msg.book != nil {
		r.pad.book = r.pad.book.Merge(msg.book)
		r.setBookOn(r.whole)
	}
	switch {
	case msg.err != nil:
		r.message = "not saved: " + msg.err.Error()
	case msg.notice != "":
		r.message = msg.notice
	}
	if r.pad.again && msg.err == nil {
		r.pad.again = false
		return r.note(r.pad.book)
	}
	r.pad.again = false
	return nil
}

// setBookOn lets the marks find their differences in an analysis.
func (r *Reader) setBookOn(a *model.Analysis) {
	if a != nil {
		r.pad.book = r.pad.book.On(a)
	}
}

// markable gives the difference that a mark is put on: the one jumped to, or the
// row selected in the details.
func (r *Reader) markable() *model.Difference {
	if r.analysis == nil {
		return nil
	}
	if r.details.open && r.details.Panel != nil {
		if d, ok := r.details.Selected(); ok {
			return &r.analysis.Differences[d]
		}
	}
	if r.selected != none {
		return &r.analysis.Differences[r.selected]
	}
	return nil
}

// nextState goes through the states of a difference.
func (r *Reader) nextState() tea.Cmd {
	d := r.markable()
	if d == nil {
		r.message = "go to a difference first: n goes to the next, enter opens the details"
		return nil
	}
	all := notes.States()
	at := slices.Index(all, r.pad.book.Mark(d).State)
	next := all[(at+1)%len(all)]
	r.message = "the difference is no longer marked"
	if next != notes.NoState {
		r.message = fmt.Sprintf("the difference is marked: %s", next)
	}
	return r.note(r.pad.book.WithState(d, next, r.options.Now()))
}

// openNote asks for a note on a difference.
func (r *Reader) openNote() tea.Cmd {
	d := r.markable()
	if d == nil {
		r.message = "go to a difference first: n goes to the next, enter opens the details"
		return nil
	}
	r.pad.input = newInput()
	r.pad.input.CharLimit = 2000
	r.pad.input.SetWidth(max(8, r.screen.Width-30))
	r.pad.input.SetValue(oneLine(r.pad.book.Mark(d).Note))
	r.pad.input.CursorEnd()
	r.pad.input.Focus()
	r.pad.writing = true
	return nil
}

func oneLine(s string) string { return text.SanitizeLine(strings.ReplaceAll(s, "\n", " ")) }

// pressInNote takes a key while a note is written.
func (r *Reader) pressInNote(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, r.keys.Close):
		r.pad.writing = false
		r.message = "the note is as it was"
		return nil
	case key.Matches(msg, r.keys.Accept):
		r.pad.writing = false
		d := r.markable()
		if d == nil {
			return nil
		}
		r.message = "noted"
		return r.note(r.pad.book.WithNote(d, r.pad.input.Value(), r.options.Now()))
	}
	r.typeNote(msg)
	return nil
}

func (r *Reader) typeNote(msg tea.Msg) { r.pad.input, _ = r.pad.input.Update(msg) }

// noteRow is the last row while a note is written.
func (r *Reader) noteRow() string {
	row := " " + r.theme.StatusKey.Styled("note") + " " + r.pad.input.View() + " " +
		r.hint(r.keys.Accept, "keep") + r.hint(r.keys.Close, "cancel")
	return r.cut(r.flat(row), r.screen.Width)
}

// noteCursor is where the terminal's cursor stands while a note is written.
func (r *Reader) noteCursor() *tea.Cursor {
	c := r.pad.input.Cursor()
	if !r.pad.writing || c == nil {
		return nil
	}
	c.X = min(c.X+len(" note "), r.screen.Width-1)
	c.Y = r.promptRow()
	return c
}

// tellMarks says what this reader and others say of a difference.
func (r *Reader) tellMarks(d *model.Difference) string {
	var words []string
	for _, m := range r.pad.book.Marks(d) {
		var parts []string
		if m.State != notes.NoState {
			parts = append(parts, string(m.State))
		}
		if m.Note != "" {
			parts = append(parts, "note: "+oneLine(m.Note))
		}
		if m.Changed {
			parts = append(parts, "the words have changed since")
		}
		said := strings.Join(parts, ", ")
		if m.Author != "" {
			said = m.Author + ": " + said
		}
		words = append(words, said)
	}
	return strings.Join(words, separator)
}

// statusOf tells a person's mark in a word or two, for the details.
func (r *Reader) statusOf(difference int) string {
	m := r.pad.book.Mark(&r.analysis.Differences[difference])
	switch {
	case m.State != notes.NoState && m.Note != "":
		return string(m.State) + ", note"
	case m.State != notes.NoState:
		return string(m.State)
	case m.Note != "":
		return "note"
	}
	return ""
}

// restore brings the reader to where the person was reading, once.
func (r *Reader) restore() {
	if r.restored || len(r.screen.Slots) == 0 {
		return
	}
	r.restored = true
	p, ok := r.pad.book.Position()
	if !ok || len(r.options.Tour) > 0 || p.Sentence == (model.SentenceRef{}) {
		return
	}
	for _, way := range []Way{InStep, InProportion, Free} {
		if way.String() == p.ScrollMode && way != r.way {
			r.setWay(way)
		}
	}
	pane := r.ensure(p.Sentence.Article)
	r.focusOn(p.Sentence.Article)
	r.put(p.Sentence.Article, pane.lines.PlaceOf(p.Sentence.Sentence))
	if r.message == "" {
		r.message = "back where you were reading: g goes to the start"
	}
}

// withPosition gives the book with where the person is reading.
func (r *Reader) withPosition() *notes.Book {
	if r.here().Sentence < 0 || len(r.screen.Slots) == 0 {
		return r.pad.book
	}
	return r.pad.book.WithPosition(notes.Position{Sentence: r.here(), ScrollMode: r.way.String()}, r.options.Now())
}
