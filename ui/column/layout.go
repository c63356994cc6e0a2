package column

import (
	"math"
	"strings"

	"triptych/model"
	"triptych/ui/draw"
)

// layOut makes the rows of all blocks, with a blank row between two of them.
func (c *Column) layOut() {
	text := c.article.Text
	c.rows = make([]row, 0, 16+len(text)/max(c.body()*3/4, 1)+2*len(c.article.Blocks))
	c.blocks = make([]geometry, len(c.article.Blocks))
	budget := glamourBudget
	if len(text) > math.MaxInt32 {
		return // articles are limited to far less; nothing is shown rather than a wrong map
	}
	hang := map[int]int{} // by depth: the cells of the last list marker
	for i := range c.article.Blocks {
		b := &c.article.Blocks[i]
		if i > 0 && apart(&c.article.Blocks[i-1], b) {
			gap := int32(min(c.article.Blocks[i-1].End+1, b.Start))
			c.rows = append(c.rows, row{gap, gap, ^int32(i)})
		}
		c.blocks[i] = geometry{first: int32(len(c.rows)), indent: int32(min(c.indent(b, hang), c.body()/2))}
		c.layBlock(i, b, &budget)
		prose := b.Kind != model.Code && b.Kind != model.Rule && c.tables[i] == nil
		c.blocks[i].right = prose && b.Marker == "" && draw.RightToLeft(b.In(text))
	}
	c.anchor()
}

// apart reports whether a blank row separates two blocks: not the items of a list.
func apart(above, b *model.Block) bool {
	return !listed(above) || !listed(b) || b.Marker == "" || above.Quote != b.Quote
}

// listed reports whether the block is part of a list item.
func listed(b *model.Block) bool { return b.Level > 0 && b.Kind != model.Heading }

// indent is the cells before a block's text: two for each quotation, and in a
// list two for each level above and those of the item's marker.
func (c *Column) indent(b *model.Block, hang map[int]int) int {
	indent := 2 * min(b.Quote, c.body())
	if !listed(b) {
		return indent
	}
	if b.Marker != "" {
		hang[b.Level] = c.counter.Width(b.Marker) + 1
	}
	return indent + 2*min(b.Level-1, c.body()) + hang[b.Level]
}

// anchor moves thematic breaks, and the blank rows around them, to the offset of the
// text that follows, so that the offsets of all text belong to rows that show it.
// Other blank rows have the offset of the break between the blocks around them.
func (c *Column) anchor() {
	isRule := func(block int32) bool { return c.article.Blocks[block].Kind == model.Rule }
	next := int32(len(c.article.Text)) + 1
	for i := len(c.rows) - 1; i >= 0; i-- {
		r := &c.rows[i]
		if r.blank() && (isRule(^r.block-1) || isRule(^r.block)) || !r.blank() && isRule(r.block) {
			r.start, r.end = next, next
		}
		next = r.start
	}
}

// layBlock makes the rows of one block.
func (c *Column) layBlock(i int, b *model.Block, budget *int) {
	if b.Kind == model.Table && c.table(i, b, budget) {
		return
	}
	w := wrapper{text: c.article.Text, counter: c.in(i), room: c.room(i), block: int32(i), rows: c.rows}
	start := b.Start
	for line := range strings.SplitSeq(b.In(w.text), "\n") {
		end := start + len(line)
		if b.Kind == model.Code {
			w.verbatim(start, end)
		} else {
			w.line(start, end)
		}
		start = end + 1
	}
	c.rows = w.rows
}
