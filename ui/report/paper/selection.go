package paper

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// A selection is which differences a report has, and counts those that it leaves out.
type selection struct {
	Options
	level  model.Level
	topics []int
	left   *LeftOut
}

// keeps reports whether the report has a difference, and counts it if it has not.
func (s *selection) keeps(d *model.Difference, id string) bool {
	state := notes.NoState
	if s.Book != nil {
		state = s.Book.Mark(d).State
	}
	switch {
	case !slices.Contains(s.topics, d.Topic), !isAsked(s.Kinds, d.Kind), !isAsked(s.Relations, d.Relation):
		s.left.Unasked++
	case s.Known[id]:
		s.left.Known++
	case !s.level.Includes(d.Level):
		s.left.Beyond++
	case isAsked(s.States, state):
		return true
	case state == notes.SetAside:
		s.left.Aside++
	default:
		s.left.Others++
	}
	return false
}

// isAsked reports whether a value is one of a list, or nothing was asked for.
func isAsked[T comparable](list []T, value T) bool {
	return list == nil || slices.Contains(list, value)
}

// tables returns the tables of what was asked for. Where only some differences are,
// what articles have in common is not.
func (p *Paper) tables(o Options, order []int) tables.Tables {
	a := *p.Analysis
	if o.Relations != nil || o.States != nil || o.Known != nil {
		a.Common = model.Common{}
	}
	if o.Versions {
		a.Copies = nil // what a version has of the one before is no news
	}
	within := func(m model.SentenceRef) bool { return o.Topics == nil || slices.Contains(p.Shown, a.TopicOf(m)) }
	a.Facts = slices.DeleteFunc(slices.Clone(a.Facts), func(f model.Fact) bool {
		return !isAsked(o.Kinds, f.Kind) || !slices.ContainsFunc(f.Mentions, func(m model.Detail) bool { return within(m.SentenceRef) })
	})
	a.Quotes = slices.DeleteFunc(slices.Clone(a.Quotes), func(q model.Quotation) bool {
		return !isAsked(o.Kinds, model.Quote) || !within(q.SentenceRef)
	})
	t := tables.New(&a, order)
	if o.Kinds != nil || o.Topics != nil {
		t.Shares = nil
	}
	return t
}

// An UnknownTopic is why a report cannot be made: no topic is called so.
type UnknownTopic struct {
	Asked string
	Names []string // the labels of the topics that there are, in their order
}

// Error names the topics that there are.
func (e *UnknownTopic) Error() string {
	if len(e.Names) == 0 {
		return fmt.Sprintf("there is no topic %q: the articles share no subject", e.Asked)
	}
	var list []string
	for i, name := range e.Names {
		list = append(list, fmt.Sprintf("%d %s", i+1, name))
	}
	return fmt.Sprintf("there is no topic %q: give the number of one, or words of its name: %s", e.Asked, strings.Join(list, "; "))
}

// findTopics returns the topics that are asked for, ascending, all for nil.
func findTopics(a *model.Analysis, asked []string) ([]int, error) {
	var list []int
	if asked == nil {
		for i := range a.Topics {
			list = append(list, i)
		}
		return list, nil
	}
	for _, words := range asked {
		found := topicsCalled(a, strings.TrimSpace(words))
		if len(found) == 0 {
			return nil, &UnknownTopic{words, Labels(a)}
		}
		list = append(list, found...)
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// topicsCalled returns the topic with a number, or those with words in their labels,
// whatever their case.
func topicsCalled(a *model.Analysis, words string) (list []int) {
	if n, err := strconv.Atoi(words); err == nil && n >= 1 && n <= len(a.Topics) {
		return []int{n - 1}
	}
	for i, label := range Labels(a) {
		if words != "" && strings.Contains(strings.ToLower(label), strings.ToLower(words)) {
			list = append(list, i)
		}
	}
	return list
}

// Labels returns what the topics of an analysis are called, on one line each.
func Labels(a *model.Analysis) []string {
	var list []string
	for i := range a.Topics {
		list = append(list, Label(&a.Topics[i]))
	}
	return list
}

// Label returns what a topic is called, on one line.
func Label(t *model.Topic) string {
	if label := text.SanitizeLine(t.Label); label != "" {
		return label
	}
	return "(no label)"
}

// only says what a report was narrowed down to, "" for one that is not.
func (p *Paper) only() string {
	var list []string
	for _, r := range p.asked.Relations {
		list = append(list, string(r))
	}
	for _, k := range p.asked.Kinds {
		list = append(list, draw.Kind(k))
	}
	for _, s := range p.asked.States {
		list = append(list, StateName(s))
	}
	if p.asked.Topics != nil {
		for _, t := range p.Shown {
			list = append(list, fmt.Sprintf("topic %d, %s", t+1, Label(&p.Topics[t])))
		}
	}
	if list == nil {
		return ""
	}
	return "Only what was asked for: " + strings.Join(list, "; ") + "."
}

// StateName returns a state as it is typed.
func StateName(s notes.State) string {
	if s == notes.NoState {
		return "open"
	}
	return strings.ReplaceAll(string(s), " ", "-")
}
