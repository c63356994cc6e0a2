package model

import "testing"

// titled is a story of two articles with headlines.
func titled() *Story {
	s := story(2, 2)
	s.Articles[0].Title, s.Articles[1].Title = "112 dead", "150 dead"
	return s
}

func inTitle(article, start, end int) Detail {
	return Detail{SentenceRef: ref(article, InTitle), Span: Span{start, end}, Kind: Number}
}

func TestTitleMentions(t *testing.T) {
	s := titled()
	topics := []Topic{{Passages: []Passage{{0, []int{0}}, {1, []int{1}}}}}
	d := Difference{Kind: Number, Relation: Conflict, Mentions: []Detail{mention(1, 1)}, TitleMentions: []Detail{inTitle(0, 0, 3), inTitle(1, 0, 3)}}
	a, err := NewAnalysis(s, Automatic, topics, nil, []Difference{d})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Differences[0].Articles(); len(got) != 2 {
		t.Errorf("the articles are %v", got)
	}
	all := a.Differences[0].All()
	if len(all) != 3 || all[0] != inTitle(0, 0, 3) || all[2] != inTitle(1, 0, 3) {
		t.Errorf("the mentions are %v", all)
	}
	if got := a.TitleMentions(1); len(got) != 1 || got[0].Relation != Conflict || len(a.Mentions(0)) != 0 {
		t.Errorf("the headline has %v", got)
	}
	if got := a.Filter(func(*Difference) bool { return false }); len(got.TitleMentions(0)) != 0 {
		t.Error("a filter leaves mentions in headlines")
	}
	if words := s.Words(all[0]); words != "112" {
		t.Errorf("the words are %q", words)
	}
	if p := s.Articles[0].Place(all[0]); p.Start != s.Articles[0].TitleStart() || p.Len() != 3 || p.End >= 0 {
		t.Errorf("the headline's words stand at %v", p)
	}
	for _, wrong := range []Detail{inTitle(2, 0, 1), inTitle(0, 3, 3), inTitle(0, -1, 2), inTitle(0, 0, 9), mention(0, 0)} {
		if _, err := NewAnalysis(s, Automatic, topics, nil, []Difference{{TitleMentions: []Detail{wrong}}}); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}

func TestTitleCounterparts(t *testing.T) {
	a, err := NewAnalysis(titled(), Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	headline := ref(0, InTitle)
	b, err := a.With(Common{TitleCounterparts: []Counterpart{{From: headline, To: ref(1, 1)}, {From: headline, To: ref(1, InTitle)}}})
	if err != nil || len(b.TitleCounterparts) != 2 {
		t.Errorf("%v, error %v", b, err)
	}
	for _, wrong := range []Counterpart{
		{From: ref(0, 0), To: ref(1, 1)}, {From: headline, To: ref(0, 1)}, {From: headline, To: ref(1, 7)}, {From: headline, To: ref(2, InTitle)}, {From: ref(5, InTitle), To: ref(1, 0)},
	} {
		if _, err := a.With(Common{TitleCounterparts: []Counterpart{wrong}}); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}
