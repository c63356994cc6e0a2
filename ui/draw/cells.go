package draw

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
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

// CountsClusters reports whether a terminal answers so to the question for mode
// 2027 that it counts cells by grapheme cluster, or will once it is asked to.
func CountsClusters(msg tea.ModeReportMsg) bool {
	return msg.Mode == ansi.ModeUnicodeCore &&
		(msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset || msg.Value == ansi.ModePermanentlySet)
}

// Next returns the size in bytes of the first grapheme cluster of s, which must not
// be empty, and the cells that it takes when drawn: always 1 or more.
func (c Counter) Next(s string) (size, width int) {
	if printable(s[0]) && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	if c.Max != 1 && ideograph(s) {
		return 3, 2
	}
	cluster, _, width := c.cluster(s)
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
// harmless, and returns how many bytes of s they are and how many cells they take.
// It stops before the cluster that would need more than room cells.
func (c Counter) Append(dst []byte, s string, limit, room int) (out []byte, size, width int) {
	limit = min(limit, len(s))
	for size < limit {
		n := plainPrefix(s[size:], min(limit-size, room-width))
		dst = append(dst, s[size:size+n]...)
		size += n
		width += n
		if size == limit {
			break
		}
		cluster, shown, w := c.cluster(s[size:])
		if width+w > room {
			break
		}
		dst = append(dst, shown...)
		size += len(cluster)
		width += w
	}
	return dst, size, width
}

// plainPrefix counts the characters at the start of s, at most limit, that are
// printable ASCII and stand by themselves: one byte and one cell each.
func plainPrefix(s string, limit int) int {
	n := 0
	for n < limit && n < len(s) && printable(s[n]) {
		n++
	}
	if n > 0 && n < len(s) && s[n] >= utf8.RuneSelf {
		n-- // it may belong to the cluster that follows
	}
	return n
}

// cluster returns the first grapheme cluster of s, what is drawn for it, and the
// cells that takes.
func (c Counter) cluster(s string) (cluster, shown string, width int) {
	cluster, width = ansi.FirstGraphemeCluster(s, c.Method)
	if width < 1 || c.Max > 0 && width > c.Max || len(cluster) > maxCluster || !harmless(cluster) {
		return cluster, c.replacement(cluster), 1
	}
	return cluster, cluster, width
}

// Harmless returns s with everything replaced that a terminal could take for
// something other than text.
func (c Counter) Harmless(s string) string {
	out, _, _ := c.Append(make([]byte, 0, len(s)), s, len(s), 1<<30)
	return string(out)
}

// Bounded returns s with each grapheme cluster replaced that is too long to be drawn,
// such as a letter under a thousand accents, for what goes to a terminal without a
// Counter.
func Bounded(s string) string {
	if len(s) <= maxCluster {
		return s
	}
	var b strings.Builder
	kept := 0 // of s, in bytes
	for i := 0; i < len(s); {
		n := plainPrefix(s[i:], len(s))
		if i += n; i == len(s) {
			break
		}
		cluster, _ := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		if len(cluster) > maxCluster {
			b.WriteString(s[kept:i])
			b.WriteString("\uFFFD")
			kept = i + len(cluster)
		}
		i += len(cluster)
	}
	if kept == 0 {
		return s
	}
	return b.String() + s[kept:]
}

// Fit returns s in exactly width cells, made harmless: cut with an ellipsis where
// it is longer, filled with spaces where it is shorter.
func (c Counter) Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	out, size, used := c.Append(make([]byte, 0, len(s)+width), s, len(s), width)
	if size < len(s) {
		out, _, used = c.Append(out[:0], s, len(s), width-1)
		out = elided(out, c.ellipsis())
		used++
	}
	return string(out) + strings.Repeat(" ", width-used)
}

// replacement is the one cell shown for a cluster that may not be drawn.
func (c Counter) replacement(cluster string) string {
	switch cluster {
	case "\t", "\n", "\r\n", "\u2028", "\u2029":
		return " "
	}
	if c.Method.StringWidth("\uFFFD") != 1 { // the user has ambiguous characters drawn two cells wide
		return "?"
	}
	return "\uFFFD"
}

func (c Counter) ellipsis() string {
	if c.Method.StringWidth("…") != 1 {
		return "~"
	}
	return "…"
}

// ideograph reports whether s starts with a Han ideograph that surely stands by
// itself: followed by nothing, ASCII, another one, or common punctuation.
func ideograph(s string) bool {
	if s[0] < 0xE4 || s[0] > 0xE9 {
		return false
	}
	if r, size := utf8.DecodeRuneInString(s); size != 3 || r < 0x4E00 || r > 0x9FFF {
		return false
	}
	if len(s) == 3 || s[3] < utf8.RuneSelf || s[3] >= 0xE4 && s[3] <= 0xE9 {
		return true
	}
	return len(s) >= 6 && (s[3] == 0xE3 && s[4] == 0x80 && s[5] < 0xA0 || s[3] == 0xEF && s[4] == 0xBC)
}

func printable(b byte) bool { return b >= ' ' && b < 0x7f }

// harmless reports whether the cluster may be drawn as it is: valid text without
// controls, bidirectional controls and invisible characters, but for joiners,
// which act on what stands before them.
func harmless(cluster string) bool {
	for i, r := range cluster {
		switch {
		case r == utf8.RuneError:
			return cluster == "\uFFFD"
		case i == 0 && clings(r):
			return false
		case i > 0 && (r == '\u200C' || r == '\u200D'):
		case !drawable(r):
			return false
		}
	}
	return true
}

// clings reports whether a character joins the cluster of whatever is drawn before
// it, so that it must never begin one.
func clings(r rune) bool {
	return r >= 0x300 && unicode.Is(unicode.M, r) || r >= 0x1F3FB && r <= 0x1F3FF || r == 0xFF9E || r == 0xFF9F
}

// drawable reports whether a character has something to show, or shapes what has.
func drawable(r rune) bool {
	switch {
	case r < 0x300:
		return r >= ' ' && r < 0x7f || r >= 0xA0 && r != 0xAD
	case r >= 0x2010 && r < 0x2028 || r >= 0x3041 && r < 0xA000 || r >= 0xAC00 && r < 0xD7A4:
		return true // the punctuation of most texts, kana, ideographs, Hangul
	}
	return !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}
