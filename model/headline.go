package model

// InTitle is the number of the sentence of a detail, or of a counterpart, that is an
// article's headline. A headline is no sentence of its article.
const InTitle = -1

// AfterTitle parts a headline from the text below it, as one block from the next.
const AfterTitle = "\n\n"

// TitleStart returns where the headline of an article starts if it is taken to stand
// above the plain text, so that one number names a place in either: what stands
// before byte 0 is the headline and [AfterTitle]. Without a headline it is 0.
func (a *Article) TitleStart() int {
	if a.Title == "" {
		return 0
	}
	return -len(a.Title) - len(AfterTitle)
}

// Place returns where a detail of the article stands, one of its headline above the
// plain text: see [Article.TitleStart].
func (a *Article) Place(m Detail) Span {
	if m.Sentence != InTitle {
		return m.Span
	}
	above := a.TitleStart()
	return Span{m.Start + above, m.End + above}
}

// Beside returns the sentence that a detail stands in, or below its headline.
func (m Detail) Beside() SentenceRef {
	return SentenceRef{Article: m.Article, Sentence: max(m.Sentence, 0)}
}

// Around returns the sentence or headline that a detail of the story stands in, and
// the detail's bytes within it.
func (s *Story) Around(m Detail) (text string, within Span) {
	a := &s.Articles[m.Article]
	if m.Sentence == InTitle {
		return a.Title, m.Span
	}
	from := a.Sentences[m.Sentence].Start
	return a.Sentences[m.Sentence].In(a.Text), Span{m.Start - from, m.End - from}
}

// Words returns the words of a detail of the story.
func (s *Story) Words(m Detail) string {
	text, within := s.Around(m)
	return within.In(text)
}

// All returns the mentions of the difference, by article and in each those of the
// headline last.
func (d *Difference) All() []Detail {
	if len(d.TitleMentions) == 0 {
		return d.Mentions
	}
	var list []Detail
	for _, article := range d.Articles() {
		list = append(list, d.AllIn(article)...)
	}
	return list
}

// AllIn returns the mentions in an article, those of its headline last.
func (d *Difference) AllIn(article int) []Detail {
	list := d.MentionsIn(article)
	for _, m := range d.TitleMentions {
		if m.Article == article {
			list = append(list, m)
		}
	}
	return list
}

// TitleMentions returns the mentions of differences in an article's headline, in
// its order. They may overlap.
func (a *Analysis) TitleMentions(article int) []Mention { return a.titleMentions[article] }
