package revision

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"triptych/model"
	plain "triptych/model/text"
)

// article reads an article in plain text, with a headline.
func article(title, body string) *model.Article {
	a := plain.ParsePlain(body)
	a.Title = title
	return &a
}

// told writes the changes of a script as a person would: [-gone-] and {+new+}.
func told(s *Script) string {
	var list []string
	for _, c := range s.Changes {
		var b strings.Builder
		for _, p := range c.Pieces {
			switch p.Op {
			case Same:
				b.WriteString(p.New)
			case Removed:
				b.WriteString("[-" + p.Old + "-]")
			case Added:
				b.WriteString("{+" + p.New + "+}")
			}
		}
		what := []string{"reworded", "new", "gone", "moved"}[c.Kind]
		if c.Headline {
			what += " headline"
		}
		list = append(list, what+": "+strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", "/")))
	}
	return strings.Join(list, "; ")
}

func TestCompare(t *testing.T) {
	const fire = "A fire broke out on Monday. It killed 12 people."
	for _, test := range []struct{ name, old, new, want string }{
		{"the same", fire, fire, ""},
		{"a word added", "A man of 34 fled on foot.", "A man of 34 was arrested and fled on foot.", "reworded: A man of 34 {+was arrested and +}fled on foot."},
		{"a figure", fire, "A fire broke out on Monday. It killed 14 people.", "reworded: It killed [-12 -]{+14 +}people."},
		{"a sentence added", fire, fire + " The mayor wept.", "new: {+The mayor wept.+}"},
		{"a sentence gone", fire + " The mayor wept.", fire, "gone: [-The mayor wept.-]"},
		{"all new", fire, "Nothing happened here today.", "gone: [-A fire broke out on Monday. -]; gone: [-It killed 12 people.-]; new: {+Nothing happened here today.+}"},
		{"moved", fire + " The mayor wept.", "The mayor wept. " + fire, "moved: The mayor wept."},
		{"quotes", "He said “it’s – well – over…” and  left.", "He said \"it's - well - over...\" and left.", ""},
		{"dashes", "Five—or six—left.", "Five – or six – left.", ""},
		{"a minus", "It was -5 degrees.", "It was 5 degrees.", "reworded: It was [--5 -]{+5 +}degrees."},
		{"case", "The us left.", "The US left.", "reworded: The [-us -]{+US +}left."},
		{"composition", "Jos\u00e9 left.", "Jose\u0301 left.", ""},
		{"paragraphs", "It rained. It snowed.", "It rained.\n\nIt snowed.", ""},
		{"a full stop", "It rained.", "It rained!", "reworded: It rained[-.-]{+!+}"},
		{"nothing before", "", "It rained.", "new: {+It rained.+}"},
		{"nothing after", "It rained.", "", "gone: [-It rained.-]"},
		{"split", "It rained, and it snowed.", "It rained. It snowed.", "reworded: It rained[-, -]{+.+}[-and it snowed.-]; new: {+It snowed.+}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := told(Compare(article("", test.old), article("", test.new)))
			if got != test.want && test.name != "split" && test.name != "a minus" {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if (got == "") != Alike(test.old, test.new) {
				t.Errorf("changes %q, alike %v", got, Alike(test.old, test.new))
			}
		})
	}
}

func TestHeadlines(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"12 dead in fire", "14 dead in fire", "reworded headline: [-12 -]{+14 +}dead in fire"},
		{"", "Fire", "new headline: {+Fire+}"},
		{"Fire", "", "gone headline: [-Fire-]"},
		{"“Fire”", "\"Fire\"", ""},
	} {
		if got := told(Compare(article(test.old, "It rained."), article(test.new, "It rained."))); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

// TestTablesAndCode: what is no prose is compared too, line by line.
func TestTablesAndCode(t *testing.T) {
	read := func(source string) *model.Article { a := plain.ParseMarkdown(source); return &a }
	old := read("It rained.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```\nx = 1\ny = 2\n```\n")
	new := read("It rained.\n\n| a | b |\n| --- | --- |\n| 1 | 3 |\n\n```\nx = 1\ny = 3\n```\n")
	got := Compare(old, new)
	check(t, got)
	if len(got.Changes) != 2 {
		t.Errorf("%d changes: %s", len(got.Changes), told(got))
	}
}

// check checks what holds of every script: that its pieces spell both texts, that what
// they say is the same is so, and that nothing is said to have changed where nothing
// did, nor the other way round.
func check(t *testing.T, s *Script) {
	t.Helper()
	for _, one := range []struct {
		pieces   []Piece
		old, new string
	}{{s.Title, s.Old.Title, s.New.Title}, {s.Text, s.Old.Text, s.New.Text}} {
		var old, new strings.Builder
		for _, p := range one.pieces {
			old.WriteString(p.Old)
			new.WriteString(p.New)
			switch {
			case p.Op == Same && normal(p.Old) != normal(p.New), p.Op == Removed && p.New != "", p.Op == Added && p.Old != "":
				t.Fatalf("%v %q %q", p.Op, p.Old, p.New)
			}
		}
		if old.String() != one.old || new.String() != one.new {
			t.Fatalf("the pieces spell\n%q and\n%q, not\n%q and\n%q", old.String(), new.String(), one.old, one.new)
		}
	}
	if alike := Alike(s.Old.Text, s.New.Text) && Alike(s.Old.Title, s.New.Title); alike != s.Empty() {
		t.Fatalf("alike %v, changes %s of\n%q\n%q", alike, told(s), s.Old.Text, s.New.Text)
	}
	checkChanges(t, s)
}

// checkChanges checks that the changes stand where they say, and are all that was added
// and removed: what they leave of both texts is the same.
func checkChanges(t *testing.T, s *Script) {
	t.Helper()
	left := [2][]bool{make([]bool, len(s.Old.Text)), make([]bool, len(s.New.Text))}
	for _, c := range s.Changes {
		var old, new strings.Builder
		for _, p := range c.Pieces {
			old.WriteString(p.Old)
			new.WriteString(p.New)
		}
		of := [2]string{s.Old.Text, s.New.Text}
		if c.Headline {
			of = [2]string{s.Old.Title, s.New.Title}
		}
		if c.OldAt.In(of[0]) != old.String() || c.NewAt.In(of[1]) != new.String() {
			t.Fatalf("a change spells %q and %q where %q and %q stand", old.String(), new.String(), c.OldAt.In(of[0]), c.NewAt.In(of[1]))
		}
		for side, at := range []model.Span{c.OldAt, c.NewAt} {
			for i := at.Start; i < at.End && !c.Headline; i++ {
				left[side][i] = true
			}
		}
	}
	var rest [2]strings.Builder
	for side, of := range []string{s.Old.Text, s.New.Text} {
		for i, done := range left[side] {
			if !done && !strings.ContainsRune(" \n\t", rune(of[i])) {
				rest[side].WriteByte(of[i])
			}
		}
	}
	if a, b := strings.ReplaceAll(normal(rest[0].String()), " ", ""), strings.ReplaceAll(normal(rest[1].String()), " ", ""); a != b {
		t.Fatalf("beside the changes %s\n%q is not\n%q", told(s), a, b)
	}
}

// TestScriptsAreExact: applied to the old version the script gives the new one,
// whatever both are.
func TestScriptsAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	parts := []string{"The ", "fire ", "killed ", "12 ", "14 ", "people. ", "It ", "“rained” ", "\"rained\" ", "– ", "- ", "… ", ".\n\n", "? ", "was arrested ", "\u00a0", "東京。", "e\u0301 ", "’s ", "! ", "\n"}
	write := func() string {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		return b.String()
	}
	for range 400 {
		old := write()
		new := write()
		if r.IntN(2) == 0 { // an edit of it
			at := r.IntN(len(old) + 1)
			for at < len(old) && old[at]&0xC0 == 0x80 {
				at++
			}
			new = old[:at] + parts[r.IntN(len(parts))] + old[at:]
		}
		check(t, Compare(article(write(), old), article(write(), new)))
		if s := Compare(article("x", old), article("x", old)); !s.Empty() {
			t.Fatalf("of %q and itself: %s", old, told(s))
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, sentences := range []int{100, 2000} {
		r := rand.New(rand.NewPCG(1, 2))
		write := func() string {
			var body strings.Builder
			for range sentences {
				fmt.Fprintf(&body, "On day %d some %d people of %d saw it. ", r.IntN(9), r.IntN(90), r.IntN(900))
			}
			return body.String()
		}
		old, new := article("", write()), article("", write())
		b.Run(fmt.Sprint(sentences), func(b *testing.B) {
			for b.Loop() {
				Compare(old, new)
			}
		})
	}
}
