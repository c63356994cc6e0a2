package details

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// The articles of the tests' own story.
var harbour = []string{
	`The harbour bridge closed in January after engineers found three cracks. “There are strong reasons for not letting another lorry cross it in this specific case,” said Ana Ruiz, the harbour engineer. More than 600 lorries use the bridge each day. The minister refused to comment.`,
	`A ferry has been running since Monday. The bridge was shut in February after engineers were said to have found cracks. “There are reasons for letting no lorry cross it”, the engineer Ana Ruiz is reported to have said. Some 600 lorries go around by the ring road, and 200 of them by the village of Ødegård, 桥在一月关闭.`,
	`Salt broke the bridge, a report alleges. The bridge has been closed since January. Shops have lost half of their customers.`,
}

// fixture gives an analysis of the story made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := builder{t: t, story: storyOf(harbour...)}
	b.story.Articles[0].Source, b.story.Articles[1].Source = "The Morning Tide", "Quayside Courier"
	b.topic("The closure of the bridge", "0:The harbour", "0:“There are", "1:The bridge was", "1:“There are", "2:Salt", "2:The bridge has")
	b.topic("Lorries", "0:More than", "1:Some 600")
	b.topic("The ferry", "0:The minister", "1:A ferry")
	b.differ(0, model.Certainty, model.Variant, "hedged or not", "0:found three cracks", "1:were said to have found cracks", "2:a report alleges")
	b.differ(0, model.Date, model.Conflict, "months differ", "0:January=2026-01", "1:February=2026-02", "2:January=2026-01")
	b.differ(0, model.Quote, model.Variant, "the same quotation cut", "0:“There are strong reasons for not letting another lorry cross it in this specific case,”", "1:“There are reasons for letting no lorry cross it”")
	b.differ(0, model.Name, model.Missing, "", "0:Ana Ruiz=ana ruiz", "1:Ana Ruiz=ana ruiz")
	b.differ(0, model.Number, model.Extra, "only here", "0:three=3")
	b.differ(1, model.Number, model.Variant, "rounding agrees", "0:More than 600=>=600 lorries", "1:Some 600=~600 lorries", "1:200=200 lorries")
	return b.analysis()
}

func storyOf(sources ...string) *model.Story {
	story := &model.Story{}
	for i, source := range sources {
		a := text.ParseMarkdown(source)
		a.ID = string(rune('a' + i))
		story.Articles = append(story.Articles, a)
	}
	return story
}

// A builder makes an analysis from texts like "1:Some 600" or "1:Some 600=600":
// an article, words that stand in it once, and a normal form.
type builder struct {
	t           testing.TB
	story       *model.Story
	topics      []model.Topic
	differences []model.Difference
}

func (b *builder) detail(words string, kind model.Kind) model.Detail {
	b.t.Helper()
	article := int(words[0] - '0')
	words, value, _ := strings.Cut(words[2:], "=")
	a := &b.story.Articles[article]
	at := strings.Index(a.Text, words)
	if at < 0 {
		b.t.Fatalf("article %d does not say %q", article, words)
	}
	return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: a.SentenceAt(at)},
		Span: model.Span{Start: at, End: at + len(words)}, Kind: kind, Value: value}
}

func (b *builder) topic(label string, sentences ...string) {
	topic := model.Topic{Label: label}
	for _, words := range sentences {
		d := b.detail(words, "")
		if n := len(topic.Passages); n > 0 && topic.Passages[n-1].Article == d.Article {
			topic.Passages[n-1].Sentences = append(topic.Passages[n-1].Sentences, d.Sentence)
			continue
		}
		topic.Passages = append(topic.Passages, model.Passage{Article: d.Article, Sentences: []int{d.Sentence}})
	}
	b.topics = append(b.topics, topic)
}

func (b *builder) differ(topic int, kind model.Kind, relation model.Relation, why string, mentions ...string) {
	d := model.Difference{Topic: topic, Kind: kind, Relation: relation, Why: why}
	for _, words := range mentions {
		d.Mentions = append(d.Mentions, b.detail(words, kind))
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

// crowded gives nine articles of about so many bytes, each of which mentions
// every one of so many differences of one topic in a sentence of its own.
func crowded(t testing.TB, size, differences int) *model.Analysis {
	t.Helper()
	const sentence = "The office said on Monday that more than 600 people had signed the letter about the café in Kraków. "
	source := strings.Repeat(sentence, size/len(sentence)+1)
	sources := make([]string, 9)
	for i := range sources {
		sources[i] = source
	}
	b := builder{t: t, story: storyOf(sources...)}
	topic := model.Topic{Label: "The letter"}
	list := make([]model.Difference, differences)
	for i := range sources {
		passage := model.Passage{Article: i}
		for s, sentence := range b.story.Articles[i].Sentences {
			passage.Sentences = append(passage.Sentences, s)
			d := &list[s%differences]
			d.Kind, d.Relation, d.Why = model.Kinds()[s%10], model.Relations()[s%4], "for a test"
			d.Mentions = append(d.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: s},
				Span: model.Span{Start: sentence.Start + 4 + i, End: sentence.End - 2}, Kind: d.Kind, Value: "600"})
		}
		topic.Passages = append(topic.Passages, passage)
	}
	b.topics, b.differences = []model.Topic{topic}, list
	return b.analysis()
}
