package analyze

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// forms are what a text may differ in from another and say the same.
func forms() map[string]func(string) string {
	return map[string]func(string) string{
		"as it is":     func(s string) string { return s },
		"quotes curly": func(s string) string { return curly(s) },
		"wrapped":      func(s string) string { return strings.ReplaceAll(s, ", ", ",\n") },
		"wide spaces":  func(s string) string { return strings.ReplaceAll(s, " the ", "  the ") },
		"no-break":     func(s string) string { return strings.ReplaceAll(s, " of ", " of\u00a0") },
		"capitals": func(s string) string {
			return strings.NewReplacer("president", "President", "police", "Police", "minister", "Minister", "judge", "Judge").Replace(s)
		},
	}
}

// curly returns the text with curly quotation marks and apostrophes.
func curly(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		opens := strings.ContainsRune(" \n(—", before)
		switch {
		case r == '"' && opens:
			r = '“'
		case r == '"':
			r = '”'
		case r == '\'':
			r = '’'
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// TestFormIsNoDifference compares articles with themselves in another form.
func TestFormIsNoDifference(t *testing.T) {
	files, err := filepath.Glob("../eval/testdata/mini/*/b.md")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d miniatures: %v", len(files), err)
	}
	for i, file := range files {
		if i%4 != 0 {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(source), "---\n"), "\n---\n")
		for name, form := range forms() {
			story := &model.Story{Articles: []model.Article{text.ParseMarkdown(body), text.ParseMarkdown(form(body))}}
			a, err := Story(t.Context(), story)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range a.Differences {
				t.Errorf("%s, %s: %s %s: %s", filepath.Base(filepath.Dir(file)), name, d.Relation, d.Kind, words(story, d))
			}
		}
	}
}

func words(story *model.Story, d model.Difference) string {
	var list []string
	for _, m := range d.Mentions {
		list = append(list, m.In(story.Articles[m.Article].Text))
	}
	return strings.Join(list, " | ")
}
