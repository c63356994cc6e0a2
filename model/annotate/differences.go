package annotate

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/folded"
	"triptych/model/text"
	"triptych/model/weigh"
)

// differences returns the differences of the topics that are left.
func (im *importer) differences(topics []model.Topic) []model.Difference {
	var list []model.Difference
	known := make(map[string]bool)
	for i := range im.file.Differences {
		d, ok := im.difference(i, topics)
		if !ok {
			continue
		}
		key := fmt.Sprint(d.Topic, d.Kind, d.Relation, d.Mentions, d.TitleMentions)
		if known[key] {
			im.warn("%s is there twice", im.title(i))
			continue
		}
		known[key] = true
		list = append(list, d)
	}
	return list
}

// title returns the name of a difference in a warning.
func (im *importer) title(i int) string {
	d := im.file.Differences[i]
	about := d.Note
	if about == "" && len(d.Values) > 0 {
		about = d.Values[0].Text
	}
	return fmt.Sprintf("difference %d (%s)", i, quote(about))
}

// maxAbout is how many bytes say what a difference is about at most.
const maxAbout = 120

// difference returns one difference; ok is false if not enough of it is left.
func (im *importer) difference(i int, topics []model.Topic) (model.Difference, bool) {
	form := im.file.Differences[i]
	if form.Topic < 0 || form.Topic >= len(im.topicIndex) || im.topicIndex[form.Topic] < 0 {
		im.warn("%s is left out: there is no topic %d", im.title(i), form.Topic)
		return model.Difference{}, false
	}
	if !slices.Contains(model.Relations(), form.Relation) {
		im.warn("%s is left out: there is no relation %s", im.title(i), quote(string(form.Relation)))
		return model.Difference{}, false
	}
	d := model.Difference{
		Topic: im.topicIndex[form.Topic], Kind: form.Kind, Relation: form.Relation, Why: text.SanitizeLine(form.Note),
	}
	if im.file.Reader != nil {
		d.About = text.Cut(text.SanitizeLine(form.About), maxAbout)
	}
	if !slices.Contains(model.Kinds(), d.Kind) {
		im.warn("%s: there is no kind %s, taken as %s", im.title(i), quote(string(d.Kind)), model.Other)
		d.Kind = model.Other
	}
	for _, v := range form.Values {
		m, ok := im.mention(i, v, &topics[d.Topic])
		m.Kind = d.Kind
		switch {
		case !ok:
		case m.Sentence == model.InTitle:
			d.TitleMentions = append(d.TitleMentions, m)
		default:
			d.Mentions = append(d.Mentions, m)
		}
	}
	d.Mentions, d.TitleMentions = im.inPlace(i, d.Mentions), im.inPlace(i, d.TitleMentions)
	return d, im.isComplete(i, &d)
}

// inPlace returns mentions of a difference by article, then by place, each once.
func (im *importer) inPlace(i int, list []model.Detail) []model.Detail {
	sortMentions(list)
	return slices.CompactFunc(list, func(a, b model.Detail) bool {
		if !samePlace(a, b) {
			return false
		}
		im.warn("%s: %s of article %s is there twice", im.title(i), quote(im.story.Words(a)), quote(im.story.Articles[a.Article].ID))
		return true
	})
}

// weighed returns differences of which somebody is so certain, with their weights.
func weighed(story *model.Story, list []model.Difference, certainty float64) []model.Difference {
	list = slices.Clone(list)
	for i := range list {
		list[i].Certainty = certainty
	}
	return weigh.Differences(detail.Read(story), list)
}

