package weigh

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// told returns a story with one topic that holds all of it.
func told(texts ...string) (*model.Story, []model.Topic) {
	story, topic := &model.Story{}, model.Topic{}
	for i, t := range texts {
		a := text.ParsePlain(t)
		a.ID, a.Date = fmt.Sprint(i), "2026-03-05"
		story.Articles = append(story.Articles, a)
		p := model.Passage{Article: i}
		for s := range a.Sentences {
			p.Sentences = append(p.Sentences, s)
		}
		topic.Passages = append(topic.Passages, p)
	}
	return story, []model.Topic{topic}
}

// at returns the first place of words in an article as a detail.
func at(t *testing.T, s *model.Story, article int, kind model.Kind, words string) model.Detail {
	t.Helper()
	a := &s.Articles[article]
	start := strings.Index(a.Text, words)
	for i, sentence := range a.Sentences {
		if start >= sentence.Start && start < sentence.End {
			return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: i}, Span: model.Span{Start: start, End: start + len(words)}, Kind: kind}
		}
	}
	t.Fatalf("%q is not in article %d", words, article)
	return model.Detail{}
}

// TestRivals: of an extra, another article's value of the same kind is its rival,
// unless that has a match of its own.
func TestRivals(t *testing.T) {
	for _, c := range []struct {
		name, own, other string
		kind             model.Kind
		words, want      string
	}{
		{"money", "The repairs will cost €3.4 million.", "The city is to pay €4.3m for the works.", model.Number, "€3.4 million", "€4.3m"},
		{"another currency", "The repairs will cost €3.4 million.", "The city is to pay $4.3m for the works.", model.Number, "€3.4 million", ""},
		{"equal sums", "The repairs will cost €3.4 million.", "The city is to pay €3.4m for the works.", model.Number, "€3.4 million", ""},
		{"length of time", "The works take eleven weeks.", "They will last at least fourteen weeks.", model.Number, "eleven weeks", "at least fourteen weeks"},
		{"age", "The 59-year-old was led away.", "Lindqvist, aged 58, was convicted.", model.Number, "59-year-old", "aged 58"},
		{"share", "Shares fell by 12 per cent.", "The stock lost 14% on Friday.", model.Number, "12 per cent", "14%"},
		{"count of the same", "Some 2,100 homes were destroyed.", "The quake destroyed 2,400 homes.", model.Number, "2,100 homes", "2,400 homes"},
		{"count of others", "Some 2,100 homes were destroyed.", "The quake killed 24 cows.", model.Number, "2,100 homes", ""},
		{"the value is given too", "Some 2,100 homes were destroyed, of 9,000 homes in all.", "There are 9,000 homes in the town.", model.Number, "2,100 homes", ""},
		{"far from each other", "It is to cost £3 million in all.", "A cup of tea costs £3 in the town.", model.Number, "£3 million", ""},
		{"date", "The inspection took place in May 2025.", "The inspection of April 2024 found nothing.", model.Date, "May 2025", "April 2024"},
		{"date of another grain", "The inspection took place in May 2025.", "The inspection of 2024 found nothing.", model.Date, "May 2025", ""},
		{"date of something else", "The inspection took place in May 2025.", "She was born in April 1984.", model.Date, "May 2025", ""},
		{"name in the same role", "The mayor Elena Quispe thanked them.", "They were thanked by the mayor Ana Ruiz.", model.Name, "Elena Quispe", "Ana Ruiz"},
		{"the same name", "The mayor Elena Quispe thanked them.", "They were thanked by the mayor Quispe.", model.Name, "Elena Quispe", ""},
		{"name in another role", "The mayor Elena Quispe thanked them.", "They were thanked by the priest Ana Ruiz.", model.Name, "Elena Quispe", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			story, topics := told(c.own, c.other)
			d := model.Difference{Kind: c.kind, Relation: model.Extra, Mentions: []model.Detail{at(t, story, 0, c.kind, c.words)}}
			got := Rivals(detail.Read(story), topics, []model.Difference{d})[0].Rivals
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("%q is a rival of %q", got[0].In(story.Articles[1].Text), c.words)
			case c.want != "" && (len(got) != 1 || got[0].In(story.Articles[1].Text) != c.want):
				t.Errorf("rivals of %q are %v, want %q", c.words, got, c.want)
			}
		})
	}
}

// TestRivalsHaveNoMatch: what is set against another value of the article is told of
// something else.
func TestRivalsHaveNoMatch(t *testing.T) {
	story, topics := told("The fine is £500. The repairs will cost £300.", "The fine is £700.")
	list := []model.Difference{
		{Kind: model.Number, Relation: model.Conflict, Mentions: []model.Detail{at(t, story, 0, model.Number, "£500"), at(t, story, 1, model.Number, "£700")}},
		{Kind: model.Number, Relation: model.Extra, Mentions: []model.Detail{at(t, story, 0, model.Number, "£300")}},
	}
	if got := Rivals(detail.Read(story), topics, list); len(got[0].Rivals)+len(got[1].Rivals) > 0 {
		t.Errorf("the rivals are %v", got)
	}
}
