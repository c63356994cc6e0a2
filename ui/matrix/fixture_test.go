package matrix

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/theme"
)

// harbour is three articles that treat the same topics in different orders.
var harbour = []string{
	`# Bridge closed

The harbour bridge closed in January after engineers found *three cracks* in its main span.

“We could not let another lorry cross it,” said Ana Ruiz. More than 600 lorries use the bridge each day. Her report names the cause as salt.

- The tram is not affected.
- A ferry will run every half hour until the bridge opens again. Bicycles go free.`,
	`A ferry has been running across the harbour since Monday. It leaves every twenty minutes.

| Day | Trips |
| --- | --- |
| Monday | 12 |

The bridge was shut in February. Shops on the quay have lost half of their customers. Their owners want the city to pay. Ana Ruiz said: “We could not let another lorry cross it.” Some 600 lorries a day now go around.`,
	`Salt broke the bridge, a report alleges. The mayor opened a fair on Saturday.

> The bridge has been closed since January.

The ring road is full. The fair lasts a week, and there are horses. The ring road will stay full, drivers fear.`,
}

// fixture gives the story of the harbour with an analysis made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := builder{t: t, story: &model.Story{Title: "The bridge"}}
	for i, source := range harbour {
		a := text.ParseMarkdown(source)
		a.ID, a.Source = fmt.Sprint("article ", i), []string{"The Morning Tide", "Quayside Courier", ""}[i]
		b.story.Articles = append(b.story.Articles, a)
	}
	b.topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.topic("What Ana Ruiz said", "0:“We could", "1:Ana Ruiz")
	b.topic("Lorries on the ring road", "0:More than 600", "1:Some 600", "2:The ring road is", "2:The ring road will")
	b.topic("The ferry", "0:A ferry will", "1:A ferry has", "1:It leaves")
	b.topic("The report", "0:Her report", "2:Salt broke")
	b.topic("The shops", "1:Shops on", "1:Their owners")
	b.differ(0, model.Date, model.Conflict, "0:January", "1:February", "2:January")
	b.differ(2, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.differ(3, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	b.differ(3, model.Date, model.Extra, "1:Monday")
	b.differ(0, model.Name, model.Missing, "0:three cracks", "2:closed since")
	return b.analysis()
}

// A builder makes an analysis from texts like "1:Some 600": an article and
// words that stand in it once.
type builder struct {
	t           testing.TB
	story       *model.Story
	topics      []model.Topic
	differences []model.Difference
}

func (b *builder) find(words string) (model.SentenceRef, model.Span) {
	b.t.Helper()
	article := int(words[0] - '0')
	a := &b.story.Articles[article]
	at := strings.Index(a.Text, words[2:])
	if at < 0 {
		b.t.Fatalf("article %d does not say %q", article, words[2:])
	}
	return model.SentenceRef{Article: article, Sentence: a.SentenceAt(at)}, model.Span{Start: at, End: at + len(words) - 2}
}

func (b *builder) topic(label string, sentences ...string) {
	b.t.Helper()
	topic := model.Topic{Label: label}
	for _, words := range sentences {
		ref, _ := b.find(words)
		if n := len(topic.Passages); n == 0 || topic.Passages[n-1].Article != ref.Article {
			topic.Passages = append(topic.Passages, model.Passage{Article: ref.Article})
		}
		p := &topic.Passages[len(topic.Passages)-1]
		p.Sentences = append(p.Sentences, ref.Sentence)
	}
	b.topics = append(b.topics, topic)
}

func (b *builder) differ(topic int, kind model.Kind, relation model.Relation, mentions ...string) {
	b.t.Helper()
	d := model.Difference{Topic: topic, Kind: kind, Relation: relation}
	for _, words := range mentions {
		ref, span := b.find(words)
		d.Mentions = append(d.Mentions, model.Detail{SentenceRef: ref, Span: span, Kind: kind})
	}
	b.differences = append(b.differences, d)
}

func (b *builder) analysis() *model.Analysis {
	b.t.Helper()
	a, err := model.NewAnalysis(b.story, model.Automatic, b.topics, nil, b.differences)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

// generated gives a story of so many articles of about size bytes each, whose
// topics stand in another order in each of them.
func generated(t testing.TB, articles, size, topics int) *model.Analysis {
	t.Helper()
	const paragraph = "The U.S. Attorney’s office said that more than 600 people had signed. “It is a letter,” she said, “that nobody – not even he – could have written.” The sum of $43,885,310 was paid in 2017; a café in Kraków closed.\n\n"
	b := builder{t: t, story: &model.Story{}}
	for i := range articles {
		a := text.ParseMarkdown(strings.Repeat(paragraph, size/len(paragraph)+1))
		a.Source = fmt.Sprint("Outlet ", i+1)
		b.story.Articles = append(b.story.Articles, a)
	}
	passages := make([]map[int][]int, topics)
	for i := range passages {
		passages[i] = map[int][]int{}
	}
	for i, a := range b.story.Articles {
		for s := range a.Sentences {
			if k := (s/3*(2*i+1) + i) % (topics + topics/4); k < topics {
				passages[k][i] = append(passages[k][i], s)
			}
		}
	}
	for k, byArticle := range passages {
		topic := model.Topic{Label: fmt.Sprint("Subject number ", k+1)}
		for i := range articles {
			if list := byArticle[i]; len(list) > 0 {
				topic.Passages = append(topic.Passages, model.Passage{Article: i, Sentences: list})
				b.mark(k, i, list)
			}
		}
		b.topics = append(b.topics, topic)
	}
	return b.analysis()
}

// mark adds a difference to each sentence of the list.
func (b *builder) mark(topic, article int, list []int) {
	for _, s := range list {
		start := b.story.Articles[article].Sentences[s].Start
		b.differences = append(b.differences, model.Difference{
			Topic: topic, Kind: model.Other, Relation: model.Relations()[s%3],
			Mentions: []model.Detail{{SentenceRef: model.SentenceRef{Article: article, Sentence: s}, Span: model.Span{Start: start, End: start + 5}}},
		})
	}
}

func plainLook() Look {
	return Look{Theme: theme.New(true), Highlights: true, Selected: -1, Current: NoSection, Focus: -1}
}

// cut gives the cells of a plain row from x on.
func cut(row string, x, width int) string { return ansi.Cut(row, x, x+width) }

// textOf gives the words that the cells of a lane show between two rows, with
// one space for each run of spaces.
func textOf(m *Matrix, lane, first, end int) string {
	var words []string
	l := m.grid.lanes[lane]
	margin := m.columns[lane].Margin()
	for y := first; y < end; y++ {
		words = append(words, strings.Fields(cut(ansi.Strip(m.Row(y, plainLook())), l.x+margin, l.width-margin))...)
	}
	return strings.Join(words, " ")
}
