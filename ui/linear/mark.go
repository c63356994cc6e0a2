package linear

import (
	"fmt"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/ui/notes"
)

// decide gives a difference of the sentence that the person is at a state.
func (r *Reading) decide(state notes.State, which string) []string {
	d, rest, why := r.meant(which)
	switch {
	case why != nil:
		return why
	case rest != "":
		return []string{"After it comes a number at most, that of a difference."}
	}
	r.mark(d, func(b *notes.Book, d *model.Difference) *notes.Book { return b.WithState(d, state, r.now()) })
	if state == notes.NoState {
		return []string{"Open again."}
	}
	return []string{capital(string(state)) + ". undo takes it back."}
}

// note writes a note on a difference of the sentence that the person is at.
func (r *Reading) note(words string) []string {
	d, words, why := r.meant(words)
	switch {
	case why != nil:
		return why
	case words == "":
		return []string{"Type note and what you want to note."}
	}
	r.mark(d, func(b *notes.Book, d *model.Difference) *notes.Book { return b.WithNote(d, words, r.now()) })
	return []string{"Noted. undo takes it back."}
}

// mark changes what the book says of a difference.
func (r *Reading) mark(difference int, change func(*notes.Book, *model.Difference) *notes.Book) {
	t := r.teller
	book := change(t.book, &t.a.Differences[difference])
	r.changes = append(r.changes, book.Since(t.book))
	r.tell(book, t.level, t.leader)
}

// undo takes back the last mark or note.
func (r *Reading) undo() []string {
	last := len(r.changes) - 1
	if last < 0 {
		return []string{"There is nothing to take back."}
	}
	book, undone := r.teller.book.Without(r.changes[last], r.now())
	r.changes = r.changes[:last]
	if !undone {
		return []string{"It has been changed since."}
	}
	r.tell(book, r.teller.level, r.teller.leader)
	return []string{"Taken back."}
}

// meant returns the difference of the sentence that the person is at which words
// begin with the number of, and what comes after it. A lone one needs no number. why
// says why none is meant.
func (r *Reading) meant(words string) (difference int, rest string, why []string) {
	var list []int
	if r.at >= 0 {
		list = r.teller.told[r.at]
	}
	switch len(list) {
	case 0:
		return 0, "", []string{"No difference is told here."}
	case 1:
		return list[0], strings.TrimSpace(strings.TrimPrefix(words+" ", "1 ")), nil
	}
	number, rest, _ := strings.Cut(words, " ")
	if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(list) {
		return list[n-1], strings.TrimSpace(rest), nil
	}
	why = []string{fmt.Sprintf("%d differences are told here. Put the number of one after the command:", len(list))}
	for i, d := range list {
		why = append(why, fmt.Sprintf("%d. %s", i+1, r.teller.difference(d, r.teller.leader)))
	}
	return 0, "", why
}
