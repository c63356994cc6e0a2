package compare

import (
	"context"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
)

// TestPhrasesAreWhole checks that every phrase begins and ends with a chunk, is
// no longer than a mark may be, and contains no comma or stop.
func TestPhrasesAreWhole(t *testing.T) {
	in := paired(`The two men, whose cell was led by a fighter, were captured in January and "are now being held" by soldiers in the north of the country.`, "They were caught.")
	v := newStoryIndex(in)
	x := v.tokens(model.SentenceRef{})
	if len(x.phrases) == 0 {
		t.Fatal("no phrases")
	}
	for _, p := range x.phrases {
		words := x.span(p.wordSpan).In(v.text(0))
		opens := slices.ContainsFunc(x.reading.Chunks, func(c detail.Chunk) bool { return c.First == p.first })
		closes := slices.ContainsFunc(x.reading.Chunks, func(c detail.Chunk) bool { return c.Last == p.last })
		if !opens || !closes {
			t.Errorf("%q is no run of whole chunks", words)
		}
		if p.len() > maxMarkWords || strings.ContainsAny(words, ",.") {
			t.Errorf("%q is too long or runs over a stop", words)
		}
	}
}

func TestPhraseProposals(t *testing.T) {
	tests := []struct{ name, a, b, x, y string }{
		{"hedge", "Their passports are believed to have been revoked last year.", "Their passports were revoked last year.", "are believed to have been revoked", "were revoked"},
		{"verb of reporting", "Mr Fox told the network that the wall is a mistake.", "Mr Fox boasted to the network that the wall is a mistake.", "told", "boasted"},
		{"people", "Soldiers held the two fighters in the north.", "Soldiers held the two jihadists in the north.", "the two fighters", "the two jihadists"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := NewComparer(paired(test.a, test.b), context.Background().Err)
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.ProposalCount() {
				x, y := s.Mentions(i)
				if x.In(s.index.text(0)) == test.x && y.In(s.index.text(1)) == test.y {
					return
				}
			}
			t.Errorf("%q against %q is not proposed", test.x, test.y)
		})
	}
}

// TestNothingNew checks that spans whose words are all in the other sentence
// too are not proposed.
func TestNothingNew(t *testing.T) {
	s, err := NewComparer(paired("The ministers met the king in Leeds on Friday.", "On Friday in Leeds the ministers met the king."), context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.ProposalCount() {
		x, y := s.Mentions(i)
		t.Errorf("%q against %q is proposed", x.In(s.index.text(0)), y.In(s.index.text(1)))
	}
}

func TestBearers(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"Then Michael Flynn spoke.", "Then Michael T. Flynn spoke.", "Michael Flynn | Michael T. Flynn"},
		{"Then Sen. Hillary Clinton spoke.", "Then Hillary Rodham Clinton spoke.", "Hillary Clinton | Hillary Rodham Clinton"},
		{"Then El Shafee Elsheikh spoke.", "Then Shafee El-Sheikh spoke.", "El Shafee Elsheikh | Shafee El-Sheikh"},
		{"Then Rep. Adam Schiff spoke.", "Then Representative Adam B. Schiff of California spoke.", "Adam Schiff | Adam B. Schiff"},
		{"Then Michael Flynn spoke.", "Then Gen. Michael Flynn spoke.", ""},
		{"Then Michael Flynn spoke.", "Then George Flynn spoke.", ""},
		{"The State Department spoke.", "The Treasury Department spoke.", ""},
	}
	for _, test := range tests {
		if got := proposed(t, test.a, test.b, fromIntroduction); strings.TrimSuffix(got, " | variant") != test.want {
			t.Errorf("%q and %q: %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func TestCertaintyIsTold(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"Their passports are believed to have been revoked last year.", "Their passports were revoked last year.", `"believed" against said flatly`},
		{"The plan may be dropped soon by ministers.", "The plan will be dropped soon by ministers.", `"may" against "will"`},
	}
	for _, test := range tests {
		s, err := NewComparer(paired(test.a, test.b), context.Background().Err)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(s.proposals, func(q proposal) bool { return q.kind == model.Certainty && q.why == test.want }) {
			t.Errorf("%q and %q: no proposal says %s", test.a, test.b, test.want)
		}
	}
}

// TestMentionsCloseQuotations checks that a mention which opens a quotation
// includes the mark that closes it right after.
func TestMentionsCloseQuotations(t *testing.T) {
	for _, body := range []string{`He would not ask for "assurances" at all.`, "He would not ask for “assurances” at all."} {
		in := paired(body, "He went.")
		v := newStoryIndex(in)
		x := v.tokens(model.SentenceRef{})
		m := v.mention(x, wordSpan{2, 5}, model.Wording, "")
		if got := m.In(v.text(0)); got != strings.TrimSuffix(strings.TrimPrefix(body, "He would "), " at all.") {
			t.Errorf("the mention is %s", got)
		}
	}
}
