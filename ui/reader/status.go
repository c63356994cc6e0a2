package reader

import (
	"cmp"
	"fmt"
	"strings"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// A status draws the rows at the bottom: what is read and how, and the keys that
// work here. What has no room in one row takes more: of the text above, or of the
// keys where the screen is low.
type status struct {
	*desk
	nav   *navigator
	base  mode      // what fills the screen
	hand  *handMode // nil unless words are chosen by hand
	room  string
	reads string     // how far a language model is; "" where none reads
	lost  string     // what could not be saved; "" for nothing
	keys  []*command // that work here
	top   kind       // the mode on top of those that keys reach
	first bool       // the person has not read this story before
}

// hintsStay is the height in rows from which the keys keep their row whatever else
// is said.
const hintsStay = 20

// draw draws the rows at the bottom. Where they would cover the reading line, what has
// no room in one row stands at the top of the text.
func (s *status) draw(rows []string) {
	screen := &s.nav.screen
	said, keys := s.rows()
	if screen.Hints >= 0 {
		rows[screen.Hints] = s.term.flat(keys)
	}
	if screen.Status < 0 {
		return
	}
	y := screen.Status + 1 - len(said)
	if len(said) > 1 && s.base.kind() == inColumns && s.hand == nil && screen.BodyY+s.nav.readingRow() >= y {
		y = screen.BodyY
		rows[screen.Status] = ""
	}
	for i, row := range said {
		rows[y+i] = s.term.flat(row)
	}
}

// rows returns what is said, a row each, and the row of keys.
func (s *status) rows() (said []string, keys string) {
	keys = s.hints()
	var lines []string
	if s.hand == nil {
		lines = s.lines()
	}
	switch {
	case s.hand != nil:
		lines = s.hand.lines(s.term.width-2, s.hand.mostLines())
	case s.crowdedOut(lines):
		keys = s.term.statusLine(lines[len(lines)-1])
		lines = lines[:len(lines)-1]
	case s.first:
		keys = s.term.statusLine(s.welcome())
	}
	for _, line := range lines {
		said = append(said, s.term.statusLine(line))
	}
	return said, keys
}

// welcome names the keys that somebody needs first, as many as have room.
func (s *status) welcome() string {
	key := s.desk.keys.name
	words := "New here? " + key("help") + ": all keys"
	for _, more := range []string{key("down") + " scrolls", key("next-difference") + ": next difference", key("findings") + ": all that differs"} {
		if all := words + "; " + more; s.term.counter().Width(all) <= s.term.width-2 {
			words = all
		}
	}
	return words
}

// crowdedOut reports whether what is said takes the row of the keys.
func (s *status) crowdedOut(lines []string) bool {
	return len(lines) > 1 && (s.term.height < hintsStay || s.jumpedTo() == nil)
}

// lines returns what is said, as many rows as it needs and may have. How the screen
// stands is at the end of the first.
func (s *status) lines() []string {
	room := s.term.width - 2
	switch selected := s.jumpedTo(); {
	case selected != nil:
		return s.told(selected, room)
	case s.message != "":
		return s.flow([]string{s.message}, room, s.mostRows())
	}
	words := s.subject()
	if s.view.follow && s.inStep() && s.base.kind() == inColumns {
		words = s.matches()
	}
	state := s.state(max(room-1-s.term.counter().Width(words), room/3))
	if state != "" {
		words = s.term.fit(words, room-s.term.counter().Width(state)-1) + " " + state
	}
	return []string{words}
}

// jumpedTo returns the difference jumped to where the screen shows it, nil where it
// does not.
func (s *status) jumpedTo() *model.Difference {
	if s.base.kind()&(inColumns|inCompare) == 0 {
		return nil
	}
	return s.selected()
}

// flow lays words that belong to one another in rows of room cells, most at most.
func (s *status) flow(words []string, room, most int) []string {
	counter := s.term.counter()
	all := strings.Join(words, separator)
	state := s.stateBeside(all, room)
	first := max(1, room-1-counter.Width(state))
	n := 1
	for n < len(words) && counter.Width(strings.Join(words[:n+1], separator)) < first {
		n++
	}
	if n < len(words) && counter.Width(words[n]) > room {
		n++ // it is broken anyway
	}
	if counter.Width(words[0]) >= first {
		state, first = "", room+1
	}
	line, rest := strings.Join(words[:n], separator), strings.Join(words[n:], separator)
	if spans := column.Break(line, max(1, first-1), s.term.method); len(spans) > 1 {
		line, rest = spans[0].In(line), line[spans[1].Start:]+strings.TrimSuffix(separator+rest, separator)
	}
	if state != "" {
		line = s.term.fit(line, first) + " " + state
	}
	return append([]string{line}, s.more(rest, room, most-1)...)
}

// more breaks words into so many rows of room cells at most, of which the last is
// to be cut where it has more than fits.
func (s *status) more(words string, room, most int) []string {
	if words == "" {
		return nil
	}
	spans := column.Break(words, max(1, room), s.term.method)
	if len(spans) > most {
		spans = spans[:max(0, most)]
	}
	var lines []string
	for i, span := range spans {
		if i == most-1 {
			span.End = len(words)
		}
		lines = append(lines, span.In(words))
	}
	return lines
}

// stateBeside says how the screen stands in what other words leave of a row of
// room cells; or in a third of it where they do not fit into the row anyway.
func (s *status) stateBeside(words string, room int) string {
	const percent = 4
	left := room - 1 - s.term.counter().Width(words)
	if left < percent {
		left = room / 3
	}
	return s.state(left)
}

// mostRows returns how many rows may be taken to say something: one where the
// details say it too.
func (s *status) mostRows() int {
	screen := &s.nav.screen
	switch {
	case s.jumpedTo() == nil:
		return 2 + min(max(0, twoColumns-s.term.width)/10, screen.BodyH/8) // as many words as elsewhere
	case screen.PanelH > 0 || screen.Status < 0:
		return 1
	case screen.Hints < 0:
		return 1 + screen.BodyH/4
	}
	return 2 + screen.BodyH/4
}

// state says how the screen stands: what matters most of it first, as much as has
// room in width cells.
func (s *status) state(width int) string {
	columns := s.base.kind() == inColumns
	tally := s.doc.tally()
	hidden := len(s.nav.arrangement.Order) - len(s.nav.arrangement.Shown())
	var words []string
	add := func(when bool, word string) {
		if when {
			words = append(words, word)
		}
	}
	add(s.lost != "", s.lost+" not saved")
	add(s.reads != "", s.reads)
	add(s.room != "", s.room)
	add(tally.anySettled() && s.jumpedTo() == nil, tally.progress())
	add(s.doc.whole != nil && s.doc.whole.Origin == model.Annotations, "annotated by hand")
	if s.doc.whole != nil && s.doc.whole.Origin == model.SecondReader {
		words = append(words, readBy(s.doc.whole))
	}
	add(s.doc.wordsAlone && s.doc.whole != nil && s.doc.whole.Origin == model.Automatic, "by words alone")
	add(s.view.marked.filter != 0, fmt.Sprintf("%d of %d differences", tally.shown, tally.all))
	add(columns && s.view.scrolling != InStep, s.view.scrolling.String())
	add(!s.view.highlights, "highlights hidden")
	add(columns && s.nav.screen.Hidden > 0, draw.Plural(s.nav.screen.Hidden, "more column"))
	add(hidden > 0, fmt.Sprintf("%d hidden", hidden))
	add(s.doc.whole != nil && len(s.doc.whole.Differences) > 0 && s.view.marked.level != "", "level "+string(s.view.marked.level))
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
	p := &s.nav.panes[s.view.leader]
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
	topic := s.doc.topic(s.view.topic)
	if s.base.kind() == inColumns {
		topic = s.doc.topicOf(s.here())
	}
	switch {
	case s.doc.failed != nil && s.doc.whole == nil:
		return "not compared: " + s.doc.failed.Error()
	case s.doc.whole == nil:
		return fmt.Sprintf("comparing the articles… %.0f %%", 100*s.doc.progress)
	case s.base.kind() == inColumns && s.here().Sentence < 0:
		return "nothing to compare here"
	case s.base.kind() == inCompare && s.view.topic.what == headlines:
		return "the headlines · " + cmp.Or(draw.Counts(s.doc.shown.CountsInTitles(), &s.term.theme.Glyphs), draw.NoneShown(s.doc.whole.CountsInTitles().Sum()))
	case topic < 0:
		return s.alone()
	}
	t := &s.doc.shown.Topics[topic]
	return fmt.Sprintf("%d %s · %d of %d articles · %s", topic+1, t.Label, len(t.Passages), len(s.doc.story.Articles),
		cmp.Or(draw.Counts(s.doc.shown.CountsOf(topic), &s.term.theme.Glyphs), s.noDifferences(topic)))
}

// alone says of what no topic holds which articles tell it.
func (s *status) alone() string {
	if s.base.kind() != inColumns {
		if draw.IsCertain(s.origin()) {
			return "this is what only one article says"
		}
		return "no match found for this"
	}
	here := s.here()
	var with []int
	for i := range s.doc.story.Articles {
		if i == here.Article {
			continue
		}
		if _, cover := s.doc.shown.Target(here, i); cover != model.NotCovered {
			with = append(with, i)
		}
	}
	switch who := s.doc.outlet(here.Article); {
	case len(with) > 0:
		return "told by " + s.outlets(append([]int{here.Article}, with...))
	case draw.IsCertain(s.origin()):
		return "only " + who + " has this"
	case s.doc.noMatch(s.origin(), here) == draw.NotCompared:
		return "this sentence of " + who + " is not compared"
	default:
		return "no match found for this sentence of " + who
	}
}

// noDifferences says of a topic that it has none, or how many are not shown.
func (s *status) noDifferences(topic int) string {
	first, end := s.doc.whole.DifferencesOf(topic)
	return draw.NoneShown(end - first)
}

func (s *status) outlets(articles []int) string {
	var names []string
	for _, i := range articles {
		names = append(names, s.doc.outlet(i))
	}
	return strings.Join(names, ", ")
}

// matches says why each other column shows what it shows.
func (s *status) matches() string {
	here := s.here()
	if here.Sentence < 0 {
		return "nothing to compare here"
	}
	var words []string
	for _, slot := range s.nav.screen.Slots {
		if slot.Article != here.Article {
			words = append(words, s.doc.outlet(slot.Article)+": "+s.why(here, slot.Article))
		}
	}
	return strings.Join(words, separator)
}

func (s *status) why(from model.SentenceRef, article int) string {
	switch _, cover := s.doc.shown.Target(from, article); cover {
	case model.NotCovered:
		return s.doc.noMatch(s.origin(), from)
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
