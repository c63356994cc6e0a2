package details

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A drawing is one frame.
type drawing struct {
	*Panel
	plan
	*layout
	width  int // cells
	theme  *theme.Theme
	method ansi.Method
}

// Rows draws the panel: height rows of width cells each, with every style that
// they open closed. It scrolls the table so that the selected row is visible.
func (p *Panel) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	p.drawn, p.tableWidth = nil, 0
	if width < 1 || height < 1 {
		return make([]string, max(height, 0))
	}
	d := &drawing{Panel: p, width: width, theme: t, method: m}
	rows := make([]string, 0, height)
	rows = append(rows, d.heading())
	if len(p.entries) == 0 {
		rows = append(rows, d.nothing()...)
	} else {
		d.arrange(height)
		rows = append(rows, d.drawBody()...)
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
func (d *drawing) nothing() []string {
	words := "No difference was found in it."
	switch {
	case d.topic < 0:
		words = "No other article treats what stands here, so that nothing can be set against it."
	case d.hidden == 1:
		words = "The filter hides its only difference."
	case d.hidden > 1:
		words = fmt.Sprintf("The filter hides all of its %d differences.", d.hidden)
	}
	var f phrase
	f.add(words, d.theme.Muted)
	return f.rows(indent(d.width), d.width, d.method)
}

// indent is what stands before text that has the whole width.
func indent(width int) string {
	if width < inlineUnder {
		return ""
	}
	return "  "
}

// drawBody draws the table with the explanation beside it or below.
func (d *drawing) drawBody() []string {
	d.drawn = []int{-1}
	var text []string
	if d.textRows > 0 {
		text = d.window(d.explain(d.textWidth, d.theme, d.method))
	}
	rows := d.table()
	if !d.beside {
		if d.textRows > 0 {
			rule := draw.NewPen(d.width, d.method)
			rule.Rule(d.width, d.theme)
			rows = append(rows, rule.String())
		}
		for _, row := range text {
			o := draw.NewPen(d.width, d.method)
			o.Drawn(row, d.textWidth)
			rows = append(rows, o.String())
		}
		return rows
	}
	for y := range rows {
		o := draw.NewPen(d.width, d.method)
		o.Drawn(rows[y], d.tableWidth)
		o.To(d.tableWidth + 1)
		o.Put(d.theme.Glyphs.Vertical, o.End(), d.theme.Rule)
		o.To(d.tableWidth + divider)
		if y < len(text) {
			o.Drawn(text[y], d.textWidth)
		}
		rows[y] = o.String()
	}
	return rows
}

// heading names the topic and counts its articles and differences; what has no
// room is left out.
func (d *drawing) heading() string {
	p, t, width := d.Panel, d.theme, d.width
	o := draw.NewPen(width, d.method)
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
