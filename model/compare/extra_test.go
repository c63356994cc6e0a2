package compare

import (
	"context"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestFactsNearATopic checks which sentences near a topic have facts of it.
func TestFactsNearATopic(t *testing.T) {
	body := "It rained in Leeds.\n\nRoads were shut on June 3.\n\nIt stayed dark.\n\nSo it went on.\n\nIt paid $40,000 for sand."
	story := &model.Story{Articles: []model.Article{text.ParsePlain(body), text.ParsePlain("It rained in Leeds.")}}
	topic := model.Topic{Label: "rain", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}
	s, err := NewComparer(Input{Story: story, Readings: detail.Read(story), Topics: []model.Topic{topic}}, context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	away := map[string]int{}
	for _, f := range s.facts {
		away[f.In(story.Articles[f.Article].Text)] = f.topicDistance
	}
	if got, ok := away["June 3"]; !ok || got != 1 {
		t.Errorf("the date beside the topic is a fact %v, %d sentences away, want true, 1", ok, got)
	}
	if _, ok := away["$40,000"]; ok {
		t.Error("the amount four sentences away is a fact of the topic, want none")
	}
}

// TestFactsKnowOverlappingProposals checks that xTwoSided of a fact is set from
// proposals with the same words.
func TestFactsKnowOverlappingProposals(t *testing.T) {
	s, err := NewComparer(paired("The men were captured in January by soldiers.", "The men were captured in February by soldiers."), context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	told := func() float32 {
		for i := range s.FactCount() {
			if f := s.Fact(i); f.Article == 0 && f.In(s.index.text(0)) == "January" {
				return s.FactFeatures(i)[xTwoSided]
			}
		}
		t.Fatal("January is no fact")
		return 0
	}
	if got := told(); got != 0 {
		t.Errorf("before the proposals are judged January differs with %v, want 0", got)
	}
	w := DefaultSettings()
	s.ScoreProposals(w.TwoSided)
	if got := told(); got < float32(w.minTwoSided) {
		t.Errorf("January differs with %v, want at least %v", got, w.minTwoSided)
	}
}
