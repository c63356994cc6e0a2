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

// told makes a story of one sentence an article, all of one topic and all
// counterparts of one another.
func told(sentences ...string) Input {
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
	list, err := Compare(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// words gives the texts of a difference's mentions.
func words(in Input, d model.Difference) string {
	var list []string
	for _, m := range d.Mentions {
		list = append(list, m.In(in.Story.Articles[m.Article].Text))
	}
	return strings.Join(list, " | ")
}

func find(in Input, list []model.Difference, relation model.Relation, want string) bool {
	return slices.ContainsFunc(list, func(d model.Difference) bool { return d.Relation == relation && words(in, d) == want })
}

// TestOneConflictOfThree holds that a date told otherwise by one of three
// articles is one conflict, with the two that agree in it.
func TestOneConflictOfThree(t *testing.T) {
	in := told("The two men were captured in January by local soldiers.", "The two men were captured in February by local soldiers.", "The two men were captured in January by local soldiers.")
	list := compared(t, in)
	if !find(in, list, model.Conflict, "January | February | January") {
		for _, d := range list {
			t.Logf("%s %s: %s", d.Relation, d.Kind, words(in, d))
		}
		t.Error("the months are no conflict of three mentions")
	}
}

// TestMissing holds that what two articles give and a third leaves out is told
// with both mentions, and that what one alone gives is not called missing.
func TestMissing(t *testing.T) {
	in := told("Police heard 640 witnesses in the long inquiry.", "Police heard 640 witnesses in the inquiry.", "Police went on with the long inquiry.")
	list := compared(t, in)
	if !find(in, list, model.Missing, "640 witnesses | 640 witnesses") {
		t.Errorf("what the third article leaves out is not told: %v", list)
	}
	in = told("Police heard 640 witnesses in the long inquiry.", "Police went on with the long inquiry.", "Police went on with the inquiry.")
	for _, d := range compared(t, in) {
		if d.Relation == model.Missing {
			t.Errorf("%q is called missing though one article alone gives it", words(in, d))
		}
	}
}

// TestMerging holds that a difference has at most two mentions an article, that
// mentions are whole words within their sentence, and that each says why.
func TestMerging(t *testing.T) {
	in := told(
		`The minister, Sajid Javid, said on Monday that he may not oppose the death penalty for the two fighters.`,
		`"We will not oppose the death penalty," the home secretary wrote in a letter about the two alleged militants on Sunday.`,
		`Sajid Javid told MPs that the death penalty for the two jihadists is "wrong", reports say.`)
	for _, d := range compared(t, in) {
		if d.Why == "" {
			t.Errorf("%q does not say why", words(in, d))
		}
		count := make(map[int]int)
		for _, m := range d.Mentions {
			count[m.Article]++
			body := in.Story.Articles[m.Article].Text
			if m.Start > 0 && letter(body[m.Start-1]) && letter(body[m.Start]) || m.End < len(body) && letter(body[m.End-1]) && letter(body[m.End]) {
				t.Errorf("%q is cut within a word", m.In(body))
			}
			if count[m.Article] > 2 {
				t.Errorf("%q has more than two mentions in article %d", words(in, d), m.Article)
			}
		}
	}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func TestCompareStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Compare(ctx, told("One went home.", "Two went home.")); err == nil {
		t.Error("a cancelled comparison gives no error")
	}
}

// TestCompareIsSteady holds that equal stories give equal differences.
func TestCompareIsSteady(t *testing.T) {
	sentences := []string{
		"The two men, who are believed to be guilty, were captured in January by US-backed forces, officials said.",
		"The two militants were captured in February by Kurdish-led forces, according to a letter.",
		"The jihadists were caught in January by forces, a spokeswoman told reporters.",
	}
	first := compared(t, told(sentences...))
	for range 5 {
		again := compared(t, told(sentences...))
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
