package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
)

// quake returns a story of three articles under the headlines given.
func quake(titles ...string) *model.Story {
	story := &model.Story{}
	for i, body := range []string{
		"A powerful earthquake struck southern Peru on Friday and flattened homes in Santa Rosa. More than 150 people were killed, the government said. President Elena Ruiz flew to the region.",
		"At least 112 people died when an earthquake hit the south of Peru on Friday. President Elena Ruiz travelled to the region. The town of Santa Rosa was hit hardest.",
		"The south of Peru was struck by an earthquake on Friday. Homes in Santa Rosa were flattened. President Elena Ruiz visited the region.",
	} {
		a := text.ParsePlain(body)
		a.ID, a.Title, a.Date = string(rune('a'+i)), titles[i], "2031-05-04"
		story.Articles = append(story.Articles, a)
	}
	return story
}

// titlesOf returns the words that the first conflict of a kind has in headlines, by
// article.
func titlesOf(t *testing.T, story *model.Story, kind model.Kind) map[int]string {
	t.Helper()
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Differences {
		if d := &a.Differences[i]; d.Kind == kind && d.Relation == model.Conflict {
			words := make(map[int]string)
			for _, m := range d.TitleMentions {
				words[m.Article] = story.Words(m)
			}
			return words
		}
	}
	return nil
}

func TestHeadlinesJoinDifferences(t *testing.T) {
	got := titlesOf(t, quake("Peru earthquake: more than 150 dead", "Quake kills at least 112 in Peru", "112 dead in Peru earthquake"), model.Number)
	if got[0] != "more than 150 dead" || got[1] != "at least 112" || got[2] != "112 dead" {
		t.Errorf("headlines say %v", got)
	}
	if got := titlesOf(t, quake("Earthquake in Peru", "Disaster in the south", "President visits 112 homes"), model.Number); len(got) > 0 {
		t.Errorf("headlines that say nothing of the toll say %v", got)
	}
}

// TestHeadlinesAloneDiffer: what no sentence says is a difference where the headlines
// of two articles exclude one another, and none where one alone has a value.
func TestHeadlinesAloneDiffer(t *testing.T) {
	story := quake("112 dead in Peru earthquake", "More than 150 dead in Peru earthquake", "Earthquake in Peru")
	for i, body := range []string{
		"A powerful earthquake struck southern Peru on Friday and flattened homes in Santa Rosa. President Elena Ruiz flew to the region.",
		"An earthquake hit the south of Peru on Friday. President Elena Ruiz travelled to the region. The town of Santa Rosa was hit hardest.",
	} {
		a := text.ParsePlain(body)
		a.ID, a.Title, a.Date = story.Articles[i].ID, story.Articles[i].Title, story.Articles[i].Date
		story.Articles[i] = a
	}
	if got := titlesOf(t, story, model.Number); got[0] != "112 dead" || got[1] != "More than 150 dead" || len(got) != 2 {
		t.Errorf("the headlines say %v", got)
	}
	story.Articles[1].Title = "Earthquake in Peru"
	if got := titlesOf(t, story, model.Number); got != nil {
		t.Errorf("with one value alone, the headlines say %v", got)
	}
	story.Articles[1].Title = "112 people dead in Peru earthquake"
	if got := titlesOf(t, story, model.Number); got != nil {
		t.Errorf("with equal values, the headlines say %v", got)
	}
}

// TestHeadlinesHaveCounterparts: a headline leads to the sentence that reports the
// same, and to the headline that does.
func TestHeadlinesHaveCounterparts(t *testing.T) {
	story := quake("Peru earthquake: more than 150 killed, government says", "Quake kills at least 112 in Peru", "Earthquake hits Peru: more than 150 killed")
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[model.SentenceRef]bool)
	for _, c := range a.TitleCounterparts {
		if c.From.Sentence != model.InTitle || c.From.Article == c.To.Article || c.Score <= 0 || c.Score > 1.0001 {
			t.Errorf("counterpart %+v", c)
		}
		if c.From.Article == 2 {
			found[c.To] = true
		}
	}
	if !found[model.SentenceRef{Article: 0, Sentence: 1}] || !found[model.SentenceRef{Article: 0, Sentence: model.InTitle}] {
		t.Errorf("the third headline leads to %v", found)
	}
}

// TestHeadlinesInAnyOrder: the order of the articles changes nothing of what their
// headlines show.
func TestHeadlinesInAnyOrder(t *testing.T) {
	story := quake("Peru earthquake: more than 150 dead", "Quake kills at least 112 in Peru", "112 dead in Peru earthquake")
	want := ""
	for _, order := range [][]int{{0, 1, 2}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}} {
		turned := &model.Story{}
		for _, i := range order {
			turned.Articles = append(turned.Articles, story.Articles[i])
		}
		a, err := analyze.Story(t.Context(), turned)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for i := range a.Differences {
			d := &a.Differences[i]
			for _, m := range d.TitleMentions {
				lines = append(lines, fmt.Sprintln(d.Kind, d.Relation, d.About, d.Weight, turned.Articles[m.Article].ID, turned.Words(m), m.Value))
			}
		}
		for _, c := range a.TitleCounterparts {
			lines = append(lines, fmt.Sprintln(turned.Articles[c.From.Article].ID, turned.Articles[c.To.Article].ID, c.To.Sentence, c.Score))
		}
		slices.Sort(lines)
		if got := strings.Join(lines, ""); want == "" {
			want = got
		} else if got != want {
			t.Errorf("in the order %v\n%s\nwant\n%s", order, got, want)
		}
	}
}
