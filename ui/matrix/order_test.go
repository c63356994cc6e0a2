package matrix

import (
	"fmt"
	"slices"
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// ordered returns the order of topics for articles written as the topics of their
// sentences, a letter each; a dot has none.
func ordered(t *testing.T, leader int, articles ...string) string {
	t.Helper()
	story := &model.Story{}
	passages := map[rune]map[int][]int{}
	for i, letters := range articles {
		a := model.Article{Text: letters}
		for s, letter := range letters {
			a.Sentences = append(a.Sentences, model.Sentence{Span: model.Span{Start: s, End: s + 1}})
			if letter == '.' {
				continue
			}
			if passages[letter] == nil {
				passages[letter] = map[int][]int{}
			}
			passages[letter][i] = append(passages[letter][i], s)
		}
		story.Articles = append(story.Articles, a)
	}
	var topics []model.Topic
	for letter := 'a'; passages[letter] != nil; letter++ {
		topic := model.Topic{}
		for i := range articles {
			if list := passages[letter][i]; list != nil {
				topic.Passages = append(topic.Passages, model.Passage{Article: i, Sentences: list})
			}
		}
		topics = append(topics, topic)
	}
	analysis, err := model.NewAnalysis(story, model.Automatic, topics, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var letters []rune
	for _, topic := range order(analysis, leader) {
		letters = append(letters, 'a'+rune(topic))
	}
	return string(letters)
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name     string
		leader   int
		articles []string
		want     string
	}{
		{"the leader's own", 0, []string{"b.ac", "abc"}, "bac"},
		{"another leader's", 1, []string{"b.ac", "abc"}, "abc"},
		{"a passage counts where it begins", 0, []string{"cabc", "abc"}, "cab"},
		{"between its neighbours", 0, []string{"abd", "acd", "bcd"}, "abcd"},
		{"right after what it follows", 0, []string{"abc", "ad"}, "adbc"},
		{"right before what it precedes", 0, []string{"abc", "dc"}, "abdc"},
		{"where most articles have it", 0, []string{"ab", "acb", "acb", "cab"}, "acb"},
		{"several keep their order", 0, []string{"ad", "abcd", "bcad"}, "abcd"},
		{"alone in their articles", 0, []string{"a", "b", "c"}, "abc"},
		{"without a leader", -1, []string{"ab", "cab"}, "cab"},
		{"a leader without topics", 1, []string{"ab", ".."}, "ab"},
		{"no topics", 0, []string{"..", "."}, ""},
	} {
		if got := ordered(t, c.leader, c.articles...); got != c.want {
			t.Errorf("%s: %v led by %d gives %q, want %q", c.name, c.articles, c.leader, got, c.want)
		}
	}
}

// TestOrderKeepsTheLeaders holds for any story that the order has every topic
// once and the leader's in its own order.
func TestOrderKeepsTheLeaders(t *testing.T) {
	a := uitest.Large(t, 5, 4000, 30)
	for leader := range a.Story.Articles {
		list := order(a, leader)
		seen := slices.Sorted(slices.Values(list))
		if len(seen) != len(a.Topics) || len(slices.Compact(seen)) != len(a.Topics) {
			t.Fatalf("leader %d: topics %v", leader, list)
		}
		last := -1
		for _, topic := range list {
			if p := a.Passage(topic, leader); p != nil {
				if p[0] < last {
					t.Errorf("leader %d: topic %d begins at sentence %d, after one that begins at %d", leader, topic, p[0], last)
				}
				last = p[0]
			}
		}
		if again := order(a, leader); fmt.Sprint(again) != fmt.Sprint(list) {
			t.Errorf("leader %d: another order the second time", leader)
		}
	}
}

// TestFitDisagreesLeast holds the place of a topic against counting the pairs
// that stand the other way round at each place anew.
func TestFitDisagreesLeast(t *testing.T) {
	a := uitest.Large(t, 5, 4000, 30)
	places := placesOf(a)
	list := order(a, 0)
	for i, topic := range list {
		others := slices.Delete(slices.Clone(list), i, i+1)
		wrong := func(at int) (n int) {
			for k, other := range others {
				for article, own := range places[topic] {
					if to := places[other][article]; own >= 0 && to >= 0 && (k < at) != (to < own) {
						n++
					}
				}
			}
			return n
		}
		got := wrong(fit(others, places, topic))
		for at := range len(others) + 1 {
			if n := wrong(at); n < got {
				t.Errorf("topic %d: %d pairs the other way round, %d at place %d", topic, got, n, at)
			}
		}
	}
}
