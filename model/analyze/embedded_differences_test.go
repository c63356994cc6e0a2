package analyze

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

// TestConflictsOfTheEmbeddedStory checks that the month of capture and the day
// of disclosure are conflicts, and nothing else is.
func TestConflictsOfTheEmbeddedStory(t *testing.T) {
	story := embedded(t)
	want := map[string]bool{"January February January": true, "Monday Sunday": true}
	for _, d := range analyzed(t, story).Differences {
		if d.Relation != model.Conflict {
			continue
		}
		var words []string
		for _, m := range d.Mentions {
			words = append(words, m.In(story.Articles[m.Article].Text))
		}
		if told := strings.Join(words, " "); want[told] {
			delete(want, told)
		} else {
			t.Errorf("%q is called a conflict", told)
		}
	}
	for told := range want {
		t.Errorf("%q is not called a conflict", told)
	}
}

// TestDifferencesHaveReasonsAndTopics checks what every difference of a story
// must have. An extra may be near the topic under which it is filed.
func TestDifferencesHaveReasonsAndTopics(t *testing.T) {
	story := embedded(t)
	a := analyzed(t, story)
	for _, d := range a.Differences {
		here, articles := false, d.Articles()
		for _, m := range d.Mentions {
			here = here || a.TopicOf(m.SentenceRef) == d.Topic || d.Relation == model.Extra && a.TopicOf(m.SentenceRef) < 0 && len(a.Passage(d.Topic, m.Article)) > 0
		}
		switch {
		case d.Why == "":
			t.Errorf("%v does not say why", d)
		case !here:
			t.Errorf("%v has no mention in its topic", d)
		case d.Relation == model.Extra && len(articles) != 1, d.Relation != model.Extra && len(articles) < 2:
			t.Errorf("the %s difference %v has mentions in %d articles", d.Relation, d, len(articles))
		case d.About == "", d.Weight <= 0, d.Weight > 1, !slices.Contains(model.Levels(), d.Level):
			t.Errorf("%v is about %q, weighs %v and has the level %q", d, d.About, d.Weight, d.Level)
		}
		if d.Relation != model.Missing {
			continue
		}
		silent := false
		for other := range story.Articles {
			treats := len(a.Passage(d.Topic, other)) > 0
			given := false
			for _, m := range d.Mentions {
				given = given || m.Article == other
			}
			silent = silent || treats && !given
		}
		if !silent {
			t.Errorf("no article that treats the topic leaves out %v", d)
		}
	}
}
