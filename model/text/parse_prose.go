package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// A proseWriter writes one block of prose: sanitized, with white space
// collapsed and the spans of its styles recorded.
type proseWriter struct {
	raw            string
	out            *strings.Builder
	needsSeparator bool // other blocks come before

	started      bool
	start        int       // where the block starts in out
	pendingSpace byte      // white space not written yet: 0, ' ' or '\n'
	spaceStyle   style     // the style of that white space
	class        charClass // of the last character
	current      style
	styleStart   int // where the current style began
	runs         []model.Run
}

// write writes the raw text piece by piece.
func (pw *proseWriter) write(pieces []piece) {
	from := 0
	for _, p := range pieces {
		for i := from; i < p.end; {
			i += pw.step(i, p)
		}
		from = p.end
	}
	pw.setStyle(style{}, pw.out.Len(), pw.out.Len())
}

// step writes what is at i and returns how many bytes of raw it took.
func (pw *proseWriter) step(i int, p piece) int {
	n := 0
	for i+n < p.end && pw.raw[i+n] > ' ' && pw.raw[i+n] < 0x7F {
		n++
	}
	if n > 0 {
		pw.beginVisible(p.style)
		pw.out.WriteString(pw.raw[i : i+n])
		pw.class = asciiClass(pw.raw[i+n-1])
		return n
	}
	switch c := pw.raw[i]; {
	case c == ' ' || c == '\t':
		pw.space(' ', p.style)
		return 1
	case c == '\n':
		pw.space('\n', p.style)
		return 1
	case c == '\r' && i+1 < len(pw.raw) && pw.raw[i+1] == '\n':
		return 1
	}
	return pw.writeRune(i, p)
}

// writeRune writes a character that is not plain ASCII and returns its bytes in
// raw.
func (pw *proseWriter) writeRune(i int, p piece) int {
	r, size := utf8.DecodeRuneInString(pw.raw[i:])
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF':
		return size // only a hint for line breaking
	}
	v := classify(pw.raw, i, pw.class)
	switch {
	case v.keep && unicode.IsSpace(r):
		pw.space(' ', p.style)
		return size
	case v.keep:
		pw.beginVisible(p.style)
		pw.out.WriteString(pw.raw[i : i+v.size])
	default:
		pw.beginVisible(p.style)
		pw.out.WriteString(replacement)
	}
	pw.class = v.class
	return v.size
}

// space records white space, which is written only between two visible
// characters.
func (pw *proseWriter) space(c byte, s style) {
	if c == '\n' || pw.pendingSpace == 0 {
		pw.pendingSpace, pw.spaceStyle = c, s
	}
	pw.class = plainChar
	if pw.pendingSpace == '\n' || !pw.started {
		pw.class = atStart
	}
}

// beginVisible writes pending separators and spaces and sets the style before a
// visible character.
func (pw *proseWriter) beginVisible(s style) {
	if !pw.started {
		if pw.needsSeparator {
			pw.out.WriteString(blockSeparator)
		}
		pw.started, pw.start = true, pw.out.Len()
		pw.current, pw.styleStart = s, pw.start
		pw.pendingSpace = 0
		return
	}
	if pw.pendingSpace == 0 {
		if s != pw.current {
			pw.setStyle(s, pw.out.Len(), pw.out.Len())
		}
		return
	}
	before := pw.out.Len()
	pw.out.WriteByte(pw.pendingSpace)
	after := pw.out.Len()
	pw.pendingSpace = 0
	switch {
	case s == pw.current && s == pw.spaceStyle:
	case s.emphasis&pw.current.emphasis == 0 || pw.spaceStyle != s && pw.spaceStyle != pw.current:
		pw.setStyle(s, before, after) // the white space has neither style
	case pw.spaceStyle == s:
		pw.setStyle(s, before, before)
	default:
		pw.setStyle(s, after, after)
	}
}

// setStyle ends the current run at end and begins another at begin, both
// offsets in out.
func (pw *proseWriter) setStyle(s style, end, begin int) {
	if pw.current != (style{}) {
		pw.runs = append(pw.runs, model.Run{
			Span:     model.Span{Start: pw.styleStart, End: end},
			Emphasis: pw.current.emphasis,
			URL:      pw.current.url,
		})
	}
	pw.current, pw.styleStart = s, begin
}
