package scroll

import (
	"math/rand/v2"
	"testing"

	"triptych/model"
	"triptych/model/path"
)

// randomPair makes a path that mostly goes on with the text, leaps at times, and
// leaves sentences without anything right.
func randomPair(r *rand.Rand) Pair {
	leader, follower := randomLines(r), randomLines(r)
	stands := make([]path.Stand, len(leader.Starts))
	at := 0
	for i := range stands {
		switch at += r.IntN(3); r.IntN(8) {
		case 0:
			at = r.IntN(len(follower.Starts))
		case 1:
			at--
		}
		at = clamp(at, 0, len(follower.Starts)-1)
		stands[i] = path.Stand{Sentence: at, Right: None}
		if cover := model.Cover(r.IntN(3)); cover != model.NotCovered {
			stands[i].Right, stands[i].Cover = clamp(at+r.IntN(4)-1, 0, len(follower.Starts)-1), cover
		}
	}
	return Pair{Leader: leader, Follower: follower, Height: 1 + r.IntN(50), Path: stands}
}

// pairsDo calls f with many pairs.
func pairsDo(f func(*rand.Rand, Pair)) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		f(r, randomPair(r))
	}
}

func TestEveryArticleShowsItsTopAtTheLeadersTop(t *testing.T) {
	pairsDo(func(_ *rand.Rand, p Pair) {
		if got := p.Placement(p.Leader.PlaceAt(0)); got.Top != 0 {
			t.Fatalf("at the leader's top: %+v", got)
		}
	})
}

// What the reader is for: wherever the leader's sentence starts, its place on the
// path starts, on the same screen row, or further up at the follower's top. Where
// nothing is right and the path stands still, so does the text.
func TestThePlaceStartsBesideTheLeadersSentence(t *testing.T) {
	pairsDo(func(r *rand.Rand, p Pair) {
		p.Lift = r.IntN(5) - 2
		for s := range p.Leader.Starts {
			place := p.Leader.PlaceOf(s)
			if place.Row == 0 {
				continue
			}
			top := p.Placement(place).Top
			if s > 0 && p.Path[s].Sentence == p.Path[s-1].Sentence && p.Path[s].Right != p.Path[s].Sentence {
				before := p.Leader.PlaceAt(p.Leader.lastRow(s - 1))
				alone := p.Leader.SentenceOn(p.Leader.Starts[s-1]) == s-1 && p.Leader.SentenceOn(before.Row+1) == s
				if alone && before.Sentence == s-1 && before.Row > 0 && top != p.Placement(before).Top {
					t.Fatalf("sentence %d: the path stands still and the text goes to %d", s, top)
				}
				continue
			}
			leaderTop := Top(place.Row, p.Leader.Rows, p.Height) + p.Lift
			if got, want := p.Follower.Starts[p.Path[s].Sentence]-top, place.Row-leaderTop; got != want && !(want < 0 && top == p.Follower.Rows-1) && !(got < want && top == 0) {
				t.Fatalf("sentence %d starts on screen row %d, its place on %d", s, want, got)
			}
		}
	})
}

// Between two places that lie in order and near, a follower never goes back nor more
// than Farthest rows for one; inside a sentence it never does.
func TestFollowerKeepsPace(t *testing.T) {
	pairsDo(func(_ *rand.Rand, p Pair) {
		for row := 2; row < p.Leader.Rows; row++ {
			before, here := p.Leader.PlaceAt(row-1), p.Leader.PlaceAt(row)
			way := p.Placement(here).Top - p.Placement(before).Top
			if first, _ := p.Leader.span(before.Row); before.Sentence != here.Sentence {
				first = max(first, p.Leader.Starts[before.Sentence])
				if whole := p.topOf(here.Sentence) - p.topOf(before.Sentence); whole < 0 || whole > Farthest*(row-first) {
					continue // a leap, or a way back
				}
			}
			if way < 0 || way > Farthest {
				t.Fatalf("row %d: the follower goes %d rows", row, way)
			}
		}
	})
}

func TestPlacementIsPure(t *testing.T) {
	pairsDo(func(r *rand.Rand, p Pair) {
		row := r.IntN(p.Leader.Rows)
		want := p.Placement(p.Leader.PlaceAt(row))
		for range 5 {
			p.Placement(p.Leader.PlaceAt(r.IntN(p.Leader.Rows)))
		}
		if got := p.Placement(p.Leader.PlaceAt(row)); got != want {
			t.Fatalf("row %d: %+v, then %+v", row, want, got)
		}
	})
}

// farPair is ten sentences of four rows each, all but one told in order, the fifth
// far below.
func farPair() Pair {
	var l, f Lines
	stands := make([]path.Stand, 10)
	for s := range 100 {
		f.Starts = append(f.Starts, 4*s)
	}
	for s := range stands {
		l.Starts = append(l.Starts, 4*s)
		stands[s] = path.Stand{Sentence: s, Right: s, Cover: model.ByCounterpart}
	}
	l.Rows, f.Rows = 40, 400
	stands[5] = path.Stand{Sentence: 5, Right: 80, Cover: model.ByTopic}
	return Pair{Leader: l, Follower: f, Height: 10, Path: stands}
}

func TestWhatIsToldFarAwayIsNotFollowed(t *testing.T) {
	p := farPair()
	if got := p.Placement(p.Leader.PlaceOf(4)); got.Away != 0 || !got.InSight {
		t.Errorf("the sentence before: %+v", got)
	}
	top := 20 - ReadingRow(20, 40, 10)
	want := Placement{Top: top, Cover: model.ByTopic, Target: 80, Away: 75}
	if got := p.Placement(p.Leader.PlaceOf(5)); got != want {
		t.Errorf("the lone sentence: %+v, want %+v", got, want)
	}
	want = Placement{Top: top + 300, Cover: model.ByCounterpart, Target: 80, InSight: true, Away: 75}
	if got := p.PlacementAt(p.Leader.PlaceOf(5), 80); got != want {
		t.Errorf("asked for: %+v, want %+v", got, want)
	}
	want = Placement{Top: top, Cover: model.ByCounterpart, Target: 5, InSight: true}
	if got := p.PlacementAt(p.Leader.PlaceOf(5), 5); got != want {
		t.Errorf("asked for what stands there: %+v, want %+v", got, want)
	}
	want = Placement{Cover: model.ByCounterpart, Target: 2, InSight: true}
	if got := p.PlacementAt(p.Leader.PlaceAt(0), 2); got != want {
		t.Errorf("asked for what the top shows: %+v, want %+v", got, want)
	}
}

func TestALeapSaysWhereTo(t *testing.T) {
	p := farPair()
	for s := 5; s < 10; s++ {
		p.Path[s] = path.Stand{Sentence: 75 + s, Right: 75 + s, Cover: model.ByCounterpart}
	}
	for s, want := range map[int]int{4: 0, 5: 76, 6: 0} {
		if got := p.Placement(p.Leader.PlaceOf(s)); got.Away != want || !got.InSight {
			t.Errorf("sentence %d: %+v, want %d away", s, got, want)
		}
	}
}

func TestNothingToFollow(t *testing.T) {
	p := farPair()
	p.Follower = Lines{Rows: 3}
	p.Path = []path.Stand{{Sentence: None, Right: None}}
	if got := p.Placement(p.Leader.PlaceAt(0)); got != (Placement{Target: None}) {
		t.Errorf("beside an article without sentences: %+v", got)
	}
}
