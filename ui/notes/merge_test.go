package notes

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"triptych/model"
)

// wander does arbitrary things to a book.
func wander(random *rand.Rand, b *Book, a *model.Analysis, steps int) *Book {
	for range steps {
		at := after(random.IntN(1000))
		d := &a.Differences[random.IntN(len(a.Differences))]
		switch random.IntN(6) {
		case 0, 1:
			b = b.WithVerdict(d, Verdicts()[random.IntN(4)], at)
		case 2:
			b = b.WithNote(d, fmt.Sprint("note ", random.IntN(100)), at)
		case 3:
			b = b.WithNote(d, "", at)
		case 4:
			decision := []Decision{Undecided, Accepted, Rejected, Added}[random.IntN(4)]
			b = b.WithDecision(sentence(0, random.IntN(3)), sentence(1, random.IntN(3)), decision, at)
		case 5:
			b = b.WithPosition(Position{sentence(random.IntN(2), random.IntN(3)), "in step"}, at)
		}
	}
	return b
}

func TestMergeDoesNotDependOnOrder(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		common := wander(random, New(story).On(a), a, random.IntN(10))
		x, y, z := wander(random, common, a, 8), wander(random, common, a, 8), wander(random, common, a, 8)
		want := file(t, x.Merge(y).Merge(z))
		for i, got := range []*Book{z.Merge(y).Merge(x), y.Merge(z.Merge(x)), x.Merge(y.Merge(z)).Merge(y), reread(t, want, story)} {
			if file(t, got) != want {
				t.Fatalf("order %d: %s\nwant %s", i, file(t, got), want)
			}
		}
	}
}

// TestEditsOfBothCount has two readers at work on different things, and on the
// verdict and the note of the same difference.
func TestEditsOfBothCount(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	start := New(story).On(a).WithVerdict(of(t, a, "a:600"), ToCheck, noon())
	d := of(t, a, "a:January")
	x := start.WithVerdict(d, Verified, after(5)).WithVerdict(of(t, a, "a:600"), NoVerdict, after(6))
	y := start.WithNote(d, "see the file", after(1))
	b := x.Merge(y)
	if m := b.Mark(d); m.Verdict != Verified || m.Note != "see the file" {
		t.Errorf("%+v", m)
	}
	if m := y.Merge(x).Mark(of(t, a, "a:600")); !m.Empty() {
		t.Errorf("what one reader took back is there again: %+v", m)
	}
}

func TestColleagues(t *testing.T) {
	story := tell(first, second)
	ann, a := full(t, story)
	d := of(t, a, "a:January")
	bob := New(story).On(a).WithNote(d, "no, the mayor says so", after(-3)).WithDecision(sentence(0, 0), sentence(1, 0), Rejected, after(60))
	data, err := bob.Encode(" Bob\x1b ")
	if err != nil {
		t.Fatal(err)
	}
	b, result, err := ann.Decode(data, "Ann")
	if err != nil || result.New != 2 || result.Lost != 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	list := b.Marks(d)
	if len(list) != 2 || list[0].Author != "" || list[0].Note == "" || list[1].Note != "no, the mayor says so" || list[1].Author == "" {
		t.Errorf("%+v", list)
	}
	if got, author := b.Decision(sentence(1, 0), sentence(0, 0)); got != Accepted || author != "" {
		t.Errorf("Ann decided, and it is %q by %q", got, author)
	}
	b = b.WithDecision(sentence(0, 0), sentence(1, 0), Undecided, after(70))
	if got, author := b.Decision(sentence(0, 0), sentence(1, 0)); got != Undecided {
		t.Errorf("Ann took back what holds, and it is %q by %q", got, author)
	}
	if again, result, err := b.Decode(data, "Ann"); err != nil || result.New != 0 || len(again.Marks(d)) != 2 || len(again.Decisions()) != 2 {
		t.Errorf("imported twice: %+v, %v", result, err)
	}
	// Ann's own notes come back to her from Bob.
	mine, err := ann.Encode("Ann")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := bob.Decode(mine, "Bob")
	if err != nil {
		t.Fatal(err)
	}
	back, err := c.Encode("Bob")
	if err != nil {
		t.Fatal(err)
	}
	e, _, err := New(story).On(a).Decode(back, "Ann")
	if err != nil || e.Mark(d).Note != ann.Mark(d).Note || len(e.Marks(d)) != 2 {
		t.Errorf("%+v, %v", e.Marks(d), err)
	}
	if _, ok := e.Position(); ok {
		t.Error("the reading position was handed over")
	}
}
