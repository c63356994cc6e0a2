package reader

import (
	"fmt"
	"strings"

	"triptych/model"
)

// statusRow tells of the topic at the reading line, or of the difference jumped
// to, or gives the message.
func (r *Reader) statusRow() string {
	left := r.message
	switch {
	case left != "":
	case r.selected != none:
		left, _ = r.tellSelected()
	case r.follow && r.inStep():
		left = r.tellMatch()
	default:
		left = r.tellTopic()
	}
	right := r.tellWay()
	room := r.screen.Width - 2
	if w := r.cells().Width(right); w <= room/2 {
		left = r.fit(left, room-w-1)
		right = " " + right
	} else {
		left, right = r.fit(left, room), ""
	}
	return r.method.Truncate(r.theme.Status.Styled(" "+left+right), r.screen.Width, "")
}

func (r *Reader) tellWay() string {
	var words []string
	if !r.compare.open && !r.overview.open {
		words = append(words, r.way.String())
	}
	if r.whole != nil && r.whole.Origin == model.Annotations {
		words = append(words, "annotated by hand")
	}
	if r.screen.Hidden > 0 {
		words = append(words, plural(r.screen.Hidden, "more column"))
	}
	if n := len(r.panes) - len(r.arrangement.Order); n > 0 {
		words = append(words, fmt.Sprintf("%d hidden", n))
	}
	if r.filter != 0 {
		words = append(words, fmt.Sprintf("%d of %d differences", len(r.analysis.Differences), len(r.whole.Differences)))
	}
	if !r.highlights {
		words = append(words, "highlights hidden")
	}
	if r.compare.open || r.overview.open {
		return strings.Join(words, separator)
	}
	return strings.Join(words, separator) + fmt.Sprintf(" %3d%%", r.percent())
}

// tellTopic names the topic at the reading line, or the one that is current on
// the screen that is open, how many articles cover it and the differences in it.
func (r *Reader) tellTopic() string {
	switch {
	case r.failed != nil && r.analysis == nil:
		return "not compared: " + r.failed.Error()
	case r.analysis == nil:
		return "comparing the articles…"
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
	counts := make(map[model.Relation]int)
	for _, d := range r.analysis.Differences {
		if d.Topic == topic {
			counts[d.Relation]++
		}
	}
	var words []string
	for _, relation := range model.Relations() {
		if n := counts[relation]; n > 0 {
			words = append(words, r.theme.Glyphs.Mark(relation)+" "+countOf(n, relation))
		}
	}
	if len(words) == 0 {
		return "no differences"
	}
	return strings.Join(words, ", ")
}

func countOf(n int, relation model.Relation) string {
	switch relation {
	case model.Extra:
		return fmt.Sprintf("%d only here or there", n)
	case model.Missing:
		return fmt.Sprintf("%d left out", n)
	default:
		return plural(n, string(relation))
	}
}

// tellSelected says who says what of the difference jumped to, in the status
// row and, where that is too short, the row of hints.
func (r *Reader) tellSelected() (first, second string) {
	d := &r.analysis.Differences[r.selected]
	first = fmt.Sprintf("%s %s of %s", r.theme.Glyphs.Mark(d.Relation), d.Relation, d.Kind)
	room := r.screen.Width - 3 - r.cells().Width(r.tellWay())
	for _, said := range r.sayings(d) {
		if second == "" && r.cells().Width(first+said) <= room {
			first += said
		} else {
			second += said
		}
	}
	return first, strings.TrimPrefix(second, separator)
}

const separator = " · "

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

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// hintsRow shows the keys that work here, as many as fit, or the rest of what
// the status row has begun.
func (r *Reader) hintsRow() string {
	if r.message == "" && r.selected != none {
		if _, rest := r.tellSelected(); rest != "" {
			return r.method.Truncate(r.theme.Status.Styled(" "+r.fit(rest, r.screen.Width-2)), r.screen.Width, "")
		}
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
	return r.method.Truncate(b.String(), r.screen.Width, "")
}
