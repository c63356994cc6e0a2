package notes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// earlier returns what a note said before.
func earlier(b *Book, t *testing.T, where string) (list []string) {
	t.Helper()
	for _, text := range b.Earlier(of(t, b.analysis, where)) {
		list = append(list, text.Words)
	}
	return list
}

func TestNotesHaveAHistoryUntilTheyAreSettled(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:600")
	b := New(story).On(a)
	for i := range 13 {
		b = b.WithNote(d, fmt.Sprintf("text %d\nof the note", i), after(i))
	}
	got := earlier(b, t, "a:600")
	if len(got) != maxEarlier || got[0] != "text 11\nof the note" || got[9] != "text 2\nof the note" {
		t.Errorf("after 13 texts there are %d earlier ones: %q", len(got), got)
	}
	b = b.WithNote(d, "text 11\nof the note", after(20))
	if got = earlier(b, t, "a:600"); got[0] != "text 12\nof the note" || slices.Contains(got, "text 11\nof the note") {
		t.Errorf("back at an earlier text the others are %q", got)
	}
	b = b.WithNote(d, "", after(21))
	if got = earlier(b, t, "a:600"); got[0] != "text 11\nof the note" {
		t.Errorf("the note is taken back, and before it was %q", got)
	}
	again := reread(t, file(t, b), story).On(a)
	if got := earlier(again, t, "a:600"); !slices.Equal(got, earlier(b, t, "a:600")) {
		t.Errorf("from the file comes %q", got)
	}
	if data, err := b.Encode("Ann"); err != nil || strings.Contains(string(data), "text 3") {
		t.Errorf("what a colleague gets has earlier texts; %v", err)
	}
	if b = b.WithState(d, ToCheck, after(22)); len(earlier(b, t, "a:600")) == 0 {
		t.Error("to be checked, it has no history")
	}
	if b = b.WithState(d, Verified, after(23)); len(earlier(b, t, "a:600")) > 0 || strings.Contains(file(t, b), "earlier") {
		t.Error("settled, it has a history")
	}
	if strings.Contains(file(t, b), `"version": 4`) {
		t.Error("a file without earlier texts has the version of one with them")
	}
}

// Two windows that change one note keep the earlier texts of both, and of a mark
// without a place it is known what it said before.
func TestHistoriesAreMerged(t *testing.T) {
	dir, story := t.TempDir(), tell(first, second)
	a := analyzed(t, story, markings())
	d := of(t, a, "a:600")
	s := Open(dir, story)
	b := save(t, s, New(story).On(a).WithNote(d, "first", after(1)))
	one, other := load(t, s).On(a), load(t, s).On(a)
	save(t, s, one.WithNote(d, "one", after(2)).WithNote(d, "one more", after(3)))
	saved, _, err := s.Save(t.Context(), other.WithNote(d, "other", after(4)).WithNote(d, "other more", after(5)))
	if err != nil {
		t.Fatal(err)
	}
	got := earlier(saved, t, "a:600")
	for _, want := range []string{"first", "one", "other"} {
		if !slices.Contains(got, want) {
			t.Errorf("of both windows there is %q, without %q", got, want)
		}
	}
	if !strings.Contains(saved.Mark(d).Note, "one more") || !strings.Contains(saved.Mark(d).Note, "other more") {
		t.Errorf("the note is %q", saved.Mark(d).Note)
	}
	lost := b.WithNote(d, "second", after(6)).For(tell("Nothing.", second)).On(analyzed(t, tell("Nothing.", second), nil)).Lost()
	if len(lost) != 1 || len(lost[0].Earlier) != 1 || lost[0].Earlier[0].Words != "first" {
		t.Errorf("without a place there is %+v", lost)
	}
}

// What notes are counts for more than what they were: a file that would be too large
// is written without their history.
func TestHistoryGivesWay(t *testing.T) {
	story := tell(first, second)
	c := newContent()
	long := strings.Repeat("x", MaxNote)
	for i := range 120 {
		e := entry{Kind: "date", Relation: "extra", Mentions: []place{{Article: "a"}}, Note: stamped[string]{"n", after(1)}}
		e.Mentions[0].Exact = fmt.Sprint(i)
		for k := range maxEarlier {
			e.Earlier = append(e.Earlier, stamped[string]{long[:MaxNote-k], after(-k)})
		}
		c.add(e)
	}
	data, err := encode(story, c)
	if err != nil || len(data) > maxSize || strings.Contains(string(data), "earlier") {
		t.Errorf("it is written in %d bytes, %v", len(data), err)
	}
}
