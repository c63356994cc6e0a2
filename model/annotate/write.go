package annotate

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// Write writes an analysis in the form that Read reads, with the sentences of
// its story as they are split now, one element a line. Scores and directions of
// counterparts, their reasons and the kinds of single mentions have no place in
// the form. In addition to what annotators write, a value may have its normal
// form ("value") and which of several equal places in its sentence is meant
// ("occurrence").
//
// It is an error if the articles of the story have no unique IDs. Characters
// that a terminal may act on are written as escapes. Other errors are those of
// w.
func Write(w io.Writer, a *model.Analysis) error {
	known := make(map[string]bool)
	for i := range a.Story.Articles {
		id := a.Story.Articles[i].ID
		if id == "" || known[id] {
			return fmt.Errorf("article %d has no name of its own", i+1)
		}
		known[id] = true
	}
	out := &writer{out: bufio.NewWriter(w), story: a.Story}
	out.raw("{\"story\": ")
	out.value(a.Story.Title)
	out.raw(",\n \"articles\": ")
	out.list(len(a.Story.Articles), func(i int) { out.article(&a.Story.Articles[i]) })
	out.raw(",\n \"topics\": ")
	out.list(len(a.Topics), func(i int) { out.topic(&a.Topics[i]) })
	out.raw(",\n \"links\": ")
	links := undirected(a.Counterparts)
	out.list(len(links), func(i int) { out.link(links[i]) })
	out.raw(",\n \"differences\": ")
	out.list(len(a.Differences), func(i int) { out.value(out.difference(&a.Differences[i])) })
	out.raw("}\n")
	if out.err != nil {
		return out.err
	}
	return out.out.Flush()
}

// undirected returns the pairs of counterparts, each once, in order.
func undirected(counterparts []model.Counterpart) [][2]model.SentenceRef {
	pairs := make([][2]model.SentenceRef, len(counterparts))
	for i, c := range counterparts {
		pairs[i] = [2]model.SentenceRef{c.From, c.To}
		if c.From.Compare(c.To) > 0 {
			pairs[i] = [2]model.SentenceRef{c.To, c.From}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]model.SentenceRef) int {
		if c := a[0].Compare(b[0]); c != 0 {
			return c
		}
		return a[1].Compare(b[1])
	})
	return slices.Compact(pairs)
}

// A writer writes the form piece by piece. The stream keeps its own errors; err
// is the first one of encoding.
type writer struct {
	out   *bufio.Writer
	story *model.Story
	err   error
}

func (w *writer) raw(s string) { w.out.WriteString(s) }

// value writes v as JSON on the line.
func (w *writer) value(v any) {
	line, err := text.JSON(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.out.Write(line)
}

// list writes a list of n elements, each on a line of its own.
func (w *writer) list(n int, element func(i int)) {
	w.raw("[")
	for i := range n {
		if i > 0 {
			w.raw(",")
		}
		w.raw("\n  ")
		element(i)
	}
	w.raw("]")
}

func (w *writer) article(a *model.Article) {
	w.raw("{\"id\": ")
	w.value(a.ID)
	w.raw(", \"source\": ")
	w.value(a.Source)
	w.raw(", \"sentences\": [")
	for i, s := range a.Sentences {
		if i > 0 {
			w.raw(",")
		}
		w.raw("\n    ")
		w.value(text.SanitizeLine(s.In(a.Text)))
	}
	w.raw("]}")
}

func (w *writer) topic(t *model.Topic) {
	w.raw("{\"label\": ")
	w.value(t.Label)
	w.raw(", \"sentences\": {")
	for i, p := range t.Passages {
		if i > 0 {
			w.raw(", ")
		}
		w.value(w.story.Articles[p.Article].ID)
		w.raw(": ")
		w.value(p.Sentences)
	}
	w.raw("}}")
}

func (w *writer) link(l [2]model.SentenceRef) {
	w.value([]any{w.id(l[0]), l[0].Sentence, w.id(l[1]), l[1].Sentence})
}

func (w *writer) id(ref model.SentenceRef) string { return w.story.Articles[ref.Article].ID }

func (w *writer) difference(d *model.Difference) fileDifference {
	form := fileDifference{Topic: d.Topic, Kind: d.Kind, Relation: d.Relation, Note: d.Why, Values: []fileValue{}}
	for _, m := range d.Mentions {
		form.Values = append(form.Values, fileValue{
			Article: w.id(m.SentenceRef), Sentence: m.Sentence, Value: m.Value,
			Text: text.SanitizeLine(m.In(w.story.Articles[m.Article].Text)), Occurrence: w.occurrence(&m),
		})
	}
	return form
}

// occurrence returns which of several places of the same words in its sentence
// the mention is, from 1; 0 if Read finds it without.
func (w *writer) occurrence(m *model.Detail) int {
	sentence := w.story.SentenceText(m.SentenceRef)
	start := w.story.Sentence(m.SentenceRef).Start
	words := fold(m.In(w.story.Articles[m.Article].Text)).text
	whole, within := fold(sentence).find(words)
	at := slices.Index(append(whole, within...), model.Span{Start: m.Start - start, End: m.End - start})
	if at < 1 {
		return 0
	}
	return at + 1
}
