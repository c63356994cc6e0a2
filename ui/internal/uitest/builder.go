package uitest

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// Story parses a Markdown text an article. Their names are a, b, …; they have no
// source, title or date.
func Story(sources ...string) *model.Story {
	story := &model.Story{}
	for i, source := range sources {
		a := text.ParseMarkdown(source)
		a.ID = string(rune('a' + i))
		story.Articles = append(story.Articles, a)
	}
	return story
}

// A Builder makes an analysis by hand. Places in the story are given as texts
// like "1:Some 600", the number of an article and the first words there that are
// meant, or "1:Some 600=~600" with a normal form. Words that are not there end
// the test. What no text can say goes into the fields.
type Builder struct {
	Story       *model.Story
	Topics      []model.Topic
	Links       []model.Counterpart
	Differences []model.Difference

	t testing.TB
}

// NewBuilder returns a builder for a story with one article of each text.
func NewBuilder(t testing.TB, sources ...string) *Builder {
	return &Builder{Story: Story(sources...), t: t}
}

// Topic adds a topic with the sentences in which the words stand, those of one
// article after one another.
func (b *Builder) Topic(label string, sentences ...string) {
	b.t.Helper()
	topic := model.Topic{Label: label}
	for _, words := range sentences {
		d := Find(b.t, b.Story, words)
		if n := len(topic.Passages); n == 0 || topic.Passages[n-1].Article != d.Article {
			topic.Passages = append(topic.Passages, model.Passage{Article: d.Article})
		}
		p := &topic.Passages[len(topic.Passages)-1]
		p.Sentences = append(p.Sentences, d.Sentence)
	}
	b.Topics = append(b.Topics, topic)
}

// Link makes the sentences of two places counterparts of each other.
func (b *Builder) Link(from, to string) {
	b.t.Helper()
	x, y := Find(b.t, b.Story, from).SentenceRef, Find(b.t, b.Story, to).SentenceRef
	b.Links = append(b.Links, model.Counterpart{From: x, To: y, Score: 0.9}, model.Counterpart{From: y, To: x, Score: 0.9})
}

// Differ adds a difference in a topic. What it returns may be filled in further
// until the next one is added.
func (b *Builder) Differ(topic int, kind model.Kind, relation model.Relation, mentions ...string) *model.Difference {
	b.t.Helper()
	d := model.Difference{Topic: topic, Kind: kind, Relation: relation}
	for _, words := range mentions {
		mention := Find(b.t, b.Story, words)
		mention.Kind = kind
		d.Mentions = append(d.Mentions, mention)
	}
	b.Differences = append(b.Differences, d)
	return &b.Differences[len(b.Differences)-1]
}

// InTitles adds words of headlines to the difference added last.
func (b *Builder) InTitles(mentions ...string) {
	b.t.Helper()
	d := &b.Differences[len(b.Differences)-1]
	for _, words := range mentions {
		article := int(words[0] - '0')
		at := strings.Index(b.Story.Articles[article].Title, words[2:])
		if at < 0 {
			b.t.Fatalf("headline %d does not say %q", article, words[2:])
		}
		d.TitleMentions = append(d.TitleMentions, model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: model.InTitle},
			Span:        model.Span{Start: at, End: at + len(words) - 2}, Kind: d.Kind,
		})
	}
}

// Analysis returns what was built. It ends the test if that is not valid.
func (b *Builder) Analysis() *model.Analysis {
	b.t.Helper()
	a, err := model.NewAnalysis(b.Story, model.Automatic, b.Topics, b.Links, b.Differences)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

// Find returns where words stand in a story; they are written as for a [Builder].
// Words that are not there end the test.
func Find(t testing.TB, story *model.Story, words string) model.Detail {
	t.Helper()
	article := int(words[0] - '0')
	words, value, _ := strings.Cut(words[2:], "=")
	a := &story.Articles[article]
	at := strings.Index(a.Text, words)
	if at < 0 {
		t.Fatalf("article %d does not say %q", article, words)
	}
	return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: a.SentenceAt(at)},
		Span: model.Span{Start: at, End: at + len(words)}, Value: value}
}
