package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A terminal is what the screen is drawn for.
type terminal struct {
	width, height int         // cells and rows; 0 until they are known
	method        ansi.Method // how it counts cells
	mouse         bool        // whether the mouse is ours
	theme         *theme.Theme
}

// counter counts cells as the terminal does.
func (t *terminal) counter() draw.Counter { return draw.Counter{Method: t.method} }

// flat returns what is not an article's text in ASCII, where the theme's marks are.
func (t *terminal) flat(row string) string { return t.theme.Glyphs.Flat(row) }

// cut returns a drawn row in at most width cells.
func (t *terminal) cut(row string, width int) string { return t.counter().Cut(row, width, "") }

// fit returns text in exactly width cells: cut with an ellipsis, or filled.
func (t *terminal) fit(s string, width int) string { return t.counter().Fit(s, width) }

// spread returns one text for the left end and one for the right end of width
// cells, which a blank begins. The right one gives way.
func (t *terminal) spread(left, right string, width int) (string, string) {
	w := t.counter().Width(right)
	if right == "" || t.counter().Width(left)+1+w > width {
		return t.fit(left, width), ""
	}
	return t.fit(left, width-w-1), " " + t.counter().Harmless(right)
}

// hint names a key and says in a word what it does.
func (t *terminal) hint(key, does string) string {
	return t.theme.StatusKey.Styled(t.theme.Glyphs.Key(key)) + " " + t.theme.Muted.Styled(does) + "  "
}

// hintsIn names pairs of a key and what it does, as many from the first on as have
// room in width cells.
func (t *terminal) hintsIn(width int, pairs [][2]string) string {
	var b strings.Builder
	for i := range pairs {
		if t.hintsWidth(pairs[:i+1]) > width {
			break
		}
		b.WriteString(t.hint(pairs[i][0], pairs[i][1]))
	}
	return b.String()
}

// hintsWidth returns the cells that hints take, without the gap after the last.
func (t *terminal) hintsWidth(pairs [][2]string) int {
	n := -hintGap
	for _, p := range pairs {
		n += t.counter().Width(t.theme.Glyphs.Key(p[0])+" "+p[1]) + hintGap
	}
	return max(0, n)
}

// hintRows returns rows of at most width cells that name all pairs.
func (t *terminal) hintRows(pairs [][2]string, width int) (rows []string) {
	for first := 0; first < len(pairs); {
		n := 1
		for first+n < len(pairs) && t.hintsWidth(pairs[first:first+n+1]) <= width {
			n++
		}
		row := ""
		for _, p := range pairs[first : first+n] {
			row += t.hint(p[0], p[1])
		}
		rows = append(rows, t.cut(row, width))
		first += n
	}
	return rows
}

// hintGap is the cells between two hints.
const hintGap = 2

// statusLine returns a row in the style of the status.
func (t *terminal) statusLine(words string) string {
	return t.cut(t.theme.Status.Styled(" "+t.fit(words, t.width-2)), t.width)
}

// separator stands between things told in one line.
const separator = draw.Separator

// shownOrHidden says which.
func shownOrHidden(shown bool) string {
	if shown {
		return "shown"
	}
	return "hidden"
}

// oneLine returns text as one harmless line.
func oneLine(s string) string { return text.SanitizeLine(strings.ReplaceAll(s, "\n", " ")) }
