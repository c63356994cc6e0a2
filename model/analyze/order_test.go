package analyze

import (
	"fmt"
	"slices"
	"testing"

	"triptych/articles"
	"triptych/model"
)

// found returns what an analysis of a story found, whatever the order of its
// articles: names has what stands for each.
func found(a *model.Analysis, names []int) []string {
	var list []string
	for _, d := range a.Differences {
		var places []string
		for _, m := range d.Mentions {
			places = append(places, fmt.Sprint(names[m.Article], m.Span))
		}
		slices.Sort(places)
		list = append(list, fmt.Sprint(d.Kind, d.Relation, places))
	}
	for _, c := range a.Counterparts {
		list = append(list, fmt.Sprint(names[c.From.Article], c.From.Sentence, names[c.To.Article], c.To.Sentence))
	}
	slices.Sort(list)
	return list
}

// TestOrderOfArticlesDoesNotMatter checks that the embedded story has the same
// differences and counterparts in each order of its articles.
func TestOrderOfArticlesDoesNotMatter(t *testing.T) {
	loaded, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	want := found(analyzed(t, &loaded.Story), []int{0, 1, 2})
	for _, order := range [][]int{{1, 0, 2}, {2, 1, 0}, {1, 2, 0}} {
		story := &model.Story{Title: loaded.Story.Title}
		for _, i := range order {
			story.Articles = append(story.Articles, loaded.Story.Articles[i])
		}
		if got := found(analyzed(t, story), order); !slices.Equal(got, want) {
			t.Errorf("in the order %v %d things are found that are not the %d of the first", order, len(got), len(want))
		}
	}
}
