package analyze

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// none stands for no topic.
const none = -1

// A grouping is the topics of a story while sentences move between them. The
// numbers of topics do not change; new ones come after.
type grouping struct {
	story   *model.Story
	topicOf map[model.SentenceRef]int
	members []map[model.SentenceRef]bool // by topic
}

func group(story *model.Story, topics []model.Topic) *grouping {
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

// topic gives the topic of the sentence, or none.
func (g *grouping) topic(ref model.SentenceRef) int {
	if t, ok := g.topicOf[ref]; ok {
		return t
	}
	return none
}

// move puts the sentence into the topic, or into none.
func (g *grouping) move(ref model.SentenceRef, topic int) {
	if old := g.topic(ref); old != none {
		delete(g.members[old], ref)
	}
	if topic == none {
		delete(g.topicOf, ref)
		return
	}
	g.topicOf[ref] = topic
	g.members[topic][ref] = true
}

// release lets the sentences of rejected pairs out of a topic that they share,
// those that no link holds there. Who is held is found out for all of them
// before the first one goes, so that their order does not matter.
func (g *grouping) release(c *corrected) {
	held := make(map[model.SentenceRef]bool)
	for _, l := range c.links {
		if t := g.topic(l.From); t != none && t == g.topic(l.To) {
			held[l.From], held[l.To] = true, true
		}
	}
	var free []model.SentenceRef
	for pair := range c.rejected { // which lists each both ways
		if t := g.topic(pair[0]); t != none && t == g.topic(pair[1]) && !held[pair[0]] {
			free = append(free, pair[0])
		}
	}
	for _, ref := range free {
		g.move(ref, none)
	}
}

// join puts sentences that belong together, of two articles at least, into one
// topic: the largest that any of them is in, or a new one. A topic that they
// leave to one article alone goes with them.
func (g *grouping) join(together []model.SentenceRef) {
	to := none
	left := make(map[int]bool)
	for _, ref := range together {
		if t := g.topic(ref); t != none {
			left[t] = true
			if to == none || len(g.members[t]) > len(g.members[to]) {
				to = t
			}
		}
	}
	if to == none {
		to = len(g.members)
		g.members = append(g.members, make(map[model.SentenceRef]bool))
	}
	for _, ref := range together {
		g.move(ref, to)
	}
	delete(left, to)
	for topic := range left {
		if g.articles(topic) > 1 {
			continue
		}
		for ref := range g.members[topic] {
			g.move(ref, to)
		}
	}
}

// together lists the sentences that accepted corrections join, directly or over
// others: each set in order, and the sets by their first sentence.
func together(accepted []model.Correction) [][]model.SentenceRef {
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

// articles counts the articles that the topic has sentences of.
func (g *grouping) articles(topic int) int {
	seen := make(map[int]bool)
	for ref := range g.members[topic] {
		seen[ref.Article] = true
	}
	return len(seen)
}

// topics gives the topics that at least two articles treat, those that were
// there before in their order and new ones where their first sentence belongs,
// and the number that each of those before has now.
func (g *grouping) topics(before []model.Topic) (list []model.Topic, number []int) {
	var order []int
	first := make([]model.SentenceRef, len(g.members))
	for t := range g.members {
		if g.articles(t) < 2 {
			continue
		}
		first[t] = g.sorted(t)[0]
		at := len(order)
		if t >= len(before) {
			if i := slices.IndexFunc(order, func(o int) bool { return first[o].Compare(first[t]) > 0 }); i >= 0 {
				at = i
			}
		}
		order = slices.Insert(order, at, t)
	}
	number = slices.Repeat([]int{none}, len(before))
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

// sorted lists the sentences of the topic in order.
func (g *grouping) sorted(topic int) []model.SentenceRef {
	list := make([]model.SentenceRef, 0, len(g.members[topic]))
	for ref := range g.members[topic] {
		list = append(list, ref)
	}
	slices.SortFunc(list, model.SentenceRef.Compare)
	return list
}

func (g *grouping) passages(topic int) []model.Passage {
	var list []model.Passage
	for _, ref := range g.sorted(topic) {
		if n := len(list); n == 0 || list[n-1].Article != ref.Article {
			list = append(list, model.Passage{Article: ref.Article})
		}
		p := &list[len(list)-1]
		p.Sentences = append(p.Sentences, ref.Sentence)
	}
	return list
}

// labelWords is how many words name a topic that a person made.
const labelWords = 6

// label names a topic that a person made by the first words of its first
// sentence.
func (g *grouping) label(topic int) string {
	sentence := g.story.SentenceText(g.sorted(topic)[0])
	words := text.Words(sentence, 0)
	if len(words) <= labelWords {
		return text.SanitizeLine(strings.TrimRight(sentence, ".!? "))
	}
	return text.SanitizeLine(sentence[words[0].Start:words[labelWords-1].End]) + " …"
}
