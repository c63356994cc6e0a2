package compare

import (
	"slices"

	"triptych/model"
)

// topics say which topic each sentence of a story belongs to.
type topics struct {
	of    [][]int // by article and sentence: its topic, -1 for none
	count int
}

func newTopics(story *model.Story, list []model.Topic) *topics {
	t := &topics{count: len(list)}
	for a := range story.Articles {
		t.of = append(t.of, slices.Repeat([]int{-1}, len(story.Articles[a].Sentences)))
	}
	for i, topic := range list {
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				t.of[p.Article][s] = i
			}
		}
	}
	return t
}

// maxTopicDistance is how many sentences a lone detail may be from the passage of the
// topic under which it is filed.
const maxTopicDistance = 3

// forPair returns the topic under which a difference of the two sentences is
// filed, -1 for none.
func (tp *topics) forPair(a, b model.SentenceRef) int {
	if t := tp.of[a.Article][a.Sentence]; t >= 0 {
		return t
	}
	return tp.of[b.Article][b.Sentence]
}

// ofMost returns the topic that holds most of the mentions, the lowest of
// several; without one, that of the nearest sentence of an article of theirs.
func (tp *topics) ofMost(mentions []model.Detail) int {
	count := make([]int, tp.count)
	for _, m := range mentions {
		if t := tp.of[m.Article][m.Sentence]; t >= 0 {
			count[t]++
		}
	}
	if best := slices.Index(count, slices.Max(count)); count[best] > 0 {
		return best
	}
	topic, nearest := 0, tp.count<<32
	for _, m := range mentions {
		if t, away := tp.nearest(m.Article, m.Sentence, len(tp.of[m.Article])); t >= 0 && away < nearest {
			topic, nearest = t, away
		}
	}
	return topic
}

// nearest returns the topic of the nearest sentence of the article that
// has one, the earlier of two at the same distance, and how many sentences away
// that is; -1 if none is within most sentences.
func (tp *topics) nearest(article, sentence, most int) (topic, away int) {
	topics := tp.of[article]
	for away := range most + 1 {
		for _, s := range []int{sentence - away, sentence + away} {
			if s >= 0 && s < len(topics) && topics[s] >= 0 {
				return topics[s], away
			}
		}
	}
	return -1, 0
}

// near returns the sentences in or near a topic. What one
// article alone reports is often in a sentence that no other article answers,
// amid a subject they share.
func (tp *topics) near() []nearSentence {
	var list []nearSentence
	for a := range tp.of {
		for s := range tp.of[a] {
			if topic, away := tp.nearest(a, s, maxTopicDistance); topic >= 0 {
				list = append(list, nearSentence{model.SentenceRef{Article: a, Sentence: s}, topic, away})
			}
		}
	}
	return list
}

// A nearSentence is a sentence and the topic that its details are filed under,
// distance sentences away.
type nearSentence struct {
	model.SentenceRef
	topic, distance int
}

// isBetween reports whether the nearest sentences with a topic, before
// and after within maxTopicDistance, are both of this one.
func (tp *topics) isBetween(ref model.SentenceRef, topic int) bool {
	topics := tp.of[ref.Article]
	near := func(step int) bool {
		for away := 1; away <= maxTopicDistance; away++ {
			if s := ref.Sentence + step*away; s < 0 || s >= len(topics) {
				return false
			} else if topics[s] >= 0 {
				return topics[s] == topic
			}
		}
		return false
	}
	return near(-1) && near(1)
}
