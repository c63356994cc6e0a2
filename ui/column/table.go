package column

import (
	"strings"

	"charm.land/lipgloss/v2"
	tables "charm.land/lipgloss/v2/table"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/theme"
)

// tableBudget is how much Markdown of tables an article may have drawn as tables,
// in bytes; what comes after is shown as plain text. Lip Gloss measures every cell
// several times, each time the width changes.
const tableBudget = 16 << 10

// cellsPerColumn is the room that each column of a table needs at least: with
// less, words would be left out.
const cellsPerColumn = 7

// A tableBlock is a table as it is drawn. Its rows and their words depend on the
// width alone; the theme says of what its rules are made.
type tableBlock struct {
	lines []string
	ascii []string // the same with rules in ASCII; nil until they are asked for
	make  func(lipgloss.Border) []string
}

// table makes the rows of a table that is drawn as one, and reports whether it is.
func (l *layout) table(i int, b *model.Block, budget *int) bool {
	if *budget -= len(b.Source); *budget < 0 {
		return false
	}
	rows, aligns := text.ReadTable(b.Source)
	if len(rows) == 0 || l.room(i) < cellsPerColumn*len(rows[0]) {
		return false
	}
	width := l.room(i)
	t := &tableBlock{make: func(rules lipgloss.Border) []string { return drawTable(rows, aligns, width, rules) }}
	t.lines = t.make(lipgloss.NormalBorder())
	for n := range t.lines {
		start, end := b.Start+b.Len()*n/len(t.lines), b.Start+b.Len()*(n+1)/len(t.lines)
		l.rows = append(l.rows, row{int32(start), int32(end), int32(i)})
	}
	l.tables[i] = t
	return true
}

// drawTable returns the lines of a table, ruled between its columns and under its
// head.
func drawTable(rows [][]string, aligns []text.Align, width int, rules lipgloss.Border) []string {
	t := tables.New().Width(width).Border(rules).BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
		Headers(rows[0]...).Rows(rows[1:]...).
		StyleFunc(func(_, column int) lipgloss.Style {
			cell := lipgloss.NewStyle().Margin(0, 1)
			if column >= len(aligns) {
				return cell
			}
			switch aligns[column] {
			case text.AlignCentre:
				return cell.Align(lipgloss.Center)
			case text.AlignRight:
				return cell.Align(lipgloss.Right)
			}
			return cell
		})
	return strings.Split(t.String(), "\n")
}

// line returns a line of the table, "" if there is none.
func (t *tableBlock) line(n int, th *theme.Theme) string {
	lines := t.lines
	if th.Glyphs.ASCII {
		if t.ascii == nil {
			t.ascii = t.make(lipgloss.ASCIIBorder())
		}
		lines = t.ascii
	}
	if n >= len(lines) {
		return ""
	}
	return lines[n]
}
