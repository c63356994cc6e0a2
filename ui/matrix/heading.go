package matrix

import (
	"fmt"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// beforeName is the cells before a topic's number: the mark of the current
// section and the topic's bar, as in the margin below.
const beforeName = 2

// A part is words of a heading, after the mark of their relation if they have one.
type part struct {
	relation model.Relation
	words    string
}

// parts says how many articles cover a topic and what differs in it.
func (m *Matrix) parts(topic int, short bool) []part {
	covered, all := len(m.analysis.Topics[topic].Passages), len(m.analysis.Story.Articles)
	list := []part{{words: fmt.Sprintf("%d of %d articles", covered, all)}}
	if short {
		list[0].words = fmt.Sprintf("%d of %d", covered, all)
	}
	for relation, n := range m.analysis.CountsOf(topic).All() {
		words := draw.Differences(n, relation)
		if short {
			words = strconv.Itoa(n)
		}
		list = append(list, part{relation, words})
	}
	if len(list) == 1 && !short {
		list = append(list, part{words: "no differences"})
	}
	return list
}

// joint is what stands before the part numbered i.
func joint(i int) string {
	switch i {
	case 0:
		return ""
	case 1:
		return draw.Separator
	}
	return ", "
}

// width counts the cells of the parts; a mark takes one and a space.
func (m *Matrix) width(parts []part) int {
	width := 0
	for i, p := range parts {
		width += m.counter.Width(joint(i)) + m.counter.Width(p.words)
		if p.relation != "" {
			width += 2
		}
	}
	return width
}

func number(topic int) string { return fmt.Sprintf(" %d ", topic+1) }

// headingRows is 1 where a topic's name and numbers fit into a row, or else 2.
func (m *Matrix) headingRows(topic int) int {
	name := len(number(topic)) + m.counter.Width(m.analysis.Topics[topic].Label)
	if beforeName+name+m.counter.Width(draw.Separator)+m.width(m.parts(topic, false)) <= m.grid.span {
		return 1
	}
	return 2
}

// drawHeading draws a row of a topic's heading: its name and what there is to say
// of it in one row, or in two.
func (m *Matrix) drawHeading(p *draw.Pen, s *section, row int, look Look) {
	t, end := look.Theme, m.grid.left+m.grid.span
	p.To(m.grid.left)
	if row == 0 {
		m.drawMark(p, s, look)
		p.Put(t.Glyphs.Topic, end, t.Topic(s.Topic))
		p.Put(number(s.Topic), end, t.Topic(s.Topic))
		p.Put(m.analysis.Topics[s.Topic].Label, end, look.name(s.Section))
	}
	parts := m.parts(s.Topic, false)
	switch {
	case s.head == 1:
		p.Put(draw.Separator, end, t.Muted)
	case row == 1:
		p.To(p.X() + beforeName + len(number(s.Topic)))
		if p.X()+m.width(parts) > end {
			parts = m.parts(s.Topic, true)
		}
	default:
		parts = nil
	}
	drawParts(p, parts, end, t)
	if row == 0 {
		p.To(p.X() + 1)
		p.Rule(end, t)
	}
}

// drawParts writes the parts after one another.
func drawParts(p *draw.Pen, parts []part, end int, t *theme.Theme) {
	for i, one := range parts {
		p.Put(joint(i), end, t.Muted)
		if one.relation != "" {
			p.Put(t.Glyphs.Mark(one.relation), end, t.Beside(one.relation))
			p.Put(" ", end)
		}
		p.Put(one.words, end, t.Muted)
	}
}

// drawMark tells of the current section.
func (m *Matrix) drawMark(p *draw.Pen, s *section, look Look) {
	if s.Section == look.Current {
		p.Put(look.Theme.Glyphs.Reading, p.End(), look.Theme.Reading)
	} else {
		p.To(p.X() + 1)
	}
}

// name is the style of a section's name.
func (l *Look) name(s Section) ansi.Style {
	switch {
	case s == l.Current:
		return l.Theme.Reading
	case s.Fold:
		return l.Theme.Muted
	}
	return l.Theme.Header
}
