package chattest

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"triptych/ui/chat"
)

// A recorded answer is what a language model said when it was asked about some
// sentences.
type recorded struct {
	Asked  string `json:"asked"`  // the name of the question and the sentences: "pairs A0 A1 B0"
	Answer string `json:"answer"` // as it was said, with whatever stood around the JSON
}

// Recorded returns what answers questions as a file of recorded answers does: with the
// one to a question of the same name that has most sentences in common with it.
func Recorded(t testing.TB, file string) func(chat.Question) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []recorded
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return func(q chat.Question) string {
		best, most := -1, 0.0
		asked := strings.Fields(Asked(q))
		for i, r := range all {
			if near := alike(asked, strings.Fields(r.Asked)); near > most {
				best, most = i, near
			}
		}
		if best < 0 {
			t.Errorf("%s: there is no answer to %s", file, Asked(q))
			return ""
		}
		return all[best].Answer
	}
}

// Asked returns the name of a question and the sentences that it shows.
func Asked(q chat.Question) string {
	words, article := []string{q.Name}, ""
	for line := range strings.Lines(q.Text) {
		if m := beginning.FindStringSubmatch(line); m != nil {
			article = m[1]
		} else if m := numbered.FindStringSubmatch(line); m != nil {
			words = append(words, article+m[1])
		}
	}
	return strings.Join(words, " ")
}

var (
	beginning = regexp.MustCompile(`^<article name="(\w)">`)
	numbered  = regexp.MustCompile(`^\[(\d+)\] `)
)

// alike returns which share of the words of two lists both have, 0 where they do not
// begin with the same.
func alike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 || a[0] != b[0] {
		return 0
	}
	all, both := make(map[string]bool), 0
	for _, w := range a {
		all[w] = true
	}
	for _, w := range b {
		if all[w] {
			both++
		}
		all[w] = true
	}
	return float64(both) / float64(len(all))
}
