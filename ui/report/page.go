package report

import (
	"bufio"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
)

// A page writes lines that are at most width cells wide. Text comes to it made
// harmless, on one line.
type page struct {
	out   *bufio.Writer
	width int
}

// blank writes an empty line.
func (p *page) blank() { p.out.WriteByte('\n') }

// text writes s over as many lines as it needs, each indented by indent cells.
func (p *page) text(indent int, s string) { p.row(indent, cell{text: s}) }

// A cell is a stretch of a row, width cells wide; the last one has what is left.
// What does not fit goes to the next line below it.
type cell struct {
	text  string
	width int
	right bool // the text stands at the right
}

// gutter is the cells between two cells of a row.
const gutter = 2

// row writes the cells side by side, indented by indent cells.
func (p *page) row(indent int, cells ...cell) {
	columns := make([][]string, len(cells))
	height, left := 1, p.width-indent
	for i, c := range cells {
		if i == len(cells)-1 {
			c.width = left
		}
		left -= c.width + gutter
		columns[i] = wrap(c.text, c.width)
		height = max(height, len(columns[i]))
	}
	for y := range height {
		line := strings.Repeat(" ", indent)
		for i, c := range cells {
			text := ""
			if y < len(columns[i]) {
				text = columns[i][y]
			}
			blanks := strings.Repeat(" ", max(0, c.width-ansi.StringWidth(text)))
			if c.right {
				line += blanks + text
			} else {
				line += text + blanks
			}
			line += strings.Repeat(" ", gutter)
		}
		p.out.WriteString(strings.TrimRight(line, " "))
		p.out.WriteByte('\n')
	}
}

// wrap breaks s into lines of at most width cells, between words where it can.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(draw.Bounded(s), width, ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Trim(line, " ")
	}
	return lines
}
