package details

import (
	"slices"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// A comparison sets the wordings of one difference against the longest of them.
type comparison struct {
	difference int
	base       int       // the column of the longest wording
	others     [][]Piece // by column; nil of those that say nothing
}

// worded tells whether differences of the kind lie in their words.
func worded(k model.Kind) bool {
	return k == model.Quote || k == model.Wording || k == model.Certainty || k == model.Attribution
}

// compare compares the wordings of an entry; nil where fewer than two articles
// have one. The last comparison is kept for the next frame.
func (p *Panel) compare(e *entry) *comparison {
	if p.compared != nil && p.compared.difference == e.difference {
		return p.compared
	}
	c := &comparison{difference: e.difference, others: make([][]Piece, len(e.cells))}
	longest, wordings := -1, 0
	for i, cell := range e.cells {
		if cell.state != said {
			continue
		}
		wordings++
		if n := len(text.Words(cell.words, 0)); n > longest {
			longest, c.base = n, i
		}
	}
	if wordings < 2 {
		return nil
	}
	for i, cell := range e.cells {
		if cell.state == said && i != c.base {
			c.others[i] = Compare(e.cells[c.base].words, cell.words)
		}
	}
	p.compared = c
	return c
}

// words compares the wordings word by word.
func (x *explainer) words() {
	if !worded(x.e.Kind) {
		return
	}
	c := x.compare(x.e)
	if c == nil {
		return
	}
	var head phrase
	head.add("Word by word against "+x.outlet(x.articles[c.base]), x.theme.Muted)
	if c.marked() {
		head.add(": ", x.theme.Muted)
		x.change(&head, Piece{Cut, "words gone"})
		head.add(" ")
		x.change(&head, Piece{Added, "words new"})
	}
	x.title(&head)
	for i, article := range x.articles {
		if x.e.cells[i].state != said {
			continue
		}
		var f phrase
		if i == c.base {
			f.add(x.e.cells[i].words, x.theme.Text)
		} else {
			x.pieces(&f, x.e.cells[i].words, c.others[i])
		}
		x.named(article, &f)
	}
}

// marked tells whether any words are marked as gone or new.
func (c *comparison) marked() bool {
	return slices.ContainsFunc(c.others, func(pieces []Piece) bool {
		same, differs := agreement(pieces)
		return same && differs
	})
}

// pieces writes a comparison. Wordings that share no word, or all, are written
// as they stand.
func (x *explainer) pieces(f *phrase, words string, pieces []Piece) {
	same, differs := agreement(pieces)
	if !same || !differs {
		f.add(words, x.theme.Text)
		note := " (the same words)"
		if !same {
			note = " (other words)"
		}
		f.add(note, x.theme.Muted)
		return
	}
	for i, p := range pieces {
		if p.Change == Cut && i > 0 && !opens(pieces[i-1].Text) {
			f.add(" ")
		}
		x.change(f, p)
		if p.Change == Cut && i+1 < len(pieces) && pieces[i+1].Change == Same && !closes(pieces[i+1].Text) {
			f.add(" ")
		}
	}
}

// change writes words, marked where they are gone or new. The marks never stand
// alone at the end of a row: there, for the rules of breaking, the hyphen is one
// that binds what follows.
func (x *explainer) change(f *phrase, p Piece) {
	t := x.theme
	switch p.Change {
	case Cut:
		f.addAs("[-", "[+", t.Muted)
		f.add(p.Text, t.Cut)
		f.add("-]", t.Muted)
	case Added:
		f.add("{+", t.Added)
		f.add(p.Text, t.Added)
		f.addAs("+}", "-}", t.Added)
	default:
		f.add(p.Text, t.Text)
	}
}

// agreement tells whether a comparison found words that are the same, and words
// that are not.
func agreement(pieces []Piece) (same, differs bool) {
	for _, p := range pieces {
		if p.Change != Same {
			differs = true
		} else if len(text.Words(p.Text, 0)) > 0 {
			same = true
		}
	}
	return same, differs
}

// opens tells whether text ends with a character after which no space is due.
func opens(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case ' ', '(', '[', '“', '‘', '"', '\'', '-', '/', '—', '$', '£', '€':
		return true
	}
	return s == ""
}

// closes tells whether text begins with a character before which no space is due.
func closes(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case ' ', ')', ']', '”', '’', '"', '\'', '-', '/', '—', ',', '.', ';', ':', '!', '?', '…', '%':
		return true
	}
	return s == ""
}
