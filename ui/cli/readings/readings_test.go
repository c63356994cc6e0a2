package readings_test

import (
	"os"
	"path/filepath"
	"testing"

	"triptych/model"
	"triptych/ui/cli/readings"
)

func story(texts ...string) *model.Story {
	s := new(model.Story)
	for _, text := range texts {
		s.Articles = append(s.Articles, model.Article{ID: text[:1], Text: text})
	}
	return s
}

// TestFoundByContent finds a reading by what the articles say alone.
func TestFoundByContent(t *testing.T) {
	folder := readings.Folder(filepath.Join(t.TempDir(), "state"))
	first := story("It rained.", "It snowed.")
	path, err := folder.Path(first)
	if err != nil {
		t.Fatal(err)
	}
	if folder.Read(first) != nil {
		t.Error("there is something before anything is kept")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	turned := story("It snowed.", "It rained.")
	turned.Title, turned.Articles[0].ID, turned.Articles[0].URL = "Weather", "x", "https://tide.example/snow"
	if got := string(folder.Read(turned)); got != "kept" {
		t.Errorf("in another order and under other names there is %q", got)
	}
	for _, other := range []*model.Story{story("It rained."), story("It rained.", "It snowed"), story("It rained.", "It snowed.", "It snowed."), story("It rained.It snowed.")} {
		if folder.Read(other) != nil {
			t.Errorf("there is something for %v", other.Articles)
		}
	}
}

// TestNowhere has no folder.
func TestNowhere(t *testing.T) {
	var none readings.Folder
	if _, err := none.Path(story("It rained.")); err == nil || none.Read(story("It rained.")) != nil {
		t.Errorf("error %v", err)
	}
}
