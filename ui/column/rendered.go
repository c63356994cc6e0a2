package column

import (
	"slices"
	"strings"

	"charm.land/glamour/v2"
	gstyle "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// glamourBudget is how much Markdown of tables an article may have
// rendered, in bytes; what comes after is shown as plain text. Glamour takes a
// millisecond for each of its kilobytes, each time the width changes.
const glamourBudget = 16 << 10

// cellsPerColumn is the room that each column of a table needs at least: with
// less, Glamour leaves words out.
const cellsPerColumn = 7

// A rendered block is a table as Glamour draws it, in the theme last painted with.
type rendered struct {
	source string // Markdown
	width  int    // cells
	theme  *theme.Theme
	lines  []string
}

// table makes the rows of a table that Glamour draws, and reports whether it does.
// The number of rows depends on nothing but the width, so no theme is needed yet.
func (l *layout) table(i int, b *model.Block, budget *int) bool {
	if *budget -= len(b.Source); *budget < 0 || l.room(i) < cellsPerColumn*columns(b.Source) {
		return false
	}
	r := &rendered{source: b.Source, width: l.room(i)}
	lines := render(r.source, r.width, gstyle.StyleConfig{})
	if len(lines) == 0 {
		return false
	}
	for n := range lines {
		start, end := b.Start+b.Len()*n/len(lines), b.Start+b.Len()*(n+1)/len(lines)
		l.rows = append(l.rows, row{int32(start), int32(end), int32(i)})
	}
	l.tables[i] = r
	return true
}

// columns counts the columns of a table by its first line.
func columns(source string) int {
	head, _, _ := strings.Cut(source, "\n")
	return strings.Count(head, "|") - strings.Count(head, `\|`) - 1
}

// render returns the lines that Glamour makes of the Markdown, without blank ones
// around; none if it cannot.
func render(source string, width int, style gstyle.StyleConfig) []string {
	r, err := glamour.NewTermRenderer(glamour.WithStyles(style), glamour.WithWordWrap(width))
	if err != nil {
		return nil
	}
	out, err := r.Render(source)
	if err != nil {
		return nil
	}
	lines := strings.Split(out, "\n")
	shown := func(line string) bool { return strings.TrimSpace(ansi.Strip(line)) != "" }
	lines = lines[max(0, slices.IndexFunc(lines, shown)):]
	for len(lines) > 0 && !shown(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// line returns the line as drawn in the theme, "" if there is none.
func (r *rendered) line(n int, t *theme.Theme) string {
	if r.theme != t {
		r.theme, r.lines = t, render(r.source, r.width, t.Glamour)
	}
	if n >= len(r.lines) {
		return ""
	}
	return r.lines[n]
}

// oneLine returns a line that Glamour made in the cells of the counter's line, and
// how many it takes. Of its escape sequences only those that set a style are let
// through.
func oneLine(line string, counter draw.Counter, look Look) (string, int) {
	var out []byte
	used, room := 0, counter.Max
	if look.Dimmed {
		out, _ = theme.AppendStart(out, look.Theme.Dimmed)
	}
	for len(line) > 0 && used < room {
		seq, width, n, _ := ansi.DecodeSequence(line, 0, nil)
		switch {
		case width > 0:
			var cells int
			out, _, cells = counter.Append(out, seq, len(seq), room-used)
			if cells == 0 {
				room = used // a wide character does not fit any more
			}
			used += cells
		case !look.Dimmed && setsStyle(seq):
			out = append(out, seq...)
		}
		line = line[n:]
	}
	return string(append(out, ansi.ResetStyle...)), used
}

// setsStyle reports whether an escape sequence does nothing but set a style, and
// is one that the renderer can read: it takes 32 numbers at most.
func setsStyle(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok || !strings.HasSuffix(body, "m") {
		return false
	}
	body = body[:len(body)-1]
	return strings.Trim(body, "0123456789;:") == "" && strings.Count(body, ";")+strings.Count(body, ":") < 30
}
