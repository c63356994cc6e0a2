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

// figures says how many articles cover a topic and what differs in it, piece by
// piece: text and, after it, the mark of the relation if there is one, which takes a
// cell and a space.
func (m *Matrix) figures(topic int, short bool, put func(text string, mark model.Relation)) {
	covered := fmt.Sprintf("%d of %d", len(m.analysis.Topics[topic].Passages), len(m.analysis.Story.Articles))
	if !short {
		covered += " articles"
	}
	put(covered, "")
	joint := draw.Separator
	for relation, n := range m.analysis.CountsOf(topic).All() {
		words := draw.Differences(n, relation)
		if short {
			words = strconv.Itoa(n)
		}
		put(joint, relation)
		put(words, "")
		joint = ", "
	}
	if joint == draw.Separator && !short {
		put(joint+m.nothing(topic), "")
	}
}

// nothing says that no difference of a topic is shown.
func (m *Matrix) nothing(topic int) string {
	if m.options.Hidden != nil {
		return draw.NoneShown(m.options.Hidden(topic))
	}
	return draw.NoneShown(0)
}

// width counts the cells of all figures of a topic.
func (m *Matrix) width(topic int) (cells int) {
	m.figures(topic, false, func(text string, mark model.Relation) {
		cells += m.counter.Width(text)
		if mark != "" {
			cells += 2
		}
	})
	return cells
}

func number(topic int) string { return fmt.Sprintf(" %d ", topic+1) }

// fitsInRow reports whether a topic's name and figures fit into one row.
func (m *Matrix) fitsInRow(topic int) bool {
	name := len(number(topic)) + m.counter.Width(m.analysis.Topics[topic].Label)
	return beforeName+name+m.counter.Width(draw.Separator)+m.width(topic) <= m.grid.span
}

// heading paints a row of a topic's heading: its name and what there is to say
// of it in one row, or in two.
func (p *painter) heading(s *section, row int) {
	t, o := p.theme, p.pen
	left, end := p.matrix.grid.left, p.matrix.grid.left+p.matrix.grid.span
	o.To(left)
	if row == 1 {
		o.To(left + beforeName + len(number(s.Topic)))
		p.figures(s.Topic, o.X()+p.matrix.width(s.Topic) > end, end)
		return
	}
	p.mark(s.Section)
	o.Put(t.Glyphs.Topic+number(s.Topic), end, t.Topic(s.Topic))
	o.Put(p.matrix.analysis.Topics[s.Topic].Label, end, p.look.name(s.Section))
	if s.inRow {
		o.Put(draw.Separator, end, t.Muted)
		p.figures(s.Topic, false, end)
	}
	o.To(o.X() + 1)
	o.Rule(end, t)
}

// figures paints the figures of a topic before the cell end.
func (p *painter) figures(topic int, short bool, end int) {
	p.matrix.figures(topic, short, func(text string, mark model.Relation) {
		p.pen.Put(text, end, p.theme.Muted)
		if mark != "" {
			p.pen.Put(p.theme.Glyphs.Mark(mark), end, p.theme.Beside(mark))
			p.pen.Put(" ", end)
		}
	})
}

// mark marks the current section.
func (p *painter) mark(s Section) {
	if s == p.look.Current {
		p.pen.Put(p.theme.Glyphs.Reading, p.pen.End(), p.theme.Reading)
	} else {
		p.pen.To(p.pen.X() + 1)
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
