package coverage

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

const (
	onlyInOne = "in one article only"
)

// A drawing is one frame in one theme.
type drawing struct {
	*Overview
	frame
	theme *theme.Theme
}

// Rows draws the overview: height rows of width cells each, with every style
// closed, counted by the terminal's method. The selected row is in sight.
func (o *Overview) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	rows := make([]string, max(height, 0))
	if width < 1 || height < 1 {
		return rows
	}
	d := drawing{Overview: o, frame: o.frame(width, height), theme: t}
	for y := range rows {
		p := draw.NewPen(width, m)
		d.draw(p, y)
		rows[y] = t.Glyphs.Flat(p.String())
	}
	return rows
}

func (d *drawing) draw(p *draw.Pen, y int) {
	entry := d.entryAt(y)
	switch {
	case y == d.title:
		d.drawTitle(p)
	case y >= d.key && y < d.key+d.keys:
		d.drawKey(p, y-d.key)
	case y == d.names:
		d.drawNames(p)
	case y == d.dates:
		d.across(p, func(i int) string { return draw.Day(d.story.Articles[i].Date) }, d.theme.Muted)
	case y == d.lengths:
		d.across(p, d.lengthOf, d.theme.Muted)
	case y == d.rule:
		d.drawRule(p, more(d.top, "above", d.theme.Glyphs.Above))
	case y == d.ruleBelow:
		d.drawRule(p, more(d.entries-d.top-d.listH, "below", d.theme.Glyphs.Below))
	case y == d.low:
		d.drawLegend(p)
	case y == d.listY && d.all == 0:
		p.Put(" "+d.nothing(), p.End(), d.theme.Muted)
	case entry >= 0 && d.analysis != nil:
		d.drawEntry(p, entry)
	}
}

// nothing says why there are no topics.
func (d *drawing) nothing() string {
	if d.analysis == nil {
		return "comparing the articles…"
	}
	return "the articles share no subject"
}

// more says how many topics are out of sight.
func more(n int, where, glyph string) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%s %d more %s", glyph, n, where)
}

// drawRule draws a line across the row, with words in it where it has any.
func (d *drawing) drawRule(p *draw.Pen, words string) {
	p.Rule(2, d.theme)
	if words != "" {
		p.Put(" "+words+" ", p.End(), d.theme.Muted)
	}
	p.Rule(p.End(), d.theme)
}

// drawTitle says what the screen is and what there is in all.
func (d *drawing) drawTitle(p *draw.Pen) {
	t := d.theme
	p.Put(" Coverage ", p.End(), t.HeaderFocused)
	if d.analysis == nil {
		return
	}
	parts := []string{" " + draw.Plural(d.all, "topic")}
	joint := draw.Separator
	for relation, n := range d.analysis.Counts().All() {
		parts = append(parts, joint+t.Glyphs.Mark(relation)+" "+draw.Differences(n, relation))
		joint = ", "
	}
	d.drawParts(p, parts)
}

// drawParts writes as many of the parts as there is room for.
func (d *drawing) drawParts(p *draw.Pen, parts []string) {
	for i, part := range parts {
		if i > 0 && !p.Fits(part, p.End()) {
			return
		}
		p.Put(part, p.End(), d.theme.Muted)
	}
}

// drawKey tells of an article in a row of its own.
func (d *drawing) drawKey(p *draw.Pen, article int) {
	p.Put(" "+d.nameOf(article), p.End(), d.theme.Header)
	var parts []string
	if date := d.story.Articles[article].Date; date != "" {
		parts = append(parts, draw.Separator+date)
	}
	parts = append(parts, draw.Separator+d.lengthOf(article))
	for _, part := range parts {
		if p.Fits(part, p.End()) {
			p.Put(part, p.End(), d.theme.Muted)
		}
	}
}

func (d *drawing) lengthOf(article int) string {
	return draw.Plural(d.tally.lengths[article], "word")
}

// drawNames writes the outlets over their cells, or their numbers.
func (d *drawing) drawNames(p *draw.Pen) {
	switch {
	case d.detail == withoutMarks:
	case d.detail >= withMarks:
		d.across(p, func(i int) string { return fmt.Sprint(i + 1) }, d.theme.Header)
	case d.detail >= withCounts:
		for i := range d.articles {
			p.Right(fmt.Sprint(i+1), d.x(i)+d.words, d.theme.Header)
		}
	default:
		d.across(p, d.nameOf, d.theme.Header)
	}
}

// across writes one text an article over its cell.
func (d *drawing) across(p *draw.Pen, text func(article int) string, style ansi.Style) {
	for i := range d.articles {
		p.To(d.x(i))
		p.Put(text(i), d.x(i)+d.cell, style)
	}
}

// drawLegend says what the cells mean.
func (d *drawing) drawLegend(p *draw.Pen) {
	if d.all == 0 {
		return
	}
	g := &d.theme.Glyphs
	var parts []string
	add := func(words string) {
		lead := draw.Separator
		if len(parts) == 0 {
			lead = " "
		}
		parts = append(parts, lead+words)
	}
	switch {
	case d.detail == withoutMarks:
		return
	case d.detail >= withMarks:
		add(g.Told + " covered")
		add(g.Silent + " not covered")
	case d.detail >= withCounts:
		add("words on each topic")
		add(g.Silent + " not covered")
	default:
		add("words on each topic")
		add("1st, 2nd: the order in which the article takes it up")
	}
	if d.dated && d.detail <= withMarks {
		add(g.First + " earliest date")
	}
	d.drawParts(p, parts)
}

// bar gives a bar for part of whole, of so many cells at most; whatever is part
// of it shows.
func bar(part, whole, cells int, g *theme.Glyphs) string {
	if part <= 0 || whole <= 0 || cells <= 0 {
		return ""
	}
	eighths := max(1, (8*cells*part+whole/2)/whole)
	text := strings.Repeat(g.Bar[7], eighths/8)
	if eighths%8 > 0 {
		text += g.Bar[eighths%8-1]
	}
	return text
}
