package column

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

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
		spans[i] = r.span()
	}
	return spans
}

// A wrapper breaks lines of text into rows after UAX 14.
//
// It takes the text in stretches between two spaces at which a break is certain
// whatever stands before and after. A stretch that fits into the row, or is one
// plain word, needs no more; only the others are looked at by the full algorithm.
type wrapper struct {
	text    string
	counter draw.Counter
	room    int // cells
	block   int32
	rows    []row

	start, end int // bytes of the row being filled, without spaces at its end
	used       int // its cells
	spaces     int // cells of spaces after it
}

// line breaks the text from start to end, which holds no line break.
func (w *wrapper) line(start, end int) {
	w.begin(start)
	for pos := start; pos < end; {
		s := stretchAt(w.text, pos, end)
		if !w.fill(s) {
			if s.word {
				w.place(s.start, s.shown, s.end)
			} else {
				w.break14(s.start, s.end)
			}
		}
		pos = s.end
	}
	w.emit()
}

func (w *wrapper) begin(start int) { w.start, w.end, w.used, w.spaces = start, start, 0, 0 }

func (w *wrapper) emit() {
	w.rows = append(w.rows, row{int32(w.start), int32(w.end), w.block})
}

// fill adds the stretch to the row if all of it fits.
func (w *wrapper) fill(s stretch) bool {
	width := s.shown - s.start
	if !s.ascii {
		var ok bool
		if width, ok = w.width(s.start, s.shown, w.room-w.used-w.spaces); !ok {
			return false
		}
	}
	return w.add(s.start, s.shown, s.end, width)
}

// add adds the text to the row if it fits, and the spaces from shown to end.
func (w *wrapper) add(start, shown, end, width int) bool {
	if w.used+w.spaces+width > w.room {
		return false
	}
	if shown > start {
		w.end = shown
		w.used += w.spaces + width
		w.spaces = 0
	}
	w.spaces += end - shown
	return true
}

// width counts the cells from start to end, up to limit.
func (w *wrapper) width(start, end, limit int) (width int, ok bool) {
	for start < end {
		size, n := w.counter.Next(w.text[start:])
		if width += n; width > limit {
			return width, false
		}
		start += size
	}
	return width, true
}

// place puts text that has no break inside into this row or the next; what is
// longer than a row is broken between two clusters.
func (w *wrapper) place(start, shown, end int) {
	width, ok := w.width(start, shown, w.room)
	if ok && w.add(start, shown, end, width) {
		return
	}
	if w.end > w.start || w.spaces > 0 {
		w.emit()
		w.begin(start)
		if ok && w.add(start, shown, end, width) {
			return
		}
	}
	w.cut(start, shown)
	w.spaces = end - shown
}

// cut puts text into the row and as many more as it takes, broken between two
// clusters wherever a row is full.
func (w *wrapper) cut(start, end int) {
	for start < end {
		size, n := w.counter.Next(w.text[start:])
		if w.used+n > w.room {
			w.emit()
			w.begin(start)
		}
		start = min(start+size, end)
		w.end, w.used = start, w.used+n
	}
}

// verbatim breaks a line of code, whose spaces all count.
func (w *wrapper) verbatim(start, end int) {
	w.begin(start)
	w.cut(start, end)
	w.emit()
}

// break14 places the text from start to end piece by piece, as UAX 14 allows.
func (w *wrapper) break14(start, end int) {
	state := -1
	rest := w.text[start:end]
	from := start
	for len(rest) > 0 {
		_, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		to := end - len(rest)
		if to < end && !startsCluster(w.text[to:]) && !w.between(from, to) {
			continue // inside a cluster by the newer tables that cells are counted with
		}
		shown := from + len(strings.TrimRight(w.text[from:to], " "))
		w.place(from, shown, to)
		from = to
	}
}

// startsCluster reports whether a cluster surely begins with the text, by its first
// character alone: true for the letters of most texts, false where in doubt.
func startsCluster(s string) bool {
	if s[0] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0x300 || r >= 0x2010 && r < 0x2028 || r >= 0x3001 && r < 0x302A || r >= 0x3041 && r < 0x3097 || r >= 0x4E00 && r < 0xA000
}

// between reports whether a grapheme cluster ends at to, from a start of one.
func (w *wrapper) between(from, to int) bool {
	for from < to {
		size, _ := w.counter.Next(w.text[from:])
		from += size
	}
	return from == to
}
