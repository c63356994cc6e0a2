package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"triptych/model"
	"triptych/model/text"
)

// A pair is two counterparts as an explained report lists them.
type pair struct {
	model.Counterpart
	both bool // they are counterparts of one another
}

// noTopic stands for the topic of what belongs to none.
const noTopic = -1

// explain groups the counterparts by topic. Until then, and so in a report that
// is not explained, there are none.
func (t *table) explain() {
	back := make(map[[2]model.SentenceRef]bool, len(t.a.Counterparts))
	for _, c := range t.a.Counterparts {
		back[[2]model.SentenceRef{c.To, c.From}] = true
	}
	t.pairs = make(map[int][]pair)
	for _, c := range t.a.Counterparts {
		both := back[[2]model.SentenceRef{c.From, c.To}]
		if both && c.To.Compare(c.From) < 0 {
			continue // it is told with the other direction
		}
		topic := t.a.TopicOf(c.From)
		if topic == noTopic {
			topic = t.a.TopicOf(c.To)
		}
		t.pairs[topic] = append(t.pairs[topic], pair{c, both})
	}
	for _, list := range t.pairs {
		slices.SortStableFunc(list, func(a, b pair) int {
			return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.To.Article, b.To.Article))
		})
	}
}

// reason writes why a difference was made.
func (t *table) reason(d model.Difference) {
	if why := text.SanitizeLine(d.Why); t.pairs != nil && why != "" {
		t.said("why", "", why)
	}
}

// counterparts writes the pairs of a topic, each with how sure the analysis is
// of it, and why.
func (t *table) counterparts(topic int) {
	list := t.pairs[topic]
	if len(list) == 0 {
		return
	}
	t.blank()
	t.text(topicIndent, "Counterparts")
	last := model.SentenceRef{Article: noTopic}
	for _, p := range list {
		name, number := t.names[p.From.Article], strconv.Itoa(p.From.Sentence+1)
		if p.From == last {
			name, number = "", ""
		}
		last = p.From
		t.mention(name, number, t.counterpart(p))
	}
}

// counterpart says what the sentence of a pair is set beside.
func (t *table) counterpart(p pair) string {
	sign, certainty := "=", "by hand"
	if !p.both {
		sign = "->"
	}
	if p.Score != model.NoScore {
		certainty = strconv.FormatFloat(p.Score, 'f', 2, 64)
	}
	line := fmt.Sprintf("%s %s %d (%s)", sign, t.names[p.To.Article], p.To.Sentence+1, certainty)
	if why := text.SanitizeLine(p.Why); why != "" {
		line += ": " + why
	}
	return line
}

// others writes the counterparts that belong to no topic.
func (t *table) others() {
	if len(t.pairs[noTopic]) > 0 {
		t.blank()
		t.text(0, "In no topic")
		t.counterparts(noTopic)
	}
}
