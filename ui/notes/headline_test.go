package notes

import (
	"testing"

	"triptych/model"
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
