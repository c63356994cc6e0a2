package model_test

import (
	"slices"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// paper returns an article of the words.
func paper(words string) model.Article { return text.ParsePlain(words) }

// word returns the first place of words in an article of a story.
func word(story *model.Story, article, start, end int) model.Detail {
	a := &story.Articles[article]
	return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: a.SentenceAt(start)}, Span: model.Span{Start: start, End: end}}
}

func TestRelationsFollowFromTheArticlesThatHaveWords(t *testing.T) {
	story := &model.Story{Articles: []model.Article{paper("One two."), paper("One three."), paper("One four.")}}
	topic := model.Topic{Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}, {Article: 2, Sentences: []int{0}}}}
	all := []model.Detail{word(story, 0, 4, 7), word(story, 1, 4, 9), word(story, 2, 4, 8)}
	for _, c := range []struct {
		topics []model.Topic
		words  []model.Detail
		want   []model.Relation
	}{
		{nil, nil, nil},
		{nil, all[:1], []model.Relation{model.Extra}},
		{nil, all[:2], []model.Relation{model.Conflict, model.Variant}},
		{[]model.Topic{topic}, all[:2], []model.Relation{model.Conflict, model.Variant, model.Missing}},
		{[]model.Topic{topic}, all, []model.Relation{model.Conflict, model.Variant}},
	} {
		a, err := model.NewAnalysis(story, model.Automatic, c.topics, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.RelationsOf(c.words); !slices.Equal(got, c.want) {
			t.Errorf("of %d words and %d topics: %v, want %v", len(c.words), len(c.topics), got, c.want)
		}
	}
}

func TestAnAmendmentMustFitItsStory(t *testing.T) {
	story := &model.Story{Articles: []model.Article{paper("One two."), paper("One three.")}}
	two := []model.Detail{word(story, 0, 4, 7), word(story, 1, 4, 9)}
	outside := word(story, 0, 4, 7)
	outside.End = 100
	for name, c := range map[string]struct {
		amendment model.Amendment
		right     bool
	}{
		"nothing":     {model.Amendment{}, false},
		"added":       {model.Amendment{Is: model.Difference{Relation: model.Conflict, Mentions: two}}, true},
		"removed":     {model.Amendment{Was: model.Difference{Relation: model.Conflict, Mentions: two[:1]}}, true},
		"one-sided":   {model.Amendment{Is: model.Difference{Relation: model.Conflict, Mentions: two[:1]}}, false},
		"extra":       {model.Amendment{Is: model.Difference{Relation: model.Extra, Mentions: two[:1]}}, true},
		"two extras":  {model.Amendment{Is: model.Difference{Relation: model.Extra, Mentions: two}}, false},
		"no relation": {model.Amendment{Is: model.Difference{Mentions: two}}, false},
		"outside":     {model.Amendment{Is: model.Difference{Relation: model.Extra, Mentions: []model.Detail{outside}}}, false},
	} {
		if err := c.amendment.Check(story); (err == nil) != c.right {
			t.Errorf("%s: %v", name, err)
		}
	}
}
