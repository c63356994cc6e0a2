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
		if pos == end || s.shown > start && certain(text[:s.shown], text[pos:]) {
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
			s.word = s.word && (pos == from || joins(text[from:pos], b))
		case b >= utf8.RuneSelf || b < ' ' || b == 0x7f:
			s.ascii, s.word = false, false
		case !clings(b):
			s.word = false
		}
	}
	return end
}

// joins reports whether UAX 14 has no break between a letter or digit and the text of
// the same word before it (rules LB19, LB23, LB25, LB28 and LB29).
func joins(before string, b byte) bool {
	last := before[len(before)-1]
	switch {
	case alphanumeric(last) || last == '\'' || last == '"':
		return true
	case last == '.' || last == ',':
		return !digit(b) || len(before) > 1 && digit(before[len(before)-2])
	}
	return false
}

// clings reports whether UAX 14 has no break before the character (LB13 and LB19).
func clings(b byte) bool {
	switch b {
	case '\'', '"', '.', ',', ';', ':', '!', '?', ')':
		return true
	}
	return false
}

// certain reports whether UAX 14 has a break after spaces between the two texts,
// whatever stands further away (LB18, and none of LB13 to LB17).
func certain(before, after string) bool {
	last, next := before[len(before)-1], after[0]
	switch {
	case alphanumeric(last) || clings(last):
	case last < utf8.RuneSelf || !closing(before):
		return false
	}
	switch {
	case alphanumeric(next) || next == '\'' || next == '"':
		return true
	case next == '(':
		return alphanumeric(last)
	}
	return opening(after)
}

// closing reports whether the text ends with a closing curly quotation mark.
func closing(s string) bool {
	n := len(s)
	return n >= 3 && s[n-3] == 0xE2 && s[n-2] == 0x80 && (s[n-1] == 0x99 || s[n-1] == 0x9D)
}

// opening reports whether the text begins with an opening curly quotation mark.
func opening(s string) bool {
	return len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x9C)
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

func alphanumeric(b byte) bool {
	return digit(b) || 'a' <= b|0x20 && b|0x20 <= 'z'
}
