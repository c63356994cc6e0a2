package scroll

import (
	"sort"

	"triptych/model/path"
)

// Lines is what scrolling needs to know of an article laid out for a width.
type Lines struct {
	Rows   int   // how many rows it has
	Starts []int // the row on which each sentence starts, ascending
}

// None stands for no sentence.
const None = path.None

// SentenceOn returns the sentence that is compared when row is on the reading
// line: the first that starts on the row, or else the one that it continues. A
// row between two blocks belongs to the sentence before it, a row before the
// first sentence to the first. Without sentences it is None.
func (l Lines) SentenceOn(row int) int {
	if len(l.Starts) == 0 {
		return None
	}
	last := sort.SearchInts(l.Starts, row+1) - 1
	if last < 0 {
		return 0
	}
	if l.Starts[last] == row {
		return sort.SearchInts(l.Starts, row)
	}
	return last
}

// span returns the rows [first, end) on which SentenceOn returns the sentence of row.
func (l Lines) span(row int) (first, end int) {
	s := l.SentenceOn(row)
	start := l.Starts[s]
	shared := s+1 < len(l.Starts) && l.Starts[s+1] == start
	opens := s == 0 || l.Starts[s-1] != start
	first, end = start, max(l.nextStart(s), start+1)
	if shared {
		end = start + 1
	}
	switch {
	case s == 0:
		first = 0
	case !opens:
		first = start + 1
	}
	return first, max(end, first+1)
}

func (l Lines) nextStart(s int) int {
	if s+1 < len(l.Starts) {
		return l.Starts[s+1]
	}
	return l.Rows
}

// lastRow returns the last row before the sentence after s begins.
func (l Lines) lastRow(s int) int { return max(l.Starts[s], l.nextStart(s)-1) }

// A Place is where a column stands: the row on the reading line, and the
// sentence compared there, which has words on that row or is the last before it.
type Place struct {
	Row, Sentence int
}

// PlaceAt returns the place with the row on the reading line.
func (l Lines) PlaceAt(row int) Place {
	row = clamp(row, 0, max(0, l.Rows-1))
	return Place{Row: row, Sentence: l.SentenceOn(row)}
}

// PlaceOf returns the place with the first row of the sentence on the reading line.
func (l Lines) PlaceOf(sentence int) Place {
	if sentence < 0 || sentence >= len(l.Starts) {
		return l.PlaceAt(0)
	}
	return Place{Row: l.Starts[sentence], Sentence: sentence}
}

// Step returns the place one step further down, or up: the next row, or, where
// several sentences start on one row, first those of them that would come to the
// reading line on no other. So every sentence of an article comes to it.
func (l Lines) Step(from Place, down bool) Place {
	if down {
		if next := from.Sentence + 1; l.passes(from.Row, next) {
			return Place{Row: from.Row, Sentence: next}
		}
		if from.Row+1 >= l.Rows {
			return from
		}
		return l.PlaceAt(from.Row + 1)
	}
	if from.Sentence > l.SentenceOn(from.Row) {
		return Place{Row: from.Row, Sentence: from.Sentence - 1}
	}
	if from.Row == 0 {
		return from
	}
	if l.passes(from.Row-1, from.Sentence-1) {
		return Place{Row: from.Row - 1, Sentence: from.Sentence - 1}
	}
	return l.PlaceAt(from.Row - 1)
}

// passes reports whether the sentence starts on the row without being the one
// compared there or on the next.
func (l Lines) passes(row, sentence int) bool {
	return sentence >= 0 && sentence < len(l.Starts) && l.Starts[sentence] == row &&
		l.SentenceOn(row) != sentence && (row+1 >= l.Rows || l.SentenceOn(row+1) != sentence)
}
