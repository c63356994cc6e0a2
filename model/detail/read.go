// Package detail finds the concrete details of an article (dates, numbers,
// names, places and quotations) and gives each its normal form, so that details
// of different articles can be compared.
package detail

import (
	"time"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A Reading is an article with everything found out about its sentences.
type Reading struct {
	Article   *model.Article
	Sentences []Sentence // as many as the article has
}

// A Sentence is one sentence's words and the details among them. Words are
// named by their index in the sentence.
type Sentence struct {
	Words   []text.Word
	Quoted  []bool // by word: it stands in quotation marks
	Proper  []bool // by word: it belongs to a name
	Numbers []text.Number
	Dates   []text.Date
	Names   []Name
	Quotes  []model.Span // the quoted stretches within the sentence, without the marks
	Tags    []Tag
	Classes []lexicon.Class // by word: what the word lists say of it
	Chunks  []Chunk         // the sentence cut into phrases
}

// Read finds the details of every article of the story. Dates are resolved
// against the day of their article, or else of the first article that has one,
// for they report the same event.
func Read(story *model.Story) []Reading {
	readings := make([]Reading, len(story.Articles))
	parallel.For(len(readings), 1, always, func() func(int) {
		return func(i int) { readings[i] = cutWords(&story.Articles[i]) }
	})
	spelling := learnSpelling(readings)
	fallback := firstDay(story)
	for i := range readings {
		r := &readings[i]
		anchor, ok := text.ParseAnchor(r.Article.Date)
		if !ok {
			anchor = fallback
		}
		parallel.For(len(r.Sentences), batch, always, func() func(int) {
			return func(j int) { r.Sentences[j].find(r.Article.Text, spelling, anchor) }
		})
	}
	return readings
}

// batch is how many sentences a processor takes at a time.
const batch = 32

// always lets work that is soon done run to its end.
func always() error { return nil }

func firstDay(story *model.Story) time.Time {
	for i := range story.Articles {
		if day, ok := text.ParseAnchor(story.Articles[i].Date); ok {
			return day
		}
	}
	return time.Time{}
}

func cutWords(a *model.Article) Reading {
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
			out.quote(model.Span{Start: max(q.Start, s.Start), End: min(q.End, s.End)})
		}
	}
	return r
}

func (s *Sentence) quote(q model.Span) {
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

func (s *Sentence) find(src string, spelling *spelling, anchor time.Time) {
	s.Dates = text.Dates(src, s.Words, anchor)
	taken := make([]bool, len(s.Words))
	for _, d := range s.Dates {
		for i := d.First; i <= d.Last; i++ {
			taken[i] = true
		}
	}
	s.Numbers = text.Numbers(src, s.Words, taken)
	s.Names = spelling.names(src, s.Words, taken)
	s.Proper = make([]bool, len(s.Words))
	for _, n := range s.Names {
		for i := n.First; i <= n.Last; i++ {
			s.Proper[i] = s.Words[i].Capital
		}
	}
	s.tagWords()
	s.cutChunks(src)
}
