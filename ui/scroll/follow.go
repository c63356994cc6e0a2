package scroll

import (
	"triptych/model"
	"triptych/model/path"
)

// A Pair is a leader and one follower in step.
type Pair struct {
	Leader, Follower Lines
	Height           int          // screen rows of the columns' bodies
	Lift             int          // rows by which the leader's text stands higher than [Top] says
	Path             []path.Stand // the follower's, by the leader's sentence
}

// A Placement is where a follower stands.
type Placement struct {
	Top   int         // its row on the first screen row; below 0 where somebody asked for a sentence and blank rows show first
	Cover model.Cover // how it covers the leader's sentence
	// Target is the sentence that belongs beside the leader's, None for none.
	Target int
	// InSight reports whether the screen shows the target.
	InSight bool
	// Away is how many sentences below the follower's place the target stands where
	// it is out of sight, or below the place before where the follower has just leapt
	// there. It is 0 otherwise.
	Away int
}

// Farthest is how many rows a follower moves at most for one of the leader's
// without gliding.
const Farthest = 3

// Leaps reports whether a follower that moves way rows while its leader moves led
// moves too far to go row by row, so that it should glide.
func Leaps(way, led int) bool { return abs(way) > Farthest*max(abs(led), 1) }

// Placement returns where the follower stands for a place of the leader.
//
// Its place on the path starts on the screen row on which the leader's sentence
// starts, and both move row for row. Where the next place is at most Farthest times
// as far as the leader's next sentence, the follower makes up for the difference in
// the last rows before it, so that it arrives without a leap; a place further away
// is reached at once, and the reader glides. While nothing is right and the path
// stands still, so does the follower's screen. It never goes on past the follower's
// last row, nor back past its first: what stands there is shown further up than the
// leader's sentence. At the leader's top every article shows its own.
func (p Pair) Placement(place Place) Placement {
	if place.Sentence == None || len(p.Follower.Starts) == 0 {
		return Placement{Target: None}
	}
	stand, before := p.Path[place.Sentence].Sentence, 0
	if place.Sentence > 0 {
		before = p.Path[place.Sentence-1].Sentence
	}
	if place.Row == 0 {
		stand, before = 0, 0
	}
	right := p.Path[place.Sentence]
	to := Placement{Top: p.inSight(p.topAt(place)), Cover: right.Cover, Target: right.Right}
	if to.Target == None {
		return to
	}
	to.InSight = p.shows(to.Target, to.Top) || to.Target == stand
	switch {
	case !to.InSight:
		to.Away = to.Target - stand
	case path.Leaps(before, stand):
		to.Away = to.Target - before
	}
	return to
}

// PlacementAt returns where the follower stands for a place of the leader, if
// somebody asked for a certain sentence of it, which then starts beside the leader's
// wherever it stands. At the leader's top it stays at its
// own if that shows the sentence.
func (p Pair) PlacementAt(place Place, sentence int) Placement {
	to := p.Placement(place)
	if place.Sentence == None || len(p.Follower.Starts) == 0 {
		return to
	}
	stand := p.Path[place.Sentence].Sentence
	to.Target, to.Cover, to.InSight, to.Away = sentence, model.ByCounterpart, true, 0
	if place.Row == 0 && p.shows(sentence, to.Top) || place.Row > 0 && sentence == stand {
		return to
	}
	down := place.Row - p.Leader.Starts[place.Sentence]
	to.Top = min(p.Follower.Starts[sentence]+down-p.readingRow(place.Row), max(0, p.Follower.Rows-1))
	if path.Leaps(stand, sentence) {
		to.Away = sentence - stand
	}
	return to
}

// readingRow returns the screen row on which the leader's row is compared.
func (p Pair) readingRow(row int) int { return ReadingRow(row, p.Leader.Rows, p.Height) - p.Lift }

// shows reports whether a screen with the top shows a sentence of the follower.
func (p Pair) shows(s, top int) bool {
	return p.Follower.Starts[s] < top+p.Height && p.Follower.nextStart(s) > top
}

// topAt returns the follower's row on the first screen row.
func (p Pair) topAt(place Place) int {
	if place.Row == 0 {
		return 0
	}
	s := place.Sentence
	top := p.topOf(s)
	if s != p.Leader.SentenceOn(place.Row) {
		return top // jumped to: the row's own sentence is another
	}
	first, end := p.Leader.span(place.Row)
	first = max(first, p.Leader.Starts[s])
	moved := top + p.ledBetween(first, place.Row)
	if place.Row < first || end >= p.Leader.Rows {
		return moved
	}
	goal := p.topOf(p.Leader.SentenceOn(end))
	if way := goal - top; way < 0 || way > Farthest*(end-first) {
		return moved
	}
	return clamp(moved, goal-Farthest*(end-place.Row), goal)
}

// inSight returns the nearest top at which the screen begins with a row of the
// follower, so that it shows at least the last one and no blank rows above the first.
func (p Pair) inSight(top int) int { return clamp(top, 0, max(0, p.Follower.Rows-1)) }

// topOf returns the follower's top when the leader's sentence starts on the reading
// line: that at which its place does too. Where that is not right and the path
// stands still, it is that at which the screen was left when the path last was right
// there, or came there.
func (p Pair) topOf(s int) int {
	place, last := p.Path[s].Sentence, s
	for last > 0 && p.Path[last].Right != place && p.Path[last-1].Sentence == place {
		last--
	}
	top := p.Follower.Starts[place] - p.readingRow(p.Leader.Starts[last])
	if last < s {
		top += p.ledBetween(p.Leader.Starts[last], p.Leader.lastRow(last))
	}
	return top
}

// ledBetween returns how many rows the leader's text moves between two rows on the
// reading line.
func (p Pair) ledBetween(from, to int) int {
	return Top(to, p.Leader.Rows, p.Height) - Top(from, p.Leader.Rows, p.Height)
}

func abs(v int) int { return max(v, -v) }
