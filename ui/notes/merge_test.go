package notes

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"triptych/model"
)

// wander does arbitrary things to a book.
func wander(random *rand.Rand, b *Book, a *model.Analysis, steps int) *Book {
	for range steps {
		at := after(random.IntN(1000)).Add(time.Duration(random.IntN(1e9)))
		d := &a.Differences[random.IntN(len(a.Differences))]
		switch random.IntN(8) {
		case 0, 1:
			b = b.WithState(d, States()[random.IntN(4)], at)
		case 2:
			b = b.WithNote(d, fmt.Sprint("note ", random.IntN(100)), at)
		case 3:
			b = b.WithNote(d, "", at)
		case 4:
			decision := []Decision{Undecided, Accepted, Rejected, Added}[random.IntN(4)]
			b = b.WithDecision(sentence(0, random.IntN(3)), sentence(1, random.IntN(3)), decision, at)
		case 5:
			b = b.WithAmendment(d, model.Difference{}, at)
		case 6:
			is := model.Difference{Kind: model.Other, Relation: d.Relation, Mentions: d.Mentions}
			b = b.WithAmendment(d, is, at)
		case 7:
			b = b.WithPosition(Position{sentence(random.IntN(2), random.IntN(3)), "in step"}, at)
		}
	}
	return b
}

// merged returns what becomes of two contents that both were base once.
func merged(base, mine, theirs content) (content, []clash) {
	return (&Book{content: mine, filed: base}).merge(theirs)
}

// A window is one reader of a story beside others with the same file.
type window struct {
	book  *Book
	saved *Book // what a save found, not yet taken into the book; nil for none
}

// TestWindowsLoseNoText has windows write on the same differences, save at any
// time and go on writing while they do: what is left in the end is every text
// that nobody replaced who had seen it, in all windows. Where saves overlap, a text
// that another window replaced between them may come back.
func TestWindowsLoseNoText(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(5, seed))
		overlap := seed%2 == 1
		inFile := content{}
		save := func(w *window) {
			if w.saved != nil && !(overlap && random.IntN(2) == 0) {
				w.book = w.book.Merge(w.saved)
			}
			merged, _ := w.book.merge(inFile)
			w.saved = w.book.saved(merged, inFile)
			inFile = reread(t, file(t, w.saved), story).content // as another program would
		}
		windows := make([]window, 3)
		for i := range windows {
			windows[i].book = New(story).On(a)
		}
		left := make([]map[string]bool, 2) // by difference: the texts that should be there
		for d := range left {
			left[d] = make(map[string]bool)
		}
		for n := range 40 {
			w := &windows[random.IntN(len(windows))]
			switch random.IntN(4) {
			case 0, 1:
				d, text := random.IntN(len(left)), fmt.Sprint("text ", n)
				for _, p := range partsOf(stamped[string]{Value: w.book.Mark(&a.Differences[d]).Note}) {
					delete(left[d], p.Value)
				}
				left[d][text] = true
				w.book = w.book.WithNote(&a.Differences[d], text, after(random.IntN(1000)))
			case 2:
				save(w)
			case 3:
				if w.saved != nil {
					w.book, w.saved = w.book.Merge(w.saved), nil
				}
			}
		}
		for range 4 {
			for i := range windows {
				save(&windows[i])
				windows[i].book = windows[i].book.Merge(windows[i].saved)
			}
		}
		for i := range windows {
			b := windows[i].book
			for d := range left {
				got := make(map[string]bool)
				for _, p := range partsOf(stamped[string]{Value: b.Mark(&a.Differences[d]).Note}) {
					got[p.Value] = true
				}
				if overlap {
					maps.DeleteFunc(got, func(text string, _ bool) bool { return !left[d][text] })
				}
				if !maps.Equal(got, left[d]) {
					t.Fatalf("seed %d, window %d, difference %d: %v, want %v", seed, i, d, got, left[d])
				}
			}
			if !b.content.equal(inFile) {
				t.Fatalf("seed %d: window %d has %s\nthe file %s", seed, i, file(t, b), file(t, b.with(inFile)))
			}
		}
	}
}

// TestMergeDoesNotDependOnOrder merges what two windows made of the same book
// either way round, and twice.
func TestMergeDoesNotDependOnOrder(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		base := wander(random, New(story).On(a), a, random.IntN(10))
		x, y := wander(random, base, a, 8), wander(random, base, a, 8)
		want, _ := merged(base.content, x.content, y.content)
		if got, _ := merged(base.content, y.content, x.content); !got.equal(want) {
			t.Fatalf("the other way round: %s\nwant %s", file(t, base.with(got)), file(t, base.with(want)))
		}
		if got, clashes := merged(base.content, want, want); !got.equal(want) || clashes != nil {
			t.Fatal("merging the same changes it")
		}
		if got, clashes := merged(y.content, want, y.content); !got.equal(want) || clashes != nil {
			t.Fatal("merging again what was merged changes it")
		}
		once, _ := x.mergeImported(y.content)
		if again, _ := x.with(once).mergeImported(y.content); !again.equal(once) {
			t.Fatalf("imported twice: %s\nonce %s", file(t, base.with(again)), file(t, base.with(once)))
		}
	}
}

// TestEditsOfBothCount has two readers at work on different things, and on the
// state and the note of the same difference.
func TestEditsOfBothCount(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	start := New(story).On(a).WithState(of(t, a, "a:600"), ToCheck, noon())
	d := of(t, a, "a:January")
	x := start.WithState(d, Verified, after(5)).WithState(of(t, a, "a:600"), NoState, after(6))
	y := start.WithNote(d, "see the file", after(1))
	all, clashes := merged(start.content, x.content, y.content)
	b := x.with(all)
	if m := b.Mark(d); m.State != Verified || m.Note != "see the file" || clashes != nil {
		t.Errorf("%+v", m)
	}
	if m := b.Mark(of(t, a, "a:600")); !m.Empty() {
		t.Errorf("what one reader took back is there again: %+v", m)
	}
}

