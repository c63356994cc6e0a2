package text

import "strings"

// An Align says where the cells of a table's column stand.
type Align uint8

// The alignments that Markdown knows.
const (
	Unaligned Align = iota
	AlignLeft
	AlignCentre
	AlignRight
)

// ReadTable returns the words of the cells of a table, row by row, the first of
// which is its head, and how its columns are aligned. The source must be that of a
// block that [ParseMarkdown] made; of any other there are no rows.
func ReadTable(source string) (rows [][]string, aligns []Align) {
	lines := strings.Split(strings.TrimSuffix(source, "\n"), "\n")
	if len(lines) < 2 || !strings.HasPrefix(lines[0], "|") || !strings.HasPrefix(lines[1], "|") || strings.Trim(lines[1], "| :-") != "" {
		return nil, nil
	}
	for _, rule := range cellsOf(lines[1]) {
		aligns = append(aligns, alignOf(rule))
	}
	for i, line := range lines {
		if i != 1 {
			rows = append(rows, cellsOf(line))
		}
	}
	return rows, aligns
}

func alignOf(rule string) Align {
	left, right := strings.HasPrefix(rule, ":"), strings.HasSuffix(rule, ":")
	switch {
	case left && right:
		return AlignCentre
	case right:
		return AlignRight
	case left:
		return AlignLeft
	}
	return Unaligned
}

// cellsOf returns the words of a row's cells, which escapeMarkdown wrote.
func cellsOf(row string) []string {
	var cells []string
	var cell strings.Builder
	row = strings.TrimPrefix(row, "|")
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '\\' && i+1 < len(row):
			i++
			cell.WriteByte(row[i])
		case row[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(row[i])
		}
	}
	return cells
}
