package picker

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/column"
	"triptych/ui/draw"
)

// datesFrom is the cells of a screen from which on headlines below the list have
// their dates beside them.
const datesFrom = 60

// drawBelow draws row n of the facts on the selected story under the list: who
// reported it, a line each, or all in one where there is no more.
func (d *drawing) drawBelow(p *draw.Pen, n int) {
	s, t := d.picker.matching(d.selected), d.theme
	if s == nil {
		return
	}
	p.To(d.columns.lead)
	switch {
	case s.Problem != "" && n == min(1, d.shape.footH-1):
		p.Put(s.Problem, p.End(), t.Error)
	case d.shape.footH == 1:
		if s.Builtin {
			p.Put(builtin+draw.Separator, p.End(), t.Muted)
		}
		d.put(p, s.outlets, p.End(), t.Muted)
	case n == 0:
		d.put(p, s.Name, p.End(), t.Header)
		if s.Problem != "" {
			return
		}
		if s.subtitle != "" {
			p.Put("  ", p.End())
			d.put(p, s.subtitle, p.End(), t.Text)
		}
		p.Put(draw.Separator+s.summary(), p.End(), t.Muted)
	case s.Problem == "" && n <= len(s.Articles):
		d.drawArticle(p, s, n)
	}
}

// drawArticle draws an article of a story, numbered from 1, or in the last row
// how many there are more.
func (d *drawing) drawArticle(p *draw.Pen, s *story, number int) {
	if left := len(s.Articles) - number + 1; number == d.shape.footH-1 && left > 1 {
		p.Put(more(left), p.End(), d.theme.Muted)
		return
	}
	outlet := 0
	for _, a := range s.Articles {
		outlet = max(outlet, p.Counter.Width(a.Outlet))
	}
	a := &s.Articles[number-1]
	x, end := d.columns.lead+min(outlet, p.End()/3)+gap, p.End()
	if dated := end >= datesFrom; dated {
		end -= dateWidth + gap
	}
	d.put(p, a.Outlet, x-gap, d.theme.Title)
	p.To(x)
	p.Put(a.Title, end, d.theme.Text)
	if end < p.End() {
		p.To(end + gap)
		p.Put(draw.Day(a.Date), p.End(), d.theme.Muted)
	}
}

// A line is a row beside the list. It is drawn from where the pen is.
type line func(p *draw.Pen)

// beside returns the lines next to the list: who reported the selected story, and
// under each outlet its whole headline.
func (d *drawing) beside(m ansi.Method) []line {
	s, t, room := d.picker.matching(d.selected), d.theme, d.shape.ruleY+1-d.shape.headingY
	if d.shape.sideW == 0 || s == nil {
		return nil
	}
	lines := []line{func(p *draw.Pen) { d.put(p, s.Name, p.End(), t.Header) }}
	add := func(text string, indent int, style ansi.Style) {
		for _, row := range column.Break(text, d.shape.sideW-indent, m) {
			if text != "" {
				lines = append(lines, func(p *draw.Pen) { p.To(p.X() + indent); p.Put(row.In(text), p.End(), style) })
			}
		}
	}
	add(s.subtitle, 0, t.Text)
	if s.Problem != "" {
		add(s.Problem, 0, t.Error)
		return lines
	}
	add(s.summary(), 0, t.Muted)
	for i := range s.Articles {
		a, before := &s.Articles[i], len(lines)
		lines = append(lines, func(*draw.Pen) {}, func(p *draw.Pen) {
			d.put(p, a.Outlet, p.End(), t.Title)
			if date := draw.Day(a.Date); date != "" {
				p.Put(draw.Separator+date, p.End(), t.Muted)
			}
		})
		add(a.Title, gap, t.Text)
		left := len(s.Articles) - i
		if len(lines) > room || len(lines) == room && left > 1 {
			return append(lines[:before], func(p *draw.Pen) { p.To(p.X() + d.columns.lead); p.Put(more(left), p.End(), t.Muted) })
		}
	}
	return lines
}

// more counts the articles for which there is no room.
func more(articles int) string { return fmt.Sprintf("and %d more", articles) }

// summary counts what a story holds.
func (s *story) summary() string {
	var parts []string
	if s.Builtin {
		parts = append(parts, builtin)
	}
	parts = append(parts, draw.Plural(len(s.Articles), "article"))
	if s.counts != nil {
		parts = append(parts, draw.Plural(s.counts.topics, "topic"), draw.Plural(s.counts.conflicts, "conflict"))
	}
	if s.newest != "" {
		parts = append(parts, "newest "+draw.Day(s.newest))
	}
	return strings.Join(parts, draw.Separator)
}
