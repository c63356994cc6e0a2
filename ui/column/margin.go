package column

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// MarginWidth is the cells left of the text in a column that is wide enough for
// them: the gravest difference on the row, two for the number of the topic, the first
// of them also for what a person decided, its bar (or the mark of the reading line), and a gap.
const MarginWidth = 5

// SlimMarginWidth is the cells of a margin without the number of the topic.
const SlimMarginWidth = 3

// marginFrom is the width from which a column has a margin.
const marginFrom = 16

// markMissing finds a row for each passage that leaves out a detail: its first,
// or where that carries another mark the next one of the passage that does not.
func (c *Column) markMissing() {
	a := c.marks.analysis
	for i := range a.Differences {
		d := &a.Differences[i]
		if d.Relation != model.Missing || len(c.marks.selected(i)) > 0 {
			continue
		}
		if passage := a.Passage(d.Topic, c.marks.article); len(passage) > 0 {
			c.marks.missing = append(c.marks.missing, c.missingRow(passage))
		}
	}
	slices.Sort(c.marks.missing)
	c.marks.missing = slices.Compact(c.marks.missing)
}

func (c *Column) missingRow(passage []int) int32 {
	first, _ := c.SentenceRows(passage[0])
	for _, s := range passage {
		from, to := c.SentenceRows(s)
		for row := from; row <= to; row++ {
			if len(c.marks.over(c.rows[row])) == 0 {
				return int32(row)
			}
		}
	}
	return int32(first)
}

// drawMargin draws the margin of a row.
func (c *Column) drawMargin(p *draw.Pen, row int, look Look) {
	t := look.Theme
	bar, style := " ", ansi.Style(nil)
	topic, begins := c.topic(row)
	if topic >= 0 {
		bar, style = t.Glyphs.Topic, t.Topic(topic)
	}
	barX := c.margin - 2
	number := ""
	if begins && c.margin == MarginWidth && (topic < 99 || !look.Reading) {
		number = fmt.Sprintf("%2d", topic+1) // three digits take the bar's cell too
	}
	if look.Highlights {
		c.drawMark(p, row, look, c.margin == MarginWidth && (number == "" || number[0] == ' '))
	}
	p.To(1)
	look.put(p, number[min(p.X()-1, len(number)):], style)
	p.To(barX)
	switch {
	case look.Reading:
		p.Put(t.Glyphs.Reading, p.End(), t.Reading)
	case p.X() > barX:
	case !c.hasText(look.Current, c.rows[row]):
		look.put(p, bar, style)
	case topic < 0:
		look.put(p, t.Glyphs.Current, t.Reading)
	default:
		look.put(p, t.Glyphs.Current, style)
	}
	p.To(c.margin)
}

// lit reports whether a row has text of the sentences that are lit up.
func (c *Column) lit(row int, look *Look) bool {
	return slices.ContainsFunc(look.Lit, func(s int) bool { return c.hasText(s, c.rows[row]) })
}

// drawMark draws the mark of the difference jumped to where it begins on a row, or
// else of the gravest there, and beside it, or in its place where there is no room, what a person decided of one.
func (c *Column) drawMark(p *draw.Pen, row int, look Look, beside bool) {
	t := look.Theme
	relation, decided := c.relation(row), c.marks.decided[row]
	style := t.Beside(relation)
	if look.Selected >= 0 && c.marked(look.Selected, row) {
		relation, style = c.marks.analysis.Differences[look.Selected].Relation, t.Selected
	}
	if relation != "" && (decided == "" || beside) {
		look.put(p, t.Glyphs.Mark(relation), style)
	}
	if decided != "" && beside {
		p.To(1)
	}
	look.put(p, decided, t.StatusKey)
}

// relation is the gravest relation on the row, "" for none.
func (c *Column) relation(row int) model.Relation {
	gravest := model.Relation("")
	for _, s := range c.marks.over(c.rows[row]) {
		if gravest == "" || s.relation.Rank() < gravest.Rank() {
			gravest = s.relation
		}
	}
	if gravest == "" {
		if _, found := slices.BinarySearch(c.marks.missing, int32(row)); found {
			gravest = model.Missing
		}
	}
	return gravest
}

// topic returns the topic that a row belongs to, -1 for none, and whether a run of
// its sentences begins there. Of several that begin on the row it is the last.
func (c *Column) topic(row int) (topic int, begins bool) {
	if c.marks.analysis == nil {
		return -1, false
	}
	first, end := c.SentencesOnRow(row)
	if first == end { // between two blocks of one topic the bar goes on
		if above := c.topicOf(first - 1); above == c.topicOf(first) {
			return above, false
		}
		return -1, false
	}
	topic = -1
	for s := end - 1; s >= first; s-- {
		own := c.topicOf(s)
		if own < 0 {
			continue
		}
		if c.topicOf(s-1) != own && c.rowOf(c.article.Sentences[s].Start) == row {
			return own, true
		}
		topic = own
	}
	return topic, false
}

// topicOf is the topic of a sentence, -1 also for one that is not there.
func (c *Column) topicOf(sentence int) int {
	if sentence < 0 || sentence >= len(c.article.Sentences) {
		return -1
	}
	return c.marks.analysis.TopicOf(model.SentenceRef{Article: c.marks.article, Sentence: sentence})
}

// put writes text in a style, dimmed where the whole column is. Blanks have none.
func (l *Look) put(p *draw.Pen, text string, style ansi.Style) {
	if l.Dimmed {
		style = l.Theme.Dimmed
	}
	if strings.TrimLeft(text, " ") == "" {
		style = nil
	}
	p.Put(text, p.End(), style)
}
