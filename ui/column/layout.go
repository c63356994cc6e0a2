package column

import (
	"math"
	"strings"

	"triptych/model"
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
			c.rows = append(c.rows, row{int32(b.Start), int32(b.Start), ^int32(i)})
		}
		c.blocks[i] = geometry{first: int32(len(c.rows)), indent: int16(min(c.indent(b, hang), c.body()/2))}
		c.layBlock(i, b, &budget)
	}
}

// apart tells whether a blank row separates two blocks: not the items of a list.
func apart(above, b *model.Block) bool {
	return above.Kind != model.ListItem || b.Kind != model.ListItem || b.Marker == "" || above.Quote != b.Quote
}

// indent is the cells before a block's text: two for each quotation, and for a
// list item those of the marker.
func (c *Column) indent(b *model.Block, hang map[int]int) int {
	indent := 2 * b.Quote
	if b.Kind != model.ListItem {
		return indent
	}
	if b.Marker != "" {
		hang[b.Level] = c.counter.Width(b.Marker) + 1
	}
	return indent + 2*max(b.Level-1, 0) + hang[b.Level]
}

func (c *Column) layBlock(i int, b *model.Block, budget *int) {
	if !b.Aligned() {
		c.layOther(i, b, budget)
		return
	}
	w := wrapper{text: c.article.Text, counter: c.in(i), room: c.room(i), block: int32(i), rows: c.rows}
	for start := b.Start; ; {
		end := b.End
		if n := strings.IndexByte(w.text[start:b.End], '\n'); n >= 0 {
			end = start + n
		}
		w.line(start, end)
		if end == b.End {
			break
		}
		start = end + 1
	}
	c.rows = w.rows
}
