package scroll

import (
	"math/rand/v2"
	"testing"
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
