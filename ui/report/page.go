package report

import (
	"bufio"
	"strings"

	"github.com/charmbracelet/x/ansi"
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
func (p *page) text(indent int, s string) {
	p.row(cell{width: indent}, cell{text: s, width: p.width - indent})
}

// A cell is a stretch of a row, width cells wide. What does not fit goes to the
// next line below it.
type cell struct {
	text  string
	width int
	right bool // the text stands at the right
}

// row writes the cells side by side.
func (p *page) row(cells ...cell) {
	columns := make([][]string, len(cells))
	height := 1
	for i, c := range cells {
		columns[i] = wrap(c.text, c.width)
		height = max(height, len(columns[i]))
	}
	for y := range height {
		var line strings.Builder
		for i, c := range cells {
			text := ""
			if y < len(columns[i]) {
				text = columns[i][y]
			}
			gap := strings.Repeat(" ", max(0, c.width-ansi.StringWidth(text)))
			if c.right {
				line.WriteString(gap + text)
			} else {
				line.WriteString(text + gap)
			}
		}
		p.out.WriteString(strings.TrimRight(line.String(), " "))
		p.out.WriteByte('\n')
	}
}

// wrap breaks s into lines of at most width cells, between words where it can.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(s, width, ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Trim(line, " ")
	}
	return lines
}
