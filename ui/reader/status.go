package reader

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"triptych/model"
)

// statusRow tells of the topic at the reading line, or of the difference jumped
// to, or gives the message.
func (r *Reader) statusRow() string {
	left := r.message
	style := r.theme.Status
	switch {
	case left != "":
	case r.selected != none:
		left = r.tellDifference(&r.analysis.Differences[r.selected])
	default:
		left = r.tellTopic()
	}
	left, right := r.spread(" "+left, r.tellWay()+" ", r.screen.Width)
	return style.Styled(left + right)
}

func (r *Reader) tellWay() string {
	words := []string{r.way.String()}
	if r.screen.Hidden > 0 {
		words = append(words, plural(r.screen.Hidden, "more column")+" by tab")
	}
	if !r.highlights {
		words = append(words, "highlights hidden")
	}
	return strings.Join(words, " · ") + fmt.Sprintf("  %d%%", r.percent())
}

// tellTopic names the topic at the reading line, how many articles cover it and
// the differences in it.
func (r *Reader) tellTopic() string {
	switch {
	case r.failed != nil:
		return "not compared: " + r.failed.Error()
	case r.analysis == nil:
		return "comparing the articles…"
	}
	sentence := r.panes[r.leader].place.Sentence
	if sentence < 0 {
		return "nothing to compare here"
	}
	topic := r.analysis.TopicOf(model.SentenceRef{Article: r.leader, Sentence: sentence})
	if topic < 0 {
		return fmt.Sprintf("only %s has this", r.outlet(r.leader))
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

// tellDifference says who says what.
func (r *Reader) tellDifference(d *model.Difference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s of %s", r.theme.Glyphs.Mark(d.Relation), d.Relation, d.Kind)
	last := none
	for _, m := range d.Mentions {
		said := m.In(r.story.Articles[m.Article].Text)
		if m.Article == last {
			fmt.Fprintf(&b, ", “%s”", said)
			continue
		}
		fmt.Fprintf(&b, " · %s “%s”", r.outlet(m.Article), said)
		last = m.Article
	}
	return b.String()
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// hintsRow shows the keys that work here, as many as fit.
func (r *Reader) hintsRow() string {
	var b strings.Builder
	left := r.screen.Width - 1
	b.WriteByte(' ')
	keys := r.available()
	for _, k := range keys.ShortHelp() {
		if !k.Enabled() {
			continue
		}
		name, does := k.Help().Key, shortOf(k)
		width := r.method.StringWidth(name) + 1 + r.method.StringWidth(does) + 2
		if width > left {
			break
		}
		left -= width
		b.WriteString(r.theme.StatusKey.Styled(name) + " " + r.theme.Muted.Styled(does) + "  ")
	}
	return r.method.Truncate(b.String(), r.screen.Width, "")
}

// shortOf gives the first words of what a key does, up to a comma.
func shortOf(k key.Binding) string {
	does, _, _ := strings.Cut(k.Help().Desc, ",")
	return does
}
