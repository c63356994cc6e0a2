// Package cells measures and writes text the way a terminal will show it: in
// cells, by grapheme cluster, with everything that a terminal could take for a
// command replaced.
//
// Widths are those of github.com/charmbracelet/x/ansi for the same [ansi.Method],
// because that is what the renderer counts with; a column that counted otherwise
// would run into its neighbour.
package cells

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// maxCluster is the longest grapheme cluster, in bytes, that is drawn as it is.
// The longest emoji in use has 41; only text made to flood a terminal has more.
const maxCluster = 64

// A Counter counts and writes cells for one terminal and one line width. The
// zero value counts as a terminal without grapheme clustering does, with room
// for any character.
type Counter struct {
	Method ansi.Method // how the terminal counts
	Max    int         // the cells of the line: what is wider is replaced; 0 means no limit
}

// Next gives the size in bytes of the first grapheme cluster of s, which must not
// be empty, and the cells that it takes when drawn: always 1 or more.
func (c Counter) Next(s string) (size, width int) {
	if plain(s) {
		return 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(s, c.Method)
	if c.replaced(cluster, width) {
		return len(cluster), 1
	}
	return len(cluster), width
}

// Width counts the cells of s.
func (c Counter) Width(s string) int {
	total := 0
	for len(s) > 0 {
		size, width := c.Next(s)
		total += width
		s = s[size:]
	}
	return total
}

// Append adds to dst the clusters of s that start before byte limit, made
// harmless, and tells how many bytes of s they are and how many cells they take.
// It stops before the cluster that would need more than room cells.
func (c Counter) Append(dst []byte, s string, limit, room int) (out []byte, size, width int) {
	limit = min(limit, len(s))
	for size < limit {
		if plain(s[size:]) {
			if width == room {
				break
			}
			dst = append(dst, s[size])
			size++
			width++
			continue
		}
		cluster, w := ansi.FirstGraphemeCluster(s[size:], c.Method)
		shown := cluster
		if c.replaced(cluster, w) {
			shown, w = replacement(cluster), 1
		}
		if width+w > room {
			break
		}
		dst = append(dst, shown...)
		size += len(cluster)
		width += w
	}
	return dst, size, width
}

// Harmless gives s with everything replaced that a terminal could take for
// something other than text.
func (c Counter) Harmless(s string) string {
	out, _, _ := c.Append(make([]byte, 0, len(s)), s, len(s), 1<<30)
	return string(out)
}

// Fit gives s in exactly width cells, made harmless: cut with an ellipsis where
// it is longer, filled with spaces where it is shorter.
func (c Counter) Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	out, size, used := c.Append(make([]byte, 0, len(s)+width), s, len(s), width)
	if size < len(s) {
		out, _, used = c.Append(out[:0], s, len(s), width-1)
		out = append(out, "…"...)
		used++
	}
	return string(out) + strings.Repeat(" ", width-used)
}

// plain tells whether s starts with a printable ASCII character that stands by
// itself.
func plain(s string) bool {
	return s[0] >= ' ' && s[0] < 0x7f && (len(s) == 1 || s[1] < utf8.RuneSelf)
}

// replaced tells whether the cluster is drawn as something else.
func (c Counter) replaced(cluster string, width int) bool {
	return width < 1 || c.Max > 0 && width > c.Max || len(cluster) > maxCluster || !harmless(cluster)
}

// replacement is the one cell shown for a cluster that may not be drawn.
func replacement(cluster string) string {
	if space(cluster) {
		return " "
	}
	if ansi.StringWidth("\uFFFD") != 1 { // the user's locale draws it two cells wide
		return "?"
	}
	return "\uFFFD"
}

// space tells whether the cluster is white space that has no cell of its own.
func space(cluster string) bool {
	switch cluster {
	case "\t", "\n", "\r\n", "\u2028", "\u2029":
		return true
	}
	return false
}

// harmless tells whether the cluster may be drawn as it is: valid text without
// controls, bidirectional controls and invisible characters, but for joiners
// and flag tags, which need something before them to act on.
func harmless(cluster string) bool {
	first, size := utf8.DecodeRuneInString(cluster)
	if first == utf8.RuneError && size <= 1 || !drawable(first) {
		return false
	}
	for i, r := range cluster[size:] {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(cluster[size+i:], "\uFFFD"):
			return false
		case r == '\u200C' || r == '\u200D':
		case first == '\U0001F3F4' && r >= 0xE0020 && r <= 0xE007F:
		case !drawable(r):
			return false
		}
	}
	return true
}

func drawable(r rune) bool {
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
