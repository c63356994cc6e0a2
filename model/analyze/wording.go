package analyze

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// Guess returns the kind and the relation that words which a person sets against
// each other are likely to have. There must be some.
func Guess(story *model.Story, words []model.Detail) (model.Kind, model.Relation) {
	w := newWordings(story, words)
	kind := w.kind(words)
	switch articles := (&model.Difference{Mentions: words}).Articles(); {
	case len(articles) == 1:
		return kind, model.Extra
	case (kind == model.Number || kind == model.Date) && w.unequal(words):
		return kind, model.Conflict
	}
	return kind, model.Variant
}

// Around returns the fact, name or quotation that words are a part of; false where
// there is none that has more words.
func Around(story *model.Story, words model.Detail) (model.Span, bool) {
	w := newWordings(story, []model.Detail{words})
	s := w.sentence(words)
	var spans []model.Span
	if f := w.fact(words); f != nil {
		spans = append(spans, f.Span)
	}
	for _, n := range s.Names {
		spans = append(spans, spanOf(s, n.First, n.Last))
	}
	for _, around := range append(spans, s.Quotes...) {
		if around.Start <= words.Start && around.End >= words.End && around.Len() > words.Len() {
			return around, true
		}
	}
	return model.Span{}, false
}

// Likely returns the words of a sentence, or of a headline as model.InTitle, that somebody who has chosen words of other
// articles is likely to set against them: a value of the same kind, or else a name
// where those are one; false where there are none.
func Likely(story *model.Story, words []model.Detail, ref model.SentenceRef) (model.Span, bool) {
	w := newWordings(story, append(slices.Clone(words), model.Detail{SentenceRef: ref}))
	ref = w.numbered(ref)
	var like *fact.Fact
	for _, m := range words {
		if f := w.fact(m); like == nil {
			like = f
		}
	}
	for _, same := range []func(f *fact.Fact) bool{
		func(f *fact.Fact) bool { return f.Value.Dimension == like.Value.Dimension && f.Counted == like.Counted },
		func(f *fact.Fact) bool { return f.Value.Dimension == like.Value.Dimension },
		func(f *fact.Fact) bool { return f.Kind == like.Kind },
	} {
		for i := range w.facts[ref.Article] {
			if f := &w.facts[ref.Article][i]; like != nil && f.SentenceRef == ref && same(f) {
				return f.Span, true
			}
		}
	}
	s := &w.readings[ref.Article].Sentences[ref.Sentence]
	if like == nil && w.kind(words) == model.Name && len(s.Names) > 0 {
		return spanOf(s, s.Names[0].First, s.Names[0].Last), true
	}
	return model.Span{}, false
}

// spanOf returns where words of a sentence stand.
func spanOf(s *detail.Sentence, first, last int) model.Span {
	return model.Span{Start: s.Words[first].Start, End: s.Words[last].End}
}

// readingsOf reads the sentences that words stand in, and no others, and where words
// stand in headlines, those after the articles, each as an article of one sentence.
func readingsOf(story *model.Story, words []model.Detail) []detail.Reading {
	part := *story
	part.Articles = slices.Clone(story.Articles)
	numbers := make([][]int, len(part.Articles)) // by article, in order
	inTitles := false
	for _, m := range words {
		if m.Sentence == model.InTitle {
			inTitles = true
		} else if !slices.Contains(numbers[m.Article], m.Sentence) {
			numbers[m.Article] = append(numbers[m.Article], m.Sentence)
		}
	}
	for i := range part.Articles {
		slices.Sort(numbers[i])
		part.Articles[i].Sentences = nil
		for _, s := range numbers[i] {
			part.Articles[i].Sentences = append(part.Articles[i].Sentences, story.Articles[i].Sentences[s])
		}
	}
	readings := detail.Read(&part)
	for i := range readings {
		read := readings[i].Sentences
		readings[i] = detail.Reading{Article: &story.Articles[i], Sentences: make([]detail.Sentence, len(story.Articles[i].Sentences))}
		for at, s := range numbers[i] {
			readings[i].Sentences[s] = read[at]
		}
	}
	if inTitles {
		readings = append(readings, detail.Titles(readings)...)
	}
	return readings
}

