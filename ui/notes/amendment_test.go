package notes

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/analyze"
)

// told makes a difference of words such as "a:January".
func told(t testing.TB, story *model.Story, kind model.Kind, relation model.Relation, words ...string) model.Difference {
	t.Helper()
	d := model.Difference{Kind: kind, Relation: relation}
	for _, w := range words {
		m, ok := detailAt(story, w)
		if !ok {
			t.Fatalf("no %q", w)
		}
		d.Mentions = append(d.Mentions, m)
	}
	return d
}

// amended returns the analysis as a book amends it, and the book set on that.
func amended(t testing.TB, b *Book, a *model.Analysis) (*Book, *model.Analysis) {
	t.Helper()
	next, err := analyze.Amend(a, b.Amendments())
	if err != nil {
		t.Fatal(err)
	}
	return b.On(next), next
}

// spelled writes the amendments that hold as "conflict (date): January/February".
func spelled(b *Book) string {
	var list []string
	for _, a := range b.Amendments() {
		var parts []string
		for _, d := range []model.Difference{a.Was, a.Is} {
			var words []string
			for _, m := range d.Mentions {
				words = append(words, m.In(b.story.Articles[m.Article].Text))
			}
			parts = append(parts, strings.Join(words, "/"))
		}
		s := fmt.Sprintf("%s → %s %s", parts[0], a.Is.Relation, parts[1])
		if a.Changed {
			s += " changed"
		}
		list = append(list, s)
	}
	slices.Sort(list)
	return strings.Join(list, "; ")
}

func TestAmendmentsAreKept(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	s := Open(t.TempDir(), story)
	plain := save(t, s, New(story).On(a).WithState(of(t, a, "a:600"), Verified, noon()))
	if !strings.Contains(file(t, plain), `"version": 1`) || strings.Contains(file(t, plain), "amendments") {
		t.Error("a file without amendments is of the new version")
	}
	b := plain.WithAmendment(nil, told(t, story, model.Name, model.Variant, "a:the police", "b:Police"), after(1)).
		WithAmendment(of(t, a, "a:January"), told(t, story, model.Date, model.Variant, "a:January", "b:in February"), after(2)).
		WithAmendment(of(t, a, "b:El-Sheikh"), model.Difference{}, after(3))
	want := " → variant the police/Police; El-Sheikh →  ; January/February → variant January/in February"
	if got := spelled(b); got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if !strings.Contains(file(t, b), `"version": 2`) || b.Unsaved().Corrections != 3 || !strings.Contains(b.UnsavedText(), "variant (date) instead of conflict (date): changed") {
		t.Errorf("the file is\n%s\nunsaved\n%s", file(t, b), b.UnsavedText())
	}
	save(t, s, b)
	if got := spelled(load(t, s)); got != want {
		t.Errorf("read again: %q", got)
	}
	edited := tell("On Monday there was news. "+first, second)
	if got := spelled(b.For(edited)); got != want {
		t.Errorf("after an edit: %q", got)
	}
}

func TestWordsThatAreGone(t *testing.T) {
	story := tell(first, second, "In March a letter came, says a third paper, of 700 members.")
	a := analyzed(t, story, markings())
	b := New(story).On(a).WithAmendment(nil, told(t, story, model.Date, model.Conflict, "a:January", "b:February", "c:March"), noon())
	two := tell(first, second, "A letter came, says a third paper, of 700 members.")
	if got := spelled(b.For(two)); got != " → conflict January/February changed" {
		t.Errorf("without the third: %q", got)
	}
	one := b.For(tell(first, "Nothing is known.", "Nothing at all."))
	lost := one.Lost()
	if spelled(one) != "" || len(lost) != 1 || lost[0].Decision != Added || len(lost[0].Words) != 3 || !strings.Contains(lost[0].Why, `not in article "b" any more`) {
		t.Errorf("without two: %q, %+v", spelled(one), lost)
	}
	if got := spelled(one.For(story)); got != " → conflict January/February/March" {
		t.Errorf("when they are back: %q", got)
	}
}

