// Package selection is the arithmetic of selecting words of an article: which words
// there are, where a step leads, and what lies between two of them. It knows nothing
// of screens.
package selection

import (
	"sort"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// Words are the words of an article that can be selected: those of its headline and of
// its sentences, in order. Their bytes are those of its text, and before byte 0 those of
// its headline (see [model.Article.TitleStart]). What no space parts, such as 6.8m, half-hour or £600, is one of them, but for
// scripts that part no words by spaces.
type Words struct {
	article *model.Article
	list    []word
}

type word struct {
	model.Span
	sentence int
}

// Of returns the words of an article.
func Of(a *model.Article) *Words {
	w := &Words{article: a}
	w.add(a.Title, a.TitleStart(), model.InTitle)
	for i, s := range a.Sentences {
		w.add(s.In(a.Text), s.Start, i)
	}
	return w
}

// add appends the words of a sentence that starts at a byte of the article.
func (w *Words) add(source string, start, sentence int) {
	var last model.Span
	for i, one := range text.Words(source, 0) {
		if i > 0 && joined(source, last, one.Span) {
			last.End = one.End
			w.list[len(w.list)-1].End = start + one.End
			continue
		}
		last = one.Span
		w.list = append(w.list, word{model.Span{Start: start + one.Start, End: start + one.End}, sentence})
	}
}

// joined reports whether two words that follow each other are one to select.
func joined(source string, a, b model.Span) bool {
	switch source[a.End:b.Start] {
	case "-", "\u2010", "\u2011", "–", ".", ",", ":", "/", "&", "'", "’":
		return true
	case "":
		return isSign(a.In(source)) || isSign(b.In(source))
	}
	return false
}

// isSign reports whether a word is a sign of a currency or of a share.
func isSign(word string) bool { return strings.Trim(text.Fold(word), "%$£€¥₹₽₩₺₴") == "" }

// Len returns how many words there are.
func (w *Words) Len() int { return len(w.list) }

// Span returns where a word stands, which must be one of the words.
func (w *Words) Span(i int) model.Span { return w.list[i].Span }

// Sentence returns the sentence of a word, model.InTitle for one of the headline.
func (w *Words) Sentence(i int) int { return w.list[i].sentence }

// At returns the word that holds a byte of the article, or else the first after it,
// or the last; -1 where there are no words.
func (w *Words) At(offset int) int {
	i := sort.Search(len(w.list), func(i int) bool { return w.list[i].End > offset })
	return min(i, len(w.list)-1)
}

// Holding returns the word that holds a byte, -1 where none does.
func (w *Words) Holding(offset int) int {
	if i := w.At(offset); i >= 0 && w.list[i].Start <= offset && offset < w.list[i].End {
		return i
	}
	return -1
}

// Step returns the word so many words further on, or the first or the last.
func (w *Words) Step(i, step int) int { return max(0, min(i+step, len(w.list)-1)) }

// A Range is words of one sentence: from the one at which it was begun to the one at
// which it ends, which may stand before.
type Range struct{ Anchor, End int }

// Ends returns the first and the last word of a range.
func (r Range) Ends() (first, last int) { return min(r.Anchor, r.End), max(r.Anchor, r.End) }

// Holds reports whether a word is one of a range.
func (r Range) Holds(i int) bool {
	first, last := r.Ends()
	return first <= i && i <= last
}

// To returns the range with another end: the word itself, or where it is of another
// sentence, the last word on the way to it.
func (w *Words) To(r Range, end int) Range {
	sentence := w.list[r.Anchor].sentence
	for r.End = w.Step(end, 0); w.list[r.End].sentence > sentence; {
		r.End--
	}
	for w.list[r.End].sentence < sentence {
		r.End++
	}
	return r
}

// Over returns the words that a span of the article has a part of, those of its first
// sentence; false where there are none.
func (w *Words) Over(s model.Span) (Range, bool) {
	first := sort.Search(len(w.list), func(i int) bool { return w.list[i].End > s.Start })
	end := sort.Search(len(w.list), func(i int) bool { return w.list[i].Start >= s.End })
	if first >= end {
		return Range{}, false
	}
	return w.To(Range{first, first}, end-1), true
}

// Detail returns the words of a range as a detail of an article with a number.
func (w *Words) Detail(r Range, article int) model.Detail {
	first, last := r.Ends()
	d := model.Detail{
		SentenceRef: model.SentenceRef{Article: article, Sentence: w.list[first].sentence},
		Span:        model.Span{Start: w.list[first].Start, End: w.list[last].End},
	}
	if d.Sentence == model.InTitle {
		above := w.article.TitleStart()
		d.Start, d.End = d.Start-above, d.End-above
	}
	return d
}
