package annotate

import (
	"cmp"
	"slices"
	"strconv"

	"triptych/model"
	"triptych/model/text"
)

// topics reads the topics. A sentence of the story goes to the topic of the
// annotated sentence with which it has most in common.
func (r *reading) topics() []model.Topic {
	topicOf := r.claims()
	sentences := make([][][]int, len(r.form.Topics)) // topic, article of the story
	for t := range sentences {
		sentences[t] = make([][]int, len(r.story.Articles))
	}
	for article, formOf := range r.formOf {
		for s, annotated := range r.back[article] {
			for _, g := range annotated {
				if t, ok := topicOf[place{formOf, g}]; ok {
					sentences[t][article] = append(sentences[t][article], s)
					break
				}
			}
		}
	}
	var topics []model.Topic
	r.numbers = make([]int, len(r.form.Topics))
	for t, form := range r.form.Topics {
		topic := model.Topic{Label: text.SanitizeLine(form.Label)}
		for article, list := range sentences[t] {
			if len(list) > 0 {
				topic.Passages = append(topic.Passages, model.Passage{Article: article, Sentences: list})
			}
		}
		if r.numbers[t] = -1; len(topic.Passages) < 2 {
			r.warn("topic %d (%s) is left out: fewer than two articles treat it", t, quoted(form.Label))
			continue
		}
		r.numbers[t] = len(topics)
		topics = append(topics, topic)
	}
	return topics
}

// claims gives the topic of each annotated sentence that has one: the first
// that lists it.
func (r *reading) claims() map[place]int {
	topicOf := make(map[place]int)
	for t, topic := range r.form.Topics {
		for _, name := range r.inOrder(topic.Sentences) {
			for _, s := range topic.Sentences[name] {
				at, ok := r.locate(name, s)
				if !ok {
					r.warn("topic %d (%s): article %s has no sentence %d", t, quoted(topic.Label), quoted(name), s)
					continue
				}
				if first, twice := topicOf[at]; twice {
					r.warn("topic %d (%s): sentence %d of article %s is in topic %d already", t, quoted(topic.Label), s, quoted(name), first)
					continue
				}
				topicOf[at] = t
				if len(r.to[at.article][at.sentence]) == 0 {
					r.lose(at).topics = append(r.lose(at).topics, topic.Label)
				}
			}
		}
	}
	return topicOf
}

// inOrder lists the names of articles in the order of the annotations.
func (r *reading) inOrder(byName map[string][]int) []string {
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(r.named(a), r.named(b)), cmp.Compare(a, b)) })
	return names
}

// lose notes that a sentence that is wanted is not in the story any more.
func (r *reading) lose(at place) *loss {
	if r.lost[at] == nil {
		r.lost[at] = new(loss)
	}
	return r.lost[at]
}

// warnOfLostSentences tells of each sentence that was wanted in vain.
func (r *reading) warnOfLostSentences() {
	var places []place
	for at := range r.lost {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.sentence, b.sentence))
	})
	for _, at := range places {
		a, l := r.form.Articles[at.article], r.lost[at]
		what := ""
		for _, label := range l.topics {
			what += ", with its place in topic " + quoted(label)
		}
		switch {
		case l.links == 1:
			what += ", with 1 link"
		case l.links > 1:
			what += ", with " + strconv.Itoa(l.links) + " links"
		}
		r.warn("sentence %d of article %s (%s) is not in the article any more: left out%s", at.sentence, quoted(a.ID), quoted(a.Sentences[at.sentence]), what)
	}
}
