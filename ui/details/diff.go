package details

import "triptych/model/text"

// A change says what became of words of one wording in another.
type change uint8

// Words are the same in both, or gone, or new.
const (
	unchanged change = iota
	removed
	inserted
)

// A piece is a stretch of two wordings compared. Words that were changed are a
// piece that is removed and, right after it, one that is inserted.
type piece struct {
	change change
	text   string // of a removed piece as it stands in the first wording, else in the second
}

// maxPairs bounds the pairs of words that a comparison looks at: more than those of
// two wordings of [maxWording] in English.
const maxPairs = 1 << 20

// compareWords says word by word how the wording other differs from base, by their
// longest common subsequence. Case, accents, punctuation and possessive endings
// make no difference. The pieces that are not removed spell other exactly; those
// that are not inserted have the words of base. Where both are so long that the
// comparison would be felt, all counts as changed.
func compareWords(base, other string) []piece {
	a, b := text.Words(base, 0), text.Words(other, 0)
	matches := dropChance(longest(a, b), a, len(b))
	w := writer{base: base, other: other}
	i, j := 0, 0
	for _, m := range append(matches, pair{len(a), len(b)}) {
		w.changed(a[i:m.a], b[j:m.b], b[m.b:])
		if m.a < len(a) {
			w.same(b[m.b].End)
		}
		i, j = m.a+1, m.b+1
	}
	w.same(len(other))
	return w.pieces
}

// A pair is a word of each wording, by number.
type pair struct{ a, b int }

// longest pairs the words of a longest common subsequence, none where there are too
// many pairs.
func longest(a, b []text.Word) []pair {
	if len(a)*len(b) == 0 || len(a)*len(b) > maxPairs {
		return nil
	}
	row := len(b) + 1
	common := make([]uint16, (len(a)+1)*row) // of the words from a pair on
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].Fold == b[j].Fold {
				common[i*row+j] = common[(i+1)*row+j+1] + 1
			} else {
				common[i*row+j] = max(common[(i+1)*row+j], common[i*row+j+1])
			}
		}
	}
	var matches []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Fold == b[j].Fold:
			matches = append(matches, pair{i, j})
			i++
			j++
		case common[(i+1)*row+j] >= common[i*row+j+1]:
			i++
		default:
			j++
		}
	}
	return matches
}

// dropChance drops matches of one or two words of grammar that stand between words
// gone and words new: they match by chance, and cut a change into crumbs.
func dropChance(matches []pair, a []text.Word, lenB int) []pair {
	var kept []pair
	lenA := len(a)
	before := pair{-1, -1}
	for i := 0; i < len(matches); {
		end := i + 1
		for end < len(matches) && matches[end].a == matches[end-1].a+1 && matches[end].b == matches[end-1].b+1 {
			end++
		}
		after := pair{lenA, lenB}
		if end < len(matches) {
			after = matches[end]
		}
		if end-i > 2 || !between(before, matches[i], matches[end-1], after) || !grammar(a[matches[i].a:matches[end-1].a+1]) {
			kept = append(kept, matches[i:end]...)
		}
		before, i = matches[end-1], end
	}
	return kept
}

// between reports whether words were changed before first and after last, in all
// both gone and new ones.
func between(before, first, last, after pair) bool {
	gone, new := first.a-before.a-1, first.b-before.b-1
	goneAfter, newAfter := after.a-last.a-1, after.b-last.b-1
	return gone+new > 0 && goneAfter+newAfter > 0 && gone+goneAfter > 0 && new+newAfter > 0
}

func grammar(list []text.Word) bool {
	for _, w := range list {
		if !text.IsFunction(w.Fold) {
			return false
		}
	}
	return true
}

// A writer puts the pieces of a comparison together.
type writer struct {
	base, other string
	at          int // bytes of other that the pieces spell
	pieces      []piece
}

// same adds the other wording up to a byte as it stands.
func (w *writer) same(end int) {
	if end <= w.at {
		return
	}
	stands := w.other[w.at:end]
	w.at = end
	if n := len(w.pieces); n > 0 && w.pieces[n-1].change == unchanged {
		w.pieces[n-1].text += stands
		return
	}
	w.pieces = append(w.pieces, piece{unchanged, stands})
}

// changed adds words that stand in one wording alone, with rest the words of the
// other one that follow.
func (w *writer) changed(cut, added, rest []text.Word) {
	switch {
	case len(added) > 0:
		w.same(added[0].Start)
	case len(cut) > 0 && len(rest) > 0:
		w.same(rest[0].Start)
	}
	if len(cut) > 0 {
		w.pieces = append(w.pieces, piece{removed, w.base[cut[0].Start:cut[len(cut)-1].End]})
	}
	if len(added) > 0 {
		w.at = added[len(added)-1].End
		w.pieces = append(w.pieces, piece{inserted, w.other[added[0].Start:w.at]})
	}
}
