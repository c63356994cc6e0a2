package analyze

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// noTopic stands for no topic.
const noTopic = -1

// A grouping is the topics of a story while sentences move between them. Topics
// keep their numbers; new ones are added after them.
type grouping struct {
	story   *model.Story
	topicOf map[model.SentenceRef]int
	members []map[model.SentenceRef]bool // by topic
}

func newGrouping(story *model.Story, topics []model.Topic) *grouping {
	g := &grouping{story: story, topicOf: make(map[model.SentenceRef]int)}
	for t, topic := range topics {
		g.members = append(g.members, make(map[model.SentenceRef]bool))
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				g.move(model.SentenceRef{Article: p.Article, Sentence: s}, t)
			}
		}
	}
	return g
}

// topicFor returns the topic of the sentence, or noTopic.
func (g *grouping) topicFor(ref model.SentenceRef) int {
	if t, ok := g.topicOf[ref]; ok {
		return t
	}
	return noTopic
}

// move moves the sentence to a topic, or to noTopic.
func (g *grouping) move(ref model.SentenceRef, topic int) {
	if old := g.topicFor(ref); old != noTopic {
		delete(g.members[old], ref)
	}
	if topic == noTopic {
		delete(g.topicOf, ref)
		return
	}
	g.topicOf[ref] = topic
	g.members[topic][ref] = true
}

// releaseRejected removes the sentences of rejected pairs from a topic that
// they share unless a link keeps them there. Which ones are kept is decided
// before any is moved, so that their order does not matter.
func (g *grouping) releaseRejected(c *corrected) {
	held := make(map[model.SentenceRef]bool)
	for _, l := range c.links {
		if t := g.topicFor(l.From); t != noTopic && t == g.topicFor(l.To) {
			held[l.From], held[l.To] = true, true
		}
	}
	var free []model.SentenceRef
	for pair := range c.rejected { // which lists each both ways
		if t := g.topicFor(pair[0]); t != noTopic && t == g.topicFor(pair[1]) && !held[pair[0]] {
			free = append(free, pair[0])
		}
	}
	for _, ref := range free {
		g.move(ref, noTopic)
	}
}

// joinSentences moves sentences of at least two articles to one topic: the
// largest that any of them is in, or a new one. A topic that is left with one
// article joins them.
func (g *grouping) joinSentences(together []model.SentenceRef) {
	to := noTopic
	left := make(map[int]bool)
	for _, ref := range together {
		if t := g.topicFor(ref); t != noTopic {
			left[t] = true
			if to == noTopic || len(g.members[t]) > len(g.members[to]) {
				to = t
			}
		}
	}
	if to == noTopic {
		to = len(g.members)
		g.members = append(g.members, make(map[model.SentenceRef]bool))
	}
	for _, ref := range together {
		g.move(ref, to)
	}
	delete(left, to)
	for topic := range left {
		if g.articleCount(topic) > 1 {
			continue
		}
		for ref := range g.members[topic] {
			g.move(ref, to)
		}
	}
}

// connectedSets returns the connected components of the accepted corrections:
// each set sorted, and the sets in order of their first corrections.
func connectedSets(accepted []model.Correction) [][]model.SentenceRef {
	partners := make(map[model.SentenceRef][]model.SentenceRef)
	for _, one := range accepted {
		partners[one.From] = append(partners[one.From], one.To)
		partners[one.To] = append(partners[one.To], one.From)
	}
	var sets [][]model.SentenceRef
	seen := make(map[model.SentenceRef]bool)
	for _, one := range accepted {
		if seen[one.From] {
			continue
		}
		seen[one.From] = true
		set := []model.SentenceRef{one.From}
		for i := 0; i < len(set); i++ {
			for _, next := range partners[set[i]] {
				if !seen[next] {
					seen[next] = true
					set = append(set, next)
				}
			}
		}
		slices.SortFunc(set, model.SentenceRef.Compare)
		sets = append(sets, set)
	}
	return sets
}

// articleCount returns the number of articles with sentences in the topic.
func (g *grouping) articleCount(topic int) int {
	seen := make(map[int]bool)
	for ref := range g.members[topic] {
		seen[ref.Article] = true
	}
	return len(seen)
}

// topics returns the topics of at least two articles, old ones in their order
// and new ones by their first sentence, and the new index of each old topic,
// noTopic if it is gone.
func (g *grouping) topics(before []model.Topic) (list []model.Topic, number []int) {
	var order []int
	first := make([]model.SentenceRef, len(g.members))
	for t := range g.members {
		if g.articleCount(t) < 2 {
			continue
		}
		first[t] = g.sortedMembers(t)[0]
		at := len(order)
		if t >= len(before) {
			if i := slices.IndexFunc(order, func(o int) bool { return first[o].Compare(first[t]) > 0 }); i >= 0 {
				at = i
			}
		}
		order = slices.Insert(order, at, t)
	}
	number = slices.Repeat([]int{noTopic}, len(before))
	for i, t := range order {
		topic := model.Topic{Passages: g.passages(t)}
		if t < len(before) {
			number[t] = i
			topic.Label = before[t].Label
		} else {
			topic.Label = g.label(t)
		}
		list = append(list, topic)
	}
	return list, number
}

// sortedMembers returns the sentences of the topic in order.
func (g *grouping) sortedMembers(topic int) []model.SentenceRef {
	list := make([]model.SentenceRef, 0, len(g.members[topic]))
	for ref := range g.members[topic] {
		list = append(list, ref)
	}
	slices.SortFunc(list, model.SentenceRef.Compare)
	return list
}

func (g *grouping) passages(topic int) []model.Passage {
	var list []model.Passage
	for _, ref := range g.sortedMembers(topic) {
		if n := len(list); n == 0 || list[n-1].Article != ref.Article {
			list = append(list, model.Passage{Article: ref.Article})
		}
		p := &list[len(list)-1]
		p.Sentences = append(p.Sentences, ref.Sentence)
	}
	return list
}

// maxLabelWords is how many words label a topic that a person made.
const maxLabelWords = 6

// label returns the first words of the topic's first sentence, for a topic that
// a person made.
func (g *grouping) label(topic int) string {
	sentence := g.story.SentenceText(g.sortedMembers(topic)[0])
	words := text.Words(sentence, 0)
	if len(words) <= maxLabelWords {
		return text.SanitizeLine(strings.TrimRight(sentence, ".!? "))
	}
	return text.SanitizeLine(sentence[words[0].Start:words[maxLabelWords-1].End]) + " …"
}
