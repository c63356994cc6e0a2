package notes

import (
	"strings"
	"testing"
	"time"

	"triptych/model"
	"triptych/model/text"
)

// The letters: two articles that tell one event, with a detail each sentence.
const (
	first = `The letter was sent in January, the police said on Monday. It named 600 members of the group. “We never agreed to any of this,” the lawyer told a court in Leeds.

In January nobody knew of it, a neighbour told this newspaper.`
	second = `Police say that a letter was posted in February. More than 600 members of the group were named in it. The mayor, Ann El-Sheikh, was not among them.`
)

// tell makes the story of the texts, whose articles are called a, b, …
func tell(texts ...string) *model.Story {
	story := &model.Story{Title: "The Léeds letter!"}
	for i, s := range texts {
		a := text.ParsePlain(s)
		a.ID, a.Source = string(rune('a'+i)), "Paper "+string(rune('A'+i))
		a.Title = "Of a letter"
		story.Articles = append(story.Articles, a)
	}
	return story
}

// A marking is a difference by its words, as "a:January#2" for the second place
// of them in article a.
type marking struct {
	kind     model.Kind
	relation model.Relation
	words    []string
}

func markings() []marking {
	return []marking{
		{model.Date, model.Conflict, []string{"a:January", "b:February"}},
		{model.Number, model.Variant, []string{"a:600", "b:More than 600"}},
		{model.Quote, model.Extra, []string{"a:“We never agreed to any of this,”"}},
		{model.Name, model.Extra, []string{"b:El-Sheikh"}},
		{model.Date, model.Extra, []string{"a:January#2"}},
	}
}

// analyzed makes an analysis with those of the markings whose words stand in the
// story, and one topic.
func analyzed(t testing.TB, story *model.Story, list []marking) *model.Analysis {
	t.Helper()
	topic := model.Topic{Label: "The letter"}
	for i := range story.Articles {
		p := model.Passage{Article: i}
		for s := range story.Articles[i].Sentences {
			p.Sentences = append(p.Sentences, s)
		}
		topic.Passages = append(topic.Passages, p)
	}
	var differences []model.Difference
	for _, m := range list {
		d := model.Difference{Kind: m.kind, Relation: m.relation}
		for _, w := range m.words {
			if detail, ok := detailAt(story, w); ok {
				detail.Kind = m.kind
				d.Mentions = append(d.Mentions, detail)
			}
		}
		if len(d.Mentions) == len(m.words) {
			differences = append(differences, d)
		}
	}
	a, err := model.NewAnalysis(story, model.Automatic, []model.Topic{topic}, nil, differences)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func detailAt(story *model.Story, where string) (model.Detail, bool) {
	name, words, _ := strings.Cut(where, ":")
	words, second := strings.CutSuffix(words, "#2")
	article := int(name[0] - 'a')
	a := &story.Articles[article]
	at := strings.Index(a.Text, words)
	if second && at >= 0 {
		if next := strings.Index(a.Text[at+1:], words); next >= 0 {
			at += 1 + next
		}
	}
	if at < 0 {
		return model.Detail{}, false
	}
	return model.Detail{
		SentenceRef: model.SentenceRef{Article: article, Sentence: a.SentenceAt(at)},
		Span:        model.Span{Start: at, End: at + len(words)},
	}, true
}

// of returns the difference of the analysis whose first mention has the words.
func of(t testing.TB, a *model.Analysis, where string) *model.Difference {
	t.Helper()
	want, ok := detailAt(a.Story, where)
	if ok {
		for i := range a.Differences {
			if m := a.Differences[i].Mentions[0]; m.Article == want.Article && m.Span == want.Span {
				return &a.Differences[i]
			}
		}
	}
	t.Fatalf("there is no difference at %s", where)
	return nil
}

// noon is when the tests happen; after returns a time so many minutes later.
func noon() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 123, time.UTC) }

func after(minutes int) time.Time { return noon().Add(time.Duration(minutes) * time.Minute) }

func sentence(article, number int) model.SentenceRef {
	return model.SentenceRef{Article: article, Sentence: number}
}

// full returns a book with one of everything, set on its analysis.
func full(t testing.TB, story *model.Story) (*Book, *model.Analysis) {
	t.Helper()
	a := analyzed(t, story, markings())
	b := New(story).On(a).
		WithState(of(t, a, "a:January"), Verified, noon()).
		WithNote(of(t, a, "a:January"), "The court file says so.\nAsk again.", after(1)).
		WithState(of(t, a, "a:600"), ToCheck, after(2)).
		WithNote(of(t, a, "b:El-Sheikh"), "spelling?", after(3)).
		WithState(of(t, a, "a:January#2"), SetAside, after(4)).
		WithDecision(sentence(0, 0), sentence(1, 0), Accepted, after(5)).
		WithDecision(sentence(1, 1), sentence(0, 1), Added, after(6)).
		WithDecision(sentence(0, 2), sentence(1, 2), Rejected, after(7)).
		WithPosition(Position{sentence(1, 1), "in step"}, after(8))
	return b, a
}

// file returns what is written of a book.
func file(t testing.TB, b *Book) string {
	t.Helper()
	data, err := encode(b.story, b.content)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// reread returns the book that a file holds, for a story that may have changed.
func reread(t testing.TB, data string, story *model.Story) *Book {
	t.Helper()
	c, _, err := decode([]byte(data), story)
	if err != nil {
		t.Fatal(err)
	}
	return bind(story, c, content{}, make(map[string][]entry))
}

// imported returns the book with everything of another one.
func imported(b, o *Book) *Book {
	merged, _ := b.mergeImported(o.content)
	return b.with(merged)
}
