package annotate

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// differences reads the differences of the topics that are left.
func (r *reading) differences(topics []model.Topic) []model.Difference {
	var list []model.Difference
	known := make(map[string]bool)
	for i := range r.form.Differences {
		d, ok := r.difference(i, topics)
		if !ok {
			continue
		}
		key := fmt.Sprint(d.Topic, d.Kind, d.Relation, d.Mentions)
		if known[key] {
			r.warn("%s is there twice", r.title(i))
			continue
		}
		known[key] = true
		list = append(list, d)
	}
	return list
}

// title names a difference in a warning.
func (r *reading) title(i int) string {
	d := r.form.Differences[i]
	about := d.Note
	if about == "" && len(d.Values) > 0 {
		about = d.Values[0].Text
	}
	return fmt.Sprintf("difference %d (%s)", i, quoted(about))
}

// difference reads one difference, and tells whether enough of it is left.
func (r *reading) difference(i int, topics []model.Topic) (model.Difference, bool) {
	form := r.form.Differences[i]
	if form.Topic < 0 || form.Topic >= len(r.numbers) || r.numbers[form.Topic] < 0 {
		r.warn("%s is left out: there is no topic %d", r.title(i), form.Topic)
		return model.Difference{}, false
	}
	if !slices.Contains(model.Relations(), form.Relation) {
		r.warn("%s is left out: there is no relation %s", r.title(i), quoted(string(form.Relation)))
		return model.Difference{}, false
	}
	d := model.Difference{
		Topic: r.numbers[form.Topic], Kind: form.Kind, Relation: form.Relation, Why: text.SanitizeLine(form.Note),
	}
	if !slices.Contains(model.Kinds(), d.Kind) {
		r.warn("%s: there is no kind %s, taken as %s", r.title(i), quoted(string(d.Kind)), model.Other)
		d.Kind = model.Other
	}
	for _, v := range form.Values {
		if m, ok := r.mention(i, v, &topics[d.Topic]); ok {
			m.Kind = d.Kind
			d.Mentions = append(d.Mentions, m)
		}
	}
	sortMentions(d.Mentions)
	d.Mentions = slices.CompactFunc(d.Mentions, func(a, b model.Detail) bool {
		if !samePlace(a, b) {
			return false
		}
		article := &r.story.Articles[a.Article]
		r.warn("%s: %s of article %s is there twice", r.title(i), quoted(a.In(article.Text)), quoted(article.ID))
		return true
	})
	return d, r.enough(i, &d)
}

// sortMentions puts mentions in their order.
func sortMentions(list []model.Detail) {
	slices.SortStableFunc(list, func(a, b model.Detail) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// samePlace tells whether two mentions mark the same words.
func samePlace(a, b model.Detail) bool { return a.Article == b.Article && a.Span == b.Span }

// enough tells whether what is left of a difference still is one.
func (r *reading) enough(i int, d *model.Difference) bool {
	switch twoSided := d.Relation == model.Conflict || d.Relation == model.Variant; {
	case len(d.Mentions) == 0:
		r.warn("%s is left out: no value of it is there", r.title(i))
		return false
	case twoSided && len(d.Articles()) < 2:
		r.warn("%s is left out: only one article has a value of it", r.title(i))
		return false
	}
	return true
}

// mention finds the place of a value, and tells whether it is there.
func (r *reading) mention(i int, v formValue, topic *model.Topic) (model.Detail, bool) {
	at, ok := r.locate(v.Article, v.Sentence)
	if !ok {
		r.warn("%s: article %s has no sentence %d", r.title(i), quoted(v.Article), v.Sentence)
		return model.Detail{}, false
	}
	m, ok := r.findValue(at, v, topic)
	if !ok {
		r.warn("%s: %s is not in sentence %d of article %s any more", r.title(i), quoted(v.Text), v.Sentence, quoted(v.Article))
	}
	m.Value = text.SanitizeLine(v.Value)
	return m, ok
}

// findValue finds the words of a value in its sentence, or else in the article's
// passage of the topic where they stand there once.
func (r *reading) findValue(at place, v formValue, topic *model.Topic) (model.Detail, bool) {
	if r.searched > maxSearched {
		return model.Detail{}, false
	}
	words := fold(text.SanitizeLine(v.Text)).text
	article := r.storyOf[at.article]
	sentences := slices.Sorted(slices.Values(r.to[at.article][at.sentence]))
	if list := r.find(article, sentences, words); len(list) > 0 {
		return list[min(max(v.Occurrence, 1), len(list))-1], true
	}
	if m, ok := r.findAcross(article, sentences, words); ok {
		return m, true
	}
	for _, p := range topic.Passages {
		if p.Article != article {
			continue
		}
		if list := r.find(article, p.Sentences, words); len(list) == 1 {
			return list[0], true
		}
	}
	return model.Detail{}, false
}

// findAcross finds words that reach over several sentences, where what the
// annotations take for one is cut, and gives the longest part of them in one.
func (r *reading) findAcross(article int, sentences []int, words string) (longest model.Detail, found bool) {
	if len(sentences) < 2 {
		return longest, false
	}
	a := &r.story.Articles[article]
	start, end := a.Sentences[sentences[0]].Start, a.Sentences[sentences[len(sentences)-1]].End
	if r.searched += end - start; r.searched > maxSearched {
		return longest, false
	}
	places := slices.Concat(fold(a.Text[start:end]).find(words))
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

// find lists where the words stand in the sentences: first as whole words, then
// within longer ones.
func (r *reading) find(article int, sentences []int, words string) []model.Detail {
	var whole, within []model.Detail
	for _, s := range sentences {
		ref := model.SentenceRef{Article: article, Sentence: s}
		f, ok := r.folds[ref]
		if !ok {
			f = fold(r.story.SentenceText(ref))
			r.folds[ref] = f
		}
		if r.searched += len(f.text); r.searched > maxSearched {
			return nil
		}
		asWhole, asPart := f.find(words)
		whole = append(whole, details(r.story, ref, asWhole)...)
		within = append(within, details(r.story, ref, asPart)...)
	}
	return append(whole, within...)
}

// details makes details of spans of a sentence's text.
func details(story *model.Story, ref model.SentenceRef, spans []model.Span) []model.Detail {
	start := story.Sentence(ref).Start
	list := make([]model.Detail, len(spans))
	for i, s := range spans {
		list[i] = model.Detail{SentenceRef: ref, Span: model.Span{Start: start + s.Start, End: start + s.End}}
	}
	return list
}
