package draw

import (
	"slices"
	"testing"

	"triptych/model"
)

func TestOutlets(t *testing.T) {
	s := &model.Story{Articles: []model.Article{{Source: "CNN", ID: "a"}, {ID: "b"}, {}, {Source: "CNN"}, {Source: "CNN (2)"}}}
	want := []string{"CNN", "b", "Article 3", "CNN (2)", "CNN (2) (2)"}
	if got := Outlets(s); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
