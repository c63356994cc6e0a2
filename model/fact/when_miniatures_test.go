package fact

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A timedStory is a miniature, with the times of its articles' sentences.
type timedStory struct {
	Story       string
	Articles    []struct{ ID string }
	Differences []timedDetails
	Traps       []timedDetails
	bodies      []string
	facts       [][]Fact
}

// timedDetails are details that careful readers set against each other.
type timedDetails struct {
	Kind     string
	Relation string
	Note     string
	Values   []struct{ Article, Text string }
}

// timedStories returns all miniatures.
func timedStories(t testing.TB) []timedStory {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "eval", "testdata", "mini", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no miniatures: %v", err)
	}
	stories := make([]timedStory, len(files))
	for i, name := range files {
		stories[i] = readTimedStory(t, name)
	}
	return stories
}

func readTimedStory(t testing.TB, name string) timedStory {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var s timedStory
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	story := &model.Story{}
	for _, a := range s.Articles {
		story.Articles = append(story.Articles, readDated(t, filepath.Join(strings.TrimSuffix(name, ".json"), a.ID+".md")))
	}
	for _, r := range detail.Read(story) {
		anchor, ok := text.ParseAnchor(r.Article.Date)
		if !ok {
			t.Fatalf("%s: an article has the date %q", name, r.Article.Date)
		}
		s.bodies = append(s.bodies, r.Article.Text)
		s.facts = append(s.facts, timesOf(&r, anchor))
	}
	return s
}

// timesOf returns the times of an article.
func timesOf(r *detail.Reading, anchor time.Time) []Fact {
	var facts []Fact
	reader := newReader(newAnchor(anchor))
	for i := range r.Sentences {
		reader.open(r.Article.Text, &r.Sentences[i])
		reader.times.read()
		facts = append(facts, reader.found...)
	}
	return facts
}

// at returns the times that overlap a detail's words.
func (s *timedStory) at(id, words string) []Fact {
	for a := range s.Articles {
		if s.Articles[a].ID != id {
			continue
		}
		from := strings.Index(s.bodies[a], words)
		if from < 0 {
			return nil
		}
		var found []Fact
		for _, f := range s.facts[a] {
			if f.Overlaps(model.Span{Start: from, End: from + len(words)}) {
				found = append(found, f)
			}
		}
		return found
	}
	return nil
}

// agree returns how the times at two details agree at best, and whether any are
// of one dimension.
func agree(a, b []Fact) Agreement {
	best := Incomparable
	for i := range a {
		for j := range b {
			if got := a[i].Agrees(&b[j]); got != Incomparable && (best == Incomparable || got < best) {
				best = got
			}
		}
	}
	return best
}

// TestTimesOfMiniatures holds how well the times that careful readers set against
// each other are told apart.
func TestTimesOfMiniatures(t *testing.T) {
	var values, read, conflicts, unequal, same, kept int
	for _, s := range timedStories(t) {
		for _, d := range s.Differences {
			if d.Kind != "date" {
				continue
			}
			for _, v := range d.Values {
				if values++; len(s.at(v.Article, v.Text)) > 0 {
					read++
				}
			}
			if d.Relation == "conflict" {
				conflicts++
				if _, worst := s.agreements(d); worst == Unequal {
					unequal++
				}
			}
		}
		for _, d := range s.Traps {
			if best, worst := s.agreements(d); best != Incomparable && strings.Contains(d.Note, "same") {
				same++
				if worst != Unequal {
					kept++
				}
			}
		}
	}
	for _, held := range []struct {
		name        string
		got, of, at int
	}{
		{"dates that are read", read, values, 612}, {"conflicts that are unequal", unequal, conflicts, 84},
		{"times that are the same and not unequal", kept, same, 199},
	} {
		if t.Logf("%s: %d of %d", held.name, held.got, held.of); held.got < held.at {
			t.Errorf("%s: %d of %d, %d were reached", held.name, held.got, held.of, held.at)
		}
	}
}

// agreements returns the best and the worst agreement of a detail's values.
func (s *timedStory) agreements(d timedDetails) (best, worst Agreement) {
	for i, v := range d.Values {
		for _, w := range d.Values[:i] {
			got := agree(s.at(v.Article, v.Text), s.at(w.Article, w.Text))
			worst = max(worst, got)
			if got != Incomparable && (best == Incomparable || got < best) {
				best = got
			}
		}
	}
	return best, worst
}
