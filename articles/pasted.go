package articles

import (
	"bytes"
	"unicode"
)

// splitPasted returns the articles that were given on standard input, where several
// may come one after another, each a part of it without the blank
// lines before it; parts with no text are dropped. Data is text in UTF-8 or
// another charset that contains ASCII (UTF-16 must be decoded before): with a
// zero byte in it, it is no such text, and one part.
//
// Articles are separated by a form feed, or by a line of three or more equals
// signs and nothing else. Such a line also underlines a Markdown heading. It is
// taken for an underline only where it follows directly a line that stands alone
// and does not end as a sentence does, and a blank line comes after it:
//
//	The end of one.      A heading
//	===                  =========
//	Another article
//	                     Its text.
//
// In a page or feed, which starts with an angle bracket, such lines are part of
// scripts, and only form feeds count.
func splitPasted(data []byte) [][]byte {
	if bytes.IndexByte(data, 0) >= 0 {
		return [][]byte{data}
	}
	var parts [][]byte
	for piece := range bytes.SplitSeq(data, []byte{'\f'}) {
		parts = appendParts(parts, piece)
	}
	return parts
}

// appendParts appends the articles between lines of equals signs.
func appendParts(parts [][]byte, piece []byte) [][]byte {
	if bytes.HasPrefix(bytes.TrimLeftFunc(piece, isBefore), []byte{'<'}) {
		return appendPart(parts, piece)
	}
	newline := []byte{'\n'}
	if !bytes.Contains(piece, newline) {
		newline = []byte{'\r'} // as on an old Macintosh
	}
	start := 0
	var above, previous []byte // the two lines before, nil at the start of a part
	for at := 0; at < len(piece); {
		line, rest, _ := bytes.Cut(piece[at:], newline)
		next := len(piece) - len(rest)
		if isSeparator(line) {
			after, _, found := bytes.Cut(rest, newline)
			if !found || !isBlank(after) || !isHeading(above, previous) {
				parts = appendPart(parts, piece[start:at])
				start, line, previous = next, nil, nil
			}
		}
		above, previous = previous, line
		at = next
	}
	return appendPart(parts, piece[start:])
}

// isSeparator reports whether the line is equals signs alone.
func isSeparator(line []byte) bool {
	line = bytes.TrimRight(line, " \t\r")
	return len(line) >= 3 && len(bytes.TrimLeft(line, "=")) == 0
}

// isHeading reports whether a line is what Markdown may underline: it stands alone
// and is no sentence.
func isHeading(above, line []byte) bool {
	line = bytes.TrimRight(line, " \t\r\"')”’»")
	return isBlank(above) && len(line) > 0 && !bytes.ContainsAny(line[len(line)-1:], ".!?") && !bytes.HasSuffix(line, []byte("…"))
}

// isBefore reports whether r may come before text: white space, or a byte order
// mark.
func isBefore(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }

func isBlank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }

// appendPart appends an article, if there is any text in it.
func appendPart(parts [][]byte, part []byte) [][]byte {
	text := bytes.TrimLeftFunc(part, isBefore)
	if len(text) == 0 {
		return parts
	}
	// The indentation of the first line stays.
	before := part[:len(part)-len(text)]
	start := bytes.LastIndexAny(before, "\r\n") + 1
	return append(parts, part[start:])
}
