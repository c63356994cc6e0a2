package report

import (
	"fmt"
	"slices"
	"strconv"

	"triptych/model"
	"triptych/model/text"
)

// noTopic stands for the topic of what belongs to none.
const noTopic = -1

// pairs returns the counterparts of a topic, those that lead to one another once;
// none in a report that is not explained.
func (t *table) pairs(topic int) []model.Counterpart {
	if !t.Explain {
		return nil
	}
	var list []model.Counterpart
	for _, c := range t.Counterparts {
		if t.mutual(c) && c.To.Compare(c.From) < 0 {
			continue
		}
		own := t.TopicOf(c.From)
		if own == noTopic {
			own = t.TopicOf(c.To)
		}
		if own == topic {
			list = append(list, c)
		}
	}
	return list
}

// mutual reports whether the two sentences are counterparts of one another.
func (t *table) mutual(c model.Counterpart) bool {
	back := t.CounterpartsOf(c.To, c.From.Article)
	return slices.ContainsFunc(back, func(b model.Counterpart) bool { return b.To == c.From })
}

// reason writes why a difference was made; that a person made it always.
func (t *table) reason(d *model.Difference) {
	switch why := text.SanitizeLine(d.Why); {
	case why == "":
	case d.ByHand:
		t.text(mentionIndent, why)
	case t.Explain:
		t.said("why", "", why)
	}
}

// counterparts writes the pairs of a topic, each with how sure the analysis is
// of it, and why.
func (t *table) counterparts(topic int) {
	list := t.pairs(topic)
	if len(list) == 0 {
		return
	}
	t.blank()
	t.text(topicIndent, "Counterparts")
	last := model.SentenceRef{Article: noTopic}
	for _, c := range list {
		name, number := t.Outlets[c.From.Article], strconv.Itoa(c.From.Sentence+1)
		if c.From == last {
			name, number = "", ""
		}
		last = c.From
		t.mention(name, number, t.counterpart(c))
	}
}

// counterpart says what the sentence of a pair is set beside.
func (t *table) counterpart(c model.Counterpart) string {
	sign, certainty := "=", "by hand"
	if !t.mutual(c) {
		sign = "->"
	}
	if c.Score != model.NoScore {
		certainty = strconv.FormatFloat(c.Score, 'f', 2, 64)
	}
	line := fmt.Sprintf("%s %s %d (%s)", sign, t.Outlets[c.To.Article], c.To.Sentence+1, certainty)
	if why := text.SanitizeLine(c.Why); why != "" {
		line += ": " + why
	}
	return line
}

// others writes the counterparts that belong to no topic.
func (t *table) others() {
	if len(t.pairs(noTopic)) > 0 {
		t.blank()
		t.text(0, "In no topic")
		t.counterparts(noTopic)
	}
}
