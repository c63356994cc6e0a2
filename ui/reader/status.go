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

// statusRow tells of the topic at the reading line, or of the difference jumped
// to, or gives the message.
func (r *Reader) statusRow() string {
	left := ""
	switch {
	case r.message != "":
		first, _ := r.tellMessage()
		return r.statusLine(first)
	case r.selected != none && !r.overview.open:
		left, _ = r.tellSelected()
	case r.follow && r.inStep():
		left = r.tellMatch()
	default:
		left = r.tellTopic()
	}
	room := r.screen.Width - 2
	right := r.tellState(room / 2)
	if right != "" {
		left = r.fit(left, room-r.cells().Width(right)-1) + " "
	}
	return r.statusLine(left + right)
}

// statusLine gives a row in the style of the status.
func (r *Reader) statusLine(words string) string {
	return r.cut(r.theme.Status.Styled(" "+r.fit(words, r.screen.Width-2)), r.screen.Width)
}

// tellMessage gives the message for the status row and, where it is too long,
// the rest of it for the row of hints. A short one leaves room for the state.
func (r *Reader) tellMessage() (first, second string) {
	room := r.screen.Width - 2
	if state := r.tellState(room / 2); r.cells().Width(r.message)+1+r.cells().Width(state) <= room {
		return r.fit(r.message, room-r.cells().Width(state)) + state, ""
	}
	lines := column.Break(r.message, max(1, room), r.method)
	if len(lines) < 2 {
		return r.message, ""
	}
	return lines[0].In(r.message), r.message[lines[1].Start:]
}

// tellState tells how the screen stands: what matters most of it first, as much
// as has room.
func (r *Reader) tellState(room int) string {
	columns := !r.compare.open && !r.overview.open
	var words []string
	add := func(when bool, word string) {
		if when {
			words = append(words, word)
		}
	}
	hidden := len(r.panes) - len(r.arrangement.Order)
	meeting := r.tellRoom()
	add(meeting != "", meeting)
	add(r.whole != nil && r.whole.Origin == model.Annotations, "annotated by hand")
	add(r.filter != 0, fmt.Sprintf("%d of %d differences", len(r.shownDifferences()), len(r.allDifferences())))
	add(columns && r.way != InStep, r.way.String())
	add(!r.highlights, "highlights hidden")
	add(columns && r.screen.Hidden > 0, draw.Plural(r.screen.Hidden, "more column"))
	add(hidden > 0, fmt.Sprintf("%d hidden", hidden))
	add(columns && r.way == InStep && len(r.panes) > 1, r.way.String())
	told := ""
	if columns {
		told = fmt.Sprintf("%3d%%", r.percent())
	}
	for i := len(words) - 1; i >= 0; i-- {
		if all := strings.TrimSpace(strings.Join(words[:i+1], separator) + " " + told); r.cells().Width(all) <= room {
			return all
		}
	}
	return told
}

func (r *Reader) shownDifferences() []model.Difference {
	if r.analysis == nil {
		return nil
	}
	return r.analysis.Differences
}

func (r *Reader) allDifferences() []model.Difference {
	if r.whole == nil {
		return nil
	}
	return r.whole.Differences
}

// tellTopic names the topic at the reading line, or the one that is current on
// the screen that is open, how many articles cover it and the differences in it.
func (r *Reader) tellTopic() string {
	switch {
	case r.failed != nil && r.analysis == nil:
		return "not compared: " + r.failed.Error()
	case r.analysis == nil:
		return fmt.Sprintf("comparing the articles… %.0f %%", 100*r.share)
	case r.compare.open:
		return r.tellTopicNumber(r.compare.section.Topic, "what only one article says")
	case r.overview.open:
		return r.tellTopicNumber(r.overview.Selected(), "what only one article says")
	case r.here().Sentence < 0:
		return "nothing to compare here"
	}
	return r.tellTopicNumber(r.analysis.TopicOf(r.here()), fmt.Sprintf("only %s has this", r.outlet(r.leader)))
}

func (r *Reader) tellTopicNumber(topic int, without string) string {
	if topic < 0 {
		return without
	}
	t := &r.analysis.Topics[topic]
	return fmt.Sprintf("%d %s · %d of %d articles · %s", topic+1, t.Label, len(t.Passages), len(r.panes), r.tellCounts(topic))
}

// tellCounts counts the differences of a topic by relation, the gravest first.
func (r *Reader) tellCounts(topic int) string {
	return cmp.Or(draw.Counts(r.analysis.CountsOf(topic), &r.theme.Glyphs), "no differences")
}

// tellSelected says who says what of the difference jumped to, in the status
// row and, where that is too short, the row of hints.
func (r *Reader) tellSelected() (first, second string) {
	d := &r.analysis.Differences[r.selected]
	first = fmt.Sprintf("%s %s of %s", r.theme.Glyphs.Mark(d.Relation), d.Relation, d.Kind)
	room := r.screen.Width - 3 - r.cells().Width(r.tellState((r.screen.Width-2)/2))
	said := r.sayings(d)
	if marks := r.tellMarks(d); marks != "" {
		said = slices.Insert(said, 0, separator+marks)
	}
	for _, said := range said {
		if second == "" && r.cells().Width(first+said) <= room {
			first += said
		} else {
			second += said
		}
	}
	return first, strings.TrimPrefix(second, separator)
}

const separator = draw.Separator

// sayings gives each article's words on a difference, under its outlet's name.
func (r *Reader) sayings(d *model.Difference) []string {
	var list []string
	last := none
	for _, m := range d.Mentions {
		said := "“" + strings.Trim(m.In(r.story.Articles[m.Article].Text), "“”\"") + "”"
		if m.Article == last {
			list[len(list)-1] += ", " + said
			continue
		}
		list = append(list, separator+r.outlet(m.Article)+" "+said)
		last = m.Article
	}
	return list
}

// hintsRow shows the keys that work here, as many as fit, or the rest of what
// the status row has begun.
func (r *Reader) hintsRow() string {
	rest := ""
	switch {
	case r.message != "":
		_, rest = r.tellMessage()
	case r.selected != none && !r.overview.open:
		_, rest = r.tellSelected()
	}
	switch {
	case rest != "":
		return r.statusLine(rest)
	case r.newcomer:
		return r.statusLine("New here? j scrolls, the others keep step; n: next difference; ?: all keys")
	}
	var b strings.Builder
	left := r.screen.Width - 1
	b.WriteByte(' ')
	for _, k := range r.shortHelp() {
		name, does := k.Help().Key, k.Help().Desc
		width := r.method.StringWidth(name) + 1 + r.method.StringWidth(does) + 2
		if !k.Enabled() || width > left {
			continue
		}
		left -= width
		b.WriteString(r.theme.StatusKey.Styled(name) + " " + r.theme.Muted.Styled(does) + "  ")
	}
	return r.cut(b.String(), r.screen.Width)
}
