package formattest

import (
	"fmt"
	"strings"

	"triptych/articles/draft"
)

// Show writes articles as golden files have them: a line for each field that is
// not empty and for each notice, then the blocks as [ShowBlock] writes them, and
// a line below each article.
func Show(list []draft.Article) string {
	var b strings.Builder
	for _, a := range list {
		for _, field := range [][2]string{
			{"source", a.Source}, {"title", a.Title}, {"date", a.Date}, {"url", a.URL}, {"authors", strings.Join(a.Authors, " | ")},
		} {
			if field[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
			}
		}
		for _, notice := range a.Notices {
			fmt.Fprintf(&b, "notice: %s\n", notice)
		}
		for _, block := range a.Blocks {
			b.WriteString(ShowBlock(block) + "\n")
		}
		b.WriteString("----\n")
	}
	return b.String()
}

// ShowBlock writes a block with its kind before it, *strong*, _emphasis_ and
// [links](address): a line, or one for each row of a table.
func ShowBlock(block draft.Block) string {
	var b strings.Builder
	switch block.Kind {
	case draft.Heading:
		fmt.Fprintf(&b, "h%d ", block.Level)
	case draft.Quotation:
		b.WriteString("> ")
	case draft.Item:
		b.WriteString(strings.Repeat("  ", block.Level) + "- ")
	case draft.Table:
		for i, row := range block.Rows {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("| " + strings.Join(row, " | ") + " |")
		}
	default:
		b.WriteString("p ")
	}
	for _, r := range block.Runs {
		text := r.Text
		if r.Emphasis {
			text = "_" + text + "_"
		}
		if r.Strong {
			text = "*" + text + "*"
		}
		if r.URL != "" {
			text = "[" + text + "](" + r.URL + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}
