package notes

import (
	"cmp"
	"fmt"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// maxName is how many bytes the name of an article in a file may have.
const maxName = 500

// nameOf returns the name of an article in a file.
func nameOf(story *model.Story, article int) string {
	if id := line(story.Articles[article].ID, maxName); id != "" {
		return id
	}
	return fmt.Sprint("article ", article+1)
}

// articleOf returns the number of the article that a file names so, -1 for none.
func articleOf(story *model.Story, name string) int {
	for i := range story.Articles {
		if nameOf(story, i) == name {
			return i
		}
	}
	return -1
}

// placeOf quotes a place of an article.
func placeOf(story *model.Story, article int, span model.Span) place {
	return place{Article: nameOf(story, article), Quote: quote.Of(story.Articles[article].Text, span)}
}

// placesOf quotes the words by which a difference is known again: its mentions, or
// where it has none, those in headlines.
func placesOf(story *model.Story, d *model.Difference) []place {
	return quoted(story, knownBy(d))
}

// quoted quotes words of texts and of headlines, so many as a difference may have.
func quoted(story *model.Story, words []model.Detail) (list []place) {
	for _, m := range words[:min(len(words), maxMentions)] {
		if m.Sentence == model.InTitle {
			list = append(list, place{nameOf(story, m.Article), true, quote.Of(story.Articles[m.Article].Title, m.Span)})
			continue
		}
		list = append(list, placeOf(story, m.Article, m.Span))
	}
	return list
}

// knownBy returns the mentions by which a difference is known again.
func knownBy(d *model.Difference) []model.Detail {
	if len(d.Mentions) == 0 {
		return d.TitleMentions
	}
	return d.Mentions
}

// sentences are two sentences, the one of the earlier article first.
type sentences [2]model.SentenceRef

func pairOf(a, b model.SentenceRef) sentences {
	if a.Compare(b) > 0 {
		a, b = b, a
	}
	return sentences{a, b}
}

func (s sentences) compare(o sentences) int {
	return cmp.Or(s[0].Compare(o[0]), s[1].Compare(o[1]))
}

// differenceKey is the same for a difference of an analysis and of one that was
// filtered, where its number is another.
func differenceKey(d *model.Difference) string {
	key := []byte(string(d.Kind) + " " + string(d.Relation))
	for _, m := range knownBy(d) {
		key = fmt.Append(key, " ", m.Article, " ", m.Start, " ", m.End)
		if m.Sentence == model.InTitle {
			key = append(key, " headline"...)
		}
	}
	return string(key)
}

// A finder finds places in the articles of a story, and keeps what it learns of
// them: it must not outlive a change of the story.
type finder struct {
	story *model.Story
	texts map[searched]*quote.Text
}

// searched is the text of an article, or its headline.
type searched struct {
	article  int
	headline bool
}

// find returns where the words of a place stand, and in which article; a negative
// number where the story has no such article.
func (f *finder) find(p place, t quote.Tolerance) (article int, m quote.Match, ok bool) {
	article = articleOf(f.story, p.Article)
	if article < 0 {
		return article, m, false
	}
	if f.texts == nil {
		f.texts = make(map[searched]*quote.Text)
	}
	in := searched{article, p.Headline}
	if f.texts[in] == nil {
		text := f.story.Articles[article].Text
		if p.Headline {
			text = f.story.Articles[article].Title
		}
		f.texts[in] = quote.In(text)
	}
	m, ok = f.texts[in].Find(p.Quote, t)
	return article, m, ok
}

// sentence returns the sentence that stands where the words of a place do, and
// whether there is one.
func (f *finder) sentence(p place) (model.SentenceRef, bool) {
	article, m, ok := f.find(p, quote.Sentence)
	if !ok {
		return model.SentenceRef{}, false
	}
	a := &f.story.Articles[article]
	best, most := -1, 0
	for i := max(a.SentenceAt(m.Start), 0); i < len(a.Sentences) && a.Sentences[i].Start < m.End; i++ {
		s := a.Sentences[i]
		if n := min(s.End, m.End) - max(s.Start, m.Start); n > most {
			best, most = i, n
		}
	}
	return model.SentenceRef{Article: article, Sentence: best}, best >= 0
}
