package coverage

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A drawing is one frame in one theme.
type drawing struct {
	overview *Overview
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
	d := drawing{overview: o, frame: o.frame(width, height), theme: t}
	for y := range rows {
		p := draw.NewPen(width, m)
		if one := d.rows[y].draw; one != nil {
			one(&d, p)
		}
		rows[y] = t.Glyphs.Flat(p.String())
	}
	return rows
}

// drawNothing says why there are no topics.
func (d *drawing) drawNothing(p *draw.Pen) {
	words := " the articles share no subject"
	if d.overview.analysis == nil {
		words = " comparing the articles…"
	}
	p.Put(words, p.End(), d.theme.Muted)
}

// drawTitle says what the screen is and what there is in all.
func (d *drawing) drawTitle(p *draw.Pen) {
	t := d.theme
	p.Put(" Coverage ", p.End(), t.HeaderFocused)
	if d.overview.analysis == nil {
		return
	}
	parts := []string{" " + draw.Plural(d.overview.topics(), "topic")}
	joint := draw.Separator
	for relation, n := range d.overview.analysis.Counts().All() {
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

// drawKey draws an article's name, date and length in a row of its own.
func (d *drawing) drawKey(p *draw.Pen, article int) {
	p.Put(" "+d.overview.nameOf(article), p.End(), d.theme.Header)
	for _, words := range []string{d.overview.story.Articles[article].Date, d.lengthOf(article)} {
		if part := draw.Separator + words; words != "" && p.Fits(part, p.End()) {
			p.Put(part, p.End(), d.theme.Muted)
		}
	}
}

func (d *drawing) lengthOf(article int) string {
	return draw.Plural(d.overview.tally.lengths[article], "word")
}

// drawNames writes the outlets over their cells, or their numbers.
func (d *drawing) drawNames(p *draw.Pen) {
	for i := range d.columns.shown {
		p.To(d.columns.x(i))
		switch {
		case d.columns.level.order:
			p.Put(d.overview.nameOf(i), d.columns.x(i)+d.columns.cell, d.theme.Header)
		case d.columns.level.words:
			p.Right(strconv.Itoa(i+1), d.columns.x(i)+d.columns.needs.words, d.theme.Header)
		default:
			p.Put(strconv.Itoa(i+1), d.columns.x(i)+d.columns.cell, d.theme.Header)
		}
	}
}

func (d *drawing) drawDates(p *draw.Pen) {
	d.across(p, func(i int) string { return draw.Day(d.overview.story.Articles[i].Date) })
}

func (d *drawing) drawLengths(p *draw.Pen) { d.across(p, d.lengthOf) }

// across writes one text an article over its cell.
func (d *drawing) across(p *draw.Pen, text func(article int) string) {
	for i := range d.columns.shown {
		p.To(d.columns.x(i))
		p.Put(text(i), d.columns.x(i)+d.columns.cell, d.theme.Muted)
	}
}

// drawLegend says what the cells mean.
func (d *drawing) drawLegend(p *draw.Pen) {
	if d.overview.topics() == 0 || d.columns.shown == 0 {
		return
	}
	g := &d.theme.Glyphs
	parts := []string{" " + g.Told + " covered", draw.Separator + g.Silent + " " + silence(d.overview.origin())}
	if d.columns.level.words {
		parts[0] = " words on each topic"
	}
	if d.columns.level.order {
		parts[1] = draw.Separator + "1st, 2nd: the order in which the article takes it up"
	}
	if d.columns.needs.dated && d.datesMarked() {
		parts = append(parts, draw.Separator+g.First+" earliest date")
	}
	d.drawParts(p, parts)
}

// bar returns a bar of at most the given cells for part of whole. It shows any
// part above 0.
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
