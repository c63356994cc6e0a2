package coverage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
)

// harbour is three articles that treat the same topics in different orders.
var harbour = []string{
	`The harbour bridge closed in January after engineers found three cracks in its main span.

“We could not let another lorry cross it,” said Ana Ruiz. More than 600 lorries use the bridge each day.

The tram is not affected. A ferry will run every half hour until the bridge opens again.`,
	`A ferry has been running across the harbour since Monday. It leaves every twenty minutes.

The bridge was shut in February. Shops on the quay have lost half of their customers. Their owners want the city to pay.

Ana Ruiz said: “We could not let another lorry cross it.” Some 600 lorries a day now go around.`,
	`The bridge has been closed since January. The mayor opened a fair on Saturday.

The ring road is full. The fair lasts a week, and there are horses. The ring road will stay full, drivers fear.`,
}

// fixture gives the story of the harbour with an analysis made by hand.
func fixture(t testing.TB) *model.Analysis {
	t.Helper()
	b := builder{t: t, story: &model.Story{Title: "The bridge"}}
	for i, source := range harbour {
		a := text.ParseMarkdown(source)
		a.ID, a.Source = fmt.Sprint("article-", i+1), []string{"The Morning Tide", "Quayside Courier", ""}[i]
		a.Date = []string{"2026-02-03", "2026-02-02", "2026-02-03"}[i]
		b.story.Articles = append(b.story.Articles, a)
	}
	b.topic("The closure", "0:The harbour bridge", "1:The bridge was shut", "2:The bridge has been")
	b.topic("What Ana Ruiz said", "0:“We could", "1:Ana Ruiz")
	b.topic("Lorries on the ring road", "0:More than 600", "1:Some 600", "2:The ring road is", "2:The ring road will")
	b.topic("The ferry", "0:A ferry will", "1:A ferry has", "1:It leaves")
	b.differ(0, model.Date, model.Conflict, "0:January", "1:February", "2:January")
	b.differ(0, model.Number, model.Missing, "0:three", "2:closed")
	b.differ(2, model.Number, model.Variant, "0:More than 600", "1:Some 600")
	b.differ(3, model.Number, model.Conflict, "0:every half hour", "1:every twenty minutes")
	b.differ(3, model.Date, model.Extra, "1:Monday")
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
	b := builder{t: t, story: &model.Story{}, topics: make([]model.Topic, topics)}
	for i := range articles {
		a := text.ParseMarkdown(strings.Repeat(paragraph, size/len(paragraph)+1))
		a.Source, a.Date = fmt.Sprint("Outlet ", i+1), fmt.Sprintf("2026-02-%02d", i+1)
		b.story.Articles = append(b.story.Articles, a)
		for s, sentence := range a.Sentences {
			k := (s/3*(2*i+1) + i) % (topics + topics/4)
			if k >= topics {
				continue
			}
			list := &b.topics[k].Passages
			if n := len(*list); n == 0 || (*list)[n-1].Article != i {
				*list = append(*list, model.Passage{Article: i})
			}
			p := &(*list)[len(*list)-1]
			p.Sentences = append(p.Sentences, s)
			b.differences = append(b.differences, model.Difference{
				Topic: k, Kind: model.Other, Relation: model.Relations()[s%4],
				Mentions: []model.Detail{{SentenceRef: model.SentenceRef{Article: i, Sentence: s}, Span: model.Span{Start: sentence.Start, End: sentence.Start + 5}}},
			})
		}
	}
	for k := range b.topics {
		b.topics[k].Label = fmt.Sprint("Subject number ", k+1)
	}
	return b.analysis()
}

// awkward has wide and combining characters, and text that attacks the terminal.
func awkward(t testing.TB) *model.Analysis {
	t.Helper()
	b := builder{t: t, story: &model.Story{}}
	for i, source := range []string{
		"中文字很多。真的很多，「引用」也有！日本語のカタカナと한국어도 있다。 👨‍👩‍👧‍👦🇬🇧 waved.",
		"Zalgo: ȩ́̂̃̄̅̆ t̴̡̢͓̹̼́̇̀̕ came. قال محمد صلاح. " + strings.Repeat("unbroken", 40) + ".",
	} {
		a := text.ParseMarkdown(source)
		a.Source = []string{"東京新聞\x1b[31m\u202e👩🏽", "e\u0301\u0301\x9b2J\r\n"}[i]
		a.Date = []string{"平成三十年\x1b[2J\u202e", "\x07\t"}[i]
		b.story.Articles = append(b.story.Articles, a)
	}
	b.topics = []model.Topic{
		{Label: "衝突 👩‍👩‍👧 \x07\x1b]0;x\x07 e\u0301", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0, 1}}}},
		{Label: strings.Repeat("長い題", 60), Passages: []model.Passage{{Article: 0, Sentences: []int{1, 2}}}},
	}
	return b.analysis()
}

// unrelated is a story whose articles share nothing.
func unrelated(t testing.TB) *model.Analysis {
	t.Helper()
	b := builder{t: t, story: &model.Story{Articles: []model.Article{text.ParseMarkdown("One thing."), {}}}}
	return b.analysis()
}

// safe looks that a row is exactly as wide as it must be, holds nothing but text
// and styles, and closes every style.
func safe(row string, method ansi.Method, width int) error {
	if got := method.StringWidth(row); got != width {
		return fmt.Errorf("%d cells wide, want %d: %q", got, width, row)
	}
	open := false
	for rest := row; rest != ""; {
		seq, _, n, _ := ansi.DecodeSequence(rest, 0, nil)
		if strings.HasPrefix(seq, "\x1b") || n == 1 && seq[0] < ' ' {
			if !strings.HasPrefix(seq, "\x1b[") || !strings.HasSuffix(seq, "m") {
				return fmt.Errorf("%q in %q", seq, row)
			}
			open = seq != ansi.ResetStyle
		}
		rest = rest[n:]
	}
	if open || strings.ContainsAny(row, "\u202e\u009b\r\n") {
		return fmt.Errorf("an open style or a control in %q", row)
	}
	return nil
}
