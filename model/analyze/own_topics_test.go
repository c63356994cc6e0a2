package analyze

import (
	"testing"

	"triptych/model"
)

// mentionOf returns how a story's sentence begins, four bytes of it, as a detail.
func mentionOf(t *testing.T, s *model.Story, article, sentence int) model.Detail {
	t.Helper()
	ref := model.SentenceRef{Article: article, Sentence: sentence}
	of := s.Sentence(ref)
	return model.Detail{SentenceRef: ref, Span: model.Span{Start: of.Start, End: of.Start + 4}, Kind: model.Number}
}

func TestDifferencesOutsideTopicsMakeTheirOwn(t *testing.T) {
	const a, b = "Rain fell. Nine died. The road shut. Two left.", "It rained. Three left. Four died. Roads shut."
	story := storyOf(a, b)
	between := func(certainty float64, x, y int) model.Difference { // of sentences of either article
		return model.Difference{
			Relation: model.Conflict, Kind: model.Number, Certainty: certainty, About: "deaths",
			Mentions: []model.Detail{mentionOf(t, story, 0, x), mentionOf(t, story, 1, y)},
		}
	}
	first := model.Topic{Label: "Rain", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}
	last := model.Topic{Label: "Roads", Passages: []model.Passage{{Article: 0, Sentences: []int{2}}, {Article: 1, Sentences: []int{3}}}}
	list := []model.Difference{
		between(0.9, 0, 0), // in a topic
		between(0.3, 1, 2), // in none, and less likely than the next of these sentences
		between(0.9, 1, 2),
		between(0.3, 3, 1), // in none, and not likely
	}
	list[2].TitleMentions = []model.Detail{{SentenceRef: model.SentenceRef{Sentence: model.InTitle}}}
	list[3].Topic = 1
	topics, got := WithOwnTopics(story, []model.Topic{first, last}, list)
	if len(topics) != 3 || topics[0].Label != "Rain" || topics[1].Label != "Deaths" || topics[2].Label != "Roads" {
		t.Fatalf("the topics are %v", topics)
	}
	if p := topics[1].Passages; len(p) != 2 || p[0].Sentences[0] != 1 || p[1].Sentences[0] != 2 {
		t.Errorf("the passages of the new topic are %v", p)
	}
	for i, want := range []int{0, 1, 1, 2} {
		if got[i].Topic != want {
			t.Errorf("difference %d is in topic %d, want %d", i, got[i].Topic, want)
		}
	}
	if list[3].Topic != 1 {
		t.Error("the differences that were given have changed")
	}
	extra, alone, untold := list[2], list[2], list[2]
	extra.Relation = model.Extra
	alone.Mentions = []model.Detail{mentionOf(t, story, 0, 1), mentionOf(t, story, 0, 3)}
	untold.Certainty = 0.49
	for name, d := range map[string]model.Difference{"in a topic": list[0], "an extra": extra, "of one article": alone, "unlikely": untold} {
		if same, _ := WithOwnTopics(story, []model.Topic{first, last}, []model.Difference{d}); len(same) != 2 {
			t.Errorf("a difference that is %s makes a topic: %v", name, same)
		}
	}
	unnamed := list[2]
	unnamed.About = ""
	if topics, _ := WithOwnTopics(story, nil, []model.Difference{unnamed}); len(topics) != 1 || topics[0].Label != "Nine" {
		t.Errorf("a difference about nothing has the topics %v", topics)
	}
}

// TestRejectedPairsMakeNoTopic corrects the two sentences apart.
func TestRejectedPairsMakeNoTopic(t *testing.T) {
	story := storyOf("Rain fell on the port. Nine died.", "The sun shone. Four died.")
	d := model.Difference{
		Relation: model.Conflict, Kind: model.Number, Certainty: 0.9, About: "deaths",
		Mentions: []model.Detail{mentionOf(t, story, 0, 1), mentionOf(t, story, 1, 1)},
	}
	c, err := correct(story, nil, nil, []model.Correction{{From: d.Mentions[0].SentenceRef, To: d.Mentions[1].SentenceRef}})
	if err != nil {
		t.Fatal(err)
	}
	if topics, _ := withOwnTopics(story, nil, []model.Difference{d}, func(d *model.Difference) bool { return !c.restsOnRejected(d) }); len(topics) != 0 {
		t.Errorf("sentences that a person set apart make the topic %v", topics)
	}
}
