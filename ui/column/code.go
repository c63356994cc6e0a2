package column

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// code returns a row of a block of code with its syntax coloured as the theme's
// Glamour style has it, "" where the row is to be drawn plain: Glamour must show
// exactly the row's text, since the map counts on that.
func (c *Column) code(block, line int, t *theme.Theme) string {
	r := c.codes[block]
	if r == nil {
		r = &rendered{source: c.codeSource(block), width: c.room(block) + 2} // room to spare: the rows are cut already
		c.codes[block] = r
	}
	if len(r.source) > glamourBudget {
		return ""
	}
	drawn := r.line(line, t)
	row := c.rows[int(c.blocks[block].first)+line]
	if strings.TrimRight(ansi.Strip(drawn), " ") != strings.TrimRight(c.article.Text[row.start:row.end], " ") {
		return ""
	}
	return drawn
}

// codeSource makes Markdown of the rows of a block of code.
func (c *Column) codeSource(block int) string {
	fence, rest, _ := strings.Cut(c.article.Blocks[block].Source, "\n")
	var b strings.Builder
	b.WriteString(fence + "\n")
	for i := int(c.blocks[block].first); i < len(c.rows) && c.rows[i].block == int32(block); i++ {
		b.WriteString(c.article.Text[c.rows[i].start:c.rows[i].end] + "\n")
	}
	b.WriteString(rest[strings.LastIndexByte(rest, '\n')+1:])
	return b.String()
}
