package column

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// Break breaks one line of text into rows of at most width cells, 1 or more,
// after UAX 14, and returns the bytes of each without the spaces at its end: at
// least one row. A line break within the text counts as a character.
func Break(text string, width int, m ansi.Method) []model.Span {
	width = max(width, 1)
	w := wrapper{text: text, counter: draw.Counter{Method: m, Max: width}, room: width}
	w.line(0, len(text))
	spans := make([]model.Span, len(w.rows))
	for i, r := range w.rows {
		spans[i] = model.Span{Start: int(r.start), End: int(r.end)}
	}
	return spans
}
