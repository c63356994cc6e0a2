package column

import (
	"math"
	"strings"

	"triptych/model"
	"triptych/ui/draw"
)

// A layout is text in rows: the map between its bytes and the cells that show them. It
// knows nothing of what is marked in it.
type layout struct {
	article *model.Article // what is shown
	width   int            // cells in all
	margin  int            // cells left of the text: MarginWidth, SlimMarginWidth or 0
	counter draw.Counter
	rows    []row
	blocks  []geometry
	tables  map[int]*tableBlock // by block: those that are drawn as tables
}

// A row is the text that one row shows, without the spaces at its end.
type row struct {
	start, end int32 // bytes of what is shown
	block      int32 // the block that it shows; of a blank row the one below, as ^block
}

func (r row) blank() bool { return r.block < 0 }

func (r row) span() model.Span { return model.Span{Start: int(r.start), End: int(r.end)} }

// A geometry says where a block stands.
type geometry struct {
	first  int32 // its first row
	indent int32 // cells between the margin and its text
	right  bool  // its text is written from right to left, and ends at the right edge
}

// body is the cells right of the margin.
func (l *layout) body() int { return l.width - l.margin }

// room is the cells that a block has for its text.
func (l *layout) room(block int) int { return l.body() - int(l.blocks[block].indent) }

// left is the cell in which the text of a block's rows begins.
func (l *layout) left(block int) int { return l.margin + int(l.blocks[block].indent) }

// start is the cell in which the text of a row begins, which shows some.
func (l *layout) start(r row) int {
	block := int(r.block)
	left := l.left(block)
	if !l.blocks[block].right {
		return left
	}
	return left + max(0, l.room(block)-l.in(block).Width(l.article.Text[r.start:r.end]))
}

// in returns the counter for the text of a block.
func (l *layout) in(block int) draw.Counter {
	counter := l.counter
	counter.Max = l.room(block)
	return counter
}

// layOut lays an article out. A width below 1 counts as 1.
func layOut(article *model.Article, o Options) layout {
	l := layout{article: article, width: max(o.Width, 1), counter: draw.Counter{Method: o.Method}, tables: map[int]*tableBlock{}}
	if l.width >= marginFrom {
		l.margin = MarginWidth
		if o.Slim {
			l.margin = SlimMarginWidth
		}
	}
	l.layBlocks()
	return l
}

// layBlocks makes the rows of all blocks, with a blank row between two of them.
func (l *layout) layBlocks() {
	text := l.article.Text
	l.rows = make([]row, 0, 16+len(text)/max(l.body()*3/4, 1)+2*len(l.article.Blocks))
	l.blocks = make([]geometry, len(l.article.Blocks))
	budget := tableBudget
	if len(text) > math.MaxInt32 {
		return // articles are limited to far less; nothing is shown rather than a wrong map
	}
	hang := map[int]int{} // by depth: the cells of the last list marker
	for i := range l.article.Blocks {
		b := &l.article.Blocks[i]
		if i > 0 && apart(&l.article.Blocks[i-1], b) {
			gap := int32(min(l.article.Blocks[i-1].End+1, b.Start))
			l.rows = append(l.rows, row{gap, gap, ^int32(i)})
		}
		l.blocks[i] = geometry{first: int32(len(l.rows)), indent: int32(min(l.indent(b, hang), l.body()/2))}
		l.layBlock(i, b, &budget)
		prose := b.Kind != model.Code && b.Kind != model.Rule && l.tables[i] == nil
		l.blocks[i].right = prose && b.Marker == "" && draw.RightToLeft(b.In(text))
	}
	l.anchor()
}

// apart reports whether a blank row separates two blocks: not the items of a list.
func apart(above, b *model.Block) bool {
	return !listed(above) || !listed(b) || b.Marker == "" || above.Quote != b.Quote
}

// listed reports whether the block is part of a list item.
func listed(b *model.Block) bool { return b.Level > 0 && b.Kind != model.Heading }

// indent is the cells before a block's text: two for each quotation, and in a
// list two for each level above and those of the item's marker.
func (l *layout) indent(b *model.Block, hang map[int]int) int {
	indent := 2 * min(b.Quote, l.body())
	if !listed(b) {
		return indent
	}
	if b.Marker != "" {
		hang[b.Level] = l.counter.Width(b.Marker) + 1
	}
	return indent + 2*min(b.Level-1, l.body()) + hang[b.Level]
}

// anchor moves thematic breaks, and the blank rows around them, to the offset of the
// text that follows, so that the offsets of all text belong to rows that show it.
// Other blank rows have the offset of the break between the blocks around them.
func (l *layout) anchor() {
	isRule := func(block int32) bool { return l.article.Blocks[block].Kind == model.Rule }
	next := int32(len(l.article.Text)) + 1
	for i := len(l.rows) - 1; i >= 0; i-- {
		r := &l.rows[i]
		if r.blank() && (isRule(^r.block-1) || isRule(^r.block)) || !r.blank() && isRule(r.block) {
			r.start, r.end = next, next
		}
		next = r.start
	}
}

// layBlock makes the rows of one block.
func (l *layout) layBlock(i int, b *model.Block, budget *int) {
	if b.Kind == model.Table && l.table(i, b, budget) {
		return
	}
	w := wrapper{text: l.article.Text, counter: l.in(i), room: l.room(i), block: int32(i), rows: l.rows}
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
	l.rows = w.rows
}
