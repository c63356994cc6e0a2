package notes

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
)

// TestEveryDifferenceOfAStoryKeepsItsNote puts a note on every difference of the
// embedded story and reads them back, also once every article has a new start.
func TestEveryDifferenceOfAStoryKeepsItsNote(t *testing.T) {
	loaded, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	story := &loaded.Story
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	b := New(story).On(a)
	for i := range a.Differences {
		b = b.WithNote(&a.Differences[i], fmt.Sprint("note ", i), after(i))
	}
	for name, shift := range map[string]int{"as they are": 0, "with a new start": 13} {
		now, differences := shifted(story, a, shift)
		again, err := model.NewAnalysis(now, a.Origin, a.Topics, a.Counterparts, differences)
		if err != nil {
			t.Fatal(err)
		}
		read := reread(t, file(t, b), now).On(again)
		for i := range again.Differences {
			if m := read.Mark(&again.Differences[i]); m.Note != b.Mark(&a.Differences[i]).Note || m.Changed {
				t.Errorf("%s: difference %d has %+v", name, i, m)
			}
		}
		if lost := read.Lost(); len(lost) > 0 {
			t.Errorf("%s: lost %+v", name, lost)
		}
	}
}

// shifted returns the story with so many bytes put before every article, and the
// differences where they stand then.
func shifted(story *model.Story, a *model.Analysis, by int) (*model.Story, []model.Difference) {
	now := &model.Story{Title: story.Title}
	for _, article := range story.Articles {
		article.Text = strings.Repeat(" ", by) + article.Text
		sentences := make([]model.Sentence, len(article.Sentences))
		for i, s := range article.Sentences {
			s.Start, s.End = s.Start+by, s.End+by
			sentences[i] = s
		}
		article.Sentences = sentences
		now.Articles = append(now.Articles, article)
	}
	var list []model.Difference
	for _, d := range a.Differences {
		mentions := make([]model.Detail, len(d.Mentions))
		for i, m := range d.Mentions {
			m.Start, m.End = m.Start+by, m.End+by
			mentions[i] = m
		}
		d.Mentions = mentions
		list = append(list, d)
	}
	return now, list
}
