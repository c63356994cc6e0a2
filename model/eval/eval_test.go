package eval

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/encode"
	"triptych/model/text"
)

// goldOf decodes annotations written into a test.
func goldOf(t *testing.T, s string) *Gold {
	t.Helper()
	g, err := ReadGold(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

const small = `{"story":"small","articles":[
 {"id":"a","sentences":["One fox ran.","Two cats sat in May.","A bird sang."]},
 {"id":"b","sentences":["A fox ran home.","The cats sat in June.","It rained."]}],
"topics":[{"label":"fox","sentences":{"a":[0],"b":[0]}},{"label":"cats","sentences":{"a":[1],"b":[1]}}],
"links":[["a",0,"b",0],["a",1,"b",1]],
"differences":[
 {"topic":1,"kind":"date","relation":"conflict","values":[{"article":"a","sentence":1,"text":"May"},{"article":"b","sentence":1,"text":"June"}]},
 {"topic":0,"kind":"other","relation":"extra","values":[{"article":"b","sentence":0,"text":"home"}]}]}`

func smallStory() *model.Story {
	return &model.Story{Articles: []model.Article{
		text.ParsePlain("One fox ran. Two cats sat in May.\n\nA bird sang."),
		text.ParsePlain("A fox ran home. The cats sat in June.\n\nIt rained."),
	}}
}

func detailAt(story *model.Story, article, sentence int, words string, kind model.Kind) model.Detail {
	a := &story.Articles[article]
	s := a.Sentences[sentence]
	start := s.Start + strings.Index(s.In(a.Text), words)
	return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: sentence}, Span: model.Span{Start: start, End: start + len(words)}, Kind: kind}
}

func TestMeasureCounts(t *testing.T) {
	story := smallStory()
	at := func(article, sentence int) model.SentenceRef {
		return model.SentenceRef{Article: article, Sentence: sentence}
	}
	a, err := model.NewAnalysis(story, model.Automatic,
		[]model.Topic{{Label: "all", Passages: []model.Passage{{Article: 0, Sentences: []int{1, 2}}, {Article: 1, Sentences: []int{1, 2}}}}},
		[]model.Counterpart{
			{From: at(0, 0), To: at(1, 0), Score: 0.9}, // right
			{From: at(1, 0), To: at(0, 2), Score: 0.9}, // wrong
		},
		[]model.Difference{
			{Topic: 0, Kind: model.Date, Relation: model.Conflict, Mentions: []model.Detail{detailAt(story, 0, 1, "in May", model.Date), detailAt(story, 1, 1, "June", model.Date)}},
			{Topic: 0, Kind: model.Wording, Relation: model.Variant, Mentions: []model.Detail{detailAt(story, 0, 2, "bird", model.Wording), detailAt(story, 1, 2, "rained", model.Wording)}},
			{Topic: 0, Kind: model.Other, Relation: model.Extra, Mentions: []model.Detail{detailAt(story, 0, 2, "sang", model.Other)}},
			{Topic: 0, Kind: model.Other, Relation: model.Missing, Mentions: []model.Detail{detailAt(story, 0, 0, "fox", model.Other)}},
		})
	if err != nil {
		t.Fatal(err)
	}
	s := Measure(goldOf(t, small), a)
	for _, test := range []struct {
		name      string
		got, want Count
	}{
		{"links", s.Links, Count{Correct: 1, Predicted: 2, Found: 1, Expected: 4}},
		// Both sentences of the topic lead to the first of its passage.
		{"topic", s.Topic, Count{Correct: 3, Predicted: 6, Found: 3, Expected: 4}},
		{"false sync", s.FalseSync, Count{Correct: 2, Predicted: 2}},
		{"two-sided", s.TwoSided, Count{Correct: 1, Predicted: 2, Found: 1, Expected: 1}},
		{"extra", s.Extra, Count{Predicted: 1, Expected: 1}},
		{"marks", s.Marks, Count{Correct: 2, Predicted: 5, Found: 2, Expected: 3}},
		{"conflicts", s.Conflicts, Count{Correct: 1, Predicted: 1, Found: 1, Expected: 1}},
	} {
		if test.got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, test.got, test.want)
		}
	}
	if s.CalledConflict != 1 {
		t.Errorf("%d conflicts are called so, want 1", s.CalledConflict)
	}
}

func TestReadGoldRefusesWhatLeadsNowhere(t *testing.T) {
	for _, bad := range []string{
		`{`,
		`{"articles":[{"id":"a","sentences":["x"]}],"links":[["a",0,"b",0]]}`,
		`{"articles":[{"id":"a","sentences":["x"]}],"links":[["a",0]]}`,
		`{"articles":[{"id":"a","sentences":["x"]}],"topics":[{"sentences":{"a":[7]}}]}`,
		`{"articles":[{"id":"a","sentences":["x"]}],"differences":[{"values":[{"article":"a","sentence":-1}]}]}`,
	} {
		if _, err := ReadGold(strings.NewReader(bad)); err == nil {
			t.Errorf("ReadGold(%s) gives no error", bad)
		}
	}
}

