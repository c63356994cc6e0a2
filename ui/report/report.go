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
	"triptych/ui/notes"
)

// A Format is the name of a way of writing a report, as a person types it.
type Format string

// The formats.
const (
	Text        Format = "text"        // a table of the differences, topic by topic
	JSON        Format = "json"        // the contract that scripts read
	Annotations Format = "annotations" // the form that package annotate reads
)

// Options say what a report looks like. The zero value is good for a file or an
// e-mail.
type Options struct {
	// Width is the most cells that a line of a text report may take; 0 means
	// DefaultWidth, and less than MinWidth is taken as MinWidth.
	Width int

	// Explain makes a text or JSON report say of every counterpart and difference
	// why it was made.
	Explain bool

	// Level leaves out differences that it does not include; "" means model.Telling
	// for text and model.Everything for other formats.
	Level model.Level

	// States are those of the differences that are kept; nil means all for JSON, and
	// all but notes.SetAside for text. Where there is no Book, all are open.
	States []notes.State

	// Book is what people marked in the story, set on the analysis; nil to leave it
	// out. A text or JSON report has the marks of every difference. Whoever makes
	// the analysis applies the decisions in it: a text report says how many there are.
	Book *notes.Book
}

// marks lists what people say of a difference.
func (o Options) marks(d *model.Difference) []notes.Mark {
	if o.Book == nil {
		return nil
	}
	return o.Book.Marks(d)
}

// The widths of a text report, in cells.
const (
	DefaultWidth = 80
	MinWidth     = 32
)

func formats() format.Table[Format, paper] {
	return format.Table[Format, paper]{
		{Name: Text, Summary: "a table of the differences, topic by topic", Write: writeText},
		{Name: JSON, Summary: "one object with everything, for scripts", Write: writeJSON},
		{Name: Annotations, Summary: "the same as a person would annotate it, to be corrected by hand",
			Write: func(out *bufio.Writer, p paper) error { return annotate.Write(out, p.Analysis) }},
	}
}

// Formats lists every format, the default first.
func Formats() []Format { return formats().Names() }

// Summary says in a few words what a report in the format is; "" for an unknown
// format.
func (f Format) Summary() string { return formats().Summary(f) }

// Write writes the analysis to w in the format. It fails for a format that
// Formats does not list, and with the error of w when that fails.
func Write(w io.Writer, f Format, a *model.Analysis, options Options) error {
	if err := formats().Write(w, f, selected(f, a, options)); err != nil {
		return fmt.Errorf("write the %s report: %w", f, err)
	}
	return nil
}
