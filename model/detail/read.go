// Package detail finds the concrete details of an article (dates, numbers,
// names and quotations) and their normal forms, so that details of different
// articles can be compared. It also tags parts of speech and splits sentences
// into chunks (shallow parsing), by word lists and endings.
package detail

import (
	"time"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A Reading is an article with the details of its sentences. It is read only.
type Reading struct {
	Article   *model.Article
	Sentences []Sentence // one for each of the article's
}

// A Sentence is one sentence's words and the details among them. Words are
// numbered from 0 within the sentence.
type Sentence struct {
	Words   []text.Word
	Quoted  []bool // by word: it is inside quotation marks
	InName  []bool // by word: it is a capitalized word of a name
	Numbers []text.Number
	Dates   []text.Date
	Names   []Name
	Quotes  []model.Span // the quoted text within the sentence, without the marks
	tags    []tag
	Classes []lexicon.Class // by word
	Chunks  []Chunk         // cover the sentence
}

// Read returns the details of every article of the story, in order. Relative
// dates are resolved against the date of their article or, if it has none, of
// the first article with one, since all report the same event.
func Read(story *model.Story) []Reading {
	readings, _ := ReadUntil(story, func() error { return nil })
	return readings
}

// ReadUntil is Read that asks stop now and then whether to go on. The only error is that
// of stop.
func ReadUntil(story *model.Story, stop func() error) ([]Reading, error) {
	readings := make([]Reading, len(story.Articles))
	err := parallel.For(len(readings), 1, stop, func() func(int) {
		return func(i int) { readings[i] = splitWords(&story.Articles[i]) }
	})
	if err != nil {
		return nil, err
	}
	spelling := countCapitals(readings)
	fallback := firstDate(readings)
	for i := range readings {
		r := &readings[i]
		anchor := anchorOf(r.Article, fallback)
		err := parallel.For(len(r.Sentences), batchSize, stop, func() func(int) {
			return func(j int) { r.Sentences[j].findDetails(r.Article.Text, spelling, anchor) }
		})
		if err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// batchSize is how many sentences a goroutine takes at a time.
const batchSize = 32

// firstDate returns the date of the first article that has one.
func firstDate(readings []Reading) time.Time {
	for i := range readings {
		if day, ok := text.ParseAnchor(readings[i].Article.Date); ok {
			return day
		}
	}
	return time.Time{}
}

// anchorOf returns the day against which an article's dates are resolved.
func anchorOf(a *model.Article, fallback time.Time) time.Time {
	if anchor, ok := text.ParseAnchor(a.Date); ok {
		return anchor
	}
	return fallback
}

func splitWords(a *model.Article) Reading {
	r := Reading{Article: a, Sentences: make([]Sentence, len(a.Sentences))}
	quotes := quotedSpans(a)
	for i, s := range a.Sentences {
		words := text.Words(s.In(a.Text), s.Start)
		out := &r.Sentences[i]
		out.Words = words
		out.Quoted = make([]bool, len(words))
		for len(quotes) > 0 && quotes[0].End <= s.Start {
			quotes = quotes[1:]
		}
		for _, q := range quotes {
			if q.Start >= s.End {
				break
			}
			out.markQuote(model.Span{Start: max(q.Start, s.Start), End: min(q.End, s.End)})
		}
	}
	return r
}

func (s *Sentence) markQuote(q model.Span) {
	any := false
	for i, w := range s.Words {
		if w.Start >= q.Start && w.End <= q.End {
			s.Quoted[i] = true
			any = true
		}
	}
	if any {
		s.Quotes = append(s.Quotes, q)
	}
}

func (s *Sentence) findDetails(src string, spelling *capitalization, anchor time.Time) {
	s.Dates = text.Dates(src, s.Words, anchor)
	taken := make([]bool, len(s.Words))
	for _, d := range s.Dates {
		for i := d.First; i <= d.Last; i++ {
			taken[i] = true
		}
	}
	s.Numbers = text.Numbers(src, s.Words, taken)
	s.Names = spelling.findNames(src, s.Words, taken)
	s.InName = make([]bool, len(s.Words))
	for _, n := range s.Names {
		for i := n.First; i <= n.Last; i++ {
			s.InName[i] = s.Words[i].Capital
		}
	}
	s.setTags()
	s.setChunks(src)
}
