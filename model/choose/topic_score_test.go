package choose

import (
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// TestAccounts: what several have word for word counts once.
func TestAccounts(t *testing.T) {
	m := &maker{t: t}
	for _, source := range []string{"One. Two. Three. Four.", "ONE. Two. Three. Four.", "One. Two.", "Five. Six.", "Four. Five.", "Seven. Seven. Eight."} {
		m.story.Articles = append(m.story.Articles, text.ParseMarkdown(source))
	}
	m.topics = []model.Topic{{}}
	for i := range m.story.Articles {
		p := model.Passage{Article: i}
		for s := range m.story.Articles[i].Sentences {
			p.Sentences = append(p.Sentences, s)
		}
		m.topics[0].Passages = append(m.topics[0].Passages, p)
	}
	topic := &topicsOf(m.analysis())[0]
	for _, test := range []struct {
		articles []int
		want     float64
	}{
		{nil, 0},
		{[]int{0}, 1},
		{[]int{0, 1}, 1},             // a copy
		{[]int{0, 2}, 1.5},           // the shorter is all there, the longer says as much again
		{[]int{0, 1, 2}, 1.5},        // so it is with the copy
		{[]int{0, 3}, 2},             // other words
		{[]int{0, 4}, 1.75},          // half of the second is a quarter of the first
		{[]int{3, 4}, 1.5},           //
		{[]int{0, 3, 4}, 2.25},       //
		{[]int{0, 1, 2, 3}, 2.5},     //
		{[]int{5}, 1},                // it repeats itself
		{[]int{2, 3}, 2},             //
		{[]int{0, 1, 2, 3, 4}, 2.75}, //
	} {
		var chosen set
		for _, i := range test.articles {
			chosen |= setOf(i)
		}
		if got := topic.accounts(chosen); got < test.want-scoreTolerance || got > test.want+scoreTolerance {
			t.Errorf("%v are %v accounts, want %v", test.articles, got, test.want)
		}
	}
}
