package notes

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

func TestMarks(t *testing.T) {
	b, a := full(t, tell(first, second))
	for where, want := range map[string]Mark{
		"a:January":   {State: Verified, Note: "The court file says so.\nAsk again."},
		"a:600":       {State: ToCheck},
		"b:El-Sheikh": {Note: "spelling?"},
		"a:January#2": {State: SetAside},
		"a:“We never agreed to any of this,”": {},
	} {
		if got := b.Mark(of(t, a, where)); got != want {
			t.Errorf("%s: %+v, want %+v", where, got, want)
		}
		if list := b.Marks(of(t, a, where)); (len(list) == 1) == want.Empty() {
			t.Errorf("%s: %+v", where, list)
		}
	}
	if lost := b.Lost(); len(lost) > 0 {
		t.Errorf("lost: %+v", lost)
	}
}

func TestMarksOfAFilteredAnalysis(t *testing.T) {
	b, a := full(t, tell(first, second))
	filtered := a.Filter(func(d *model.Difference) bool { return d.Kind == model.Name })
	if m := b.Mark(&filtered.Differences[0]); m.Note != "spelling?" {
		t.Errorf("%+v", m)
	}
}

func TestBooksNeverChange(t *testing.T) {
	b, a := full(t, tell(first, second))
	before := file(t, b)
	d := of(t, a, "a:January")
	next := b.WithState(d, NoState, after(20)).WithNote(d, "other", after(21)).
		WithDecision(sentence(0, 0), sentence(1, 0), Rejected, after(22)).WithPosition(Position{sentence(0, 0), "free"}, after(23))
	if file(t, b) != before || b.Mark(d).State != Verified {
		t.Error("the book changed")
	}
	if m := next.Mark(d); m.State != NoState || m.Note != "other" {
		t.Errorf("%+v", m)
	}
}

func TestDecisions(t *testing.T) {
	b, _ := full(t, tell(first, second))
	want := []PairDecision{
		{Accepted, "", sentence(0, 0), sentence(1, 0)},
		{Added, "", sentence(0, 1), sentence(1, 1)},
		{Rejected, "", sentence(0, 2), sentence(1, 2)},
	}
	if got := b.Decisions(); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	corrections := b.Corrections()
	if len(corrections) != 3 || !corrections[0].Accept || !corrections[1].Accept || corrections[2].Accept {
		t.Errorf("%v", corrections)
	}
	b = b.WithDecision(sentence(0, 2), sentence(1, 2), Accepted, after(20)).WithDecision(sentence(0, 0), sentence(1, 0), Undecided, after(21))
	if got := b.Decisions(); len(got) != 2 || got[1].Decision != Accepted {
		t.Errorf("after another thought: %v", got)
	}
	for _, pair := range [][2]model.SentenceRef{{sentence(0, 0), sentence(0, 1)}, {sentence(0, 9), sentence(1, 0)}, {sentence(-1, 0), sentence(5, 0)}} {
		if b.WithDecision(pair[0], pair[1], Added, noon()) != b {
			t.Errorf("%v is taken", pair)
		}
	}
}

func TestAnEarlierClockStillCounts(t *testing.T) {
	b, a := full(t, tell(first, second))
	d := of(t, a, "a:January")
	b = b.WithState(d, ToCheck, after(-500)).WithDecision(sentence(0, 0), sentence(1, 0), Rejected, after(-500)).
		WithPosition(Position{sentence(0, 2), "free"}, after(-500))
	b = imported(b, reread(t, file(t, b), b.story))
	old, _ := full(t, b.story)
	b = imported(b, old)
	if m := b.Mark(d); m.State != ToCheck {
		t.Errorf("%+v", m)
	}
	if got, _ := b.Decision(sentence(0, 0), sentence(1, 0)); got != Rejected {
		t.Errorf("decision %q", got)
	}
	if p, ok := b.Position(); !ok || p.Sentence != sentence(0, 2) || p.ScrollMode != "free" {
		t.Errorf("position %v", p)
	}
}

