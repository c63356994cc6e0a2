package column

import (
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
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
	// Chosen are words that a person is choosing, in order and disjoint; Cursor is the
	// word at which that stands, empty for none.
	Chosen []model.Span
	Cursor model.Span
	// Follow dims all but the sentences of Lit, which are in order.
	Follow bool
	Lit    []int
}

// Row paints a row: [Column.Width] cells, with every style that it opens closed.
// Rows outside the article are blank.
func (c *Column) Row(row int, look Look) string {
	p := draw.NewPen(c.width, c.counter.Method)
	if row < 0 || row >= len(c.rows) {
		return p.String()
	}
	look.Dimmed = look.Dimmed || look.Follow && !c.lit(row, &look)
	if c.margin > 0 {
		c.drawMargin(p, row, look)
	}
	c.drawPrefix(p, row, look)
	if !c.rows[row].blank() {
		c.drawContent(p, row, look)
	}
	return p.String()
}

// drawContent draws what a row shows right of its prefix.
func (c *Column) drawContent(p *draw.Pen, row int, look Look) {
	r := c.rows[row]
	i := int(r.block)
	p.Counter = c.in(i)
	switch table := c.tables[i]; {
	case table != nil:
		look.put(p, table.line(row-int(c.blocks[i].first), look.Theme), ansi.Style{})
	case c.article.Blocks[i].Kind == model.Rule:
		look.put(p, strings.Repeat(look.Theme.Glyphs.Rule, p.Counter.Max), look.Theme.Prose.Rule)
	default:
		p.To(c.start(r))
		styles := c.painter(r, look)
		p.Link = linksOf(runsOver(c.article.Blocks[i].Runs, r.span()))
		p.Stretches(c.article.Text, r.span(), styles.at)
	}
}

// linksOf returns where the text of runs leads, as [draw.Pen] asks for it; nil where
// none of it leads anywhere.
func linksOf(runs []model.Run) func(offset int, next *int) string {
	if !slices.ContainsFunc(runs, func(r model.Run) bool { return r.URL != "" }) {
		return nil
	}
	return func(offset int, next *int) string {
		address := ""
		for _, r := range runs {
			if r.URL != "" && draw.Within(r.Span, offset, next) {
				address = draw.Address(r.URL)
			}
		}
		return address
	}
}

// drawPrefix draws what stands before a row's text: the bars of quotations and the
// marker of a list item.
func (c *Column) drawPrefix(p *draw.Pen, row int, look Look) {
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
		look.put(p, look.Theme.Glyphs.Quote, look.Theme.Prose.Quote)
		p.To(p.X() + 1)
	}
	left := c.margin + indent
	if room := indent - 2*bars - 1; marker != "" && room > 0 {
		width := min(c.counter.Width(marker), room)
		p.To(left - 1 - width)
		look.put(p, look.Theme.Glyphs.Flat(c.counter.Fit(marker, width)), look.Theme.Prose.Marker)
	}
	p.To(left)
}

// A painter finds the styles of each place of a row.
type painter struct {
	theme  *theme.Theme
	end    int
	dimmed bool    // all words are dimmed, but for those in lit
	layers []layer // from the lowest to the topmost
	lit    []model.Span
	styles [8]ansi.Style // for what at returns
}

// A layer is a style of some of the text.
type layer struct {
	model.Span
	style ansi.Style
	loud  bool // it shows where text is dimmed, too
}

// painter returns the painter of a row.
func (c *Column) painter(r row, look Look) painter {
	t := look.Theme
	p := painter{theme: t, end: int(r.end), dimmed: look.Dimmed || look.Follow, layers: make([]layer, 0, 8)}
	if !look.Dimmed {
		c.addQuiet(&p, r, look)
	}
	for _, d := range c.marks.selected(look.Selected) {
		p.layers = append(p.layers, layer{c.place(d), t.Selected, true})
	}
	for _, s := range over(look.Found, c.up(r.span()), func(s model.Span) model.Span { return s }) {
		style := t.Found
		if look.FoundHere >= 0 && look.FoundHere < len(look.Found) && s == look.Found[look.FoundHere] {
			style = t.FoundHere
		}
		p.layers = append(p.layers, layer{c.down(s), style, true})
	}
	if look.Cursor.Len() > 0 {
		p.layers = append(p.layers, layer{c.down(look.Cursor), t.Found, true})
	}
	for _, s := range over(look.Chosen, c.up(r.span()), func(s model.Span) model.Span { return s }) {
		p.layers = append(p.layers, layer{c.down(s), t.Selected, true})
	}
	return p
}

// addQuiet adds what does not show where text is dimmed.
func (c *Column) addQuiet(p *painter, r row, look Look) {
	block, prose := &c.article.Blocks[r.block], &look.Theme.Prose
	switch block.Kind {
	case model.Heading:
		p.layers = append(p.layers, layer{r.span(), prose.Headings[min(max(block.Level, 1), 6)-1], false})
	case model.Code:
		p.layers = append(p.layers, layer{r.span(), prose.Code, false})
	}
	for _, run := range runsOver(block.Runs, r.span()) {
		for _, style := range prose.Emphasis(run.Emphasis) {
			p.layers = append(p.layers, layer{run.Span, style, false})
		}
	}
	if look.Highlights {
		for _, s := range c.marks.over(r) {
			p.layers = append(p.layers, layer{s.Span, p.theme.Mark(s.relation), false})
		}
	}
	if look.Follow {
		for _, s := range look.Lit {
			if c.hasText(s, r) {
				p.lit = append(p.lit, c.article.Sentences[s].Span)
			}
		}
	}
}

// at returns the styles at a byte, from the lowest to the topmost, and the byte
// from which they may be others.
func (p *painter) at(offset int) (styles []ansi.Style, next int) {
	next = p.end
	dimmed := p.dimmed
	for _, s := range p.lit {
		dimmed = !draw.Within(s, offset, &next) && dimmed
	}
	styles = append(p.styles[:0], p.theme.Text)
	if dimmed {
		styles[0] = p.theme.Dimmed
	}
	for _, l := range p.layers {
		if draw.Within(l.Span, offset, &next) && (l.loud || !dimmed) {
			styles = append(styles, l.style)
		}
	}
	return styles, next
}

// over returns those of a list, in order and disjoint, that share text with a span.
func over[T any](list []T, s model.Span, span func(T) model.Span) []T {
	first := sort.Search(len(list), func(i int) bool { return span(list[i]).End > s.Start })
	n := sort.Search(len(list)-first, func(i int) bool { return span(list[first+i]).Start >= s.End })
	return list[first : first+n]
}

func runsOver(runs []model.Run, s model.Span) []model.Run {
	return over(runs, s, func(r model.Run) model.Span { return r.Span })
}
