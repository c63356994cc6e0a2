// Package echo finds what articles of a story repeat word for word: quotations, and
// long runs of words, which one has from the other or both from an agency.
package echo

import (
	"triptych/model/detail"
	"triptych/model/text"
)

// A numbering gives the same number to words that are the same but for case,
// accents and endings.
type numbering map[string]int32

func (n numbering) of(w text.Word) int32 {
	id, ok := n[w.Fold]
	if !ok {
		id = int32(len(n))
		n[w.Fold] = id
	}
	return id
}

// equalRun returns how many words two texts begin with alike.
func equalRun(a, b []int32) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// A place is a word of an article.
type place struct{ sentence, word int }

// wordsOf returns the words of an article, as numbers and as places.
func (n numbering) wordsOf(r *detail.Reading) (ids []int32, places []place) {
	for s := range r.Sentences {
		for w, word := range r.Sentences[s].Words {
			ids, places = append(ids, n.of(word)), append(places, place{s, w})
		}
	}
	return ids, places
}
