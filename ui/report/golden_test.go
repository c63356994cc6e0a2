package report

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"triptych/articles"
	"triptych/model"
	"triptych/model/annotate"
	"triptych/ui/internal/uitest"
	"triptych/ui/notes"
)

// embedded returns the annotations of the story that comes with the program, with what
// its articles have in common.
func embedded(t *testing.T) *model.Analysis {
	t.Helper()
	loaded, err := articles.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := annotate.Read(loaded.Annotations, &loaded.Story)
	if err != nil {
		t.Fatal(err)
	}
	if a, err = a.With(uitest.Analyze(t, &loaded.Story).Common); err != nil {
		t.Fatal(err)
	}
	return a
}

// miniature returns the automatic analysis of a short invented story.
func miniature(t *testing.T, name string) *model.Analysis {
	t.Helper()
	loaded, err := articles.Loader{}.Load(t.Context(), filepath.Join("..", "..", "model", "eval", "testdata", "mini", name))
	if err != nil {
		t.Fatal(err)
	}
	return uitest.Analyze(t, &loaded.Story)
}

// stories are those whose reports are kept, by name.
func stories(t *testing.T) map[string]*model.Analysis {
	return map[string]*model.Analysis{"embedded": embedded(t), "ferry": miniature(t, "mini-ferry")}
}

// TestGoldens: what every format says of two stories, with a note. Go test -update writes
// the files anew: read them before you commit.
func TestGoldens(t *testing.T) {
	for name, a := range stories(t) {
		first := &a.Differences[0]
		book := notes.New(a.Story).On(a).WithState(first, notes.ToCheck, noon()).WithNote(first, "Ask the desk.", noon())
		for _, format := range Formats() {
			if format == HTML {
				continue // which has files of its own, without what is the same in every page
			}
			uitest.GoldenFile(t, name+"."+string(format), write(t, format, a, Options{Book: book}))
		}
	}
}

// TestReportsOfStoriesKeepTheSchema: those of whole stories, automatic and annotated.
func TestReportsOfStoriesKeepTheSchema(t *testing.T) {
	s := compiled(t)
	all := stories(t)
	all["automatic"] = uitest.EmbeddedAnalysis(t)
	all["flood"] = miniature(t, "mini-flood")
	for name, a := range all {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(write(t, JSON, a, Options{Explain: true})))
		if err == nil {
			err = s.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestIDs: no two differences of a story have one, another order of the articles changes
// none, and an edit elsewhere none of what is still there.
func TestIDs(t *testing.T) {
	a := miniature(t, "mini-ferry")
	ids := func(a *model.Analysis) map[string]bool {
		set := make(map[string]bool)
		for _, d := range decode(t, write(t, JSON, a, Options{})).Differences {
			if set[d.ID] {
				t.Errorf("two differences have the id %s", d.ID)
			}
			set[d.ID] = true
		}
		return set
	}
	before := ids(a)
	if len(before) == 0 {
		t.Fatal("nothing differs")
	}
	s := *a.Story
	s.Articles = []model.Article{s.Articles[2], s.Articles[0], s.Articles[1]}
	for id := range ids(uitest.Analyze(t, &s)) {
		if !before[id] {
			t.Errorf("in another order there is the id %s", id)
		}
	}
	shifted := shiftedBy(t, a, "Quite another sentence stands first now. ")
	for id := range ids(shifted) {
		if !before[id] {
			t.Errorf("after an edit before it a difference has the id %s", id)
		}
	}
}

// shiftedBy returns the same differences in articles that begin with other words.
func shiftedBy(t *testing.T, a *model.Analysis, words string) *model.Analysis {
	t.Helper()
	s := *a.Story
	s.Articles = append([]model.Article(nil), s.Articles...)
	by := len(words)
	for i := range s.Articles {
		one := &s.Articles[i]
		one.Text = words + one.Text
		one.Sentences = append([]model.Sentence(nil), one.Sentences...)
		for j := range one.Sentences {
			one.Sentences[j].Start += by
			one.Sentences[j].End += by
		}
	}
	move := func(list []model.Detail) []model.Detail {
		var moved []model.Detail
		for _, m := range list {
			m.Start, m.End = m.Start+by, m.End+by
			moved = append(moved, m)
		}
		return moved
	}
	var list []model.Difference
	for _, d := range a.Differences {
		d.Mentions, d.Rivals = move(d.Mentions), move(d.Rivals)
		list = append(list, d)
	}
	return analysis(t, &s, a.Topics, a.Counterparts, list)
}
