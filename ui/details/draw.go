package details

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A surface is what rows are drawn for: their width in cells, the styles, and how
// the terminal counts.
type surface struct {
	width  int
	theme  *theme.Theme
	method ansi.Method
}

// pen returns a pen for one row.
func (s surface) pen() *draw.Pen { return draw.NewPen(s.width, s.method) }

// narrowed returns the surface for rows of width cells.
func (s surface) narrowed(width int) surface {
	s.width = width
	return s
}

// indent is what stands before text that has the whole width.
func (s surface) indent() string {
	if s.width < inlineUnder {
		return ""
	}
	return "  "
}

// Rows draws the panel: height rows of width cells each, with every style that
// they open closed. It scrolls the table so that the selected row is visible.
func (p *Panel) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	p.drawn, p.tableWidth = nil, 0
	if width < 1 || height < 1 {
		return make([]string, max(height, 0))
	}
	s := surface{width, t, m}
	rows := []string{p.content.heading(s, p.selected)}
	if len(p.content.entries) == 0 {
		rows = append(rows, p.content.nothing(s)...)
	} else {
		rows = append(rows, p.body(s, height-1)...)
	}
	for len(rows) < height {
		rows = append(rows, s.pen().String())
	}
	for y := range rows[:height] {
		rows[y] = t.Glyphs.Flat(rows[y])
	}
	return rows[:height]
}

// nothing says why there is no table.
func (c *content) nothing(s surface) []string {
	words := "No difference was found in it."
	switch {
	case c.topic < 0:
		words = "Differences are listed by topic, and what stands here belongs to none."
	case c.hidden == 1:
		words = "Its only difference is not shown at this level and filter."
	case c.hidden > 1:
		words = fmt.Sprintf("None of its %d differences is shown at this level and filter.", c.hidden)
	}
	var f phrase
	f.add(words, s.theme.Muted)
	return f.rows(s.indent(), s)
}

// body draws the table with the explanation beside it or below, and notes which
// row of the screen shows which entry.
func (p *Panel) body(s surface, height int) []string {
	f := p.arrange(s, height)
	p.tableWidth = f.layout.width
	var explanation []string
	if f.textRows > 0 {
		text := s.narrowed(f.textWidth)
		explanation = p.window(p.content.explain(&p.content.entries[p.selected], text), text, f.textRows)
	}
	t := table{content: &p.content, layout: f.layout, surface: s.narrowed(p.tableWidth), selected: p.selected}
	p.drawn = []int{-1} // the heading
	var rows []string
	if f.names {
		rows = append(rows, t.names())
		p.drawn = append(p.drawn, -1)
	}
	lines := t.lines(f.spaced)
	p.top = t.scroll(p.top, lines, f.tableRows)
	for y := range f.tableRows {
		one := line{entry: -1}
		if p.top+y < len(lines) {
			one = lines[p.top+y]
		}
		p.drawn = append(p.drawn, one.entry)
		rows = append(rows, t.row(one))
	}
	switch {
	case f.beside:
		return s.sideBySide(rows, explanation, f)
	case f.textRows > 0:
		rule := s.pen()
		rule.Rule(s.width, s.theme)
		rows = append(rows, rule.String())
		for _, row := range explanation {
			o := s.pen()
			o.Drawn(row, f.textWidth)
			rows = append(rows, o.String())
		}
	}
	return rows
}

// sideBySide returns the rows of the table with those of the explanation at their
// right.
func (s surface) sideBySide(table, explanation []string, f plan) []string {
	for y := range table {
		o := s.pen()
		o.Drawn(table[y], f.layout.width)
		o.To(f.layout.width + 1)
		o.Put(s.theme.Glyphs.Vertical, o.End(), s.theme.Rule)
		o.To(f.layout.width + divider)
		if y < len(explanation) {
			o.Drawn(explanation[y], f.textWidth)
		}
		table[y] = o.String()
	}
	return table
}

// window returns the rows of the explanation that are shown, at most height; the
// last says how many more there are.
func (p *Panel) window(rows []string, s surface, height int) []string {
	p.explainTop = max(0, min(p.explainTop, len(rows)-height))
	rows = rows[p.explainTop:]
	more := len(rows) - height
	if more <= 0 {
		return rows
	}
	o := s.pen()
	o.Put(fmt.Sprintf("%s%s %d more rows", s.indent(), s.theme.Glyphs.Below, more+1), o.End(), s.theme.Muted)
	return append(slices.Clone(rows[:height-1]), o.String())
}

// heading names the topic and counts its articles and differences; what has no
// room is left out.
func (c *content) heading(s surface, selected int) string {
	o, t := s.pen(), s.theme
	if c.topic < 0 {
		o.Put(" No topic at the reading line", o.End(), t.Header)
		return o.String()
	}
	o.Put(t.Glyphs.Topic+fmt.Sprintf(" %d ", c.topic+1), o.End(), t.Topic(c.topic))
	position := ""
	if n := len(c.entries); n > 1 {
		position = fmt.Sprintf("%d of %d ", selected+1, n)
	}
	o.Put(c.analysis.Topics[c.topic].Label, o.End(), t.Header)
	room := o.End() - o.X() - o.Counter.Width(position) - gap
	o.Put(c.counts(t, room, o.Counter), o.End(), t.Muted)
	if position != "" && o.Fits(" "+position, o.End()) {
		o.Right(position, o.End(), t.Muted)
	}
	return o.String()
}

// counts says how many articles cover the topic and what differs, in the
// reader's words, or as much of it as has room.
func (c *content) counts(t *theme.Theme, room int, counter draw.Counter) string {
	covered := fmt.Sprintf("%s%d of %d", draw.Separator, len(c.analysis.Topics[c.topic].Passages), len(c.analysis.Story.Articles))
	var numbers []string
	for relation, n := range c.analysis.CountsOf(c.topic).All() {
		numbers = append(numbers, t.Glyphs.Mark(relation)+" "+strconv.Itoa(n))
	}
	var long, short string
	if len(numbers) > 0 {
		long = draw.Separator + draw.Counts(c.analysis.CountsOf(c.topic), &t.Glyphs)
		short = draw.Separator + strings.Join(numbers, ", ")
	}
	if c.hidden > 0 {
		hidden := fmt.Sprintf("%s%d not shown", draw.Separator, c.hidden)
		long, short = long+hidden, short+hidden
	}
	for _, words := range []string{covered + " articles" + long, covered + short, short} {
		if counter.Width(words) <= room {
			return words
		}
	}
	return ""
}