// sortMentions sorts by article, then by place.
func sortMentions(list []model.Detail) {
	slices.SortStableFunc(list, func(a, b model.Detail) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// samePlace reports whether two mentions mark the same words.
func samePlace(a, b model.Detail) bool { return a.Article == b.Article && a.Span == b.Span }

// isComplete reports whether what is left of a difference still is one.
func (im *importer) isComplete(i int, d *model.Difference) bool {
	switch twoSided := d.Relation == model.Conflict || d.Relation == model.Variant; {
	case len(d.Articles()) == 0:
		im.warn("%s is left out: no value of it is there", im.title(i))
		return false
	case twoSided && len(d.Articles()) < 2:
		im.warn("%s is left out: only one article has a value of it", im.title(i))
		return false
	}
	return true
}

// mention returns the place of a value; ok is false if it is not found.
func (im *importer) mention(i int, v fileValue, topic *model.Topic) (model.Detail, bool) {
	if v.Sentence == model.InTitle {
		return im.titleMention(i, v)
	}
	at, ok := im.locate(v.Article, v.Sentence)
	if !ok {
		im.warn("%s: article %s has no sentence %d", im.title(i), quote(v.Article), v.Sentence)
		return model.Detail{}, false
	}
	m, ok := im.findValue(at, v, topic)
	if !ok {
		im.warn("%s: %s is not in sentence %d of article %s any more", im.title(i), quote(v.Text), v.Sentence, quote(v.Article))
	}
	m.Value = text.SanitizeLine(v.Value)
	return m, ok
}

// titleMention returns the place of a value in a headline.
func (im *importer) titleMention(i int, v fileValue) (m model.Detail, ok bool) {
	at := im.fileArticle(v.Article)
	if at < 0 || im.storyArticles[at] < 0 {
		im.warn("%s: there is no article %s", im.title(i), quote(v.Article))
		return m, false
	}
	m.SentenceRef = model.SentenceRef{Article: im.storyArticles[at], Sentence: model.InTitle}
	m.Value = text.SanitizeLine(v.Value)
	title := folded.New(im.story.Articles[m.Article].Title)
	if im.searched += len(title.String); im.searched <= maxSearched {
		whole, within := title.Find(folded.New(text.SanitizeLine(v.Text)).String)
		if list := append(whole, within...); len(list) > 0 {
			m.Span = list[min(max(v.Occurrence, 1), len(list))-1]
			return m, true
		}
	}
	im.warn("%s: %s is not in the headline of article %s any more", im.title(i), quote(v.Text), quote(v.Article))
	return m, false
}

// findValue finds the words of a value in its sentence, or else in the
// article's passage of the topic if they occur there once.
func (im *importer) findValue(at place, v fileValue, topic *model.Topic) (model.Detail, bool) {
	if im.searched > maxSearched {
		return model.Detail{}, false
	}
	words := folded.New(text.SanitizeLine(v.Text)).String
	article := im.storyArticles[at.article]
	sentences := slices.Sorted(slices.Values(im.storySentences[at.article][at.sentence]))
	if list := im.find(article, sentences, words); len(list) > 0 {
		return list[min(max(v.Occurrence, 1), len(list))-1], true
	}
	if m, ok := im.findAcross(article, sentences, words); ok {
		return m, true
	}
	for _, p := range topic.Passages {
		if p.Article != article {
			continue
		}
		if list := im.find(article, p.Sentences, words); len(list) == 1 {
			return list[0], true
		}
	}
	return model.Detail{}, false
}

// findAcross finds words across several sentences, where an annotated sentence
// is split, and returns the longest part of them in one.
func (im *importer) findAcross(article int, sentences []int, words string) (longest model.Detail, found bool) {
	if len(sentences) < 2 {
		return longest, false
	}
	a := &im.story.Articles[article]
	start, end := a.Sentences[sentences[0]].Start, a.Sentences[sentences[len(sentences)-1]].End
	if im.searched += end - start; im.searched > maxSearched {
		return longest, false
	}
	places := slices.Concat(folded.New(a.Text[start:end]).Find(words))
	if len(places) == 0 {
		return longest, false
	}
	for _, s := range sentences {
		part := model.Span{
			Start: max(start+places[0].Start, a.Sentences[s].Start),
			End:   min(start+places[0].End, a.Sentences[s].End),
		}
		if part.Len() > longest.Len() {
			longest = model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: s}, Span: part}
		}
	}
	return longest, longest.Len() > 0
}

// find returns where the words occur in the sentences: first as whole words,
// then within longer ones.
func (im *importer) find(article int, sentences []int, words string) []model.Detail {
	var whole, within []model.Detail
	for _, s := range sentences {
		ref := model.SentenceRef{Article: article, Sentence: s}
		f, ok := im.folds[ref]
		if !ok {
			f = folded.New(im.story.SentenceText(ref))
			im.folds[ref] = f
		}
		if im.searched += len(f.String); im.searched > maxSearched {
			return nil
		}
		asWhole, asPart := f.Find(words)
		whole = append(whole, details(im.story, ref, asWhole)...)
		within = append(within, details(im.story, ref, asPart)...)
	}
	return append(whole, within...)
}

// details returns spans of a sentence's text as details.
func details(story *model.Story, ref model.SentenceRef, spans []model.Span) []model.Detail {
	start := story.Sentence(ref).Start
	list := make([]model.Detail, len(spans))
	for i, s := range spans {
		list[i] = model.Detail{SentenceRef: ref, Span: model.Span{Start: start + s.Start, End: start + s.End}}
	}
	return list
}
