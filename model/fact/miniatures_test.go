package fact

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A miniature is an annotated story, as far as facts need it.
type miniature struct {
	Story    string
	Articles []struct {
		ID        string
		Sentences []string
	}
	Differences, Traps []marked
}

// marked is values that careful readers compared.
type marked struct {
	Kind, Relation, Note string
	Values               []struct {
		Article  string
		Sentence int
		Text     string
	}
}

// side is the facts at one of the marked values.
type side struct {
	text  string
	facts []*Fact
}

// sides returns the facts that overlap each marked value.
func (m *miniature) sides(d marked, story *model.Story, facts [][]Fact) []side {
	list := make([]side, len(d.Values))
	for i, v := range d.Values {
		list[i].text = v.Text
		for a := range m.Articles {
			if m.Articles[a].ID != v.Article {
				continue
			}
			body := story.Articles[a].Text
			sentence := m.Articles[a].Sentences[v.Sentence]
			from := strings.Index(body, sentence)
			at := strings.Index(sentence, v.Text)
			if from < 0 || at < 0 {
				from, at = strings.Index(body, v.Text), 0
			}
			if from < 0 {
				continue
			}
			span := model.Span{Start: from + at, End: from + at + len(v.Text)}
			for f := range facts[a] {
				if facts[a][f].Overlaps(span) {
					list[i].facts = append(list[i].facts, &facts[a][f])
				}
			}
		}
	}
	return list
}

// best returns how two sides agree at best, Incomparable if nothing can be
// compared.
func best(a, b side) Agreement {
	found := Incomparable
	for _, f := range a.facts {
		for _, g := range b.facts {
			if got := f.Agrees(g); got != Incomparable && (found == Incomparable || got < found) {
				found = got
			}
		}
	}
	return found
}

// worst returns the worst agreement of two sides.
func worst(sides []side) Agreement {
	most := Incomparable
	for i := range sides {
		for j := range i {
			most = max(most, best(sides[i], sides[j]))
		}
	}
	return most
}

// readMiniatures calls visit with every miniature, its story and facts.
func readMiniatures(t *testing.T, visit func(*miniature, *model.Story, [][]Fact)) {
	t.Helper()
	files, err := filepath.Glob("../eval/testdata/mini/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no miniatures found: ", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var m miniature
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(name, err)
		}
		story := &model.Story{}
		for _, a := range m.Articles {
			story.Articles = append(story.Articles, readDated(t, filepath.Join(strings.TrimSuffix(name, ".json"), a.ID+".md")))
		}
		visit(&m, story, Read(detail.Read(story)))
	}
}

// readDated returns an article with the date in its header.
func readDated(t testing.TB, name string) model.Article {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	header, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	article := text.ParseMarkdown(body)
	_, date, _ := strings.Cut(header, "\ndate: ")
	article.Date, _, _ = strings.Cut(date, "\n")
	return article
}

// saysSame reports whether a note says that the values are one.
func saysSame(note string) bool {
	return hasAny(note, "same", "rounded", "equal") && !hasAny(note, "not the same", "counts", "different", "currenc", "kron", "pounds and", "c differs", "b differs")
}

// TestMiniatures compares the numbers that careful readers compared, and holds
// what was reached.
func TestMiniatures(t *testing.T) {
	var values, read, conflicts, unequal, variants, agree, traps, kept int
	readMiniatures(t, func(m *miniature, story *model.Story, facts [][]Fact) {
		for _, d := range m.Differences {
			if d.Kind != "number" || d.Relation == "extra" {
				continue
			}
			sides := m.sides(d, story, facts)
			for _, s := range sides {
				if values++; len(s.facts) > 0 {
					read++
				} else if testing.Verbose() {
					t.Logf("unread %q of %s", s.text, d.Note)
				}
			}
			most := worst(sides)
			switch d.Relation {
			case "conflict":
				if conflicts++; most == Unequal {
					unequal++
				} else {
					t.Logf("%s: conflict is %d at most: %s", m.Story, most, describe(sides))
				}
			case "variant":
				if variants++; most != Unequal {
					agree++
				} else {
					t.Logf("%s: variant is unequal: %s", m.Story, describe(sides))
				}
			}
		}
		for _, d := range m.Traps {
			if sides := m.sides(d, story, facts); saysSame(d.Note) {
				most := worst(sides)
				if most == Incomparable {
					continue
				}
				if traps++; most != Unequal {
					kept++
				} else {
					t.Logf("%s: trap is unequal: %s # %s", m.Story, describe(sides), d.Note)
				}
			}
		}
	})
	for _, held := range []struct {
		name        string
		got, of, at int
	}{
		{"values that are read", read, values, 1050}, {"conflicts that are unequal", unequal, conflicts, 278},
		{"variants that are not unequal", agree, variants, 122}, {"equal traps that are not unequal", kept, traps, 370},
	} {
		if held.got < held.at {
			t.Errorf("%s: %d of %d, %d were reached", held.name, held.got, held.of, held.at)
		}
	}
	t.Logf("values read %d of %d, conflicts unequal %d of %d, variants not unequal %d of %d, equal traps not unequal %d of %d",
		read, values, unequal, conflicts, agree, variants, kept, traps)
}

func describe(sides []side) string {
	var parts []string
	for _, s := range sides {
		part := s.text + " ["
		for _, f := range s.facts {
			part += show(f.Value) + " " + f.Counted + ";"
		}
		parts = append(parts, part+"]")
	}
	return strings.Join(parts, " | ")
}
