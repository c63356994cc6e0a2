package snapshot

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/keyscript"
	"triptych/ui/reader"
)

// ferry gives a story of two articles that share a topic, with a conflict.
func ferry(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	story := &model.Story{Title: "The ferry <&> its \"hours\""}
	for i, source := range []string{
		"A ferry runs *every half hour* from 埠頭 until the bridge opens. " + strings.Repeat("It is said to be slow. ", 40),
		"Café owners on the quay want **the city** to pay.\n\nThe ferry leaves every twenty minutes, say `they` 🚢.",
	} {
		a := text.ParseMarkdown(source)
		a.ID = string(rune('a' + i))
		story.Articles = append(story.Articles, a)
	}
	story.Articles[0].Source, story.Articles[0].Title = "The Morning Tide", "Slow boats"
	mention := func(article, sentence int, words string) model.Detail {
		start := strings.Index(story.Articles[article].Text, words)
		return model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: sentence},
			Span:        model.Span{Start: start, End: start + len(words)}, Kind: model.Number,
		}
	}
	here, there := mention(0, 0, "every half hour"), mention(1, 1, "every twenty minutes")
	analysis, err := model.NewAnalysis(story, model.Automatic,
		[]model.Topic{{Label: "The ferry", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{1}}}}},
		[]model.Counterpart{{From: here.SentenceRef, To: there.SentenceRef, Score: 1}, {From: there.SentenceRef, To: here.SentenceRef, Score: 1}},
		[]model.Difference{{Kind: model.Number, Relation: model.Conflict, Mentions: []model.Detail{here, there}}})
	if err != nil {
		t.Fatal(err)
	}
	return story, analysis
}

// options gives those of a picture of the ferry story after some keys.
func options(t testing.TB, script string) Options {
	t.Helper()
	story, analysis := ferry(t)
	return Options{
		Reader: reader.Options{
			Story:   story,
			Analyze: func(context.Context, []model.Correction) (*model.Analysis, error) { return analysis, nil },
		},
		Width: 100, Height: 24, Keys: keys(t, script), Dark: true,
	}
}

func keys(t testing.TB, script string) []tea.KeyPressMsg {
	t.Helper()
	list, err := keyscript.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func take(t testing.TB, o Options) *Frame {
	t.Helper()
	f, err := Take(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t testing.TB, f *Frame, format Format) string {
	t.Helper()
	var b strings.Builder
	if err := f.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
