package snapshot

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/internal/uitest"
	"triptych/ui/reader"
	"triptych/ui/tour"
)

// ferry returns a story of two articles that share a topic, with a conflict.
func ferry(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	b := uitest.NewBuilder(t,
		"A ferry runs *every half hour* from 埠頭 until the bridge opens. "+strings.Repeat("It is said to be slow. ", 40),
		"Café owners on the quay want **the city** to pay.\n\nThe ferry leaves every twenty minutes, say `they` 🚢.")
	b.Story.Title = "The ferry <&> its \"hours\""
	b.Story.Articles[0].Source, b.Story.Articles[0].Title = "The Morning Tide", "Slow boats"
	b.Topic("The ferry", "0:A ferry", "1:The ferry")
	b.Link("0:A ferry", "1:The ferry")
	b.Differ(0, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	return b.Story, b.Analysis()
}

// options returns those of a picture of the ferry story after some keys.
func options(t testing.TB, script string) Options {
	t.Helper()
	story, analysis := ferry(t)
	return Options{
		Reader: reader.Options{
			Story:   story,
			Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) { return analysis, nil },
		},
		Width: 100, Height: 24, Keys: keys(t, script), Dark: true,
	}
}

func keys(t testing.TB, script string) []tea.KeyPressMsg {
	t.Helper()
	list, err := tour.ParseKeys(script)
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
