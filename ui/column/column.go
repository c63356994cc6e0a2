// Package column lays one article out for a width, and is the two-way map
// between the article's plain text and the rows and cells that show it.
//
// Layout is eager and cheap: one small record a row, no styled text. Rows are
// painted when asked for, so that filters, highlights and themes change what is
// painted and never where it stands.
//
// Offsets are bytes of [model.Article.Text]. The headline stands above it, at the
// offsets before 0 that [model.Article.TitleStart] begins with. Rows count from 0 at
// the top of the article, and cells from 0 at the column's left edge, margin included.
package column

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// Options say how an article is laid out.
type Options struct {
	Width  int         // cells of a row in all, the margin included; 1 or more
	Method ansi.Method // how the terminal counts cells
	Slim   bool        // the margin leaves out the topic's number
}

// A Column is one article laid out. It belongs to one goroutine: painting
// renders tables when they first come into sight.
type Column struct {
	article *model.Article // what is shown: the headline is its first block
	source  *model.Article
	above   int // bytes that the headline takes of what is shown
	width   int // cells in all
	margin  int // cells left of the text: MarginWidth, SlimMarginWidth or 0
	counter draw.Counter
	rows    []row
	blocks  []geometry

	marks  marks
	tables map[int]*rendered // by block: those that Glamour draws
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

// New lays the article out. A width below 1 counts as 1.
func New(article *model.Article, o Options) *Column {
	c := &Column{source: article, article: withHeadline(article), above: -article.TitleStart(), width: max(o.Width, 1), tables: map[int]*rendered{}}
	if c.width >= marginFrom {
		c.margin = MarginWidth
		if o.Slim {
			c.margin = SlimMarginWidth
		}
	}
	c.counter = draw.Counter{Method: o.Method}
	c.layOut()
	return c
}

// Width is the number of cells in each row.
func (c *Column) Width() int { return c.width }

// Margin is the number of cells left of the text: 0 in a column too narrow for any.
func (c *Column) Margin() int { return c.margin }

// Article is what the column shows.
func (c *Column) Article() *model.Article { return c.source }

// Rows is the number of rows that the article takes.
func (c *Column) Rows() int { return len(c.rows) }

// body is the cells right of the margin.
func (c *Column) body() int { return c.width - c.margin }

// room is the cells that a block has for its text.
func (c *Column) room(block int) int { return c.body() - int(c.blocks[block].indent) }

// left is the cell in which the text of a block's rows begins.
func (c *Column) left(block int) int { return c.margin + int(c.blocks[block].indent) }

// start is the cell in which the text of a row begins, which shows some.
func (c *Column) start(r row) int {
	block := int(r.block)
	left := c.left(block)
	if !c.blocks[block].right {
		return left
	}
	return left + max(0, c.room(block)-c.in(block).Width(c.article.Text[r.start:r.end]))
}

// in returns the counter for the text of a block.
func (c *Column) in(block int) draw.Counter {
	counter := c.counter
	counter.Max = c.room(block)
	return counter
}
