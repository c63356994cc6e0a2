package details

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

// Rows draws the panel: height rows of width cells each, with every style that
// they open closed. It scrolls the table so that the selected row is visible.
func (p *Panel) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	p.drawn, p.tableWidth = nil, 0
	if width < 1 || height < 1 {
		return make([]string, max(height, 0))
	}
	rows := make([]string, 0, height)
	rows = append(rows, p.heading(width, t, m))
	if len(p.entries) == 0 {
		rows = append(rows, p.nothing(width, t, m)...)
	} else {
		rows = append(rows, p.body(width, height, t, m)...)
	}
	for len(rows) < height {
		rows = append(rows, draw.NewPen(width, m).String())
	}
	for y := range rows[:height] {
		rows[y] = t.Glyphs.Flat(rows[y])
	}
	return rows[:height]
}

// nothing says why there is no table.
func (p *Panel) nothing(width int, t *theme.Theme, m ansi.Method) []string {
	words := "No difference was found in it."
	switch {
	case p.topic < 0:
		words = "No other article treats what stands here, so that nothing can be set against it."
	case p.hidden == 1:
		words = "The filter hides its only difference."
	case p.hidden > 1:
		words = fmt.Sprintf("The filter hides all of its %d differences.", p.hidden)
	}
	var f phrase
	f.add(words, t.Muted)
	return f.rows(indent(width), width, m)
}

// indent is what stands before text that has the whole width.
func indent(width int) string {
	if width < inlineUnder {
		return ""
	}
	return "  "
}

func (p *Panel) body(width, height int, t *theme.Theme, m ansi.Method) []string {
	sized := layout{method: m}
	p.measureColumns(&sized)
	f, l := p.arrange(sized, width, height)
	p.tableWidth = f.tableWidth
	p.drawn = []int{-1}
	var text []string
	if f.textRows > 0 {
		text = p.window(p.explain(f.textWidth, t, m), f, t, m)
	}
	table := p.table(l, f, t, m)
	rows := make([]string, f.body)
	for y := range rows {
		o := draw.NewPen(width, m)
		switch {
		case y < len(table):
			o.Drawn(table[y], f.tableWidth)
		case !f.beside && y == len(table) && f.textRows > 0:
			o.Rule(width, t)
		case !f.beside && y > len(table) && y-len(table)-1 < len(text):
			o.Drawn(text[y-len(table)-1], f.textWidth)
		}
		if f.beside {
			o.To(f.tableWidth + 1)
			o.Put(t.Glyphs.Vertical, o.End(), t.Rule)
			o.To(f.tableWidth + divider)
			if y < len(text) {
				o.Drawn(text[y], f.textWidth)
			}
		}
		rows[y] = o.String()
	}
	return rows
}

// heading names the topic and counts its articles and differences; what has no
// room is left out.
func (p *Panel) heading(width int, t *theme.Theme, m ansi.Method) string {
	o := draw.NewPen(width, m)
	if p.topic < 0 {
		o.Put(" No topic at the reading line", width, t.Header)
		return o.String()
	}
	topic := &p.analysis.Topics[p.topic]
	o.Put(t.Glyphs.Topic+fmt.Sprintf(" %d ", p.topic+1), width, t.Topic(p.topic))
	position := ""
	if n := len(p.entries); n > 1 {
		position = fmt.Sprintf("%d of %d ", p.selected+1, n)
	}
	o.Put(topic.Label, width, t.Header)
	room := width - o.X() - o.Counter.Width(position) - gap
	for _, part := range p.counts(t, room, o.Counter) {
		o.Put(part, width, t.Muted)
	}
	if position != "" && o.Fits(" "+position, width) {
		o.Right(position, width, t.Muted)
	}
	return o.String()
}

// counts says how many articles cover the topic and what differs, in the
// reader's words, or as much of it as has room.
func (p *Panel) counts(t *theme.Theme, room int, counter draw.Counter) []string {
	covered := fmt.Sprintf("%s%d of %d", draw.Separator, len(p.analysis.Topics[p.topic].Passages), len(p.analysis.Story.Articles))
	long, short, joint := []string{covered + " articles"}, []string{covered}, draw.Separator
	for relation, n := range p.analysis.CountsOf(p.topic).All() {
		mark := joint + t.Glyphs.Mark(relation) + " "
		long, short = append(long, mark+draw.Differences(n, relation)), append(short, mark+strconv.Itoa(n))
		joint = ", "
	}
	if p.hidden > 0 {
		hidden := fmt.Sprintf("%s%d hidden", draw.Separator, p.hidden)
		long, short = append(long, hidden+" by the filter"), append(short, hidden)
	}
	for _, parts := range [][]string{long, short, short[1:]} {
		if counter.Width(strings.Join(parts, "")) <= room {
			return parts
		}
	}
	return nil
}
