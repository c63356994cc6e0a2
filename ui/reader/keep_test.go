package reader

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

func TestArticlesAreKeptAsAStory(t *testing.T) {
	story, analysis := fixture(t)
	var names []string
	failure := errors.New("there is a story of that name")
	d := openWith(t, Options{Story: story, Analyze: made(analysis), Around: Around{Keep: func(_ context.Context, name string) (string, error) {
		names = append(names, name)
		return "kept as " + name, failure
	}}}, 120, 30)
	d.press("W")
	if !strings.Contains(d.plain(), "keep as the story the-bridge") {
		t.Errorf("no name is suggested:\n%s", d.plain())
	}
	d.press("q", "esc") // a letter is typed
	if d.is(inKeep) || len(names) > 0 {
		t.Error("esc does not cancel")
	}
	d.press("W", "enter")
	if !strings.Contains(d.message, "not kept: there is a story of that name") {
		t.Errorf("it says %q", d.message)
	}
	failure = nil
	d.press("W", "ctrl+u")
	if d.press("enter"); !d.is(inKeep) {
		t.Error("an empty name is taken")
	}
	d.send(tea.PasteMsg{Content: "fire"})
	if d.press("enter"); d.message != "kept as fire" || len(names) != 2 || names[1] != "fire" {
		t.Errorf("it says %q, and keeps %q", d.message, names)
	}
	if d.press("W"); d.is(inKeep) || !strings.Contains(d.message, "kept") {
		t.Errorf("what is kept is to be kept again: %q", d.message)
	}
	other := open(t, 120, 30)
	if other.press("W"); other.is(inKeep) {
		t.Error("articles are to be kept where nobody keeps them")
	}
}

func TestNamesForStories(t *testing.T) {
	for title, want := range map[string]string{
		"": "", "The bridge": "the-bridge", "“Fire” at 12, Mill Road: 3 dead, says mayor": "fire-at-12-mill", "東京 の 火事": "東京-の-火事", "../etc/passwd": "etc-passwd", "-x": "x", ".": "",
	} {
		if got := nameFor(&model.Story{Articles: []model.Article{{}, {Title: title}}}); got != want {
			t.Errorf("%q is called %q, want %q", title, got, want)
		}
	}
}
