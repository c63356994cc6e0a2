package details

import (
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// worded reports whether differences of the kind lie in their words.
func worded(k model.Kind) bool {
	return k == model.Quote || k == model.Wording || k == model.Certainty || k == model.Attribution
}

// A comparison is a wording set against the longest one.
type comparison struct {
	article       int
	words         string
	pieces        []Piece // none of the longest itself
	same, differs bool    // some words are the same, some are not
}

// compare compares the wordings of the entry, and returns the article of the
// longest; no comparisons where fewer than two articles have one.
func (x *explainer) compare() (all []comparison, base int) {
	longest := -1
	var against string
	for i, cell := range x.e.cells {
		if cell.state != said {
			continue
		}
		all = append(all, comparison{article: x.content.articles[i], words: cell.words})
		if n := len(text.Words(cell.words, 0)); n > longest {
			longest, base, against = n, x.content.articles[i], cell.words
		}
	}
	if len(all) < 2 {
		return nil, 0
	}
	for i := range all {
		if c := &all[i]; c.article != base {
			c.pieces = Compare(against, c.words)
			c.same, c.differs = agreement(c.pieces)
		}
	}
	return all, base
}

// words compares the wordings word by word.
func (x *explainer) words() {
	if !worded(x.e.Kind) {
		return
	}
	all, base := x.compare()
	if all == nil {
		return
	}
	var head phrase
	head.add("Word by word against "+x.content.outlet(base), x.theme.Muted)
	if slices.ContainsFunc(all, func(c comparison) bool { return c.same && c.differs }) {
		head.add(": ", x.theme.Muted)
		x.change(&head, Piece{Cut, "words gone"})
		head.add(" ")
		x.change(&head, Piece{Added, "words new"})
	}
	x.title(&head)
	for _, c := range all {
		x.named(c.article, func(f *phrase) { x.comparison(f, c) })
	}
}

// comparison writes a comparison. Wordings that share no word, or all, are written
// as they stand.
func (x *explainer) comparison(f *phrase, c comparison) {
	if !c.same || !c.differs {
		f.add(c.words, x.theme.Text)
		switch {
		case c.same:
			f.add(" (the same words)", x.theme.Muted)
		case c.pieces != nil:
			f.add(" (other words)", x.theme.Muted)
		}
		return
	}
	for i, p := range c.pieces {
		if p.Change == Cut && i > 0 && !opens(c.pieces[i-1].Text) {
			f.add(" ")
		}
		x.change(f, p)
		if p.Change == Cut && i+1 < len(c.pieces) && c.pieces[i+1].Change == Same && !closes(c.pieces[i+1].Text) {
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

// agreement reports whether a comparison found words that are the same, and words
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

// opens reports whether text ends with a character after which no space is due.
func opens(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(" ([“‘\"'-/—$£€", r)
}

// closes reports whether text begins with a character before which no space is due.
func closes(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || strings.ContainsRune(" )]”’\"'-/—,.;:!?…%", r)
}
