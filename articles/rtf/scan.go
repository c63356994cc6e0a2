package rtf

import "bytes"

// A kind is what a token is.
type kind uint8

const (
	end     kind = iota
	opening      // {
	closing      // }
	control      // \b0: a word, and perhaps a number
	symbol       // \~: a backslash and one character
	code         // \'e9: a byte of a charset
	letters      // text as it stands
)

// A token is one piece of a document.
type token struct {
	kind     kind
	word     string // of a control
	number   int    // of a control
	numbered bool   // whether it has one
	char     byte   // of a symbol or a code
	text     []byte // letters, without line breaks in them
}

// on reports whether a control turns something on: without a number, or with one but 0.
func (t token) on() bool { return !t.numbered || t.number != 0 }

// maxWord is how long a control word is at most, in bytes. What is longer is none.
const maxWord = 32

// A scanner parts a document into tokens.
type scanner struct{ rest []byte }

// next returns the next token.
func (s *scanner) next() token {
	for len(s.rest) > 0 {
		switch c := s.rest[0]; c {
		case '{':
			s.rest = s.rest[1:]
			return token{kind: opening}
		case '}':
			s.rest = s.rest[1:]
			return token{kind: closing}
		case '\\':
			return s.control()
		case '\r', '\n', 0: // which stand for nothing
			s.rest = s.rest[1:]
		default:
			n := bytes.IndexAny(s.rest, "{}\\\r\n\x00")
			if n < 0 {
				n = len(s.rest)
			}
			t := token{kind: letters, text: s.rest[:n]}
			s.rest = s.rest[n:]
			return t
		}
	}
	return token{}
}

// control returns the token that starts with a backslash. The bytes behind a \bin are no
// tokens, and are passed over.
func (s *scanner) control() token {
	s.rest = s.rest[1:]
	if len(s.rest) == 0 {
		return token{}
	}
	if c := s.rest[0]; !isLetter(c) {
		s.rest = s.rest[1:]
		if c != '\'' {
			return token{kind: symbol, char: c}
		}
		if len(s.rest) < 2 || hex(s.rest[0]) < 0 || hex(s.rest[1]) < 0 {
			return token{kind: symbol, char: '|'} // which stands for nothing
		}
		b := byte(hex(s.rest[0])<<4 | hex(s.rest[1]))
		s.rest = s.rest[2:]
		return token{kind: code, char: b}
	}
	n := 0
	for n < len(s.rest) && n < maxWord && isLetter(s.rest[n]) {
		n++
	}
	t := token{kind: control, word: string(s.rest[:n])}
	s.rest = s.rest[n:]
	t.number, t.numbered = s.digits()
	if len(s.rest) > 0 && s.rest[0] == ' ' {
		s.rest = s.rest[1:]
	}
	if t.word == "bin" && t.number > 0 {
		s.rest = s.rest[min(t.number, len(s.rest)):]
	}
	return t
}

// maxNumber is the largest number that a control has.
const maxNumber = 1 << 30

// digits returns the number that the rest starts with, which may be below 0.
func (s *scanner) digits() (number int, found bool) {
	negative := len(s.rest) > 1 && s.rest[0] == '-' && isDigit(s.rest[1])
	if negative {
		s.rest = s.rest[1:]
	}
	for len(s.rest) > 0 && isDigit(s.rest[0]) {
		number, found = min(number*10+int(s.rest[0]-'0'), maxNumber), true
		s.rest = s.rest[1:]
	}
	if negative {
		number = -number
	}
	return number, found
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hex returns the value of a hexadecimal digit, -1 of anything else.
func hex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
