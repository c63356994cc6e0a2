package scroll

import (
	"math/rand/v2"
	"testing"

	"triptych/model"
)

func TestReadingRowSlides(t *testing.T) {
	for height := 1; height <= 60; height++ {
		for rows := 1; rows <= 4*height+3; rows++ {
			checkSlide(t, rows, height)
		}
	}
}

func checkSlide(t *testing.T, rows, height int) {
	t.Helper()
	if y := ReadingRow(0, rows, height); y != 0 {
		t.Fatalf("%d rows on %d: the first row is compared on screen row %d", rows, height, y)
	}
	if y, want := ReadingRow(rows-1, rows, height), min(rows, height)-1; y != want {
		t.Fatalf("%d rows on %d: the last row is compared on screen row %d, want %d", rows, height, y, want)
	}
	if rows >= 3*height {
		if y := ReadingRow(rows/2, rows, height); y != height/3 {
			t.Fatalf("%d rows on %d: the middle is compared on screen row %d", rows, height, y)
		}
	}
	for row := 1; row < rows; row++ {
		if step := Top(row, rows, height) - Top(row-1, rows, height); step != 0 && step != 1 {
			t.Fatalf("%d rows on %d: from row %d the text moves %d rows", rows, height, row-1, step)
		}
	}
	if top := Top(rows-1, rows, height); top != max(0, rows-height) {
		t.Fatalf("%d rows on %d: at the end the top is %d", rows, height, top)
	}
}

func TestRowAtUndoesTop(t *testing.T) {
	for _, rows := range []int{1, 10, 40, 41, 60, 100, 1000} {
		const height = 40
		for row := range rows {
			if got := RowAt(Top(row, rows, height), row, rows, height); got != row {
				t.Errorf("%d rows: row %d comes back as %d", rows, row, got)
			}
		}
		for _, top := range []int{-5, rows + 5} {
			if got := Top(RowAt(top, 0, rows, height), rows, height); got != clamp(top, 0, max(0, rows-height)) {
				t.Errorf("%d rows: top %d becomes %d", rows, top, got)
			}
		}
	}
}

func TestByMovesTheText(t *testing.T) {
	const rows, height = 200, 30
	for row := range rows {
		for _, delta := range []int{-40, -3, 3, 40} {
			to := By(row, delta, rows, height)
			want := clamp(Top(row, rows, height)+delta, 0, rows-height)
			if got := Top(to, rows, height); got != want {
				t.Errorf("from row %d by %d: top %d, want %d", row, delta, got, want)
			}
		}
	}
	if to := By(rows-5, 30, rows, height); to != rows-1 {
		t.Errorf("at the end a page leads to row %d, want the last", to)
	}
	if to := By(5, -30, rows, height); to != 0 {
		t.Errorf("at the top a page back leads to row %d, want the first", to)
	}
}

func TestProportional(t *testing.T) {
	for _, c := range []struct{ row, leader, follower, want int }{
		{0, 100, 50, 0}, {99, 100, 50, 49}, {50, 101, 201, 100}, {5, 1, 10, 0}, {5, 10, 0, 0}, {500, 100, 50, 49},
	} {
		if got := Proportional(c.row, c.leader, c.follower); got != c.want {
			t.Errorf("Proportional(%d, %d, %d) = %d, want %d", c.row, c.leader, c.follower, got, c.want)
		}
	}
}

func TestSentenceOn(t *testing.T) {
	//      row: 0  1  2  3  4  5  6
	// sentence: -  0  0  1  3  3  3   (1, 2 and 3 start on row 3)
	l := Lines{Rows: 7, Starts: []int{1, 3, 3, 3}}
	for row, want := range []int{0, 0, 0, 1, 3, 3, 3} {
		if got := l.SentenceOn(row); got != want {
			t.Errorf("row %d: sentence %d, want %d", row, got, want)
		}
	}
	if got := (Lines{Rows: 3}).SentenceOn(1); got != None {
		t.Errorf("without sentences: %d, want none", got)
	}
}

func TestStepMissesNoSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		l := randomLines(r)
		seen := make(map[int]bool)
		place := l.PlaceAt(0)
		down := []Place{place}
		for range l.Rows + len(l.Starts) {
			seen[place.Sentence] = true
			next := l.Step(place, true)
			if next == place {
				break
			}
			place = next
			down = append(down, place)
		}
		if len(seen) != len(l.Starts) {
			t.Fatalf("%+v: %d of %d sentences came to the reading line", l, len(seen), len(l.Starts))
		}
		for i := len(down) - 1; i >= 0; i-- {
			if place != down[i] {
				t.Fatalf("%+v: going up leads to %+v, going down led to %+v", l, place, down[i])
			}
			place = l.Step(place, false)
		}
		if place != down[0] {
			t.Fatalf("%+v: above the first place is %+v", l, place)
		}
	}
}

func TestSpanAgreesWithSentenceOn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		l := randomLines(r)
		for row := range l.Rows {
			first, end := l.span(row)
			for at := max(0, first-1); at <= min(end, l.Rows-1); at++ {
				same := l.SentenceOn(at) == l.SentenceOn(row)
				if inside := first <= at && at < end; same != inside {
					t.Fatalf("%+v: rows %d to %d are said to be those of row %d, row %d: %v", l, first, end, row, at, same)
				}
			}
		}
	}
}

