package column

import "unicode/utf8"

// A stretch is text between two breaks that are certain, whatever else stands
// around. Most are a word and a space.
type stretch struct {
	start, shown, end int  // bytes; from shown to end are spaces
	ascii             bool // up to shown: one byte a cell
	word              bool // up to shown: no break inside
}

// stretchAt returns the stretch that begins at start and ends at end at the latest.
func stretchAt(text string, start, end int) stretch {
	s := stretch{start: start, ascii: true, word: true}
	pos := start
	for {
		pos = s.scan(text, pos, end)
		s.shown = pos
		for pos < end && text[pos] == ' ' {
			pos++
		}
		s.end = pos
		if pos == end || s.shown > start && certain(text[s.shown-1], text[pos]) {
			return s
		}
		s.word = false
	}
}

// scan looks at the characters up to the next space and returns its offset.
func (s *stretch) scan(text string, from, end int) int {
	for pos := from; pos < end; pos++ {
		switch b := text[pos]; {
		case b == ' ':
			return pos
		case alphanumeric(b):
			s.word = s.word && (pos == from || alphanumeric(text[pos-1]))
		case b >= utf8.RuneSelf || b < ' ' || b == 0x7f:
			s.ascii, s.word = false, false
		case !clings(b):
			s.word = false
		}
	}
	return end
}

// clings reports whether UAX 14 has no break before the character (LB13 and LB19).
func clings(b byte) bool {
	switch b {
	case '\'', '"', '.', ',', ';', ':', '!', '?', ')':
		return true
	}
	return false
}

// certain reports whether UAX 14 has a break after spaces between two characters,
// whatever stands further away (LB18, and none of LB13 to LB17).
func certain(last, next byte) bool {
	if next == '(' {
		return alphanumeric(last)
	}
	return (alphanumeric(last) || clings(last)) && (alphanumeric(next) || next == '\'' || next == '"')
}

func alphanumeric(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}
