package annotate

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"triptych/model"
	"triptych/model/internal/folded"
	"triptych/model/text"
)

// Write writes an analysis in the form that Read reads, with the sentences of
// its story as they are split now, one element a line. Scores and directions of
// counterparts, their reasons and the kinds of single mentions have no place in
// the form. In addition to what annotators write, a value may have its normal
// form ("value"), which of several equal places in its sentence is meant
// ("occurrence"), and -1 for its sentence, where its words are those of the headline.
//
// It is an error if the articles of the story have no unique IDs. Characters
// that a terminal may act on are written as escapes. Other errors are those of
// w.
func Write(w io.Writer, a *model.Analysis) error { return WriteRead(w, a, nil) }

// WriteRead is Write for an analysis that a language model made. It writes too which
// counterparts are weak, and what differences are about.
func WriteRead(w io.Writer, a *model.Analysis, by *model.Provenance) error {
	known := make(map[string]bool)
	for i := range a.Story.Articles {
		id := a.Story.Articles[i].ID
		if id == "" || known[id] {
			return fmt.Errorf("article %d has no name of its own", i+1)
		}
		known[id] = true
	}
	out := &writer{text.JSONWriter{Out: bufio.NewWriter(w)}, a.Story}
	out.Raw("{\"story\": ")
	out.Value(a.Story.Title)
	if by != nil {
		out.Raw(",\n \"reader\": ")
		out.Value(by)
	}
	out.Raw(",\n \"articles\": ")
	out.List(len(a.Story.Articles), "  ", func(i int) { out.article(&a.Story.Articles[i]) })
	out.Raw(",\n \"topics\": ")
	out.List(len(a.Topics), "  ", func(i int) { out.topic(&a.Topics[i]) })
	out.Raw(",\n \"links\": ")
	links := undirected(a.Counterparts)
	out.List(len(links), "  ", func(i int) { out.link(links[i]) })
	if weak := undirected(weakOf(a.Counterparts)); by != nil && len(weak) > 0 {
		out.Raw(",\n \"weak\": ")
		out.List(len(weak), "  ", func(i int) { out.link(weak[i]) })
	}
	out.Raw(",\n \"differences\": ")
	out.List(len(a.Differences), "  ", func(i int) {
		form := out.difference(&a.Differences[i])
		if by != nil {
			form.About = a.Differences[i].About
		}
		out.Value(form)
	})
	out.Raw("}\n")
	if out.Err != nil {
		return out.Err
	}
	return out.Out.Flush()
}

// weakOf returns those of the counterparts that are weak.
func weakOf(counterparts []model.Counterpart) []model.Counterpart {
	return slices.DeleteFunc(slices.Clone(counterparts), func(c model.Counterpart) bool { return !c.IsWeak() })
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

// A writer writes the form piece by piece.
type writer struct {
	text.JSONWriter
	story *model.Story
}

func (w *writer) article(a *model.Article) {
	w.Raw("{\"id\": ")
	w.Value(a.ID)
	w.Raw(", \"source\": ")
	w.Value(a.Source)
	w.Raw(", \"sentences\": ")
	w.List(len(a.Sentences), "    ", func(i int) { w.Value(text.SanitizeLine(a.Sentences[i].In(a.Text))) })
	w.Raw("}")
}

func (w *writer) topic(t *model.Topic) {
	w.Raw("{\"label\": ")
	w.Value(t.Label)
	w.Raw(", \"sentences\": {")
	for i, p := range t.Passages {
		if i > 0 {
			w.Raw(", ")
		}
		w.Value(w.story.Articles[p.Article].ID)
		w.Raw(": ")
		w.Value(p.Sentences)
	}
	w.Raw("}}")
}

func (w *writer) link(l [2]model.SentenceRef) {
	w.Value([]any{w.id(l[0]), l[0].Sentence, w.id(l[1]), l[1].Sentence})
}

func (w *writer) id(ref model.SentenceRef) string { return w.story.Articles[ref.Article].ID }

func (w *writer) difference(d *model.Difference) fileDifference {
	form := fileDifference{Topic: d.Topic, Kind: d.Kind, Relation: d.Relation, Note: d.Why, Values: []fileValue{}}
	if d.ByHand {
		form.Note = "" // as all of the form is by hand
	}
	for _, m := range d.All() {
		form.Values = append(form.Values, fileValue{
			Article: w.id(m.SentenceRef), Sentence: m.Sentence, Value: m.Value,
			Text: text.SanitizeLine(w.story.Words(m)), Occurrence: w.occurrence(m),
		})
	}
	return form
}

// occurrence returns which of several places of the same words in its sentence or
// headline the mention is, from 1; 0 if Read finds it without.
func (w *writer) occurrence(m model.Detail) int {
	sentence, place := w.story.Around(m)
	whole, within := folded.New(sentence).Find(folded.New(place.In(sentence)).String)
	at := slices.Index(append(whole, within...), place)
	if at < 1 {
		return 0
	}
	return at + 1
}
