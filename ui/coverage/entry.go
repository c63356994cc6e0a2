package coverage

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// drawEntry draws a row of the list, or what only one article has.
func (d *drawing) drawEntry(p *draw.Pen, entry int) {
	t := d.theme
	text, label := t.Text, t.Text
	if entry == d.overview.selected {
		p.Under, text, label = t.Current, nil, t.Header
		p.Put(t.Glyphs.Reading, lead, t.Reading)
	}
	if entry == d.overview.topics() {
		d.drawAlone(p, text)
		return
	}
	p.Right(strconv.Itoa(entry+1), lead+d.columns.needs.number, t.Topic(entry))
	p.To(d.columns.labelX)
	p.Put(d.overview.analysis.Topics[entry].Label, d.columns.labelX+d.columns.label, label)
	if d.columns.level.counts {
		d.drawCounts(p, entry)
	}
	for i, g := range d.overview.tally.given[entry][:d.columns.shown] {
		p.To(d.columns.x(i))
		switch {
		case g.order == 0:
			d.drawSilent(p, i)
			continue
		case d.columns.level.words:
			d.drawAmount(p, i, amount{g.words, d.overview.tally.most[entry], ordinal(g.order)}, t.Topic(entry), text)
		default:
			p.Put(t.Glyphs.Told, p.End(), t.Topic(entry))
		}
		if g.first && d.datesMarked() {
			p.Put(t.Glyphs.First, p.End(), t.Header)
		}
	}
}

// datesMarked reports whether there is room for the mark of the earliest date.
func (d *drawing) datesMarked() bool { return d.columns.level.words || d.columns.datedInGaps() }

// drawCounts draws the counts of a topic's differences, each relation in its own
// place.
func (d *drawing) drawCounts(p *draw.Pen, topic int) {
	t, x, counts := d.theme, d.columns.countsX, d.overview.analysis.CountsOf(topic)
	for r, relation := range model.Relations() {
		cells := d.columns.needs.counts[r]
		if cells == 0 {
			continue
		}
		if n := counts[r]; n > 0 {
			p.To(x)
			p.Put(t.Glyphs.Mark(relation)+strconv.Itoa(n), x+cells, t.Beside(relation))
		}
		x += cells + 1
	}
}

// drawSilent says that an article does not cover a topic.
func (d *drawing) drawSilent(p *draw.Pen, article int) {
	t := d.theme
	switch {
	case d.columns.level.order:
		p.Put(silence(d.overview.origin()), d.columns.x(article)+d.columns.cell, t.NotCovered)
	case d.columns.level.words:
		p.Right(t.Glyphs.Silent, d.columns.x(article)+d.columns.needs.words, t.NotCovered)
	default:
		p.Put(t.Glyphs.Silent, p.End(), t.NotCovered)
	}
}

// An amount is a number of words, that of the longest bar, and what stands after it.
type amount struct {
	words, most int
	after       string
}

// drawAmount draws a bar, words and what comes after them, as far as the plan has
// room for them.
func (d *drawing) drawAmount(p *draw.Pen, article int, a amount, colour, text ansi.Style) {
	x := d.columns.x(article)
	if d.columns.bar > 0 {
		p.Put(bar(a.words, a.most, d.columns.bar, &d.theme.Glyphs), x+d.columns.bar, colour)
		x += d.columns.bar + 1
	}
	x += d.columns.needs.words
	p.Right(strconv.Itoa(a.words), x, text)
	if d.columns.level.order {
		p.Right(a.after, x+1+d.columns.needs.order, d.theme.Muted)
	}
}

// silence stands where an analysis of an origin has nothing of an article on a
// topic. Cells are narrow here.
func silence(o model.Origin) string {
	if draw.IsCertain(o) {
		return draw.NoMatch(o)
	}
	return "no match"
}

// alone names what an analysis of an origin has in one article, at length and in
// short.
func alone(o model.Origin) []string {
	if draw.IsCertain(o) {
		return []string{"in one article only", "only in one"}
	}
	return []string{"no match elsewhere", "no match"}
}

// drawAlone draws how much of each article is in no topic.
func (d *drawing) drawAlone(p *draw.Pen, text ansi.Style) {
	t := d.theme
	p.To(d.columns.labelX)
	if !d.columns.level.words {
		p.Put(d.aloneInWords(p), p.End(), t.Muted)
		return
	}
	labels := alone(d.overview.origin())
	label := labels[0]
	if len(label) > d.columns.label {
		label = labels[1]
	}
	p.Put(label, d.columns.labelX+d.columns.label, t.Muted)
	for i, words := range d.overview.tally.unshared {
		p.To(d.columns.x(i))
		if d.columns.level.order {
			d.drawAmount(p, i, amount{words, d.overview.tally.alone, d.overview.shareOf(i)}, t.Muted, text)
		} else {
			p.Right(d.overview.shareOf(i), d.columns.x(i)+d.columns.needs.words, t.Muted)
		}
	}
}

// aloneInWords returns the same in one line, as long as there is room for.
func (d *drawing) aloneInWords(p *draw.Pen) string {
	var shares []string
	for i := range d.overview.story.Articles {
		shares = append(shares, fmt.Sprintf("%d %s", i+1, d.overview.shareOf(i)))
	}
	list := strings.Join(shares, ", ")
	for _, label := range append(alone(d.overview.origin()), "alone") {
		if words := label + ": " + list; p.Fits(words, p.End()) {
			return words
		}
	}
	return list
}
