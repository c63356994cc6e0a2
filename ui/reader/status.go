package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// A status draws the two rows at the bottom: what is read and how, and the keys
// that work here, or the rest of what has no room in the first.
type status struct {
	*desk
	cols  *columns
	base  mode // what fills the screen
	room  string
	lost  string     // what could not be saved; "" for nothing
	keys  []*command // that work here
	top   kind       // the mode on top of those that keys reach
	first bool       // the person has not read this story before
}

// rows returns both rows.
func (s *status) rows() (first, second string) {
	first, rest := s.words()
	switch {
	case rest != "":
		return s.term.statusLine(first), s.term.statusLine(rest)
	case s.first:
		return s.term.statusLine(first), s.term.statusLine(fmt.Sprintf("New here? %s scrolls, the others keep step; %s: next difference; %s: all keys",
			s.desk.keys.name("down"), s.desk.keys.name("next-difference"), s.desk.keys.name("help")))
	}
	return s.term.statusLine(first), s.hints()
}

// words returns the words of the first row and, where there is no room for all of
// them, the rest of them for the second.
func (s *status) words() (first, rest string) {
	room := s.term.width - 2
	state := s.state(room / 2)
	width := s.term.counter().Width(state)
	selected := s.selected()
	switch {
	case s.message != "":
		if s.term.counter().Width(s.message)+1+width <= room {
			return s.term.fit(s.message, room-width) + state, ""
		}
		lines := column.Break(s.message, max(1, room), s.term.method)
		if len(lines) < 2 {
			return s.message, ""
		}
		return lines[0].In(s.message), s.message[lines[1].Start:]
	case selected != nil && s.base.kind()&(inColumns|inCompare) != 0:
		first, rest = s.difference(selected, room-1-width)
	case s.view.follow && s.inStep() && s.base.kind() == inColumns:
		first = s.matches()
	default:
		first = s.subject()
	}
	if state != "" {
		first = s.term.fit(first, room-width-1) + " " + state
	}
	return first, rest
}

// state says how the screen stands: what matters most of it first, as much as has
// room in width cells.
func (s *status) state(width int) string {
	columns := s.base.kind() == inColumns
	shown, all := s.doc.differences()
	hidden := len(s.cols.arrangement.Order) - len(s.cols.arrangement.Shown())
	var words []string
	add := func(when bool, word string) {
		if when {
			words = append(words, word)
		}
	}
	add(s.lost != "", s.lost+" not saved")
	add(s.room != "", s.room)
	add(s.doc.whole != nil && s.doc.whole.Origin == model.Annotations, "annotated by hand")
	add(s.doc.wordsAlone && s.doc.whole != nil && s.doc.whole.Origin == model.Automatic, "by words alone")
	add(s.view.filter != 0, fmt.Sprintf("%d of %d differences", shown, all))
	add(columns && s.view.scrolling != InStep, s.view.scrolling.String())
	add(!s.view.highlights, "highlights hidden")
	add(columns && s.cols.screen.Hidden > 0, draw.Plural(s.cols.screen.Hidden, "more column"))
	add(hidden > 0, fmt.Sprintf("%d hidden", hidden))
	add(columns && s.view.scrolling == InStep && s.doc.several(), InStep.String())
	told := ""
	if columns {
		told = fmt.Sprintf("%3d%%", s.percent())
	}
	for i := len(words) - 1; i >= 0; i-- {
		if all := strings.TrimSpace(strings.Join(words[:i+1], separator) + " " + told); s.term.counter().Width(all) <= width {
			return all
		}
	}
	return told
}

// percent returns how far through the leader the reading line is, 0 to 100.
func (s *status) percent() int {
	p := &s.cols.panes[s.view.leader]
	if p.lines.Rows < 2 {
		return 100
	}
	return 100 * p.place.Row / (p.lines.Rows - 1)
}

