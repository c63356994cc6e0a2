package help

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// widestTerm is how many cells a term takes at most that has its explanation beside it.
const widestTerm = 22

// Text returns blocks as text in lines of so many cells at most, but for words and code
// that are longer. A blank line parts blocks, but not items and entries.
func Text(blocks []Block, width int) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 && !(block.listed() && blocks[i-1].Kind == block.Kind) {
			b.WriteString("\n")
		}
		switch block.Kind {
		case Paragraph:
			b.WriteString(wrapped("", "", block.Text, width))
		case Heading:
			b.WriteString(wrapped("", "", strings.ToUpper(block.Text), width))
		case Item:
			b.WriteString(wrapped("  - ", "    ", block.Text, width))
		case Entry:
			b.WriteString(entry(block, termWidth(blocks, i), width))
		case Code:
			for line := range strings.Lines(block.Text) {
				b.WriteString(strings.TrimRight("  "+strings.TrimRight(line, "\n"), " ") + "\n")
			}
		}
	}
	return b.String()
}

// listed reports whether a block stands close below others of its kind.
func (b Block) listed() bool { return b.Kind == Item || b.Kind == Entry }

// termWidth returns the cells that are for terms in the run of entries which the block
// of a number is in.
func termWidth(blocks []Block, i int) int {
	for i > 0 && blocks[i-1].Kind == Entry {
		i--
	}
	widest := 0
	for ; i < len(blocks) && blocks[i].Kind == Entry; i++ {
		if w := ansi.StringWidth(blocks[i].Term); w <= widestTerm {
			widest = max(widest, w)
		}
	}
	return max(widest, 4)
}

// entry returns a term with its explanation beside it, or below if it is too long.
func entry(b Block, term, width int) string {
	indent := strings.Repeat(" ", term+4)
	if used := ansi.StringWidth(b.Term); used <= term {
		return wrapped("  "+b.Term+strings.Repeat(" ", term-used+2), indent, b.Text, width)
	}
	return "  " + b.Term + "\n" + wrapped(indent, indent, b.Text, width)
}

// wrapped returns text without its backquotes in lines, the first after one string, the
// others after another. A line does not break at a hyphen: flags have some.
func wrapped(first, others, text string, width int) string {
	var b strings.Builder
	line, used := first, ansi.StringWidth(first)
	empty := true
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, "`", "")) {
		w := ansi.StringWidth(word)
		if !empty && used+1+w > width {
			b.WriteString(line + "\n")
			line, used, empty = others, ansi.StringWidth(others), true
		}
		if !empty {
			line, used = line+" ", used+1
		}
		line, used, empty = line+word, used+w, false
	}
	b.WriteString(line + "\n")
	return b.String()
}
