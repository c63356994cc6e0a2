package snapshot

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/model/text"
	"triptych/ui/format"
	"triptych/ui/theme"
)

// A Frame is one screen, cell by cell.
type Frame struct {
	title string
	page  theme.Page
	lines []uv.Line // each as wide as the screen
}

// newFrame reads what a program would draw.
func newFrame(content, title string, o Options) *Frame {
	screen := uv.NewScreenBuffer(o.Width, o.Height)
	screen.Method = ansi.GraphemeWidth
	uv.NewStyledString(content).Draw(screen, screen.Bounds())
	for _, line := range screen.Lines {
		for x := range line {
			cell := &line[x]
			if strings.ContainsFunc(cell.Content, unicode.IsControl) {
				cell.Content = text.SanitizeLine(ansi.Strip(cell.Content)) // the reader draws none
			}
			cell.Style = uv.ConvertStyle(cell.Style, o.profile())
		}
	}
	return &Frame{title: title, page: o.page(), lines: screen.Lines}
}

// A Format is the name of a way of writing a frame, as a person types it.
type Format string

// The formats.
const (
	ANSI Format = "ansi" // with the terminal's sequences for true colour
	Text Format = "text" // without styles, and without blanks at the ends of rows
	SVG  Format = "svg"  // a picture
)

func formats() format.Table[Format, *Frame] {
	return format.Table[Format, *Frame]{
		{Name: ANSI, Summary: "as a terminal shows it, in true colour", Write: writeANSI},
		{Name: Text, Summary: "plain text", Write: writeText},
		{Name: SVG, Summary: "a picture for a document", Write: writeSVG},
	}
}

// Formats lists every format, the default first.
func Formats() []Format { return formats().Names() }

// Summary says in a few words what a frame in the format is; "" for an unknown
// format.
func (f Format) Summary() string { return formats().Summary(f) }

// Write writes the frame to w in the format, a line for every row. It fails for
// a format that Formats does not list, and with the error of w when that fails.
func (f *Frame) Write(w io.Writer, as Format) error {
	if err := formats().Write(w, as, f); err != nil {
		return fmt.Errorf("write the screen as %s: %w", as, err)
	}
	return nil
}

// writeANSI starts every row without a style and ends it so, and leaves out the
// blanks at its end that have none.
func writeANSI(out *bufio.Writer, f *Frame) error {
	for _, line := range f.lines {
		end := len(line)
		for end > 0 && line[end-1].Equal(&uv.EmptyCell) {
			end--
		}
		out.WriteString(line[:end].Render())
		out.WriteByte('\n')
	}
	return nil
}

func writeText(out *bufio.Writer, f *Frame) error {
	for _, line := range f.lines {
		out.WriteString(strings.TrimRight(line.String(), " "))
		out.WriteByte('\n')
	}
	return nil
}