// A wordings reads words that a person sets against each other.
type wordings struct {
	articles int // of the story
	readings []detail.Reading
	facts    [][]fact.Fact // by reading
}

func newWordings(story *model.Story, words []model.Detail) *wordings {
	readings := readingsOf(story, words)
	return &wordings{len(story.Articles), readings, fact.Read(readings)}
}

// numbered returns the sentence that stands for a headline among the readings, or the
// sentence itself.
func (w *wordings) numbered(ref model.SentenceRef) model.SentenceRef {
	if ref.Sentence == model.InTitle {
		return model.SentenceRef{Article: w.articles + ref.Article}
	}
	return ref
}

// fact returns the fact that words overlap, nil for none.
func (w *wordings) fact(m model.Detail) *fact.Fact {
	ref := w.numbered(m.SentenceRef)
	list := w.facts[ref.Article]
	i := slices.IndexFunc(list, func(f fact.Fact) bool { return f.SentenceRef == ref && f.Overlaps(m.Span) })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// isFact returns a function that reports whether words are a fact of a kind.
func (w *wordings) isFact(kind model.Kind) func(model.Detail) bool {
	return func(m model.Detail) bool {
		f := w.fact(m)
		return f != nil && f.Kind == kind
	}
}

// kind returns the kind that words of several articles can have together.
func (w *wordings) kind(words []model.Detail) model.Kind {
	for _, k := range []struct {
		kind model.Kind
		is   func(model.Detail) bool
		one  bool // it is enough if one of them is so
	}{
		{kind: model.Number, is: w.isFact(model.Number)},
		{kind: model.Date, is: w.isFact(model.Date)},
		{kind: model.Quote, is: w.all(func(s *detail.Sentence, n int) bool { return s.Quoted[n] })},
		{kind: model.Name, is: w.all(func(s *detail.Sentence, n int) bool { return s.InName[n] })},
		{kind: model.Attribution, one: true, is: w.says(lexicon.IsAttribution)},
		{kind: model.Certainty, one: true, is: w.says(lexicon.IsHedge)},
		{kind: model.Cause, one: true, is: w.says(lexicon.IsReason)},
	} {
		n := 0
		for _, m := range words {
			if k.is(m) {
				n++
			}
		}
		if n == len(words) || k.one && n > 0 {
			return k.kind
		}
	}
	return model.Wording
}

// all returns a function that reports whether something holds of all of its words
// that mean something.
func (w *wordings) all(is func(s *detail.Sentence, n int) bool) func(model.Detail) bool {
	return func(m model.Detail) bool {
		s, some := w.sentence(m), false
		for n, word := range s.Words {
			if !word.Overlaps(m.Span) || text.IsFunction(word.Fold) {
				continue
			}
			if !is(s, n) {
				return false
			}
			some = true
		}
		return some
	}
}

// says returns a function that reports whether one of its words is of a class.
func (w *wordings) says(is func(fold string) bool) func(model.Detail) bool {
	return func(m model.Detail) bool {
		return slices.ContainsFunc(w.sentence(m).Words, func(word text.Word) bool { return word.Overlaps(m.Span) && is(word.Fold) })
	}
}

func (w *wordings) sentence(m model.Detail) *detail.Sentence {
	ref := w.numbered(m.SentenceRef)
	return &w.readings[ref.Article].Sentences[ref.Sentence]
}

// unequal reports whether the values of two articles cannot both be true.
func (w *wordings) unequal(words []model.Detail) bool {
	for i, m := range words {
		for _, o := range words[:i] {
			x, y := w.fact(m), w.fact(o)
			if x != nil && y != nil && m.Article != o.Article && fact.Compare(x.Value, y.Value) == fact.Unequal {
				return true
			}
		}
	}
	return false
}

// value returns the normal form of words as a detail of a kind, "" where they have
// none.
func (w *wordings) value(m model.Detail, kind model.Kind) string {
	switch kind {
	case model.Number, model.Date:
		if f := w.fact(m); f != nil && f.Kind == kind {
			return f.Normal()
		}
	case model.Name, model.Place, model.Quote:
		return text.FoldQuote(m.In(w.readings[w.numbered(m.SentenceRef).Article].Article.Text))
	}
	return ""
}

// compareDetails orders mentions by article, then by place.
func compareDetails(x, y model.Detail) int {
	return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
}
