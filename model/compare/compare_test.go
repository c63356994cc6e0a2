package compare

import (
	"context"
	"slices"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// paired returns a story of two sentences that are counterparts and share a
// topic.
func paired(a, b string) Input {
	story := &model.Story{}
	for _, body := range []string{a, b} {
		article := text.ParsePlain(body)
		article.Date = "2018-07-23"
		story.Articles = append(story.Articles, article)
	}
	from, to := model.SentenceRef{}, model.SentenceRef{Article: 1}
	return Input{
		Story: story, Readings: detail.Read(story),
		Topics:       []model.Topic{{Label: "x", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}},
		Counterparts: []model.Counterpart{{From: from, To: to, Score: 0.95}, {From: to, To: from, Score: 0.95}},
	}
}

// proposed returns the texts and the relation of the proposal that a proposer
// makes of two counterparts, empty for none.
func proposed(t *testing.T, a, b string, from source) string {
	t.Helper()
	s, err := NewComparer(paired(a, b), context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.proposals {
		if q := &s.proposals[i]; q.source == from {
			x, y := s.Mentions(i)
			return x.In(s.index.text(0)) + " | " + y.In(s.index.text(1)) + " | " + string(q.relation)
		}
	}
	return ""
}

func TestTypedProposals(t *testing.T) {
	tests := []struct {
		name, a, b string
		from       source
		want       string
	}{
		{"spelling", "Then El Shafee Elsheikh was caught.", "Then El Shafee El-Sheikh was caught.", fromName, "El Shafee Elsheikh | El Shafee El-Sheikh | variant"},
		{"accents", "Then Enrique Peña Nieto spoke.", "Then Enrique Pena Nieto spoke.", fromName, "Enrique Peña Nieto | Enrique Pena Nieto | variant"},
		{"modifiers of one head", "They were held by the US-backed Democratic Forces.", "They were held by the Kurdish-dominated Democratic Forces.", fromGap, "US-backed | Kurdish-dominated | variant"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := proposed(t, test.a, test.b, test.from); got != test.want {
				t.Errorf("proposed %q, want %q", got, test.want)
			}
		})
	}
}

func TestAlignWords(t *testing.T) {
	in := paired("The two men were captured in Syria.", "In Syria the two fighters were captured.")
	v := newStoryIndex(in)
	x, y := v.tokens(model.SentenceRef{}), v.tokens(model.SentenceRef{Article: 1})
	a := alignWords(x, y)
	for i, j := range a.to {
		if j >= 0 && x.stems[i] != y.stems[j] {
			t.Errorf("word %d is aligned with %d, which is another", i, j)
		}
		if j >= 0 && a.from[j] != i {
			t.Errorf("word %d leads to %d, which leads back to %d", i, j, a.from[j])
		}
	}
	last := -1
	for _, i := range a.anchors {
		if a.to[i] <= last {
			t.Errorf("the chain %v is out of order", a.anchors)
		}
		last = a.to[i]
	}
}

func TestMentionsLieWithinTheirSentences(t *testing.T) {
	in := paired(`The minister, Sajid Javid, said on Monday: "We will not ask for more than 600 assurances, ever."`, `"We will not ask for 650 assurances," said Mr Javid last month.`)
	found, err := Compare(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := model.NewAnalysis(in.Story, model.Automatic, in.Topics, in.Counterparts, found.Differences); err != nil {
		t.Error(err)
	}
}

func TestLikeliestKeepsTheBest(t *testing.T) {
	of := func(scores ...float64) []proposal {
		list := make([]proposal, len(scores))
		for i, s := range scores {
			list[i] = proposal{link: i, score: s}
		}
		return list
	}
	for _, c := range []struct {
		scores []float64
		most   int
		want   []int // the places of those that are kept, in their order
	}{
		{nil, 2, nil},
		{[]float64{0.1, 0.9}, 2, []int{0, 1}},
		{[]float64{0.1, 0.9, 0.3, 0.2}, 2, []int{1, 2}},
		{[]float64{0.3, 0.9, 0.3, 0.2}, 2, []int{0, 1, 2}}, // neither of equals is preferred
	} {
		var got []int
		for _, q := range likeliest(of(c.scores...), c.most) {
			got = append(got, q.link)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: it keeps %v of %d, want %v", c.scores, got, c.most, c.want)
		}
	}
}
