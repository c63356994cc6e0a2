package annotate

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// storyOf returns a story of articles called a, b, c and so on.
func storyOf(markdown ...string) *model.Story {
	s := &model.Story{Title: "invented"}
	for i, m := range markdown {
		a := text.ParseMarkdown(m)
		a.ID = string(rune('a' + i))
		s.Articles = append(s.Articles, a)
	}
	return s
}

// flood is a story whose sentences the tests annotate.
func flood() *model.Story {
	return storyOf(
		"The river rose in January. It drowned 600 sheep, said the mayor. \"We lost the bridge,\" he said.",
		"In February the river rose. More than 600 sheep died. The mayor said: “We lost the bridge.” Rain is due on Friday.",
		"Cattle were saved by the army. The bridge at Ford fell.",
	)
}

// floodAnnotations annotates flood. What a test wants otherwise it replaces.
const floodAnnotations = `{
 "articles": [
  {"id": "a", "sentences": ["The river rose in January.", "It drowned 600 sheep, said the mayor.", "\"We lost the bridge,\" he said."]},
  {"id": "b", "sentences": ["In February the river rose.", "More than 600 sheep died.", "The mayor said: “We lost the bridge.”", "Rain is due on Friday."]},
  {"id": "c", "sentences": ["Cattle were saved by the army.", "The bridge at Ford fell."]}],
 "topics": [
  {"label": "The river", "sentences": {"a": [0], "b": [0]}},
  {"label": "Animals", "sentences": {"a": [1], "b": [1], "c": [0]}},
  {"label": "The bridge", "sentences": {"a": [2], "b": [2], "c": [1]}}],
 "links": [["a", 0, "b", 0], ["a", 1, "b", 1], ["a", 2, "b", 2], ["b", 2, "c", 1]],
 "differences": [
  {"topic": 0, "kind": "date", "relation": "conflict", "values": [
    {"article": "a", "sentence": 0, "text": "January"}, {"article": "b", "sentence": 0, "text": "February"}], "note": "month of the flood"},
  {"topic": 1, "kind": "number", "relation": "variant", "values": [
    {"article": "a", "sentence": 1, "text": "600"}, {"article": "b", "sentence": 1, "text": "More than 600"}]},
  {"topic": 2, "kind": "place", "relation": "extra", "values": [{"article": "c", "sentence": 1, "text": "Ford"}]}]
}`

// mustRead reads annotations that must be of the form.
func mustRead(t *testing.T, data string, story *model.Story) (*model.Analysis, []string) {
	t.Helper()
	a, warnings, err := Read([]byte(data), story)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		if w == "" || w != text.SanitizeLine(w) {
			t.Errorf("the warning %q is not one harmless line", w)
		}
	}
	return a, warnings
}

// show writes an analysis in a form that tests compare.
func show(a *model.Analysis) string {
	var b strings.Builder
	for i, t := range a.Topics {
		fmt.Fprintf(&b, "topic %d %s:", i, t.Label)
		for _, p := range t.Passages {
			fmt.Fprintf(&b, " %d%v", p.Article, p.Sentences)
		}
		b.WriteByte('\n')
	}
	for _, c := range a.Counterparts {
		if c.Score != model.NoScore {
			fmt.Fprintf(&b, "score %g ", c.Score)
		}
		fmt.Fprintf(&b, "%d.%d>%d.%d\n", c.From.Article, c.From.Sentence, c.To.Article, c.To.Sentence)
	}
	for _, d := range a.Differences {
		fmt.Fprintf(&b, "%s %s in %d:", d.Relation, d.Kind, d.Topic)
		for _, m := range d.Mentions {
			fmt.Fprintf(&b, " %d.%d %q", m.Article, m.Sentence, m.In(a.Story.Articles[m.Article].Text))
			if m.Kind != d.Kind {
				fmt.Fprintf(&b, " of kind %s", m.Kind)
			}
		}
		fmt.Fprintf(&b, " %s\n", d.Why)
	}
	return b.String()
}

// embedded is the story that comes with the program, with its annotations.
func embedded(t testing.TB) (*model.Story, []byte) {
	t.Helper()
	folder := filepath.Join("..", "..", "articles", "beatles-letter")
	s := &model.Story{Title: "beatles-letter"}
	for _, id := range []string{"a", "b", "c"} {
		source, err := os.ReadFile(filepath.Join(folder, id+".md"))
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(source), "\n---\n")
		a := text.ParseMarkdown(body)
		a.ID = id
		s.Articles = append(s.Articles, a)
	}
	data, err := os.ReadFile(filepath.Join(folder, "annotations.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s, data
}
