package notes

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/analyze"
)

// TestMarksOfHeadlines: what is said of a difference that only headlines show is
// found again by their words, and not by the same words of the text.
func TestMarksOfHeadlines(t *testing.T) {
	story := tell(first, second)
	story.Articles[0].Title, story.Articles[1].Title = "112 dead in January", "More than 150 dead"
	said := func(title string) *model.Analysis {
		at := func(article, start, end int) model.Detail {
			return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: model.InTitle}, Span: model.Span{Start: start, End: end}, Kind: model.Number}
		}
		story.Articles[0].Title = title
		from := len(title) - len("112 dead in January")
		a, err := model.NewAnalysis(story, model.Automatic, []model.Topic{{Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}}, nil, []model.Difference{
			{Kind: model.Number, Relation: model.Conflict, TitleMentions: []model.Detail{at(0, from, from+8), at(1, 0, 18)}},
			{Kind: model.Date, Relation: model.Variant, TitleMentions: []model.Detail{at(0, from+12, from+19), at(1, 0, 4)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := said("112 dead in January")
	b := New(story).On(a)
	b = b.WithState(&a.Differences[0], Verified, noon()).WithNote(&a.Differences[0], "ask", noon())
	b = reread(t, file(t, b), story)
	if m := b.On(a).Mark(&a.Differences[0]); m.State != Verified || m.Note != "ask" {
		t.Errorf("read again it is %+v", m)
	}
	if m := b.On(a).Mark(&a.Differences[1]); !m.Empty() {
		t.Errorf("another difference of headlines has %+v", m)
	}
	a = said("Quake: 112 dead in January")
	if m := b.For(story).On(a).Mark(&a.Differences[0]); m.State != Verified {
		t.Errorf("under a longer headline it is %+v", m)
	}
}

// TestAmendmentsOfHeadlines: words of headlines set against each other by hand are kept,
// and found again under another headline; a program that does not know of them is told so.
func TestAmendmentsOfHeadlines(t *testing.T) {
	story := tell(first, second)
	story.Articles[0].Title, story.Articles[1].Title = "112 dead", "More than 150 dead"
	a := analyzed(t, story, markings())
	is := told(t, story, model.Number, model.Conflict, "a:600")
	for i, end := range []int{3, 13} {
		is.TitleMentions = append(is.TitleMentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: model.InTitle}, Span: model.Span{End: end}})
	}
	b := reread(t, file(t, New(story).On(a).WithAmendment(nil, is, noon())), story)
	if list := b.Amendments(); len(list) != 1 || !list[0].Is.SameThroughout(&is) {
		t.Fatalf("read again: %+v", list)
	}
	if !strings.Contains(file(t, b), `"version": 3`) {
		t.Error("the file counts as one that earlier programs understand")
	}
	b, found := amended(t, b, a)
	var made *model.Difference
	for i := range found.Differences {
		if found.Differences[i].ByHand {
			made = &found.Differences[i]
		}
	}
	less := *made
	less.TitleMentions = less.TitleMentions[1:]
	b = b.WithState(made, Verified, after(1)).WithAmendment(made, less, after(2))
	if list := b.Amendments(); len(list) != 1 || !list[0].Is.SameThroughout(&less) {
		t.Errorf("with a word less: %+v", list)
	}
	if _, err := analyze.Amend(a, b.Amendments()); err != nil {
		t.Error(err)
	}
	story.Articles[1].Title = "Now more than 150 dead"
	if list := b.For(story).Amendments(); len(list) != 1 || story.Words(list[0].Is.TitleMentions[0]) != "more than 150" {
		t.Errorf("under another headline: %+v", list)
	}
	story.Articles[1].Title, story.Articles[0].Text = "Nobody hurt", strings.Replace(story.Articles[0].Text, "600", "many", 1)
	if lost := b.For(story).Lost(); len(lost) != 1 || lost[0].About != "conflict (figure)" {
		t.Errorf("without its words: %+v", lost)
	}
}