// randomLines makes sentences of 0 to 6 rows: 0 where the next starts on the same row.
func randomLines(r *rand.Rand) Lines {
	var l Lines
	row := r.IntN(3)
	for range 1 + r.IntN(40) {
		l.Starts = append(l.Starts, row)
		row += r.IntN(7)
	}
	l.Rows = row + 1
	return l
}

// randomPair links sentences in any order, and leaves some uncovered.
func randomPair(r *rand.Rand) Pair {
	leader, follower := randomLines(r), randomLines(r)
	targets := make([]int, len(leader.Starts))
	covers := make([]model.Cover, len(leader.Starts))
	for i := range targets {
		targets[i], covers[i] = None, model.Cover(r.IntN(3))
		switch {
		case covers[i] == model.NotCovered:
		case r.IntN(4) == 0:
			targets[i] = r.IntN(len(follower.Starts))
		default:
			targets[i] = i * len(follower.Starts) / len(leader.Starts)
		}
	}
	return Pair{Leader: leader, Follower: follower, Height: 1 + r.IntN(50),
		Target: func(s int) (int, model.Cover) { return targets[s], covers[s] }}
}

// What the reader is for: wherever the leader's sentence starts, the target
// starts, on the same screen row.
func TestTargetStartsBesideTheLeadersSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		p := randomPair(r)
		for s := range p.Leader.Starts {
			target, cover := p.Target(s)
			if cover == model.NotCovered {
				continue
			}
			place := p.Leader.PlaceOf(s)
			stand := p.Placement(place)
			leaderTop := Top(place.Row, p.Leader.Rows, p.Height)
			if got, want := p.Follower.Starts[target]-stand.Top, p.Leader.Starts[s]-leaderTop; got != want {
				t.Fatalf("sentence %d starts on screen row %d, its target on %d", s, want, got)
			}
			if stand.Cover != cover {
				t.Fatalf("sentence %d: cover %d, want %d", s, stand.Cover, cover)
			}
		}
	}
}

// Between two targets that lie in order and near, a follower never goes back
// nor more than Farthest rows for one.
func TestFollowerKeepsPace(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		p := randomPair(r)
		for row := 1; row < p.Leader.Rows; row++ {
			before, here := p.Leader.PlaceAt(row-1), p.Leader.PlaceAt(row)
			from, to := p.Placement(before), p.Placement(here)
			if from.Cover == model.NotCovered || to.Cover == model.NotCovered {
				continue
			}
			way := p.row(here) - p.row(before)
			first, _ := p.Leader.span(before.Row)
			first = max(first, p.Leader.Starts[before.Sentence])
			whole := p.abreast(here) - p.abreast(Place{Row: first, Sentence: before.Sentence})
			if before.Sentence != here.Sentence && (whole < 0 || whole > Farthest*(row-first)) {
				continue // a leap
			}
			if way < 0 || way > Farthest {
				t.Fatalf("row %d: the follower goes %d rows", row, way)
			}
		}
	}
}

func TestNotCoveredKeepsTheScreen(t *testing.T) {
	covers := []model.Cover{model.NotCovered, model.ByCounterpart, model.NotCovered, model.NotCovered, model.ByTopic}
	targets := []int{None, 1, None, None, 0}
	p := Pair{
		Leader:   Lines{Rows: 50, Starts: []int{0, 10, 20, 30, 40}},
		Follower: Lines{Rows: 30, Starts: []int{5, 12}},
		Height:   10,
		Target:   func(s int) (int, model.Cover) { return targets[s], covers[s] },
	}
	if got := p.Placement(p.Leader.PlaceAt(3)); got != (Placement{Target: None}) {
		t.Errorf("with nothing covered before: %+v, want its start", got)
	}
	last := p.Placement(p.Leader.PlaceAt(19))
	for row := 20; row < 40; row++ {
		if got := p.Placement(p.Leader.PlaceAt(row)); got.Top != last.Top || got.Cover != model.NotCovered {
			t.Errorf("row %d: %+v, want top %d, not covered", row, got, last.Top)
		}
	}
	if got := p.Placement(p.Leader.PlaceAt(40)); got.Moved != 5-21 || got.Cover != model.ByTopic {
		t.Errorf("from row 21, held, to row 5: %+v", got)
	}
}

func TestMovedTellsHowFar(t *testing.T) {
	targets := []int{3, 0, 1}
	p := Pair{
		Leader:   Lines{Rows: 12, Starts: []int{0, 4, 8}},
		Follower: Lines{Rows: 80, Starts: []int{0, 5, 10, 60}},
		Height:   10,
		Target:   func(s int) (int, model.Cover) { return targets[s], model.ByCounterpart },
	}
	for s, want := range []int{0, -63, 0} {
		if got := p.Placement(p.Leader.PlaceOf(s)).Moved; got != want {
			t.Errorf("sentence %d: moved %d, want %d", s, got, want)
		}
	}
}
