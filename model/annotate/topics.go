package annotate

import (
	"cmp"
	"slices"
	"strconv"

	"triptych/model"
	"triptych/model/text"
)

// topics returns the topics. A sentence of the story goes to the topic of the
// annotated sentence that it overlaps most.
func (im *importer) topics() []model.Topic {
	topicOf := im.annotatedTopics()
	sentences := make([][][]int, len(im.file.Topics)) // topic, article of the story
	for t := range sentences {
		sentences[t] = make([][]int, len(im.story.Articles))
	}
	for article, formOf := range im.fileArticles {
		for s, annotated := range im.fileSentences[article] {
			for _, g := range annotated {
				if t, ok := topicOf[place{formOf, g}]; ok {
					sentences[t][article] = append(sentences[t][article], s)
					break
				}
			}
		}
	}
	var topics []model.Topic
	im.topicIndex = make([]int, len(im.file.Topics))
	for t, form := range im.file.Topics {
		topic := model.Topic{Label: text.SanitizeLine(form.Label)}
		for article, list := range sentences[t] {
			if len(list) > 0 {
				topic.Passages = append(topic.Passages, model.Passage{Article: article, Sentences: list})
			}
		}
		if im.topicIndex[t] = -1; len(topic.Passages) < 2 {
			im.warn("topic %d (%s) is left out: fewer than two articles treat it", t, quote(form.Label))
			continue
		}
		im.topicIndex[t] = len(topics)
		topics = append(topics, topic)
	}
	return topics
}

// annotatedTopics returns the topic of each annotated sentence that has one:
// the first that lists it.
func (im *importer) annotatedTopics() map[place]int {
	topicOf := make(map[place]int)
	for t, topic := range im.file.Topics {
		for _, name := range im.sortedNames(topic.Sentences) {
			for _, s := range topic.Sentences[name] {
				at, ok := im.locate(name, s)
				if !ok {
					im.warn("topic %d (%s): article %s has no sentence %d", t, quote(topic.Label), quote(name), s)
					continue
				}
				if first, twice := topicOf[at]; twice {
					im.warn("topic %d (%s): sentence %d of article %s is in topic %d already", t, quote(topic.Label), s, quote(name), first)
					continue
				}
				topicOf[at] = t
				if len(im.storySentences[at.article][at.sentence]) == 0 {
					im.lossOf(at).topics = append(im.lossOf(at).topics, topic.Label)
				}
			}
		}
	}
	return topicOf
}

// sortedNames returns the names of articles in the order of the annotations.
func (im *importer) sortedNames(byName map[string][]int) []string {
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(im.fileArticle(a), im.fileArticle(b)), cmp.Compare(a, b))
	})
	return names
}

// lossOf returns the loss of a sentence that is not in the story any more, made
// if there is none yet.
func (im *importer) lossOf(at place) *loss {
	if im.lost[at] == nil {
		im.lost[at] = new(loss)
	}
	return im.lost[at]
}

// warnOfLostSentences warns of each sentence that something refers to and that
// is not in the story any more.
func (im *importer) warnOfLostSentences() {
	var places []place
	for at := range im.lost {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.sentence, b.sentence))
	})
	for _, at := range places {
		a, l := im.file.Articles[at.article], im.lost[at]
		what := ""
		for _, label := range l.topics {
			what += ", with its place in topic " + quote(label)
		}
		switch {
		case l.links == 1:
			what += ", with 1 link"
		case l.links > 1:
			what += ", with " + strconv.Itoa(l.links) + " links"
		}
		im.warn("sentence %d of article %s (%s) is not in the article any more: left out%s", at.sentence, quote(a.ID), quote(a.Sentences[at.sentence]), what)
	}
}
