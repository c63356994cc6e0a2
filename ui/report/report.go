// Package report puts an analysis on paper: the same topics and differences
// that the reader shows, as text for people, as JSON for scripts and as annotations
// to correct.
//
// A report is written as it is made, element by element, so that a big story
// needs no more memory than its longest sentence.
package report

import (
	"bufio"
	"fmt"
	"io"

	"triptych/model"
	"triptych/model/annotate"
	"triptych/ui/format"
	"triptych/ui/report/html"
	"triptych/ui/report/paper"
)

// A Format is the name of a way of writing a report, as a person types it.
type Format string

// The formats.
const (
	Text        Format = "text"        // a table of the differences, topic by topic
	Markdown    Format = "markdown"    // tables and lists of the same
	HTML        Format = "html"        // one page for a browser
	CSV         Format = "csv"         // a row for each value
	JSON        Format = "json"        // the contract that scripts read
	Annotations Format = "annotations" // the form that package annotate reads
)

// Options say what a report has.
type Options = paper.Options

// The widths of a text report, in cells.
const (
	DefaultWidth = 80
	MinWidth     = 32
)

// A form is a format of reports.
type form struct {
	format.Format[Format, *paper.Paper]
	level model.Level // of the differences that it holds unless told otherwise; at model.Everything those set aside too
}

// forms lists the formats, the default first. A new one is a row here.
func forms() []form {
	return []form{
		row(Text, model.Telling, "a table of the differences, topic by topic", writeText),
		row(Markdown, model.Telling, "the findings as tables, for an issue, a wiki or a mail", writeMarkdown),
		row(HTML, model.Telling, "one page for a browser, with the articles side by side", html.Write),
		row(CSV, model.Everything, "a row for each value, for a spreadsheet", writeCSV),
		row(JSON, model.Everything, "one object with everything, for scripts", writeJSON),
		row(Annotations, model.Everything, "the same as a person would annotate it, to be corrected by hand",
			func(out *bufio.Writer, p *paper.Paper) error { return annotate.Write(out, p.Analysis) }),
	}
}

func row(name Format, level model.Level, summary string, write func(*bufio.Writer, *paper.Paper) error) form {
	return form{format.Format[Format, *paper.Paper]{Name: name, Summary: summary, Write: write}, level}
}

func formats() format.Table[Format, *paper.Paper] {
	var table format.Table[Format, *paper.Paper]
	for _, f := range forms() {
		table = append(table, f.Format)
	}
	return table
}

// Formats lists every format, the default first.
func Formats() []Format { return formats().Names() }

// Summary says in a few words what a report in the format is; "" for an unknown
// format.
func (f Format) Summary() string { return formats().Summary(f) }

// Level returns the level of the differences that a report in the format holds unless
// told otherwise; at model.Everything it holds those set aside too. It is "" for an
// unknown format.
func (f Format) Level() model.Level {
	for _, one := range forms() {
		if one.Name == f {
			return one.level
		}
	}
	return ""
}

// Write writes the analysis to w in the format. It fails for a format that
// Formats does not list, with the error of w when that fails, and with an
// [paper.UnknownTopic].
func Write(w io.Writer, f Format, a *model.Analysis, options Options) error {
	p, err := paper.Prepare(a, f.Level(), options)
	if err != nil {
		return err
	}
	if err := formats().Write(w, f, p); err != nil {
		return fmt.Errorf("write the %s report: %w", f, err)
	}
	return nil
}
