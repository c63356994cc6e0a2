package analyze

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// minOwnTopic is the certainty from which a difference that stands in no topic makes
// one of its own.
const minOwnTopic = 0.5

// WithOwnTopics adds a topic, of its sentences, for each likely difference none of
// whose mentions stands in one, the likeliest first, and files it there. Topics are by
// place, and come back with the differences, in their order.
func WithOwnTopics(story *model.Story, topics []model.Topic, differences []model.Difference) ([]model.Topic, []model.Difference) {
	return withOwnTopics(story, topics, differences, func(*model.Difference) bool { return true })
}

// withOwnTopics is WithOwnTopics for those differences that may have a topic.
func withOwnTopics(story *model.Story, topics []model.Topic, differences []model.Difference, may func(*model.Difference) bool) ([]model.Topic, []model.Difference) {
	g := newGrouping(story, topics)
	differences = slices.Clone(differences)
	var labels []string // of the new topics
	for _, i := range byCertainty(differences) {
		d := &differences[i]
		if d.Certainty < minOwnTopic || !g.isOutside(d) || !may(d) {
			continue
		}
		labels = append(labels, ownLabel(story, d))
		g.members = append(g.members, make(map[model.SentenceRef]bool))
		for _, m := range d.Mentions {
			g.move(m.SentenceRef, len(g.members)-1)
		}
	}
	if len(labels) == 0 {
		return topics, differences
	}
	for i := range differences {
		if t := g.newTopicOf(&differences[i], len(topics)); t != noTopic {
			differences[i].Topic = t
		}
	}
	return g.inserted(topics, labels, differences)
}

// byCertainty returns the numbers of differences, the likeliest first.
func byCertainty(differences []model.Difference) []int {
	order := make([]int, len(differences))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(differences[j].Certainty, differences[i].Certainty) })
	return order
}

// isOutside reports whether a difference is between sentences of which none is in a
// topic.
func (g *grouping) isOutside(d *model.Difference) bool {
	if d.Relation == model.Extra || d.Relation == model.Missing || len(d.Mentions) == 0 {
		return false
	}
	inTopic := func(m model.Detail) bool { return g.topicFor(m.SentenceRef) != noTopic }
	return d.Mentions[0].Article != d.Mentions[len(d.Mentions)-1].Article && !slices.ContainsFunc(d.Mentions, inTopic)
}

// newTopicOf returns the new topic, one from first on, in which all those mentions of a
// difference stand that stand in any; else noTopic.
func (g *grouping) newTopicOf(d *model.Difference, first int) int {
	found := noTopic
	for _, m := range d.Mentions {
		switch t := g.topicFor(m.SentenceRef); {
		case t == noTopic || t == found:
		case t < first || found != noTopic:
			return noTopic
		default:
			found = t
		}
	}
	return found
}

// ownLabel returns what a difference is about, with a capital, or else how its first
// mention reads.
func ownLabel(story *model.Story, d *model.Difference) string {
	label := d.About
	if label == "" {
		m := d.Mentions[0]
		label = text.SanitizeLine(m.In(story.Articles[m.Article].Text))
	}
	return text.Capitalize(label)
}

// inserted returns old topics in their order with new ones at their place, and the
// differences with the numbers of these.
func (g *grouping) inserted(old []model.Topic, labels []string, differences []model.Difference) ([]model.Topic, []model.Difference) {
	topics := slices.Clone(old)
	order := make([]int, len(old)) // by place: the number among the members
	for i := range order {
		order[i] = i
	}
	for t := len(old); t < len(g.members); t++ {
		topic := model.Topic{Label: labels[t-len(old)], Passages: g.passages(t)}
		at := slices.IndexFunc(topics, func(o model.Topic) bool { return firstSentence(o).Compare(firstSentence(topic)) > 0 })
		if at < 0 {
			at = len(topics)
		}
		topics, order = slices.Insert(topics, at, topic), slices.Insert(order, at, t)
	}
	for i := range differences {
		differences[i].Topic = slices.Index(order, differences[i].Topic)
	}
	return topics, differences
}
