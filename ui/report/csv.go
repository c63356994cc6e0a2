package report

import (
	"bufio"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/report/paper"
)

// columnsOfCSV names the columns.
func columnsOfCSV() []string {
	return []string{"finding", "topic", "kind", "relation", "outlet", "words", "value", "state", "note", "level", "id"}
}

// writeCSV writes a row for each value of each finding, the heaviest finding first,
// as RFC 4180 has it, in UTF-8.
func writeCSV(out *bufio.Writer, p *paper.Paper) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(columnsOfCSV()); err != nil {
		return err
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		for _, m := range f.All() {
			if err := w.Write(csvRow(p, f, m)); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// csvRow returns the row of one value. State and note are the reader's own.
func csvRow(p *paper.Paper, f *paper.Finding, m model.Detail) []string {
	row := []string{
		f.Row.About, paper.Label(&p.Topics[f.Topic]), string(f.Kind), string(f.Relation), p.Outlets[m.Article],
		text.SanitizeLine(p.Story.Words(m)), m.Value, paper.StateName(f.Mark.State), f.Mark.Note, string(f.Level), f.ID,
	}
	for i, field := range row {
		row[i] = defused(field)
	}
	return row
}

// defused returns what a cell holds so that no spreadsheet takes it for a formula:
// after an apostrophe where it begins as one, be it after blanks or with a sign of
// full width. Controls are made harmless, white space at the ends of lines is not kept.
func defused(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = text.SanitizeLine(line)
	}
	s = strings.TrimSpace(strings.Join(lines, "\n"))
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@＝＋－＠", first) && s != "" {
		return "'" + s
	}
	return s
}
