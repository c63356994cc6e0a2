package echo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// read returns what is read of articles in plain text.
func read(bodies ...string) []detail.Reading {
	s := &model.Story{}
	for _, body := range bodies {
		s.Articles = append(s.Articles, text.ParsePlain(body))
	}
	return detail.Read(s)
}

func copies(t *testing.T, readings []detail.Reading) []model.Copy {
	t.Helper()
	list, err := Copies(readings, context.Background().Err)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// wordsAt returns the words of a stretch.
func wordsAt(readings []detail.Reading, s model.Stretch) string {
	return s.In(readings[s.Article].Article.Text)
}

func TestCopies(t *testing.T) {
	const wire = "the bridge closed after engineers found three cracks"
	for _, test := range []struct {
		name   string
		bodies []string
		want   string // of each the articles and the words in the second
	}{
		{"eight words", []string{"Today " + wire + ".", "On Monday " + wire + " in it."}, "0-1 " + wire},
		{"seven words", []string{"Here bridge closed after engineers found three cracks.", "The bridge closed after engineers found three cracks."}, ""},
		{"over sentences", []string{"He left early. The bridge closed. Nobody knew why it did.", "She stayed. The bridge closed. Nobody knew why it did."}, "0-1 The bridge closed. Nobody knew why it did"},
		{"other marks and case", []string{"“The Bridge” closed after engineers found three cracks.", wire + "."}, "0-1 " + wire},
		{"the longest first", []string{wire + ". Many of the people who live there want it open again soon.", "Many of the people who live there want it open again soon.", wire + "."},
			"0-1 Many of the people who live there want it open again soon; 0-2 " + wire},
		{"within one article", []string{wire + ". But " + wire + ".", "Nothing."}, ""},
		{"said twice", []string{wire + ". But " + wire + ".", "So " + wire + "."}, "0-1 " + wire},
		{"nothing", []string{"", "One.", ""}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			readings := read(test.bodies...)
			var got []string
			for _, c := range copies(t, readings) {
				got = append(got, fmt.Sprintf("%d-%d %s", c.Places[0].Article, c.Places[1].Article, wordsAt(readings, c.Places[1])))
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("copied %q, want %q", got, test.want)
			}
		})
	}
}

// TestCopiesAreEqual checks on texts that nobody wrote that both places of a copy
// have its words, that none is too short or goes on, and that the order of the
// articles changes nothing.
func TestCopiesAreEqual(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		var bodies []string
		for range 3 {
			var b strings.Builder
			for range 80 {
				b.WriteString([]string{"the ", "sea ", "rose ", "The ", ". ", "\n\n", "É", "“"}[r.IntN(8)])
			}
			bodies = append(bodies, b.String())
		}
		readings := read(bodies...)
		list := copies(t, readings)
		for _, c := range list {
			x, y := text.FoldQuote(wordsAt(readings, c.Places[0])), text.FoldQuote(wordsAt(readings, c.Places[1]))
			if x != y || c.Words < MinCopied || c.Places[0].Article >= c.Places[1].Article {
				t.Fatalf("%v has %q and %q", c, x, y)
			}
		}
		slices.Reverse(bodies)
		if again := copies(t, read(bodies...)); len(again) != len(list) {
			t.Fatalf("%d copies, in another order %d", len(list), len(again))
		}
	}
}

func TestAnArticleAgainstItsCopyIsOneCopy(t *testing.T) {
	body := strings.Repeat("It rained and rained and rained on the town. ", 500)
	list := copies(t, read(body, body))
	if len(list) != 1 || list[0].Words != 9*500 {
		t.Errorf("%d copies, want one of everything", len(list))
	}
}

func TestCopiesStop(t *testing.T) {
	stopped := errors.New("stopped")
	if _, err := Copies(read("One.", "Two."), func() error { return stopped }); !errors.Is(err, stopped) {
		t.Errorf("the error is %v", err)
	}
}

func TestQuotesOfTheSameWords(t *testing.T) {
	for _, test := range []struct {
		name   string
		bodies []string
		want   string // the groups
	}{
		{"equal", []string{"“We saw nothing,” he said.", "She heard: “We saw nothing.”"}, "[0 0]"},
		{"one word", []string{"He is “guilty”.", "She is “Guilty”."}, "[0 0]"},
		{"another word", []string{"He is “guilty”.", "She is “innocent”."}, "[-1 -1]"},
		{"one within another", []string{"“We saw nothing in the dark,” he said.", "He “saw nothing in” there."}, "[0 0]"},
		{"two words within others", []string{"“We saw nothing in the dark,” he said.", "He “saw nothing”."}, "[-1 -1]"},
		{"five words of each", []string{"“Sir, we saw nothing in the dark,” he said.", "“So we saw nothing in the end,” he said."}, "[0 0]"},
		{"four words of each", []string{"“Sir, we saw nothing in that dark,” he said.", "“So we saw nothing in the end,” he said."}, "[-1 -1]"},
		{"of one article", []string{"“We saw nothing,” he said. “We saw nothing,” she said."}, "[-1 -1]"},
		{"by way of another article", []string{"“We saw it,” he said. Again: “We saw it,” he said. She said “no more words”.", "“We saw it,” he said. “No more words”, she said."}, "[0 0 1 0 1]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var groups []int
			for _, q := range Quotes(read(test.bodies...)) {
				groups = append(groups, q.Group)
			}
			if got := fmt.Sprint(groups); got != test.want {
				t.Errorf("groups %s, want %s", got, test.want)
			}
		})
	}
}

func TestQuotesStandWhereTheyAre(t *testing.T) {
	readings := read("It began. “We saw nothing. We left,” he said.")
	var got []string
	for _, q := range Quotes(readings) {
		got = append(got, fmt.Sprintf("%d %s", q.Sentence, q.In(readings[0].Article.Text)))
	}
	if want := "1 We saw nothing.|2 We left,"; strings.Join(got, "|") != want {
		t.Errorf("quoted %q, want %q", got, want)
	}
}

func BenchmarkCopies(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var bodies []string
	for range 3 {
		var body strings.Builder
		for range 20000 {
			fmt.Fprintf(&body, "w%d ", r.IntN(3000))
		}
		bodies = append(bodies, body.String()+strings.Repeat("the same words over and over. ", 2000))
	}
	readings := read(bodies...)
	for b.Loop() {
		if _, err := Copies(readings, context.Background().Err); err != nil {
			b.Fatal(err)
		}
	}
}