// TestTwoWindows has two windows change the same things in one file, one after
// the other.
func TestTwoWindows(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	january, name := of(t, a, "a:January"), of(t, a, "b:El-Sheikh")
	s := Open(t.TempDir(), story)
	save(t, s, New(story).On(a).WithNote(january, "old", noon()))
	x, y := load(t, s).On(a), load(t, s).On(a)
	x = x.WithNote(january, "of the first window", after(1)).WithState(january, Verified, after(1)).
		WithDecision(sentence(0, 0), sentence(1, 0), Accepted, after(1)).WithNote(name, "spelling?", after(1))
	y = y.WithNote(january, "of the second one", after(2)).WithState(january, ToCheck, after(2)).
		WithDecision(sentence(0, 0), sentence(1, 0), Rejected, after(2))
	x = x.Merge(save(t, s, x))
	saved, notice, err := s.Save(t.Context(), y)
	if err != nil {
		t.Fatal(err)
	}
	want := Mark{State: ToCheck, Note: "of the second one\n\n[2026-03-01 12:01 UTC] of the first window"}
	y = y.Merge(saved)
	for name, b := range map[string]*Book{"saved": saved, "in use": y, "in the file": load(t, s).On(a)} {
		got := b.Mark(january)
		if got.State != want.State || got.Note != want.Note || b.Mark(of(t, a, "b:El-Sheikh")).Note != "spelling?" {
			t.Errorf("%s: %+v", name, got)
		}
		if d, _ := b.Decision(sentence(0, 0), sentence(1, 0)); d != Rejected {
			t.Errorf("%s: %q", name, d)
		}
	}
	for _, part := range []string{
		"changed in another window too: ", "the note on “January”, both texts are kept",
		"the state of “January”, now to check",
		"the correction of “The letter was sent in January, the poli”, now rejected",
	} {
		if !strings.Contains(notice, part) {
			t.Errorf("the notice %q does not say %q", notice, part)
		}
	}
	// Whoever has seen both texts replaces both; the first window has not changed
	// anything since and follows.
	y = y.WithNote(january, "of both", after(3))
	save(t, s, y)
	x = x.Merge(save(t, s, x))
	if got := x.Mark(january); got.Note != "of both" || got.State != ToCheck {
		t.Errorf("afterwards: %+v", got)
	}
}

// TestSavesOverlap changes a note again while it is saved, and saves that too
// before it is known what came of the first save.
func TestSavesOverlap(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:January")
	s := Open(t.TempDir(), story)
	b := load(t, s).On(a).WithNote(d, "one", noon()).WithState(d, Verified, noon())
	save(t, s, b)
	b = b.WithNote(d, "two", after(1)).WithState(d, ToCheck, after(1))
	if got := save(t, s, b).Mark(d); got.Note != "two" || got.State != ToCheck {
		t.Errorf("%+v", got)
	}
}

// TestDrafts finishes a note that was begun before another window wrote one, and
// before its article was edited.
func TestDrafts(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:January#2")
	s := Open(t.TempDir(), story)
	b := load(t, s).On(a)
	draft := b.Draft(d)
	save(t, s, b.WithNote(d, "of another window", after(1)))
	b = b.Merge(save(t, s, b.WithPosition(Position{}, noon())))
	now := tell("New. "+strings.Replace(first, "It named 600 members of the group. ", "", 1), second)
	b = b.For(now).On(analyzed(t, now, markings())).WithDraft(draft, "mine", after(2))
	if got := b.Mark(of(t, b.analysis, "a:January#2")).Note; got != "mine\n\n[2026-03-01 12:01 UTC] of another window" {
		t.Errorf("%q, lost %+v", got, b.Lost())
	}
}

// TestLongNotes has windows write more in one note than a file may hold.
func TestLongNotes(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:January")
	s := Open(t.TempDir(), story)
	long := func(n int) *Book {
		return New(story).On(a).WithNote(d, fmt.Sprint(n)+strings.Repeat("x", MaxNote-1), after(n))
	}
	save(t, s, long(1))
	for n := 2; n <= 3; n++ {
		if _, _, err := s.Save(t.Context(), long(n)); err != nil {
			t.Fatal(err)
		}
	}
	before := file(t, load(t, s))
	if _, _, err := s.Save(t.Context(), long(4)); err == nil || !strings.Contains(err.Error(), "“January” is longer than 64 KB; shorten it") {
		t.Error(err)
	}
	if file(t, load(t, s)) != before {
		t.Error("the file changed")
	}
}

// TestNotesTakenBackElsewhere has one window remove a note that another changes.
func TestNotesTakenBackElsewhere(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:January")
	for _, minutes := range []int{1, 3} { // removed before and after
		s := Open(t.TempDir(), story)
		save(t, s, New(story).On(a).WithNote(d, "old", noon()))
		x, y := load(t, s).On(a), load(t, s).On(a)
		save(t, s, x.WithNote(d, "new", after(2)))
		saved, notice, err := s.Save(t.Context(), y.WithNote(d, "", after(minutes)))
		if got := saved.Mark(d).Note; err != nil || got != "new" || notice == "" {
			t.Errorf("removed at %d: %q, %q, %v", minutes, got, notice, err)
		}
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
	if err != nil || result.New != 2 {
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
