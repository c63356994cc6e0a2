package model

import "testing"

func TestWithKeepsTheRest(t *testing.T) {
	a, err := NewAnalysis(story(2, 2), Annotations, []Topic{{Passages: []Passage{{0, []int{0}}, {1, []int{1}}}}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.With(Common{
		Facts:  []Fact{{Kind: Number, Agreed: true, Mentions: []Detail{mention(0, 0), mention(1, 1)}}},
		Quotes: []Quotation{{SentenceRef: ref(0, 1), Span: Span{12, 18}, Group: NoGroup}},
		Copies: []Copy{{Words: 4, Places: [2]Stretch{{ref(0, 0), Span{0, 19}}, {ref(1, 0), Span{0, 19}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Facts) != 1 || len(b.Quotes) != 1 || len(b.Copies) != 1 || b.Origin != Annotations || b.TopicOf(ref(1, 1)) != 0 || len(a.Facts) != 0 {
		t.Errorf("with what is common: %v, before: %v", b.Common, a.Common)
	}
	if kept := b.Filter(func(*Difference) bool { return false }); len(kept.Facts) != 1 {
		t.Error("what a filter leaves has no facts")
	}
}

func TestWithRefusesWhatIsNotThere(t *testing.T) {
	a, err := NewAnalysis(story(2, 2), Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	refuses := func(what string, c Common) {
		t.Helper()
		if _, err := a.With(c); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
	for _, m := range []Detail{mention(2, 0), mention(0, 2), {SentenceRef: ref(0, 1), Span: Span{2, 4}}, {SentenceRef: ref(0, 0), Span: Span{4, 4}}} {
		refuses("a fact", Common{Facts: []Fact{{Mentions: []Detail{mention(0, 0), m}}}})
		refuses("a quotation", Common{Quotes: []Quotation{{SentenceRef: m.SentenceRef, Span: m.Span}}})
		refuses("a copy", Common{Copies: []Copy{{Places: [2]Stretch{{ref(0, 0), Span{0, 15}}, {m.SentenceRef, m.Span}}}}})
	}
	refuses("a copy that goes on after the end", Common{Copies: []Copy{{Places: [2]Stretch{{ref(0, 0), Span{0, 15}}, {ref(1, 1), Span{10, 90}}}}}})
}
