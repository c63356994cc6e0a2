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
	pieces        []piece // none of the longest itself
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
			c.pieces = compareWords(against, c.words)
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
		x.change(&head, piece{removed, "words gone"})
		head.add(" ")
		x.change(&head, piece{inserted, "words new"})
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
		if p.change == removed && i > 0 && !opens(c.pieces[i-1].text) {
			f.add(" ")
		}
		x.change(f, p)
		if p.change == removed && i+1 < len(c.pieces) && c.pieces[i+1].change == unchanged && !closes(c.pieces[i+1].text) {
			f.add(" ")
		}
	}
}

// change writes words, marked where they are gone or new. The marks never stand
// alone at the end of a row: there, for the rules of breaking, the hyphen is one
// that binds what follows.
func (x *explainer) change(f *phrase, p piece) {
	t := x.theme
	switch p.change {
	case removed:
		f.addAs("[-", "[+", t.Muted)
		f.add(p.text, t.Cut)
		f.add("-]", t.Muted)
	case inserted:
		f.add("{+", t.Added)
		f.add(p.text, t.Added)
		f.addAs("+}", "-}", t.Added)
	default:
		f.add(p.text, t.Text)
	}
}

// agreement reports whether a comparison found words that are the same, and words
// that are not.
func agreement(pieces []piece) (same, differs bool) {
	for _, p := range pieces {
		if p.change != unchanged {
			differs = true
		} else if len(text.Words(p.text, 0)) > 0 {
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