func TestSentencesAreMatchedByPlace(t *testing.T) {
	g := goldOf(t, `{"articles":[{"id":"a","sentences":["One fox","ran. Two cats sat in May.","A bird sang."]},{"id":"b","sentences":[]}]}`)
	m := newMatcher(g, smallStory())
	if got := m.to[0]; len(got[0]) != 1 || got[0][0] != 0 || len(got[1]) != 2 || got[1][0] != 1 || got[2][0] != 2 {
		t.Errorf("annotated sentences lead to %v, want [[0] [1 0] [2]]", got)
	}
}

// embeddedCase reads the embedded story and what careful readers marked in it.
func embeddedCase(t *testing.T) Case {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "beatles-letter.json"))
	if err != nil {
		t.Fatal(err)
	}
	gold, err := ReadGold(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	story := &model.Story{}
	for _, id := range []string{"a", "b", "c"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "articles", "beatles-letter", id+".md"))
		if err != nil {
			t.Fatal(err)
		}
		front, body, err := markdown.Cut(draft.Document{Name: id + ".md", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		article := text.ParseMarkdown(body)
		article.Date = front.Date
		story.Articles = append(story.Articles, article)
	}
	return Case{gold, story}
}

// TestEmbeddedStoryStaysGood checks that the figures of the embedded story,
// which the weights never saw, stay above a floor a little below those reached.
func TestEmbeddedStoryStaysGood(t *testing.T) {
	rows, err := Run(context.Background(), []Case{embeddedCase(t)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, b := rows[0].Ours, rows[0].Baseline
	for _, f := range []struct {
		name                 string
		got, floor, baseline float64
	}{
		{"links F1", s.Links.F1(), 0.68, b.Links.F1()},
		{"topic F1", s.Topic.F1(), 0.58, b.Topic.F1()},
		{"two-sided F1", s.TwoSided.F1(), 0.42, b.TwoSided.F1()},
		{"extra F1", s.Extra.F1(), 0.22, b.Extra.F1()},
		{"marks F1", s.Marks.F1(), 0.54, b.Marks.F1()},
		{"marks precision", s.Marks.Precision(), 0.55, b.Marks.Precision()},
	} {
		t.Logf("%s %.3f, baseline %.3f", f.name, f.got, f.baseline)
		if f.got < f.floor {
			t.Errorf("%s is %.3f, want at least %.2f", f.name, f.got, f.floor)
		}
	}
	if s.CalledConflict < 1 {
		t.Error("no annotated conflict is called conflict, want the month of capture at least")
	}
	var table strings.Builder
	if err := Write(&table, rows); err != nil || !strings.Contains(table.String(), "two-sided") {
		t.Errorf("the table is %q (%v)", table.String(), err)
	}
}

// TestMiniaturesStayGood checks that the figures of twelve miniatures stay above
// a floor, with the encoder and by words alone. They are figures of stories that
// some of the weights were learned from: what counts is that they do not fall.
func TestMiniaturesStayGood(t *testing.T) {
	var cases []Case
	for _, name := range []string{
		"drug-trial", "flood", "hack-hospital", "missing-hikers", "plane-runway", "school-board", "strike-metro", "vaccine-campaign",
		"bridge-toll", "cup-final", "data-breach", "dam-protest",
	} {
		cases = append(cases, miniature(t, "mini-"+name))
	}
	for mode, want := range map[string]struct {
		encoder                encode.Reader
		links, topic, twoSided float64
	}{
		"encoder": {encode.Shipped(), 0.7, 0.7, 0.34},
		"words":   {nil, 0.42, 0.46, 0.22},
	} {
		rows, err := Run(t.Context(), cases, want.encoder)
		if err != nil {
			t.Fatal(err)
		}
		s := rows[len(rows)-1].Ours
		t.Logf("%s: links F1 %.3f, topic F1 %.3f, two-sided F1 %.3f, marks F1 %.3f", mode, s.Links.F1(), s.Topic.F1(), s.TwoSided.F1(), s.Marks.F1())
		if s.Links.F1() < want.links || s.Topic.F1() < want.topic || s.TwoSided.F1() < want.twoSided {
			t.Errorf("%s: links F1 %.3f, topic F1 %.3f, two-sided F1 %.3f, want at least %.2f, %.2f and %.2f",
				mode, s.Links.F1(), s.Topic.F1(), s.TwoSided.F1(), want.links, want.topic, want.twoSided)
		}
	}
}

// miniature reads one of the short invented stories.
func miniature(t *testing.T, name string) Case {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "mini", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	gold, err := ReadGold(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	story := &model.Story{Title: name}
	for _, a := range gold.Articles {
		data, err := os.ReadFile(filepath.Join("testdata", "mini", name, a.ID+".md"))
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		story.Articles = append(story.Articles, text.ParseMarkdown(body))
	}
	return Case{gold, story}
}
