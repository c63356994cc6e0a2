package analyze

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/text"
)

// embedded reads the story that the program ships with.
func embedded(t testing.TB) *model.Story {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "articles", "beatles-letter", "*.md"))
	if err != nil || len(files) != 3 {
		t.Fatalf("found %d articles of the embedded story (%v), want 3", len(files), err)
	}
	story := &model.Story{Title: "beatles-letter"}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		front, body, err := markdown.Cut(draft.Document{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		a := text.ParseMarkdown(body)
		a.Date = front.Date
		story.Articles = append(story.Articles, a)
	}
	return story
}

func analyzed(t testing.TB, story *model.Story) *model.Analysis {
	t.Helper()
	a, err := Story(context.Background(), story)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestSharedSentencesAreCounterparts checks that sentences with the same
// quotation are each other's best counterparts.
func TestSharedSentencesAreCounterparts(t *testing.T) {
	story := embedded(t)
	a := analyzed(t, story)
	for _, words := range []string{"there are strong reasons for not requiring", "the detention facility at Guantanamo Bay should close|the detention facility should close"} {
		holds := func(s string) bool {
			for w := range strings.SplitSeq(words, "|") {
				if strings.Contains(s, w) {
					return true
				}
			}
			return false
		}
		var refs []model.SentenceRef
		for i := range story.Articles {
			for j := range story.Articles[i].Sentences {
				if ref := (model.SentenceRef{Article: i, Sentence: j}); holds(story.SentenceText(ref)) {
					refs = append(refs, ref)
				}
			}
		}
		if len(refs) != 3 {
			t.Fatalf("%d sentences hold %q, want 3", len(refs), words)
		}
		for _, from := range refs {
			for _, to := range refs {
				if from.Article == to.Article {
					continue
				}
				if got, cover := a.Target(from, to.Article); got != to.Sentence || cover != model.ByCounterpart {
					t.Errorf("sentence %v leads to %d (%v) of article %d, want %d by counterpart", from, got, cover, to.Article, to.Sentence)
				}
			}
		}
	}
}

// TestMonthOfCaptureIsOneConflict checks for the best-known difference of the
// embedded story.
func TestMonthOfCaptureIsOneConflict(t *testing.T) {
	story := embedded(t)
	found := 0
	for _, d := range analyzed(t, story).Differences {
		if d.Kind != model.Date || d.Relation != model.Conflict {
			continue
		}
		var words, values []string
		for _, m := range d.Mentions {
			words = append(words, m.In(story.Articles[m.Article].Text))
			values = append(values, m.Value)
		}
		if strings.Join(words, " ") == "January February January" && strings.Join(values, " ") == "2018-01 2018-02 2018-01" {
			found++
		}
	}
	if found != 1 {
		t.Errorf("the month of capture is %d date conflicts with mentions in all articles, want 1", found)
	}
}

func TestStoryIsDeterministic(t *testing.T) {
	story := embedded(t)
	first := analyzed(t, story)
	for range 3 {
		again := analyzed(t, story)
		if !reflect.DeepEqual(first.Topics, again.Topics) || !reflect.DeepEqual(first.Counterparts, again.Counterparts) || !reflect.DeepEqual(first.Differences, again.Differences) {
			t.Fatal("two analyses of one story differ")
		}
	}
}

func TestStoryCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Story(ctx, embedded(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled analysis gives error %v, want %v", err, context.Canceled)
	}
}

// TestOddStories checks that no story, however odd, fails or takes long.
func TestOddStories(t *testing.T) {
	one := "The minister resigned on Monday after 600 people signed a letter. She said that she was sorry.\n\nThe party will choose a successor in June."
	other := "Wheat prices fell sharply.\n\nFarmers blamed the rain."
	long := strings.Repeat("word and number 17 of Name in April ", 30_000)
	tests := map[string][]string{
		"copies":               {one, one, one},
		"nothing shared":       {one, other},
		"empty":                {"", "", one},
		"all empty":            {"", ""},
		"one endless word":     {strings.Repeat("a", 100_000), one},
		"one endless sentence": {long, long, one},
		"quotation marks":      {`" " "“”“““ "`, "“", one},
		"numbers":              {strings.Repeat("1,000,000 ", 2000), strings.Repeat("$5m ", 2000)},
	}
	for name, bodies := range tests {
		t.Run(name, func(t *testing.T) {
			story := &model.Story{}
			for _, b := range bodies {
				story.Articles = append(story.Articles, text.ParsePlain(b))
			}
			a := analyzed(t, story)
			if name == "copies" {
				for s := range story.Articles[0].Sentences {
					if got, cover := a.Target(model.SentenceRef{Sentence: s}, 1); got != s || cover == model.NotCovered {
						t.Errorf("sentence %d of a copy leads to %d, want itself", s, got)
					}
				}
				if len(a.Differences) > 0 {
					t.Errorf("copies differ in %d places, want none", len(a.Differences))
				}
			}
			if name == "nothing shared" && len(a.Topics)+len(a.Counterparts) > 0 {
				t.Errorf("articles that share nothing have %d topics and %d counterparts", len(a.Topics), len(a.Counterparts))
			}
		})
	}
}

func BenchmarkEmbedded(b *testing.B) {
	story := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		analyzed(b, story)
	}
}
