package uitest

import (
	"testing"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
)

// EmbeddedStory returns the story that comes with the program.
func EmbeddedStory(t testing.TB) *model.Story {
	t.Helper()
	loaded, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &loaded.Story
}

// EmbeddedAnalysis returns the automatic analysis of the story that comes with the
// program.
func EmbeddedAnalysis(t testing.TB) *model.Analysis {
	t.Helper()
	return Analyze(t, EmbeddedStory(t))
}

// Analyze returns the automatic analysis of a story.
func Analyze(t testing.TB, story *model.Story) *model.Analysis {
	t.Helper()
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
