package model

import "testing"

func TestWithKeepsTheRest(t *testing.T) {
	a, err := NewAnalysis(story(2, 2), Annotations, []Topic{{Passages: []Passage{{0, []int{0}}, {1, []int{1}}}}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.With(Common{Facts: []Fact{{Kind: Number, Agreed: true, Mentions: []Detail{mention(0, 0), mention(1, 1)}}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Facts) != 1 || b.Origin != Annotations || b.TopicOf(ref(1, 1)) != 0 || len(a.Facts) != 0 {
		t.Errorf("with a fact: %v, before: %v", b.Facts, a.Facts)
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
	for _, m := range []Detail{mention(2, 0), mention(0, 2), {SentenceRef: ref(0, 1), Span: Span{2, 4}}, {SentenceRef: ref(0, 0), Span: Span{4, 4}}} {
		if _, err := a.With(Common{Facts: []Fact{{Mentions: []Detail{mention(0, 0), m}}}}); err == nil {
			t.Errorf("a fact has the mention %v", m)
		}
	}
}