func TestAmendmentsOfAmendments(t *testing.T) {
	story := tell(first, second)
	found := analyzed(t, story, markings())
	b, a := amended(t, New(story).On(found).WithNote(of(t, found, "a:January"), "ring up", noon()), found)
	january := func(relation model.Relation, words ...string) model.Difference {
		return told(t, story, model.Date, relation, words...)
	}
	b, a = amended(t, b.WithAmendment(of(t, a, "a:January"), january(model.Variant, "a:in January", "b:February"), after(1)), found)
	if m := b.Mark(of(t, a, "a:in January")); m.Note != "ring up" || len(b.Lost()) > 0 {
		t.Errorf("the note is gone: %+v, %v", m, b.Lost())
	}
	b, a = amended(t, b.WithAmendment(of(t, a, "a:in January"), january(model.Conflict, "a:in January", "b:in February"), after(2)), found)
	if got := spelled(b); got != "January/February → conflict in January/in February" {
		t.Errorf("changed twice: %q", got)
	}
	back, _ := amended(t, b.WithAmendment(of(t, a, "a:in January"), january(model.Conflict, "a:January", "b:February"), after(3)), found)
	if got := spelled(back); got != "" {
		t.Errorf("changed back: %q", got)
	}
	gone, a := amended(t, b.WithAmendment(of(t, a, "a:in January"), model.Difference{}, after(3)), found)
	if got := spelled(gone); got != "January/February →  " || len(a.Differences) != len(found.Differences)-1 {
		t.Errorf("removed: %q", got)
	}
	b, a = amended(t, New(story).On(found).WithAmendment(nil, january(model.Extra, "a:Monday"), noon()), found)
	if b = b.WithAmendment(of(t, a, "a:Monday"), model.Difference{}, after(1)); spelled(b) != "" {
		t.Errorf("one that was made by hand is removed by %q", spelled(b))
	}
	if b.WithAmendment(nil, january(model.Conflict, "a:Monday"), after(1)) != b {
		t.Error("a conflict of one article is taken")
	}
}

func TestAmendmentsOfOthers(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	mine := New(story).On(a).WithAmendment(of(t, a, "a:January"), told(t, story, model.Date, model.Variant, "a:January", "b:February"), noon())
	theirs := New(story).On(a).WithAmendment(of(t, a, "a:January"), model.Difference{}, after(5)).
		WithAmendment(nil, told(t, story, model.Date, model.Extra, "a:Monday"), after(6))
	data, err := theirs.Encode("Bo")
	if err != nil {
		t.Fatal(err)
	}
	both, result, err := mine.Decode(data, "")
	if want := " → extra Monday; January/February → variant January/February"; err != nil || result.New != 2 || spelled(both) != want {
		t.Errorf("%q, %+v, %v", spelled(both), result, err)
	}
	both, amendedAnalysis := amended(t, both, a)
	if both = both.WithAmendment(of(t, amendedAnalysis, "a:Monday"), model.Difference{}, after(7)); strings.Contains(spelled(both), "Monday") {
		t.Errorf("what another made cannot be removed: %q", spelled(both))
	}
}

// TestUndo does anything, takes it all back and does it all again.
func TestUndo(t *testing.T) {
	story := tell(first, second)
	found := analyzed(t, story, markings())
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		b, a := amended(t, New(story).On(found), found)
		var changes []Change
		var said []string
		say := func() string { return strings.Join(b.said(), "\n") }
		for i := range 12 {
			said = append(said, say())
			before := b
			d := &a.Differences[r.IntN(len(a.Differences))]
			switch r.IntN(5) {
			case 0:
				b = b.WithState(d, States()[1+r.IntN(3)], after(i))
			case 1:
				b = b.WithNote(d, fmt.Sprint("note ", i), after(i))
			case 2:
				b = b.WithDecision(sentence(0, r.IntN(3)), sentence(1, r.IntN(3)), []Decision{Accepted, Rejected, Undecided}[r.IntN(3)], after(i))
			case 3:
				b = b.WithAmendment(d, model.Difference{}, after(i))
			case 4:
				b = b.WithAmendment(d, told(t, story, model.Other, model.Variant, "a:police", "b:Police"), after(i))
			}
			changes = append(changes, b.Since(before))
			b, a = amended(t, b, found)
			if len(a.Differences) == 0 {
				break
			}
		}
		said = append(said, say())
		for i, c := range slices.Backward(changes) {
			next, undone := b.Without(c, noon())
			if undone == c.Empty() {
				t.Fatalf("seed %d: change %d, empty %v, is undone %v", seed, i, c.Empty(), undone)
			}
			if b, _ = amended(t, next, found); say() != said[i] {
				t.Fatalf("seed %d: without change %d:\n%s\nwant\n%s", seed, i, say(), said[i])
			}
		}
		for i, c := range changes {
			next, done := b.Without(c.Reversed(), noon())
			if done == c.Empty() {
				t.Fatalf("seed %d: change %d, empty %v, is done again %v", seed, i, c.Empty(), done)
			}
			if b, _ = amended(t, next, found); say() != said[i+1] {
				t.Fatalf("seed %d: with change %d again:\n%s\nwant\n%s", seed, i, say(), said[i+1])
			}
		}
	}
}

// said spells out what a book says, without the times.
func (b *Book) said() (list []string) {
	for _, e := range b.content.inOrder() {
		if e.live() {
			list = append(list, fmt.Sprintf("%q %s %q %s", e.key(), e.State.Value, e.Note.Value, e.Decision.Value))
		}
	}
	return list
}

func TestUndoLeavesWhatWasSaidSince(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	before := New(story).On(a)
	b := before.WithState(of(t, a, "a:600"), Verified, noon())
	c := b.Since(before)
	b = b.WithState(of(t, a, "a:600"), ToCheck, after(1))
	if same, undone := b.Without(c, after(2)); undone || same != b {
		t.Error("what was decided since is taken back")
	}
}
