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
	headed
	layout
	marks marks
}

// New lays the article out. A width below 1 counts as 1.
func New(article *model.Article, o Options) *Column {
	return &Column{headed: headed{article, -article.TitleStart()}, layout: layOut(withHeadline(article), o)}
}

// Width is the number of cells in each row.
func (c *Column) Width() int { return c.width }

// Margin is the number of cells left of the text: 0 in a column too narrow for any.
func (c *Column) Margin() int { return c.margin }

// Article is what the column shows.
func (c *Column) Article() *model.Article { return c.source }

// Rows is the number of rows that the article takes.
func (c *Column) Rows() int { return len(c.rows) }
