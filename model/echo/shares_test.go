package echo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"triptych/model"
)

func TestShares(t *testing.T) {
	const wire = "The bridge closed after engineers found three cracks in it. "
	const more = "Nobody knows when it will open again for cars or trams. "
	for _, test := range []struct {
		name   string
		bodies []string
		want   string
	}{
		{"nothing shared", []string{"One.", "Two."}, ""},
		{"all of one", []string{wire, wire + "And then it rained all day long."}, "0 in 1: 10 of 10, 1 in 0: 10 of 17"},
		{"two runs", []string{wire + "Here it rained. " + more, more + wire}, "1 in 0: 21 of 21, 0 in 1: 21 of 24"},
		{"three articles", []string{wire, "No.", wire}, "0 in 2: 10 of 10, 2 in 0: 10 of 10"},
		{"copied twice", []string{wire + "But " + wire, wire}, "1 in 0: 10 of 10, 0 in 1: 10 of 21"},
	} {
		readings := read(test.bodies...)
		story := &model.Story{}
		for _, r := range readings {
			story.Articles = append(story.Articles, *r.Article)
		}
		var got []string
		for _, s := range Shares(story, copies(t, readings)) {
			got = append(got, fmt.Sprintf("%d in %d: %d of %d", s.Article, s.Other, s.Words, s.Of))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestSharesAreParts: whatever the copies, no more of an article is shared than there
// is, and all of it where it is all copied.
func TestSharesAreParts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		var bodies []string
		for range 3 {
			var b strings.Builder
			for range 60 {
				b.WriteString([]string{"the ", "sea ", "rose ", ". ", "\n\n", "up "}[r.IntN(6)])
			}
			bodies = append(bodies, b.String())
		}
		bodies = append(bodies, bodies[0])
		readings := read(bodies...)
		story := &model.Story{}
		for _, r := range readings {
			story.Articles = append(story.Articles, *r.Article)
		}
		for _, s := range Shares(story, copies(t, readings)) {
			if s.Words < MinCopied || s.Words > s.Of || s.Article+s.Other == 3 && s.Article*s.Other == 0 && s.Part() != 1 {
				t.Fatalf("%+v of %q", s, bodies)
			}
		}
	}
}

func TestOneSource(t *testing.T) {
	at := func(article, start int) model.Detail {
		return model.Detail{SentenceRef: model.SentenceRef{Article: article}, Span: model.Span{Start: start, End: start + 5}}
	}
	copied := func(x, y int) model.Copy {
		return model.Copy{Words: 9, Places: [2]model.Stretch{
			{SentenceRef: model.SentenceRef{Article: x}, Span: model.Span{Start: 0, End: 50}},
			{SentenceRef: model.SentenceRef{Article: y}, Span: model.Span{Start: 10, End: 60}}}}
	}
	title := at(1, 20)
	title.Sentence = model.InTitle
	for _, test := range []struct {
		name    string
		copies  []model.Copy
		details []model.Detail
		want    string
	}{
		{"both within", []model.Copy{copied(0, 1)}, []model.Detail{at(0, 45), at(1, 10)}, "[[0 1]]"},
		{"one beside", []model.Copy{copied(0, 1)}, []model.Detail{at(0, 46), at(1, 10)}, "[]"},
		{"one says it elsewhere too", []model.Copy{copied(0, 1)}, []model.Detail{at(0, 5), at(0, 90), at(1, 10)}, "[]"},
		{"one says nothing", []model.Copy{copied(0, 1)}, []model.Detail{at(0, 5)}, "[]"},
		{"three of one", []model.Copy{copied(0, 1), copied(1, 2)}, []model.Detail{at(0, 5), at(1, 15), at(2, 15)}, "[[0 1 2]]"},
		{"two and two", []model.Copy{copied(0, 3), copied(1, 2)}, []model.Detail{at(0, 5), at(1, 15), at(2, 15), at(3, 15)}, "[[0 3] [1 2]]"},
		{"a headline", []model.Copy{copied(0, 1)}, []model.Detail{at(0, 5), title}, "[]"},
	} {
		if got := fmt.Sprint(OneSource(test.copies, test.details)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestTaken: what two articles quote of the same person is of no one source.
func TestTaken(t *testing.T) {
	const wire = "the bridge closed after engineers found three cracks"
	for _, test := range []struct {
		name, body string
		want       int
	}{
		{"told", "On Monday " + wire + ".", 1},
		{"quoted", "“So " + wire + " in it,” he said.", 0},
		{"half quoted", "So “the bridge closed after” engineers found three cracks.", 0},
		{"more than quoted", "Then “" + wire + "” and the trams stopped on both sides of it.", 1},
	} {
		readings := read(test.body, test.body)
		story := &model.Story{}
		for _, r := range readings {
			story.Articles = append(story.Articles, *r.Article)
		}
		if got := Taken(story, model.Common{Quotes: Quotes(readings), Copies: copies(t, readings)}); len(got) != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
