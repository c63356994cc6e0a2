package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// A layer writes one block of prose: harmless, with runs of white space
// collapsed, and with the places of its styles.
type layer struct {
	raw      string
	out      *strings.Builder
	separate bool // other blocks come before

	started bool
	start   int       // where the block starts in out
	gap     byte      // the white space still to be written: 0, ' ' or '\n'
	within  style     // the style of that white space
	class   charClass // of the last character
	current style
	begin   int // where the current style began
	runs    []model.Run
}

// write writes the raw text piece by piece.
func (l *layer) write(pieces []piece) {
	from := 0
	for _, p := range pieces {
		for i := from; i < p.end; {
			i += l.step(i, p)
		}
		from = p.end
	}
	l.restyle(style{}, l.out.Len(), l.out.Len())
}

// step writes what stands at i and gives the number of raw bytes it took.
func (l *layer) step(i int, p piece) int {
	n := 0
	for i+n < p.end && l.raw[i+n] > ' ' && l.raw[i+n] < 0x7F {
		n++
	}
	if n > 0 {
		l.visible(p.style)
		l.out.WriteString(l.raw[i : i+n])
		l.class = asciiClass(l.raw[i+n-1])
		return n
	}
	switch c := l.raw[i]; {
	case c == ' ' || c == '\t':
		l.space(' ', p.style)
		return 1
	case c == '\n':
		l.space('\n', p.style)
		return 1
	case c == '\r' && i+1 < len(l.raw) && l.raw[i+1] == '\n':
		return 1
	}
	return l.rare(i, p)
}

// rare writes a character that is not plain ASCII.
func (l *layer) rare(i int, p piece) int {
	r, size := utf8.DecodeRuneInString(l.raw[i:])
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF':
		return size // it says where a line may be broken or not, and is not there otherwise
	}
	v := judge(l.raw, i, l.class)
	switch {
	case v.keep && unicode.IsSpace(r):
		l.space(' ', p.style)
		return size
	case v.keep:
		l.visible(p.style)
		l.out.WriteString(l.raw[i : i+v.size])
	default:
		l.visible(p.style)
		l.out.WriteString(replacement)
	}
	l.class = v.class
	return v.size
}

// space notes white space, which is written only between two visible characters.
func (l *layer) space(c byte, s style) {
	if c == '\n' || l.gap == 0 {
		l.gap, l.within = c, s
	}
	l.class = plain
	if l.gap == '\n' || !l.started {
		l.class = atStart
	}
}

// visible prepares for a visible character of the style.
func (l *layer) visible(s style) {
	if !l.started {
		if l.separate {
			l.out.WriteString(blockSeparator)
		}
		l.started, l.start = true, l.out.Len()
		l.current, l.begin = s, l.start
		l.gap = 0
		return
	}
	if l.gap == 0 {
		if s != l.current {
			l.restyle(s, l.out.Len(), l.out.Len())
		}
		return
	}
	before := l.out.Len()
	l.out.WriteByte(l.gap)
	after := l.out.Len()
	l.gap = 0
	switch {
	case s == l.current && s == l.within:
	case s.emphasis&l.current.emphasis == 0 || l.within != s && l.within != l.current:
		l.restyle(s, before, after) // the white space has neither style
	case l.within == s:
		l.restyle(s, before, before)
	default:
		l.restyle(s, after, after)
	}
}

// restyle ends the current run at end and begins another at begin.
func (l *layer) restyle(s style, end, begin int) {
	if l.current != (style{}) {
		l.runs = append(l.runs, model.Run{
			Span:     model.Span{Start: l.begin, End: end},
			Emphasis: l.current.emphasis,
			URL:      l.current.url,
		})
	}
	l.current, l.begin = s, begin
}
