package compare

import (
	"context"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestLoneNearATopic checks which sentences near a topic have lone details of it.
func TestLoneNearATopic(t *testing.T) {
	body := "It rained in Leeds.\n\nRoads were shut on June 3.\n\nIt stayed dark.\n\nSo it went on.\n\nIt paid $40,000 for sand."
	story := &model.Story{Articles: []model.Article{text.ParsePlain(body), text.ParsePlain("It rained in Leeds.")}}
	topic := model.Topic{Label: "rain", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}
	s, err := NewComparer(Input{Story: story, Readings: detail.Read(story), Topics: []model.Topic{topic}}, context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	away := map[string]int{}
	for _, f := range s.lone {
		away[f.In(story.Articles[f.Article].Text)] = f.topicDistance
	}
	if got, ok := away["June 3"]; !ok || got != 1 {
		t.Errorf("the date beside the topic is a lone detail %v, %d sentences away, want true, 1", ok, got)
	}
	if _, ok := away["$40,000"]; ok {
		t.Error("the amount four sentences away is a lone detail of the topic, want none")
	}
}

// TestLoneKnowOverlappingProposals checks that xTwoSided of a lone detail is set from
// facts with the same words.
func TestLoneKnowOverlappingProposals(t *testing.T) {
	s, err := NewComparer(paired("The men were captured in January by soldiers.", "The men were captured in February by soldiers."), context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	told := func() float32 {
		for i := range s.LoneCount() {
			if f := s.Lone(i); f.Article == 0 && f.In(s.index.text(0)) == "January" {
				return s.LoneFeatures(i)[xTwoSided]
			}
		}
		t.Fatal("January is no detail")
		return 0
	}
	if got := told(); got != 0 {
		t.Errorf("before the proposals are judged January differs with %v, want 0", got)
	}
	w := DefaultSettings()
	s.scoreClaims(&w)
	s.ScoreProposals(w.TwoSided)
	if got := told(); got < float32(w.least.fact) {
		t.Errorf("January differs with %v, want at least %v", got, w.least.fact)
	}
}
