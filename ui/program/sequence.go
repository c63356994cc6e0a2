package program

import (
	"bytes"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// A form is what a piece of input is by its first bytes.
type form uint8

const (
	character    form = iota // one that is typed, with alt or without
	escape                   // ESC, or ESC ESC, which is a key unless a sequence follows
	control                  // CSI, parameters, a final byte: keys, the mouse, reports
	single                   // SS3 and one character: keys
	command                  // OSC, text, BEL or ST: reports
	stringOfText             // DCS, SOS, PM or APC, text, ST: reports
)

// introducers are the bytes after ESC that open a sequence; their forms of one
// byte are 0x40 above.
var introducers = map[byte]form{
	'[': control, 'O': single, ']': command, 'P': stringOfText, 'X': stringOfText, '^': stringOfText, '_': stringOfText,
}

// A piece is the beginning of the input: one character, key or sequence.
type piece struct {
	form   form
	start  int  // where what follows the introducer begins
	end    int  // where the piece ends; 0 while it is unfinished
	broken bool // the sequence was cut off at end by what cannot belong to it
}

// scan returns the piece that b begins with. b must not be empty.
func scan(b []byte) piece {
	switch {
	case b[0] != ansi.ESC:
		if f, ok := introducers[b[0]-0x40]; ok && b[0] >= 0x80 {
			return sequence(b, f, 1)
		}
		return scanCharacter(b, 0)
	case len(b) == 1:
		return piece{form: escape}
	case b[1] == ansi.ESC:
		return scanAlt(b)
	}
	if f, ok := introducers[b[1]]; ok {
		return sequence(b, f, 2)
	}
	return scanCharacter(b, 1)
}

// scanAlt returns the piece that begins with two escapes: a key with alt that is
// itself a sequence, or the escape key before something else.
func scanAlt(b []byte) piece {
	if len(b) == 2 {
		return piece{form: escape}
	}
	if f := introducers[b[2]]; f == control || f == single {
		return sequence(b, f, 3)
	}
	return piece{form: escape, end: 1}
}

// scanCharacter returns the piece of the character at start.
func scanCharacter(b []byte, start int) piece {
	p := piece{form: character, start: start}
	if utf8.FullRune(b[start:]) {
		_, n := utf8.DecodeRune(b[start:])
		p.end = start + n
	}
	return p
}

// sequence returns the piece of a sequence whose introducer ends at start.
func sequence(b []byte, f form, start int) piece {
	p := piece{form: f, start: start}
	body := b[start:]
	switch f {
	case control:
		p.end, p.broken = controlEnd(body)
	case single:
		p.end, p.broken = singleEnd(body)
	default:
		p.end, p.broken = textEnd(body, f == command)
	}
	if p.end > 0 || p.broken {
		p.end += start
	}
	return p
}

// controlEnd returns how long the rest of a control sequence is, 0 while it is
// unfinished. Three kinds do not end where ECMA-48 has them end: mouse reports in
// X10's form, the function keys of the Linux console, and shifted keys of rxvt.
func controlEnd(body []byte) (end int, broken bool) {
	if len(body) > 0 && (body[0] == 'M' || body[0] == '[') {
		n := 2
		if body[0] == 'M' {
			n = 4
		}
		if len(body) < n {
			return 0, false
		}
		return n, false
	}
	digits := true
	for i, c := range body {
		switch {
		case c == '$' && i > 0 && digits:
			return i + 1, false
		case c >= 0x40 && c <= 0x7E:
			return i + 1, false
		case c < 0x20 || c > 0x7E:
			return i, true
		}
		digits = digits && isDigit(c)
	}
	return 0, false
}

func singleEnd(body []byte) (end int, broken bool) {
	for i, c := range body {
		switch {
		case isDigit(c):
		case c > 0x20 && c < 0x7F:
			return i + 1, false
		default:
			return i, true
		}
	}
	return 0, false
}

// textEnd returns how long the rest of a sequence of text is, 0 while it is
// unfinished.
func textEnd(body []byte, bell bool) (end int, broken bool) {
	for i, c := range body {
		switch {
		case c == ansi.BEL && bell, c == ansi.ST:
			return i + 1, false
		case c == ansi.CAN, c == ansi.SUB:
			return i + 1, true
		case c == ansi.ESC && i+1 == len(body):
			return 0, false
		case c == ansi.ESC && body[i+1] == '\\':
			return i + 2, false
		case c == ansi.ESC:
			return i, true
		}
	}
	return 0, false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// maxLate is how many bytes may come late for one sequence.
const maxLate = 64

// belongs reports whether c, which came late, is rather the next byte of the
// unfinished sequence than a key: whether a terminal's report goes on like that.
func (p piece) belongs(held []byte, c byte) bool {
	body := held[p.start:]
	switch {
	case p.form == character:
		return c >= 0x80 && c < 0xC0
	case p.form == single:
		return false
	case len(body) == 0:
		return isDigit(c) || bytes.IndexByte([]byte("?<>="), c) >= 0
	case p.form == control && body[0] == '<':
		return isDigit(c) || c == ';' || c == 'M' || c == 'm'
	case p.form == control:
		return isDigit(c) || bytes.IndexByte([]byte(";:$cnRtuy~"), c) >= 0
	case body[len(body)-1] == ansi.ESC:
		return c == '\\'
	}
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || bytes.IndexByte([]byte("rgb:;/#=+$\a\x1b"), c) >= 0
}

// follows reports whether data, which came late after an ESC that was taken for
// the key, is rather the rest of a terminal's report than several keys at once.
func follows(data []byte) bool {
	if len(data) < 3 {
		return false
	}
	switch data[0] {
	case '[':
		return isDigit(data[1]) || bytes.IndexByte([]byte("?<>"), data[1]) >= 0
	case ']':
		return isDigit(data[1])
	case 'P':
		return isDigit(data[1]) || data[1] == '>'
	}
	return false
}
