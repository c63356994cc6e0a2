package column

import (
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

// A Look says how a row is painted.
type Look struct {
	Theme      *theme.Theme
	Dimmed     bool // the column is not covered
	Highlights bool // differences are shown
	Reading    bool // the row is on the reading line
	Current    int  // the sentence compared now, which the margin shows; -1 for none
	Selected   int  // the difference jumped to, -1 for none
	// Found are the places that a search found, in order and disjoint, and
	// FoundHere the number of the one that it stands at, -1 for none.
	Found     []model.Span
	FoundHere int
	// Follow dims all but the sentences of Lit, which are in order.
	Follow bool
	Lit    []int
}

// Row paints a row: [Column.Width] cells, with every style that it opens closed.
// Rows outside the article are blank.
func (c *Column) Row(row int, look Look) string {
	if row < 0 || row >= len(c.rows) {
		return strings.Repeat(" ", c.width)
	}
	out := make([]byte, 0, 4*c.width+64)
	if c.margin > 0 {
		out = c.appendMargin(out, row, look)
	}
	out, used := c.appendPrefix(out, row, look)
	out, n := c.appendContent(out, row, look)
	return string(appendBlanks(out, c.body()-used-n))
}

// appendContent draws what a row shows right of its prefix.
func (c *Column) appendContent(out []byte, row int, look Look) ([]byte, int) {
	r := c.rows[row]
	if r.blank() {
		return out, 0
	}
	i := int(r.block)
	counter, line := c.in(i), row-int(c.blocks[i].first)
	switch b := &c.article.Blocks[i]; {
	case c.tables[i] != nil:
		return appendLine(out, c.tables[i].line(line, look.Theme), counter, counter.Max, look)
	case b.Kind == model.Rule:
		return look.appendStyled(out, strings.Repeat(look.Theme.Glyphs.Rule, counter.Max), look.Theme.Prose.Rule), counter.Max
	case b.Kind == model.Code && look.Theme.Glamour.CodeBlock.Theme != "":
		if code := c.code(i, line, look.Theme); code != "" {
			return appendLine(out, code, counter, counter.Max, look)
		}
	}
	return c.appendText(out, r, look)
}

func appendBlanks(out []byte, n int) []byte {
	for range n {
		out = append(out, ' ')
	}
	return out
}

// appendPrefix draws what stands before a row's text: the bars of quotations
// and the marker of a list item.
func (c *Column) appendPrefix(out []byte, row int, look Look) ([]byte, int) {
	r := c.rows[row]
	quotes, indent, marker := 0, 0, ""
	if r.blank() {
		above, below := &c.article.Blocks[^r.block-1], &c.article.Blocks[^r.block]
		quotes = min(above.Quote, below.Quote)
		indent = min(2*quotes, c.body()/2)
	} else {
		b := &c.article.Blocks[r.block]
		quotes, indent = b.Quote, int(c.blocks[r.block].indent)
		if int(c.blocks[r.block].first) == row {
			marker = b.Marker
		}
	}
	bars := min(quotes, indent/2)
	for range bars {
		out = look.appendStyled(out, look.Theme.Glyphs.Quote, look.Theme.Prose.Quote)
		out = append(out, ' ')
	}
	rest := indent - 2*bars
	if marker != "" && rest > 1 {
		width := min(c.counter.Width(marker), rest-1)
		out = appendBlanks(out, rest-1-width)
		out = look.appendStyled(out, look.Theme.Glyphs.Flat(c.counter.Fit(marker, width)), look.Theme.Prose.Marker)
		return append(out, ' '), indent
	}
	return appendBlanks(out, rest), indent
}

// appendText draws the words of a row in pieces of one style each.
func (c *Column) appendText(out []byte, r row, look Look) ([]byte, int) {
	p := c.painter(r, look)
	counter := c.in(int(r.block))
	text := c.article.Text[:r.end]
	used := 0
	for at := int(r.start); at < int(r.end); {
		styles, next := p.at(at)
		var styled bool
		out, styled = theme.AppendStart(out, styles...)
		var size, width int
		out, size, width = counter.Append(out, text[at:], next-at, counter.Max-used)
		if styled {
			out = append(out, ansi.ResetStyle...)
		}
		if size == 0 {
			break // no room is left: a preformatted row is cut
		}
		at += size
		used += width
	}
	return out, used
}

// A painter tells the style of each place of a row.
type painter struct {
	look     Look
	block    *model.Block
	end      int
	runs     []model.Run
	segments []segment
	selected []model.Detail
	found    []model.Span
	here     model.Span
	lit      []model.Span
	styles   [12]ansi.Style
}

func (c *Column) painter(r row, look Look) painter {
	p := painter{look: look, block: &c.article.Blocks[r.block], end: int(r.end)}
	p.runs = runsOver(p.block.Runs, int(r.start), int(r.end))
	if look.Highlights && !look.Dimmed {
		p.segments = c.marks.over(int(r.start), int(r.end))
	}
	p.selected = c.marks.selected(look.Selected)
	p.found = spansOver(look.Found, int(r.start), int(r.end))
	if look.FoundHere >= 0 && look.FoundHere < len(look.Found) {
		p.here = look.Found[look.FoundHere]
	}
	if look.Follow {
		p.lit = c.lit(look.Lit, r)
	}
	return p
}

// lit gives the sentences of the list that have text on a row.
func (c *Column) lit(sentences []int, r row) []model.Span {
	var list []model.Span
	for _, s := range sentences {
		if span := c.article.Sentences[s].Span; span.Start < int(r.end) && span.End > int(r.start) {
			list = append(list, span)
		}
	}
	return list
}

// dims tells whether the words at a byte step back.
func (p *painter) dims(offset int, next *int) bool {
	if p.look.Dimmed || !p.look.Follow {
		return p.look.Dimmed
	}
	for _, s := range p.lit {
		if within(s, offset, next) {
			return false
		}
	}
	return true
}

// at gives the styles at a byte, from the lowest to the topmost, and the byte
// from which they may be others.
func (p *painter) at(offset int) (styles []ansi.Style, next int) {
	t := p.look.Theme
	next = p.end
	styles = append(p.styles[:0], t.Text)
	dimmed := p.dims(offset, &next)
	if dimmed {
		styles[0] = t.Dimmed
	} else {
		switch p.block.Kind {
		case model.Heading:
			styles = append(styles, t.Prose.Headings[min(max(p.block.Level, 1), 6)-1])
		case model.Code:
			styles = append(styles, t.Prose.Code)
		}
	}
	for _, r := range p.runs {
		if within(r.Span, offset, &next) && !dimmed {
			styles = t.Prose.AppendEmphasis(styles, r.Emphasis)
		}
	}
	for _, s := range p.segments {
		if within(s.Span, offset, &next) && !dimmed {
			styles = append(styles, t.Mark(s.relation))
		}
	}
	for _, d := range p.selected {
		if within(d.Span, offset, &next) {
			styles = append(styles, t.Selected)
			break
		}
	}
	return p.atFound(styles, offset, &next), next
}

func (p *painter) atFound(styles []ansi.Style, offset int, next *int) []ansi.Style {
	for _, s := range p.found {
		if within(s, offset, next) {
			if s == p.here {
				return append(styles, p.look.Theme.FoundHere)
			}
			return append(styles, p.look.Theme.Found)
		}
	}
	return styles
}

// within tells whether the span holds the byte at offset, and brings next down
// to where that changes.
func within(s model.Span, offset int, next *int) bool {
	switch {
	case offset < s.Start:
		*next = min(*next, s.Start)
	case offset < s.End:
		*next = min(*next, s.End)
		return true
	}
	return false
}

// runsOver gives the runs that share text with the bytes from start to end.
func runsOver(runs []model.Run, start, end int) []model.Run {
	first := sort.Search(len(runs), func(i int) bool { return runs[i].End > start })
	n := sort.Search(len(runs)-first, func(i int) bool { return runs[first+i].Start >= end })
	return runs[first : first+n]
}

// spansOver gives the spans that share text with the bytes from start to end.
func spansOver(spans []model.Span, start, end int) []model.Span {
	first := sort.Search(len(spans), func(i int) bool { return spans[i].End > start })
	n := sort.Search(len(spans)-first, func(i int) bool { return spans[first+i].Start >= end })
	return spans[first : first+n]
}
