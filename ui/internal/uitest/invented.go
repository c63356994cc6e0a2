package uitest

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
)

// Prose returns at least size bytes of the sort of text that papers print, three
// sentences a paragraph.
func Prose(size int) string {
	const paragraph = "The U.S. Attorney’s office said on Monday that more than 600 people, among them 43 well-known bankers, had signed. “It is a letter,” she said, “that nobody – not even he – could have written.” The sum of $43,885,310 was paid in 2017; a café in Kraków (Poland) closed.\n\n"
	return strings.Repeat(paragraph, size/len(paragraph)+1)
}

// Large returns a story with articles of about size bytes each, which treat the
// same topics in different orders; not every article has to treat every one. Each sentence of a topic has a difference of its own; about a fifth of the
// sentences are in no topic.
func Large(t testing.TB, articles, size, topics int) *model.Analysis {
	t.Helper()
	sources := make([]string, articles)
	for i := range sources {
		sources[i] = Prose(size)
	}
	b := NewBuilder(t, sources...)
	b.Topics = make([]model.Topic, topics)
	for k := range b.Topics {
		b.Topics[k].Label = fmt.Sprint("Subject number ", k+1)
	}
	for i := range b.Story.Articles {
		a := &b.Story.Articles[i]
		a.Source, a.Date = fmt.Sprint("Outlet ", i+1), fmt.Sprintf("2026-02-%02d", i+1)
		for s := range a.Sentences {
			if k := (s/3*(2*i+1) + i) % (topics + topics/4); k < topics {
				b.add(k, model.SentenceRef{Article: i, Sentence: s})
			}
		}
	}
	return b.Analysis()
}

// add appends a sentence to the passages of a topic, with a difference in it.
func (b *Builder) add(topic int, ref model.SentenceRef) {
	list := &b.Topics[topic].Passages
	if n := len(*list); n == 0 || (*list)[n-1].Article != ref.Article {
		*list = append(*list, model.Passage{Article: ref.Article})
	}
	p := &(*list)[len(*list)-1]
	p.Sentences = append(p.Sentences, ref.Sentence)
	start, relations := b.Story.Sentence(ref).Start, model.Relations()
	b.Differences = append(b.Differences, model.Difference{
		Topic: topic, Kind: model.Other, Relation: relations[ref.Sentence%len(relations)],
		Mentions: []model.Detail{{SentenceRef: ref, Span: model.Span{Start: start, End: start + 5}}},
	})
}

// Awkward returns a story with wide and combining characters and words that never
// break, in whose names, dates and labels stands what attacks a terminal.
func Awkward(t testing.TB) *model.Analysis {
	t.Helper()
	b := NewBuilder(t,
		"中文字很多。真的很多，「引用」也有！日本語のカタカナと한국어도 있다。 👨‍👩‍👧‍👦🇬🇧 waved.",
		"Zalgo: ȩ́̂̃̄̅̆ t̴̡̢͓̹̼́̇̀̕ came. قال محمد صلاح. "+strings.Repeat("unbroken", 40)+".")
	first, second := &b.Story.Articles[0], &b.Story.Articles[1]
	first.Source, first.Date = "東京新聞\x1b[31m\u202e👩🏽", "平成三十年\x1b[2J\u202e"
	second.Source, second.Date = "e\u0301\u0301\x9b2J\r\n", "\x07\t"
	b.Topics = []model.Topic{
		{Label: "衝突 👩‍👩‍👧 \x07\x1b]0;x\x07 e\u0301", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0, 1}}}},
		{Label: strings.Repeat("長い題", 60), Passages: []model.Passage{{Article: 0, Sentences: []int{1, 2}}}},
	}
	return b.Analysis()
}
