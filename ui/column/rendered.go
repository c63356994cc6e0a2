package column

import (
	"strings"

	"triptych/model"
)

// glamourBudget is how much Markdown of tables and code an article may have
// rendered, in bytes; what comes after is shown as it is.
const glamourBudget = 32 << 10

// rendered is a table or piece of code as Glamour draws it.
type rendered struct{ lines []string }

// layOther makes the rows of a block that is not prose.
func (c *Column) layOther(i int, b *model.Block, budget *int) {
	start := b.Start
	for {
		end := b.End
		if n := strings.IndexByte(c.article.Text[start:b.End], '\n'); n >= 0 {
			end = start + n
		}
		c.rows = append(c.rows, row{int32(start), int32(end), int32(i)})
		if end == b.End {
			return
		}
		start = end + 1
	}
}

func (c *Column) appendRendered(out []byte, row int, look Look) ([]byte, int) { return out, 0 }
