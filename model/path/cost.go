package path

import "math"

// Worths and costs in thousandths of the worth of standing at the best counterpart.
// Two long leaps, there and back, cost more than one sentence is worth.
const (
	worthBest  = 1000
	worthOther = 800 // a counterpart that is not the best
	worthTopic = 500 // a sentence of the passage on the topic

	costLeap   = 200 // of any leap
	costLength = 15  // more for each sentence of its length
	costMost   = 600 // of the longest
)

// worthBeside returns what part of a worth, in percent, is left so many sentences
// from where it is.
func worthBeside(distance int) int { return [Near + 1]int{100, 60, 30}[abs(distance)] }

// A step is a move that is no leap. Several short ones cost less than a long one,
// so that a follower goes through what lies between at an even pace. Of ways that
// cost the same the first is taken: that which stands still longest.
type step struct{ by, cost int }

func steps() [maxDown + maxUp + 1]step {
	return [...]step{{-1, 150}, {4, 60}, {3, 40}, {2, 20}, {1, 1}, {0, 0}}
}

// maxStates bounds the work: leader's sentences times the follower's. Beyond it, in
// books rather than in news, the nearest right sentence is always followed.
const maxStates = 1 << 20

// places returns the follower's sentence for each of the leader's, given what is
// right for each and how many sentences the follower has: None where it has none.
func places(rights [][]right, sentences int) []int {
	list := make([]int, len(rights))
	switch {
	case sentences == 0:
		for s := range list {
			list[s] = None
		}
	case len(rights)*sentences > maxStates:
		at := 0
		for s := range list {
			if nearest := standAt(at, rights[s]).Right; nearest != None {
				at = nearest
			}
			list[s] = at
		}
	default:
		newSearch(len(rights), sentences).run(rights, list)
	}
	return list
}

// unreachable is more than any path costs, and far from overflow.
const unreachable = math.MaxInt / 4

// A search finds the cheapest path.
type search struct {
	sentences int // of the follower
	before    []int
	cost      []int   // by the follower's sentence: of the cheapest path that ends there
	gain      []int   // of standing there
	from      []int32 // by the leader's sentence, then the follower's: where that path comes from
}

func newSearch(leader, sentences int) *search {
	f := &search{
		sentences: sentences, before: make([]int, sentences), cost: make([]int, sentences),
		gain: make([]int, sentences), from: make([]int32, leader*sentences),
	}
	for q := range f.cost {
		f.cost[q] = unreachable
	}
	f.cost[0] = 0 // every article starts at its top
	return f
}

// run writes the cheapest path into list.
func (f *search) run(rights [][]right, list []int) {
	for s := range rights {
		f.before, f.cost = f.cost, f.before
		f.move(f.from[s*f.sentences : (s+1)*f.sentences])
		f.reward(rights[s])
	}
	at := lowest(f.cost)
	for s := len(list) - 1; s >= 0; s-- {
		list[s] = at
		at = int(f.from[s*f.sentences+at])
	}
}

// move computes what it costs to be at each sentence, coming from where it costs
// least, which it writes into from.
func (f *search) move(from []int32) {
	f.leapDown(from)
	f.leapUp(from)
	f.leapFar(from)
	for _, st := range steps() {
		start, end := max(0, -st.by), max(0, st.by)
		if n := f.sentences - start - end; n > 0 {
			stride(f.before[start:start+n], f.cost[end:end+n], from[end:end+n], st.cost, start)
		}
	}
}

// stride lets each of a row of sentences be stepped to from the one in the same
// place of the row before, whose first has the number start.
func stride(before, cost []int, from []int32, step, start int) {
	cost, from = cost[:len(before)], from[:len(before)]
	for i, c := range before {
		if c += step; c < cost[i] {
			cost[i], from[i] = c, int32(start+i)
		}
	}
}

// leapDown lets each sentence be leapt to from above. A leap's cost grows evenly
// with its length, so one pass knows the best start of each.
func (f *search) leapDown(from []int32) {
	start := 0
	for q := range f.cost {
		f.cost[q] = unreachable
		p := q - maxDown - 1
		if p < 0 {
			continue
		}
		if f.before[p]-costLength*p < f.before[start]-costLength*start {
			start = p
		}
		f.offer(from, q, start, f.before[start]+costLeap+costLength*(q-start))
	}
}

// leapUp lets each sentence be leapt to from below.
func (f *search) leapUp(from []int32) {
	start := f.sentences - 1
	for q := f.sentences - 1 - maxUp - 1; q >= 0; q-- {
		if p := q + maxUp + 1; f.before[p]+costLength*p < f.before[start]+costLength*start {
			start = p
		}
		f.offer(from, q, start, f.before[start]+costLeap+costLength*(start-q))
	}
}

// leapFar lets each sentence be leapt to from anywhere at the cost of the longest
// leap.
func (f *search) leapFar(from []int32) {
	start := lowest(f.before)
	for q := range f.cost {
		f.offer(from, q, start, f.before[start]+costMost)
	}
}

// lowest returns the index of the first of the lowest costs.
func lowest(costs []int) int {
	at := 0
	for q, c := range costs {
		if c < costs[at] {
			at = q
		}
	}
	return at
}

func (f *search) offer(from []int32, to, start, cost int) {
	if cost < f.cost[to] {
		f.cost[to], from[to] = cost, int32(start)
	}
}

// reward takes off what it is worth to stand at a right sentence or beside one.
func (f *search) reward(list []right) {
	for _, r := range list {
		for q := max(0, r.sentence-Near); q <= min(r.sentence+Near, f.sentences-1); q++ {
			f.gain[q] = max(f.gain[q], r.worth*worthBeside(q-r.sentence)/100)
		}
	}
	for _, r := range list {
		for q := max(0, r.sentence-Near); q <= min(r.sentence+Near, f.sentences-1); q++ {
			f.cost[q] -= f.gain[q]
			f.gain[q] = 0
		}
	}
}
