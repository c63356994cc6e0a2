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

// figures says how many articles cover a topic, or have a headline, and what differs in
// it, piece by piece: text and, after it, the mark of the relation if there is one, which
// takes a cell and a space.
func (m *Matrix) figures(s Section, short bool, put func(text string, mark model.Relation)) {
	of, counts := m.counts(s)
	covered := fmt.Sprintf("%d of %d", of, len(m.analysis.Story.Articles))
	if !short {
		covered += " articles"
	}
	put(covered, "")
	joint := draw.Separator
	for relation, n := range counts.All() {
		words := draw.Differences(n, relation)
		if short {
			words = strconv.Itoa(n)
		}
		put(joint, relation)
		put(words, "")
		joint = ", "
	}
	if joint == draw.Separator && !short {
		put(joint+m.nothing(s), "")
	}
}

// counts returns how many articles cover a topic, or have a headline, and how many
// differences there are in it.
func (m *Matrix) counts(s Section) (articles int, differences model.Counts) {
	if !s.Headlines {
		return len(m.analysis.Topics[s.Topic].Passages), m.analysis.CountsOf(s.Topic)
	}
	for i := range m.analysis.Story.Articles {
		if m.analysis.Story.Articles[i].Title != "" {
			articles++
		}
	}
	return articles, m.analysis.CountsInTitles()
}

// nothing says that no difference of a topic, or of the headlines, is shown.
func (m *Matrix) nothing(s Section) string {
	if m.options.Hidden != nil {
		return draw.NoneShown(m.options.Hidden(s))
	}
	return draw.NoneShown(0)
}

// width counts the cells of all figures of a section.
func (m *Matrix) width(s Section) (cells int) {
	m.figures(s, false, func(text string, mark model.Relation) {
		cells += m.counter.Width(text)
		if mark != "" {
			cells += 2
		}
	})
	return cells
}

// number returns the number of a topic, as its heading has it.
func number(s Section) string {
	if s.Headlines {
		return " "
	}
	return fmt.Sprintf(" %d ", s.Topic+1)
}

// named returns the name of a topic, or of the headlines.
func (m *Matrix) named(s Section) string {
	if s.Headlines {
		return "Headlines"
	}
	return m.analysis.Topics[s.Topic].Label
}

// fitsInRow reports whether a section's name and figures fit into one row.
func (m *Matrix) fitsInRow(s Section) bool {
	name := len(number(s)) + m.counter.Width(m.named(s))
	return beforeName+name+m.counter.Width(draw.Separator)+m.width(s) <= m.grid.span
}

// heading paints a row of a heading: its name and what there is to say
// of it in one row, or in two.
func (p *painter) heading(s *section, row int) {
	t, o := p.theme, p.pen
	left, end := p.matrix.grid.left, p.matrix.grid.left+p.matrix.grid.span
	o.To(left)
	if row == 1 {
		o.To(left + beforeName + len(number(s.Section)))
		p.figures(s.Section, o.X()+p.matrix.width(s.Section) > end, end)
		return
	}
	p.mark(s.Section)
	style := t.Rule
	if !s.Headlines {
		style = t.Topic(s.Topic)
	}
	o.Put(t.Glyphs.Topic+number(s.Section), end, style)
	o.Put(p.matrix.named(s.Section), end, p.look.name(s.Section))
	if s.inRow {
		o.Put(draw.Separator, end, t.Muted)
		p.figures(s.Section, false, end)
	}
	o.To(o.X() + 1)
	o.Rule(end, t)
}

// figures paints the figures of a section before the cell end.
func (p *painter) figures(s Section, short bool, end int) {
	p.matrix.figures(s, short, func(text string, mark model.Relation) {
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
