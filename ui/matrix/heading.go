package matrix

import (
	"fmt"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// beforeName is the cells before a topic's number: the mark of the current
// section and the topic's bar, as in the margin below.
const beforeName = 2

// A figure is words of a heading, after the mark of their relation if they have one.
type figure struct {
	joint    string // what stands before it
	relation model.Relation
	words    string
}

// figures says how many articles cover a topic and what differs in it.
func (m *Matrix) figures(topic int, short bool) []figure {
	covered := fmt.Sprintf("%d of %d", len(m.analysis.Topics[topic].Passages), len(m.analysis.Story.Articles))
	if !short {
		covered += " articles"
	}
	list, joint := []figure{{words: covered}}, draw.Separator
	for relation, n := range m.analysis.CountsOf(topic).All() {
		words := draw.Differences(n, relation)
		if short {
			words = strconv.Itoa(n)
		}
		list, joint = append(list, figure{joint, relation, words}), ", "
	}
	if len(list) == 1 && !short {
		list = append(list, figure{joint: joint, words: "no differences"})
	}
	return list
}

// width counts the cells of the figures; a mark takes one and a space.
func (m *Matrix) width(list []figure) int {
	width := 0
	for _, f := range list {
		width += m.counter.Width(f.joint) + m.counter.Width(f.words)
		if f.relation != "" {
			width += 2
		}
	}
	return width
}

func number(topic int) string { return fmt.Sprintf(" %d ", topic+1) }

// fitsInRow reports whether a topic's name and figures fit into one row.
func (m *Matrix) fitsInRow(topic int) bool {
	name := len(number(topic)) + m.counter.Width(m.analysis.Topics[topic].Label)
	return beforeName+name+m.counter.Width(draw.Separator)+m.width(m.figures(topic, false)) <= m.grid.span
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
	figures := m.figures(s.Topic, false)
	switch {
	case s.inRow:
		p.Put(draw.Separator, end, t.Muted)
	case row == 1:
		p.To(p.X() + beforeName + len(number(s.Topic)))
		if p.X()+m.width(figures) > end {
			figures = m.figures(s.Topic, true)
		}
	default:
		figures = nil
	}
	for _, f := range figures {
		p.Put(f.joint, end, t.Muted)
		if f.relation != "" {
			p.Put(t.Glyphs.Mark(f.relation), end, t.Beside(f.relation))
			p.Put(" ", end)
		}
		p.Put(f.words, end, t.Muted)
	}
	if row == 0 {
		p.To(p.X() + 1)
		p.Rule(end, t)
	}
}

// drawMark marks the current section.
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
