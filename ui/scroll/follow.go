package scroll

import (
	"sort"

	"triptych/model"
)

// Lines is what scrolling needs to know of an article laid out for a width.
type Lines struct {
	Rows   int   // how many rows it has
	Starts []int // the row on which each sentence starts, ascending
}

// None stands for no sentence.
const None = -1

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

// A Pair is a leader and one follower in step.
type Pair struct {
	Leader, Follower Lines
	Height           int // screen rows of the columns' bodies
	// Target returns the follower's sentence for one of the leader's, and how it
	// covers it. It is only asked for sentences of the leader.
	Target func(sentence int) (int, model.Cover)
}

// A Placement is where a follower stands.
type Placement struct {
	Top   int         // its row on the first screen row; below 0 where blank rows show first
	Cover model.Cover // how it covers the leader's sentence
	// Target is its sentence beside the leader's, None where it has none.
	Target int
	// Moved is how many rows below where the follower stood before the target
	// stands; 0 if it came there without a leap.
	Moved int
}

// Farthest is how many rows a follower moves at most for one of the leader's
// without gliding.
const Farthest = 3

// Leaps reports whether a follower that moves way rows while its leader moves led
// moves too far to go row by row, so that it should glide.
func Leaps(way, led int) bool { return abs(way) > Farthest*max(abs(led), 1) }

// Placement returns where the follower stands for a place of the leader.
//
// The target starts on the screen row on which the leader's sentence starts, and
// both move row for row. Where the next target is at most Farthest times as far
// as the next sentence, the follower makes up for the difference in the last
// rows before it, so that it arrives without a leap; a target further away is
// reached at once, and the reader glides. A sentence that is not covered leaves
// the follower's screen as it was at the last covered one.
func (p Pair) Placement(place Place) Placement {
	if place.Sentence == None || len(p.Follower.Starts) == 0 {
		return Placement{Target: None}
	}
	target, cover := p.Target(place.Sentence)
	if cover == model.NotCovered {
		before := p.coveredBefore(place.Sentence)
		if before == None {
			return Placement{Target: None}
		}
		held := Place{Row: p.Leader.lastRow(before), Sentence: before}
		return Placement{Top: p.top(held, p.row(held)), Target: None}
	}
	return Placement{Top: p.top(place, p.row(place)), Cover: cover, Target: target, Moved: p.moved(place.Sentence, target)}
}

// top turns the follower's row on the reading line into its row on the first
// screen row.
func (p Pair) top(place Place, row int) int {
	return row - ReadingRow(place.Row, p.Leader.Rows, p.Height)
}

// row returns the follower's row on the reading line for a covered place.
func (p Pair) row(place Place) int {
	row := p.abreast(place)
	if place.Sentence != p.Leader.SentenceOn(place.Row) {
		return row // jumped to: the row's own sentence is another
	}
	first, end := p.Leader.span(place.Row)
	first = max(first, p.Leader.Starts[place.Sentence])
	if end >= p.Leader.Rows || place.Row < first {
		return row
	}
	next := p.Leader.PlaceAt(end)
	if _, cover := p.Target(next.Sentence); cover == model.NotCovered {
		return row
	}
	goal := p.abreast(next)
	way := goal - p.abreast(Place{Row: first, Sentence: place.Sentence})
	if way < 0 || way > Farthest*(end-first) {
		return row
	}
	return clamp(row, goal-Farthest*(end-place.Row), goal)
}

// abreast returns the follower's row that is as far below the start of the target
// as the place is below the start of its sentence.
func (p Pair) abreast(place Place) int {
	target, _ := p.Target(place.Sentence)
	return p.Follower.Starts[target] + place.Row - p.Leader.Starts[place.Sentence]
}

// coveredBefore returns the last sentence before s that the follower covers.
func (p Pair) coveredBefore(s int) int {
	for s--; s >= 0; s-- {
		if _, cover := p.Target(s); cover != model.NotCovered {
			return s
		}
	}
	return None
}

// moved returns how far from where the follower stood, when the leader came down
// to the sentence, its target stands: 0 if it got there without a leap.
func (p Pair) moved(s, target int) int {
	if s == 0 {
		return 0
	}
	stood := 0
	if before := p.coveredBefore(s); before != None {
		stood = p.row(Place{Row: p.Leader.lastRow(before), Sentence: before})
	}
	if way := p.Follower.Starts[target] - stood; Leaps(way, 1) {
		return way
	}
	return 0
}

func abs(v int) int { return max(v, -v) }
