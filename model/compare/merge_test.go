package compare

import (
	"context"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// storyOf returns a story with an article for each sentence, all of one topic
// and counterparts of one another.
func storyOf(sentences ...string) Input {
	in := Input{Story: &model.Story{}, Topics: []model.Topic{{Label: "x"}}}
	for a, body := range sentences {
		article := text.ParsePlain(body)
		article.Date = "2018-07-23"
		in.Story.Articles = append(in.Story.Articles, article)
		in.Topics[0].Passages = append(in.Topics[0].Passages, model.Passage{Article: a, Sentences: []int{0}})
		for b := range sentences {
			if a != b {
				in.Counterparts = append(in.Counterparts, model.Counterpart{From: model.SentenceRef{Article: a}, To: model.SentenceRef{Article: b}, Score: 0.95})
			}
		}
	}
	in.Readings = detail.Read(in.Story)
	return in
}

func compared(t *testing.T, in Input) []model.Difference {
	t.Helper()
	found, err := Compare(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return found.Differences
}

// mentionTexts returns the texts of a difference's mentions, joined by bars.
func mentionTexts(in Input, d model.Difference) string {
	var list []string
	for _, m := range d.Mentions {
		list = append(list, m.In(in.Story.Articles[m.Article].Text))
	}
	return strings.Join(list, " | ")
}

func find(in Input, list []model.Difference, relation model.Relation, want string) bool {
	return slices.ContainsFunc(list, func(d model.Difference) bool { return d.Relation == relation && mentionTexts(in, d) == want })
}

// TestOneConflictOfThree checks that a date on which one of three articles
// differs is one conflict, with mentions of all three.
func TestOneConflictOfThree(t *testing.T) {
	in := storyOf("The two men were captured in January by local soldiers.", "The two men were captured in February by local soldiers.", "The two men were captured in January by local soldiers.")
	list := compared(t, in)
	if !find(in, list, model.Conflict, "January | February | January") {
		for _, d := range list {
			t.Logf("%s %s: %s", d.Relation, d.Kind, mentionTexts(in, d))
		}
		t.Error("the months are no conflict of three mentions")
	}
}

// TestMissing checks that a difference with both mentions is made where two
// articles have a detail and a third leaves it out, and none where one alone
// has it.
func TestMissing(t *testing.T) {
	in := storyOf("Police heard 640 witnesses in the long inquiry.", "Police heard 640 witnesses in the inquiry.", "Police went on with the long inquiry.")
	list := compared(t, in)
	if !find(in, list, model.Missing, "640 witnesses | 640 witnesses") {
		t.Errorf("what the third article leaves out is not told: %v", list)
	}
	in = storyOf("Police heard 640 witnesses in the long inquiry.", "Police went on with the long inquiry.", "Police went on with the inquiry.")
	for _, d := range compared(t, in) {
		if d.Relation == model.Missing {
			t.Errorf("%q is called missing though one article alone gives it", mentionTexts(in, d))
		}
	}
}

// TestMerging checks that a difference has at most two mentions an article,
// that mentions are whole words within their sentence, and that each has a
// reason.
func TestMerging(t *testing.T) {
	in := storyOf(
		`The minister, Sajid Javid, said on Monday that he may not oppose the death penalty for the two fighters.`,
		`"We will not oppose the death penalty," the home secretary wrote in a letter about the two alleged militants on Sunday.`,
		`Sajid Javid told MPs that the death penalty for the two jihadists is "wrong", reports say.`)
	for _, d := range compared(t, in) {
		if d.Why == "" {
			t.Errorf("%q does not say why", mentionTexts(in, d))
		}
		count := make(map[int]int)
		for _, m := range d.Mentions {
			count[m.Article]++
			body := in.Story.Articles[m.Article].Text
			if m.Start > 0 && letter(body[m.Start-1]) && letter(body[m.Start]) || m.End < len(body) && letter(body[m.End-1]) && letter(body[m.End]) {
				t.Errorf("%q is cut within a word", m.In(body))
			}
			if count[m.Article] > 2 {
				t.Errorf("%q has more than two mentions in article %d", mentionTexts(in, d), m.Article)
			}
		}
	}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func TestCompareStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Compare(ctx, storyOf("One went home.", "Two went home.")); err == nil {
		t.Error("a cancelled comparison gives no error")
	}
}

// TestCompareIsSteady checks that equal stories have equal differences.
func TestCompareIsSteady(t *testing.T) {
	sentences := []string{
		"The two men, who are believed to be guilty, were captured in January by US-backed forces, officials said.",
		"The two militants were captured in February by Kurdish-led forces, according to a letter.",
		"The jihadists were caught in January by forces, a spokeswoman told reporters.",
	}
	first := compared(t, storyOf(sentences...))
	for range 5 {
		again := compared(t, storyOf(sentences...))
		if len(again) != len(first) {
			t.Fatalf("%d differences, then %d", len(first), len(again))
		}
		for i := range again {
			if !slices.Equal(again[i].Mentions, first[i].Mentions) || again[i].Why != first[i].Why || again[i].Kind != first[i].Kind {
				t.Fatalf("difference %d is %v, then %v", i, first[i], again[i])
			}
		}
	}
}

// TestWordsAreSetAgainstTheLikeliest merges proposals of which the second sets words
// of the first against others of the same article.
func TestWordsAreSetAgainstTheLikeliest(t *testing.T) {
	in := storyOf("The gate opened at noon.", "The gate was raised, and the road was shut.", "The gate was lifted.")
	idx := newStoryIndex(in)
	if err := idx.load([]int{0, 1, 3}, t.Context().Err); err != nil {
		t.Fatal(err)
	}
	opened, raised := wordSpan{2, 2}, wordSpan{2, 3}
	propose := func(a, b int, spanB wordSpan, score float64) *proposal {
		x, y := idx.tokens(model.SentenceRef{Article: a}), idx.tokens(model.SentenceRef{Article: b})
		return &proposal{x: x, y: y, a: opened, b: spanB, kind: model.Wording, relation: model.Variant, score: score}
	}
	list := []*proposal{propose(0, 1, raised, 0.9), propose(0, 2, raised, 0.8), propose(0, 1, wordSpan{6, 8}, 0.3)}
	var got []string
	for _, d := range idx.merge(list) {
		got = append(got, mentionTexts(in, d))
	}
	if want := []string{"opened | was raised | was lifted"}; !slices.Equal(got, want) {
		t.Errorf("differences %q, want %q", got, want)
	}
}