// edits are what may happen to articles, and what is to become of the marks.
func TestFoundAgain(t *testing.T) {
	for _, c := range []struct {
		name          string
		first, second string
		differences   []marking // those of the new analysis, if others
		want          map[string]string
		lost          []string
		position      string
		decisions     int
	}{
		{
			name: "nothing", first: first, second: second,
			want: map[string]string{"a:January": "verified", "a:600": "to check", "b:El-Sheikh": "spelling?", "a:January#2": "set aside"}, position: "More than 600", decisions: 3,
		},
		{
			name: "text before, between and after", first: "Leeds (AP). Something new happened.\n\n" + strings.Replace(first, "It named", "Nobody was hurt. It named", 1) + " More follows.", second: "Breaking news.\n\n" + second,
			want: map[string]string{"a:January": "verified", "a:600": "to check", "b:El-Sheikh": "spelling?", "a:January#2": "set aside"}, position: "More than 600", decisions: 3,
		},
		{
			name: "a month is corrected", first: strings.Replace(first, "January", "March", 1), second: second,
			differences: []marking{{model.Date, model.Conflict, []string{"a:March", "b:February"}}, {model.Date, model.Extra, []string{"a:January"}}},
			want:        map[string]string{"a:March": "verified changed", "a:January": "set aside"},
			lost:        []string{"to check", "spelling?"}, position: "More than 600", decisions: 3,
		},
		{
			name: "both months are", first: strings.Replace(first, "January", "March", 1), second: strings.Replace(second, "February", "May", 1),
			differences: []marking{{model.Date, model.Conflict, []string{"a:March", "b:May"}}},
			want:        map[string]string{"a:March": ""},
			lost:        []string{"verified", "to check", "spelling?", "set aside"}, position: "More than 600", decisions: 3,
		},
		{
			name: "an analysis that cuts details otherwise", first: first, second: second,
			differences: []marking{{model.Date, model.Variant, []string{"a:in January", "b:in February"}}, {model.Number, model.Conflict, []string{"a:600 members", "b:600 members"}}},
			want:        map[string]string{"a:in January": "verified", "a:600 members": "to check"},
			lost:        []string{"spelling?", "set aside"}, position: "More than 600", decisions: 3,
		},
		{
			name: "another kind in the same words", first: first, second: second,
			differences: []marking{{model.Wording, model.Variant, []string{"a:600", "b:More than 600"}}, {model.Wording, model.Variant, []string{"a:sent in January", "b:posted in February"}}},
			want:        map[string]string{"a:600": "to check", "a:sent in January": ""},
			lost:        []string{"verified", "spelling?", "set aside"}, position: "More than 600", decisions: 3,
		},
		{
			name: "a sentence is gone", first: first, second: strings.Replace(second, "More than 600 members of the group were named in it. ", "", 1),
			want: map[string]string{"a:January": "verified", "b:El-Sheikh": "spelling?", "a:January#2": "set aside"},
			lost: []string{"added", "to check"}, position: "The mayor", decisions: 2,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, _ := full(t, tell(first, second))
			story := tell(c.first, c.second)
			if c.differences == nil {
				c.differences = markings()
			}
			a := analyzed(t, story, c.differences)
			b := reread(t, file(t, old), story).On(a)
			for where, want := range c.want {
				m := b.Mark(of(t, a, where))
				got := string(m.State)
				if got == "" {
					got = m.Note
				}
				if m.Changed {
					got += " changed"
				}
				if got != want {
					t.Errorf("%s: %q, want %q", where, got, want)
				}
			}
			var lost []string
			for _, l := range b.Lost() {
				if l.Why == "" || len(l.Words) == 0 {
					t.Errorf("%+v does not say what is lost and why", l)
				}
				lost = append(lost, first3(string(l.Decision), string(l.State), l.Note))
			}
			slices.Sort(lost)
			slices.Sort(c.lost)
			if !slices.Equal(lost, c.lost) {
				t.Errorf("lost %q, want %q", lost, c.lost)
			}
			if p, ok := b.Position(); !ok || !strings.HasPrefix(story.SentenceText(p.Sentence), c.position) {
				t.Errorf("position %q, want %q", story.SentenceText(p.Sentence), c.position)
			}
			if n := len(b.Decisions()); n != c.decisions {
				t.Errorf("%d decisions, want %d", n, c.decisions)
			}
			back := reread(t, file(t, b), tell(first, second))
			if back = back.On(analyzed(t, back.story, markings())); len(back.Lost()) > 0 || file(t, back) != file(t, old) {
				t.Errorf("what was lost does not come back: %+v", back.Lost())
			}
		})
	}
}

func first3(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// TestEditAfterAChange marks a difference whose words have changed since it was
// marked before, and merges with what another reader of the old text keeps.
func TestEditAfterAChange(t *testing.T) {
	old, _ := full(t, tell(first, second))
	story := tell(strings.Replace(first, "January", "March", 1), second)
	a := analyzed(t, story, []marking{{model.Date, model.Conflict, []string{"a:March", "b:February"}}})
	d := of(t, a, "a:March")
	b := reread(t, file(t, old), story).On(a).WithState(d, ToCheck, after(30))
	for range 2 {
		if m := b.Mark(d); m.State != ToCheck || m.Note != "The court file says so.\nAsk again." || m.Changed {
			t.Errorf("%+v", m)
		}
		b = imported(imported(b, reread(t, file(t, old), story)), reread(t, file(t, b), story))
	}
	cleared := b.WithState(d, NoState, after(40)).WithNote(d, "", after(41))
	again := imported(reread(t, file(t, old), story), reread(t, file(t, cleared), story)).On(a)
	if m := again.Mark(d); !m.Empty() {
		t.Errorf("what was taken back is there again: %+v", m)
	}
}

// TestEachDifferenceHasItsOwnMark has a new analysis with one difference where
// two marks were.
func TestEachDifferenceHasItsOwnMark(t *testing.T) {
	story := tell(first, second)
	two := analyzed(t, story, []marking{{model.Date, model.Extra, []string{"a:January"}}, {model.Date, model.Extra, []string{"a:in January"}}})
	b := New(story).On(two).WithNote(of(t, two, "a:January"), "one", noon()).WithNote(of(t, two, "a:in January"), "two", after(1))
	only := analyzed(t, story, []marking{{model.Date, model.Extra, []string{"a:in January, the police"}}})
	b = b.On(only)
	if m, lost := b.Mark(&only.Differences[0]), b.Lost(); m.Note != "two" || len(lost) != 1 || lost[0].Note != "one" {
		t.Errorf("%+v, lost %+v", m, lost)
	}
}

func TestHostileNotes(t *testing.T) {
	b, a := full(t, tell(first, second))
	d := of(t, a, "a:600")
	b = b.WithNote(d, "\x1b[31mred\x07 \u202eevil\xff\r\n"+strings.Repeat("é", MaxNote), noon()).WithPosition(Position{sentence(0, 0), "\x1b]0;x"}, after(50))
	m := b.Mark(d)
	if len(m.Note) > MaxNote || strings.ContainsAny(m.Note, "\x1b\a\r\u202e") {
		t.Errorf("%.60q", m.Note)
	}
	if again := reread(t, file(t, b), b.story); file(t, again) != file(t, b) {
		t.Error("it is read otherwise than it was written")
	}
}
