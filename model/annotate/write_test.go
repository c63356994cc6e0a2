package annotate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"triptych/model"
	"triptych/model/analyze"
)

// written returns the output of Write.
func written(t testing.TB, a *model.Analysis) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// again checks that what is written of an analysis that was read reads the same.
func again(t testing.TB, a *model.Analysis) {
	t.Helper()
	data := written(t, a)
	b, warnings, err := Read(data, a.Story)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("error %v, warnings %q, of %s", err, warnings, data)
	}
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("got\n%s\nwant\n%s\nof %s", show(b), show(a), data)
	}
}

func TestWriteAndReadAgain(t *testing.T) {
	a, _ := mustRead(t, floodAnnotations, flood())
	again(t, a)
	story, data := embedded(t)
	a, _ = mustRead(t, string(data), story)
	again(t, a)
}

// TestWriteAutomatic checks that of an automatic analysis only what has no place
// in the form is lost.
func TestWriteAutomatic(t *testing.T) {
	story, _ := embedded(t)
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	b, warnings, err := Read(written(t, a), story)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("error %v, warnings %q", err, warnings)
	}
	if !reflect.DeepEqual(a.Topics, b.Topics) || len(a.Differences) != len(b.Differences) {
		t.Fatalf("topics %v and %d differences, want %v and %d", b.Topics, len(b.Differences), a.Topics, len(a.Differences))
	}
	for i, d := range weighed(story, a.Differences, 1) {
		d.Mentions = slices.Clone(d.Mentions)
		for j := range d.Mentions {
			d.Mentions[j].Kind = d.Kind
		}
		if !reflect.DeepEqual(d, b.Differences[i]) {
			t.Errorf("difference %d is %+v, want %+v", i, b.Differences[i], d)
		}
	}
	if !slices.Equal(undirected(a.Counterparts), undirected(b.Counterparts)) {
		t.Error("other sentences are counterparts")
	}
}