// subject names the topic on the reading line, or the one that is current on the
// screen that is open, how many articles cover it and the differences in it.
func (s *status) subject() string {
	if own, ok := s.base.(interface{ subject() string }); ok {
		return own.subject() // of a screen that is about no topic
	}
	topic, without := s.doc.topic(s.view.topic), "this is what only one article says"
	if s.base.kind() == inColumns {
		topic, without = s.doc.topicOf(s.here()), fmt.Sprintf("only %s has this", s.doc.outlet(s.view.leader))
	}
	switch {
	case s.doc.failed != nil && s.doc.whole == nil:
		return "not compared: " + s.doc.failed.Error()
	case s.doc.whole == nil:
		return fmt.Sprintf("comparing the articles… %.0f %%", 100*s.doc.progress)
	case s.base.kind() == inColumns && s.here().Sentence < 0:
		return "nothing to compare here"
	case topic < 0:
		return without
	}
	t := &s.doc.shown.Topics[topic]
	return fmt.Sprintf("%d %s · %d of %d articles · %s", topic+1, t.Label, len(t.Passages), len(s.doc.story.Articles),
		cmp.Or(draw.Counts(s.doc.shown.CountsOf(topic), &s.term.theme.Glyphs), s.noDifferences(topic)))
}

// noDifferences says of a topic that it has none, or that the filter hides them.
func (s *status) noDifferences(topic int) string {
	if first, end := s.doc.whole.DifferencesOf(topic); first < end {
		return fmt.Sprintf("%s hidden by the filter", draw.Plural(end-first, "difference"))
	}
	return "no differences"
}

// difference says who says what of the difference jumped to: as much as has room
// in width cells, and the rest.
func (s *status) difference(d *model.Difference, width int) (first, rest string) {
	first = fmt.Sprintf("%s %s of %s", s.term.theme.Glyphs.Mark(d.Relation), d.Relation, d.Kind)
	said := s.sayings(d)
	if marks := describe(s.doc.book, d); marks != "" {
		said = slices.Insert(said, 0, separator+marks)
	}
	for _, said := range said {
		if rest == "" && s.term.counter().Width(first+said) <= width {
			first += said
		} else {
			rest += said
		}
	}
	return first, strings.TrimPrefix(rest, separator)
}

// sayings returns each article's words on a difference, under its outlet's name.
func (s *status) sayings(d *model.Difference) []string {
	var list []string
	last := none
	for _, m := range d.Mentions {
		said := "“" + strings.Trim(m.In(s.doc.story.Articles[m.Article].Text), "“”\"") + "”"
		if m.Article == last {
			list[len(list)-1] += ", " + said
			continue
		}
		list = append(list, separator+s.doc.outlet(m.Article)+" "+said)
		last = m.Article
	}
	return list
}

// matches says why each other column shows what it shows.
func (s *status) matches() string {
	here := s.here()
	if here.Sentence < 0 {
		return "nothing to compare here"
	}
	var words []string
	for _, slot := range s.cols.screen.Slots {
		if slot.Article != here.Article {
			words = append(words, s.doc.outlet(slot.Article)+": "+s.why(here, slot.Article))
		}
	}
	return strings.Join(words, separator)
}

func (s *status) why(from model.SentenceRef, article int) string {
	switch _, cover := s.doc.shown.Target(from, article); cover {
	case model.NotCovered:
		return draw.NotCovered
	case model.ByTopic:
		return "same topic"
	}
	switch best := s.doc.shown.CounterpartsOf(from, article)[0]; {
	case best.Score == model.NoScore:
		return "set by hand"
	case best.Why == "":
		return fmt.Sprintf("%.0f %%", 100*best.Score)
	default:
		return fmt.Sprintf("%s (%.0f %%)", best.Why, 100*best.Score)
	}
}

// hints shows the keys that work here, as many as fit.
func (s *status) hints() string {
	list := slices.DeleteFunc(s.keys, func(c *command) bool {
		return c.hint.rank == 0 || c.hint.on != 0 && c.hint.on&s.top == 0
	})
	slices.SortStableFunc(list, func(a, b *command) int { return cmp.Compare(a.hint.rank, b.hint.rank) })
	var b strings.Builder
	left := s.term.width - 1
	b.WriteByte(' ')
	for _, c := range list {
		name := s.desk.keys.name(c.name)
		if c.hint.with != "" {
			name += " " + s.desk.keys.name(c.hint.with)
		}
		width := s.term.counter().Width(name) + 1 + len(c.hint.word) + 2
		if width > left {
			continue
		}
		left -= width
		b.WriteString(s.term.hint(name, c.hint.word))
	}
	return s.term.cut(b.String(), s.term.width)
}
