package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replacement replaces what must not reach a terminal.
const replacement = "\uFFFD"

// Sanitize returns s with everything that must never reach a terminal replaced
// by U+FFFD: C0 control characters (except line breaks and tabs) and C1 ones,
// bytes that are not UTF-8, bidirectional controls, invisible characters, tags
// and noncharacters. Zero-width joiners and variation selectors stay where they
// shape the characters on both sides, and are replaced elsewhere; so is a
// combining mark that has nothing to combine with. CRLF becomes a line break, a
// lone CR is replaced.
//
// Clean text is returned as it is, without a copy. Sanitize is idempotent. It
// must run after entities have been decoded, never before.
func Sanitize(s string) string {
	dirty, class := firstForbidden(s)
	if dirty == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:dirty])
	for i := dirty; i < len(s); {
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
			continue
		}
		v := classify(s, i, class)
		if v.keep {
			b.WriteString(s[i : i+v.size])
		} else {
			b.WriteString(replacement)
		}
		class = v.class
		i += v.size
	}
	return b.String()
}

// SanitizeLine is Sanitize for what must stay on one line, such as a file's
// name or a title: runs of white space become one space, and it is trimmed.
func SanitizeLine(s string) string {
	// Twice, since a combining mark may have lost its base, a space.
	return Sanitize(strings.Join(strings.Fields(Sanitize(s)), " "))
}

// firstForbidden returns the offset of the first byte that may not stay, or the
// length of s, and the class of the character before it.
func firstForbidden(s string) (int, charClass) {
	class := atStart
	for i := 0; i < len(s); {
		if plainASCII(s[i]) {
			for i++; i < len(s) && plainASCII(s[i]); i++ {
			}
			class = asciiClass(s[i-1])
			continue
		}
		v := classify(s, i, class)
		if !v.keep {
			return i, class
		}
		class = v.class
		i += v.size
	}
	return len(s), class
}

func plainASCII(c byte) bool { return c >= 0x20 && c < 0x7F }

// A charClass says how a character affects the invisible one after it.
type charClass uint8

const (
	atStart       charClass = iota // nothing before, or a line break: a mark has no base
	plainChar                      // neither joins nor takes a variation selector
	baseChar                       // takes a variation selector: a digit, a symbol of text, an ideograph
	emoji                          // takes one, and joins other emoji
	cursiveLetter                  // takes one, and joins letters: Arabic, Indic and other cursive scripts

	hasSelector charClass = 0x80 // bit that is set once a variation selector has followed
)

// A verdict says whether a character stays, how many bytes it has, and its
// class for the next one.
type verdict struct {
	keep  bool
	size  int
	class charClass
}

// classify returns the verdict on the character at s[i], after one of class
// before.
func classify(s string, i int, before charClass) verdict {
	if c := s[i]; c < utf8.RuneSelf {
		if c == '\n' {
			return verdict{true, 1, atStart}
		}
		return verdict{plainASCII(c) || c == '\t', 1, asciiClass(c)}
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError:
		// An encoded U+FFFD may stay, a byte that is not UTF-8 may not.
		return verdict{size == 3, size, plainChar}
	case r < 0x300:
		return verdict{r >= 0xA0 && r != 0xAD, size, classOf(r)}
	case r >= 0x2010 && r < 0x2028: // dashes, quotation marks, the ellipsis
		return verdict{true, size, plainChar}
	case isJoiner(r):
		return verdict{mayJoin(before, s[i+size:]), size, before}.orPlain()
	case isSelector(r):
		return verdict{before >= baseChar && before&hasSelector == 0, size, before | hasSelector}.orPlain()
	case isForbidden(r):
		return verdict{false, size, plainChar}
	case unicode.Is(unicode.M, r):
		if before == atStart {
			return verdict{false, size, plainChar}
		}
		return verdict{true, size, markClass(r, before)}
	}
	return verdict{true, size, classOf(r)}
}

// orPlain returns v, with the class of U+FFFD if the character is replaced.
func (v verdict) orPlain() verdict {
	if !v.keep {
		v.class = plainChar
	}
	return v
}

// markClass returns the class of a combining mark after a character of class
// before.
func markClass(r rune, before charClass) charClass {
	if isCursive(r) {
		return cursiveLetter
	}
	return before
}

func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

func isSelector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || r >= 0x180B && r <= 0x180D || r == 0x180F
}

// mayJoin reports whether a joiner may be between a character of class before
// and rest: both must be emoji, or both letters of a cursive script.
func mayJoin(before charClass, rest string) bool {
	before &^= hasSelector
	if before != emoji && before != cursiveLetter {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return r >= 0x300 && !isForbidden(r) && !isJoiner(r) && !isSelector(r) && markClass(r, classOf(r)) == before
}

// asciiClass is classOf for a byte of ASCII.
func asciiClass(c byte) charClass {
	if c >= '0' && c <= '9' || c == '#' || c == '*' {
		return baseChar
	}
	return plainChar
}

func classOf(r rune) charClass {
	switch {
	case r < 0x300:
		if r == 0xA9 || r == 0xAE { // © and ® have emoji forms
			return baseChar
		}
		return plainChar
	case isCursive(r):
		return cursiveLetter
	case r >= 0x2190 && r <= 0x3299 && unicode.In(r, unicode.So, unicode.Sm) || r >= 0x1F000 && r <= 0x1FBFF:
		return emoji
	case unicode.In(r, unicode.Lo, unicode.S):
		return baseChar
	}
	switch r {
	case 0x203C, 0x2049, 0x2139, 0x3030, 0x303D: // punctuation with emoji forms
		return baseChar
	}
	return plainChar
}

// isCursive reports whether r is of a script whose letters join or stack, where
// joiners are part of the spelling.
func isCursive(r rune) bool {
	in := r >= 0x600 && r < 0xE00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x18B0 ||
		r >= 0x1A20 && r < 0x1C50 || r >= 0xA840 && r < 0xA880 || r >= 0xA8E0 && r < 0xA900 ||
		r >= 0xA980 && r < 0xA9E0 || r >= 0xFB50 && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF ||
		r >= 0x10A00 && r < 0x12000 || r >= 0x1E900 && r < 0x1E960
	return in && unicode.In(r, unicode.L, unicode.M)
}

// isForbidden reports whether r, which is neither a joiner nor a selector, must
// not reach a terminal in any context: it would reorder or hide text, or has no
// place in text at all.
func isForbidden(r rune) bool {
	switch {
	case r < 0xA0:
		return r != '\n' && r != '\t' && !(r >= 0x20 && r < 0x7F)
	case r < 0x2000:
		return r == 0xAD || r == 0x34F || r == 0x61C || r == 0x115F || r == 0x1160 || r == 0x17B4 || r == 0x17B5 || r == 0x180E
	case r < 0x2070:
		return r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060
	case r < 0xFDD0:
		return r == 0x3164
	case r <= 0xFFFF:
		return r <= 0xFDEF || r == 0xFEFF || r == 0xFFA0 || r >= 0xFFF0 && r != utf8.RuneError && r != 0xFFFC
	case r >= 0xE0000 && r <= 0xE0FFF:
		return true // tags and code points reserved for such; selectors are handled before
	}
	return r&0xFFFE == 0xFFFE || r >= 0x1BCA0 && r <= 0x1BCA3 || r >= 0x1D173 && r <= 0x1D17A
}