func TestWrite(t *testing.T) {
	story := storyOf("The “river”\\\n rose by 6, then 6 feet.", "It rose.")
	ref := model.SentenceRef{Article: 0, Sentence: 0}
	second := strings.LastIndex(story.Articles[0].Text, "6")
	a, err := model.NewAnalysis(story, model.Automatic,
		[]model.Topic{{Label: "Rise", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}},
		[]model.Counterpart{{From: model.SentenceRef{Article: 1}, To: ref, Score: 0.5, Why: "shares: rose"}, {From: ref, To: model.SentenceRef{Article: 1}, Score: 0.5}},
		[]model.Difference{{Kind: model.Number, Relation: model.Extra, Why: "only here", Mentions: []model.Detail{
			{SentenceRef: ref, Span: model.Span{Start: second, End: second + 1}, Kind: model.Number, Value: "6 feet"}}}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"story": "invented",
 "articles": [
  {"id": "a", "source": "", "sentences": [
    "The “river” rose by 6, then 6 feet."]},
  {"id": "b", "source": "", "sentences": [
    "It rose."]}],
 "topics": [
  {"label": "Rise", "sentences": {"a": [0], "b": [0]}}],
 "links": [
  ["a",0,"b",0]],
 "differences": [
  {"topic":0,"kind":"number","relation":"extra","values":[{"article":"a","sentence":0,"text":"6","value":"6 feet","occurrence":2}],"note":"only here"}]}
`
	if got := string(written(t, a)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestWriteFails(t *testing.T) {
	a, _ := mustRead(t, floodAnnotations, flood())
	full := errors.New("disk full")
	if err := Write(broken{full}, a); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	for _, ids := range [][3]string{{"a", "", "c"}, {"a", "a", "c"}} {
		story := flood()
		for i, id := range ids {
			story.Articles[i].ID = id
		}
		unnamed, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(&bytes.Buffer{}, unnamed); err == nil || !strings.Contains(err.Error(), "article 2 has no name of its own") {
			t.Errorf("%q: error %v", ids, err)
		}
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// An inventor makes stories and analyses of them at random.
type inventor struct{ *rand.Rand }

// words are what invented sentences are made of: repeated, alike, wide, marked,
// and with what JSON and terminals care about.
var words = strings.Fields(`the the a of river rivers river's 6 600 600,000 “We we” 'tis bridge—fell e\u0301té \
	東京 👩‍🚒 <b> &amp; "quoted" Ford St. a\u200db`)

func (v inventor) sentence() string {
	var b strings.Builder
	b.WriteString("Then ")
	for range 1 + v.IntN(9) {
		b.WriteString(words[v.IntN(len(words))])
		b.WriteString([]string{" ", " ", "  ", "\n"}[v.IntN(4)])
	}
	return strings.TrimSpace(b.String()) + ".\n\n"
}

func (v inventor) story() *model.Story {
	var articles []string
	for range 2 + v.IntN(4) {
		var b strings.Builder
		for range 1 + v.IntN(8) {
			b.WriteString(v.sentence())
		}
		articles = append(articles, b.String())
	}
	return storyOf(articles...)
}

func (v inventor) ref(s *model.Story) model.SentenceRef {
	article := v.IntN(len(s.Articles))
	return model.SentenceRef{Article: article, Sentence: v.IntN(len(s.Articles[article].Sentences))}
}

// topics puts each sentence into one of some topics or none.
func (v inventor) topics(s *model.Story) []model.Topic {
	var topics []model.Topic
	const most = 4
	var of [most][][]int
	for t := range of {
		of[t] = make([][]int, len(s.Articles))
	}
	for i, a := range s.Articles {
		for n := range a.Sentences {
			if t := v.IntN(most + 1); t < most {
				of[t][i] = append(of[t][i], n)
			}
		}
	}
	for t := range of {
		topic := model.Topic{Label: fmt.Sprint("Topic “", t, "” <&>")}
		for i, list := range of[t] {
			if len(list) > 0 {
				topic.Passages = append(topic.Passages, model.Passage{Article: i, Sentences: list})
			}
		}
		if len(topic.Passages) >= 2 {
			topics = append(topics, topic)
		}
	}
	return topics
}

func (v inventor) counterparts(s *model.Story) []model.Counterpart {
	var list []model.Counterpart
	known := make(map[[2]model.SentenceRef]bool)
	for range v.IntN(12) {
		from, to := v.ref(s), v.ref(s)
		if from.Article == to.Article || known[[2]model.SentenceRef{from, to}] {
			continue
		}
		known[[2]model.SentenceRef{from, to}], known[[2]model.SentenceRef{to, from}] = true, true
		list = append(list, model.Counterpart{From: from, To: to, Score: model.NoScore}, model.Counterpart{From: to, To: from, Score: model.NoScore})
	}
	sortBySimilarity(s, list)
	return list
}

// detail marks some words of a sentence, or a part of one.
func (v inventor) detail(s *model.Story, kind model.Kind) model.Detail {
	ref := v.ref(s)
	sentence := s.SentenceText(ref)
	var starts, ends []int
	for i, r := range sentence {
		if unicode.IsSpace(r) {
			continue
		}
		if i == 0 || unicode.IsSpace(rune(sentence[i-1])) || r < 0x80 && sentence[i-1] < 0x80 {
			starts = append(starts, i)
		}
		if end := i + len(string(r)); end == len(sentence) || unicode.IsSpace(rune(sentence[end])) || r < 0x80 && sentence[end] < 0x80 {
			ends = append(ends, end)
		}
	}
	d := model.Detail{SentenceRef: ref, Kind: kind, Value: []string{"", "6", ">=600 sheep"}[v.IntN(3)]}
	for d.Len() <= 0 {
		d.Span = model.Span{Start: starts[v.IntN(len(starts))], End: ends[v.IntN(len(ends))]}
	}
	d.Start += s.Sentence(ref).Start
	d.End += s.Sentence(ref).Start
	return d
}

func (v inventor) differences(s *model.Story, topics int) []model.Difference {
	var list []model.Difference
	for n := range min(topics, 1) * v.IntN(8) {
		kind := model.Kinds()[v.IntN(len(model.Kinds()))]
		d := model.Difference{Topic: v.IntN(topics), Kind: kind, Relation: model.Relations()[v.IntN(4)], Why: fmt.Sprint("reason ", n)}
		for range 1 + v.IntN(5) {
			d.Mentions = append(d.Mentions, v.detail(s, kind))
		}
		sortMentions(d.Mentions)
		d.Mentions = slices.CompactFunc(d.Mentions, samePlace)
		if len(d.Articles()) >= 2 {
			list = append(list, d)
		}
	}
	return list
}

// TestWriteAndReadInventions is the round trip on stories and analyses that
// nobody wrote.
func TestWriteAndReadInventions(t *testing.T) {
	v := inventor{rand.New(rand.NewPCG(3, 4))}
	for range 400 {
		story := v.story()
		topics := v.topics(story)
		a, err := model.NewAnalysis(story, model.Annotations, topics, v.counterparts(story), weighed(story, v.differences(story, len(topics)), 1))
		if err != nil {
			t.Fatal(err)
		}
		again(t, a)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(floodAnnotations))
	for _, c := range changes() {
		f.Add([]byte(strings.Replace(floodAnnotations, c.old, c.new, 1)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		story := flood()
		a, warnings, err := Read(data, story)
		if err != nil {
			return
		}
		for _, w := range warnings {
			if strings.ContainsFunc(w, unicode.IsControl) {
				t.Errorf("warning %q", w)
			}
		}
		again(t, a)
		if out := written(t, a); !json.Valid(out) {
			t.Errorf("not JSON: %s", out)
		}
	})
}

// TestHeadlinesAreWrittenAndReadAgain: words of headlines keep their place, also the
// second of equal ones, and those that are gone are named.
func TestHeadlinesAreWrittenAndReadAgain(t *testing.T) {
	story := storyOf("It rose by 6.", "It rose by 7.")
	story.Articles[0].Title, story.Articles[1].Title = "6 feet, and 6 more", "“Seven” feet"
	at := func(article, start, end int) model.Detail {
		return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: model.InTitle}, Span: model.Span{Start: start, End: end}, Kind: model.Number}
	}
	text := model.Detail{SentenceRef: model.SentenceRef{Article: 0, Sentence: 0}, Span: model.Span{Start: 11, End: 12}, Kind: model.Number}
	topics := []model.Topic{{Label: "River", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}}
	made := []model.Difference{
		{Kind: model.Number, Relation: model.Conflict, Certainty: 1, TitleMentions: []model.Detail{at(0, 12, 13), at(1, 0, len("“Seven”"))}},
		{Kind: model.Number, Relation: model.Variant, Certainty: 1, Mentions: []model.Detail{text}, TitleMentions: []model.Detail{at(1, 0, len("“Seven” feet"))}},
	}
	a, err := model.NewAnalysis(story, model.Annotations, topics, nil, weighed(story, made, 1))
	if err != nil {
		t.Fatal(err)
	}
	again(t, a)
	data := written(t, a)
	story.Articles[1].Title = "Eight feet"
	b, warnings, err := Read(data, story)
	if err != nil || len(b.Differences) != 0 || !strings.Contains(strings.Join(warnings, "\n"), "is not in the headline of article “b” any more") {
		t.Errorf("without the words: error %v, warnings %q, differences %+v", err, warnings, b.Differences)
	}
}
