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
	text := t.Text
	if entry == d.selected {
		p.Under, text = t.Current, nil
		p.Put(t.Glyphs.Reading, lead, t.Reading)
	}
	if entry == d.all {
		d.drawAlone(p, text)
		return
	}
	label := text
	if entry == d.selected {
		label = t.Header
	}
	p.Right(strconv.Itoa(entry+1), lead+d.number, t.Topic(entry))
	p.To(d.labelX)
	p.Put(d.analysis.Topics[entry].Label, d.labelX+d.label, label)
	if d.detail <= withCounts {
		d.drawCounts(p, entry)
	}
	if d.detail == withoutMarks {
		return
	}
	for i, g := range d.tally.given[entry] {
		p.To(d.x(i))
		switch {
		case g.order == 0:
			d.drawSilent(p, i)
		case d.detail >= withMarks:
			p.Put(t.Glyphs.Told, p.End(), t.Topic(entry))
			d.drawFirst(p, g)
		default:
			d.drawAmount(p, i, amount{g.words, d.tally.most[entry], ordinal(g.order)}, t.Topic(entry), text)
			d.drawFirst(p, g)
		}
	}
}

// drawCounts tells what differs in a topic, each relation in its own place.
func (d *drawing) drawCounts(p *draw.Pen, topic int) {
	t, x, counts := d.theme, d.countsX, d.analysis.CountsOf(topic)
	for r, relation := range model.Relations() {
		if d.counts[r] == 0 {
			continue
		}
		if n := counts[r]; n > 0 {
			p.To(x)
			p.Put(t.Glyphs.Mark(relation)+strconv.Itoa(n), x+d.counts[r], t.Beside(relation))
		}
		x += d.counts[r] + 1
	}
}

// drawSilent says that an article does not cover a topic.
func (d *drawing) drawSilent(p *draw.Pen, article int) {
	t := d.theme
	switch {
	case d.detail <= withOrder:
		p.Put(draw.NotCovered, d.x(article)+d.cell, t.NotCovered)
	case d.detail <= withWords:
		p.Right(t.Glyphs.Silent, d.x(article)+d.words, t.NotCovered)
	default:
		p.Put(t.Glyphs.Silent, p.End(), t.NotCovered)
	}
}

// drawFirst marks the article with the earliest date.
func (d *drawing) drawFirst(p *draw.Pen, g given) {
	if g.first && d.detail <= withMarks {
		p.Put(d.theme.Glyphs.First, p.End(), d.theme.Header)
	}
}

// An amount is how much an article gives: words, those of the largest bar, and
// what stands after them.
type amount struct {
	words, most int
	after       string
}

// drawAmount draws a bar, words and what comes after them, as far as the plan has
// room for them.
func (d *drawing) drawAmount(p *draw.Pen, article int, a amount, colour, text ansi.Style) {
	x := d.x(article)
	if d.bar > 0 {
		p.Put(bar(a.words, a.most, d.bar, &d.theme.Glyphs), x+d.bar, colour)
		x += d.bar + 1
	}
	p.Right(strconv.Itoa(a.words), x+d.words, text)
	if d.detail <= withOrder {
		p.Right(a.after, x+d.words+1+d.order, d.theme.Muted)
	}
}

// drawAlone tells how much of each article no topic holds.
func (d *drawing) drawAlone(p *draw.Pen, text ansi.Style) {
	t := d.theme
	p.To(d.labelX)
	if d.detail >= withMarks {
		p.Put(d.aloneInWords(p), p.End(), t.Muted)
		return
	}
	label := onlyInOne
	if len(label) > d.label {
		label = "only in one"
	}
	p.Put(label, d.labelX+d.label, t.Muted)
	for i, words := range d.tally.unshared {
		if d.detail >= withCounts {
			p.Right(d.shareOf(i), d.x(i)+d.words, t.Muted)
			continue
		}
		p.To(d.x(i))
		d.drawAmount(p, i, amount{words, d.tally.alone, d.shareOf(i)}, t.Muted, text)
	}
}

// aloneInWords tells the same in a line, as long as there is room for.
func (d *drawing) aloneInWords(p *draw.Pen) string {
	var shares []string
	for i := range d.outlets {
		shares = append(shares, fmt.Sprintf("%d %s", i+1, d.shareOf(i)))
	}
	list := strings.Join(shares, ", ")
	for _, words := range []string{onlyInOne + ": " + list, "only in one: " + list, "alone: " + list} {
		if p.Fits(words, p.End()) {
			return words
		}
	}
	return list
}
