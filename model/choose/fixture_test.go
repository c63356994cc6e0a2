package choose

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
)

// A maker makes analyses by hand: every article has the sentences s0 to s9 in
// words of its own.
type maker struct {
	t           testing.TB
	story       model.Story
	topics      []model.Topic
	differences []model.Difference
}

const sentences = 10

func newMaker(t testing.TB, articles int) *maker {
	m := &maker{t: t}
	for i := range articles {
		source := ""
		for s := range sentences {
			source += fmt.Sprintf("Paper number %d reports matter number %d here.\n\n", i, s)
		}
		m.story.Articles = append(m.story.Articles, text.ParseMarkdown(source))
	}
	return m
}

// topic adds a topic that the articles treat in one sentence each, the next one
// that no topic has, and returns its number.
func (m *maker) topic(articles ...int) int {
	var t model.Topic
	for _, i := range articles {
		t.Passages = append(t.Passages, model.Passage{Article: i, Sentences: []int{len(m.topics)}})
	}
	m.topics = append(m.topics, t)
	return len(m.topics) - 1
}

// differ adds a difference in a topic: values by article, "" for none of it.
func (m *maker) differ(topic int, relation model.Relation, values ...string) {
	d := model.Difference{Topic: topic, Kind: model.Number, Relation: relation}
	for article, value := range values {
		if value == "" {
			continue
		}
		span := m.story.Articles[article].Sentences[topic].Span
		d.Mentions = append(d.Mentions, model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: topic}, Span: span, Kind: d.Kind, Value: value,
		})
	}
	m.differences = append(m.differences, d)
}

func (m *maker) analysis() *model.Analysis {
	m.t.Helper()
	a, err := model.NewAnalysis(&m.story, model.Automatic, m.topics, nil, m.differences)
	if err != nil {
		m.t.Fatal(err)
	}
	return a
}

// random returns an analysis with random topics and differences.
func random(t testing.TB, r *rand.Rand, articles int) *maker {
	m := newMaker(t, articles)
	for range 3 + r.IntN(sentences-3) {
		treating := r.Perm(articles)[:2+r.IntN(articles-1)]
		slices.Sort(treating)
		topic := m.topic(treating...)
		for range r.IntN(6) {
			values := make([]string, articles)
			for _, i := range treating {
				if r.IntN(2) == 0 {
					values[i] = fmt.Sprint(r.IntN(3))
				}
			}
			m.differ(topic, model.Relations()[r.IntN(4)], values...)
		}
	}
	return m
}

// reordered returns the analysis with the articles in another order: the article
// numbered order[i] comes to place i.
func (m *maker) reordered(order []int) *maker {
	other := &maker{t: m.t}
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
		other.story.Articles = append(other.story.Articles, m.story.Articles[from])
	}
	for _, topic := range m.topics {
		passages := slices.Clone(topic.Passages)
		for i := range passages {
			passages[i].Article = place[passages[i].Article]
		}
		slices.SortFunc(passages, func(x, y model.Passage) int { return x.Article - y.Article })
		other.topics = append(other.topics, model.Topic{Passages: passages})
	}
	for _, d := range m.differences {
		d.Mentions = slices.Clone(d.Mentions)
		for i := range d.Mentions {
			d.Mentions[i].Article = place[d.Mentions[i].Article]
		}
		other.differences = append(other.differences, d)
	}
	return other
}

// copy adds a copy of an article, which the analysis finds in all that the
// article is in.
func (m *maker) copy(of int) {
	to := len(m.story.Articles)
	m.story.Articles = append(m.story.Articles, m.story.Articles[of])
	for i := range m.topics {
		for _, p := range m.topics[i].Passages {
			if p.Article == of {
				m.topics[i].Passages = append(m.topics[i].Passages, model.Passage{Article: to, Sentences: p.Sentences})
			}
		}
	}
	for i := range m.differences {
		for _, d := range m.differences[i].Mentions {
			if d.Article == of {
				d.Article = to
				m.differences[i].Mentions = append(m.differences[i].Mentions, d)
			}
		}
	}
}

// embedded returns the analysis of the embedded story.
func embedded(t testing.TB) *model.Analysis {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "articles", "beatles-letter", "*.md"))
	if err != nil || len(files) != 3 {
		t.Fatalf("found %d articles of the embedded story (%v), want 3", len(files), err)
	}
	story := &model.Story{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, err := markdown.Cut(draft.Document{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		story.Articles = append(story.Articles, text.ParseMarkdown(body))
	}
	a, err := analyze.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
