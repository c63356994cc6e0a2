package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// ParsePlain returns the plain text, blocks and sentences of a text without
// markup; every other field of the article is empty. It accepts any input, in
// linear time, and no character has a special meaning except to [Sanitize].
//
// A blank line separates paragraphs, as does a line of hyphens, stars or the
// like, or "-30-", which are left out; where every line is followed by a blank
// one, it takes two. Consecutive lines that were wrapped at a width are joined,
// and a word that was hyphenated for that is made whole; a line that ends
// early, or is too long to have been wrapped, is a paragraph by itself, and an
// indented one starts a paragraph. Lines that start with a bullet become list
// items, without it. Lines quoted as in mail, after ">", become paragraphs in a
// quotation.
func ParsePlain(source string) model.Article {
	if strings.Contains(source, "\r") && !strings.Contains(source, "\n") {
		source = strings.ReplaceAll(source, "\r", "\n") // classic Mac OS line ends
	}
	j := lineJoiner{doc: newDocument(len(source)), layout: detectLayout(source)}
	for line := range plainLines(source) {
		j.line(line)
	}
	j.finish()
	return j.doc.article()
}

// A lineJoiner joins lines into paragraphs.
type lineJoiner struct {
	doc    *document
	layout layout

	previous plainLine // the last line that is not blank
	blanks   int       // blank lines after it
	block    model.Block
	first    bool  // the previous line is the first of the pending block
	indents  []int // of the list items around the pending one, and its own
	number   int   // of the pending numbered paragraph, 0 for any other
}

// line adds the next line, to the pending block or as the start of a new one.
func (j *lineJoiner) line(l plainLine) {
	if l.text == "" {
		j.blanks++
		if l.rule {
			j.blanks += 2
		}
		return
	}
	bullet := j.bullet(l)
	first := true
	switch {
	case bullet > 0:
		j.finish()
		j.item(l)
		l.text = strings.TrimLeftFunc(l.text[bullet:], unicode.IsSpace)
	case j.continues(l):
		first = false
		if !j.layout.hyphenation.rejoin(&j.doc.raw, j.previous, l) && !joinsWithoutSpace(j.previous.text, l.text) {
			j.doc.writeString(" ", style{})
		}
	default:
		j.finish()
		j.indents = nil
		j.number = listNumber(l.text)
	}
	j.doc.writeString(l.text, style{})
	j.previous, j.blanks, j.first = l, 0, first
	j.block.Quote = 0
	if l.quoted {
		j.block.Quote = 1
	}
}

// finish ends the pending block.
func (j *lineJoiner) finish() {
	j.doc.finish(j.block)
	j.block = model.Block{Kind: model.Paragraph}
	j.number = 0
}

// item starts a list item, nested as its indentation says.
func (j *lineJoiner) item(l plainLine) {
	for len(j.indents) > 0 && (j.indents[len(j.indents)-1] > l.indent || j.indents[len(j.indents)-1]+1 >= l.indent) {
		j.indents = j.indents[:len(j.indents)-1]
	}
	if len(j.indents) < maxPlainLevel {
		j.indents = append(j.indents, l.indent)
	}
	j.block = model.Block{Kind: model.ListItem, Level: len(j.indents), Marker: "•"}
}

// maxPlainLevel is the deepest level of a list item.
const maxPlainLevel = 8

// separated reports whether enough blank lines for a new paragraph are between
// the previous line and the next.
func (j *lineJoiner) separated() bool {
	return j.previous.text == "" || j.blanks > 1 || j.blanks == 1 && !j.layout.double
}

// continues reports whether the line continues the pending block.
func (j *lineJoiner) continues(l plainLine) bool {
	previous := j.previous
	if j.separated() || previous.quoted != l.quoted {
		return false
	}
	wrap := j.layout.wraps[kindOf(l)]
	switch sure := surelyContinues(previous, l); {
	case j.block.Kind == model.ListItem && l.indent > j.indents[len(j.indents)-1]+1:
		return true // indented as far as the item's text
	case wrap.width() == 0, wrap.tooLong(previous), wrap.tooLong(l):
		return sure
	case !sure && (indented(l, previous) || wrap.indented && l.indent > 1 && j.first):
		return false
	case j.startsNumbered(l):
		return false
	case bulletLength(l.text) > 0 && l.quoted, quoteBoundary(previous.text, l.text):
		return false
	default:
		return sure || !wrap.endsEarly(previous, l)
	}
}

// startsNumbered reports whether the line starts a numbered paragraph rather
// than merely starting with a number.
func (j *lineJoiner) startsNumbered(l plainLine) bool {
	n := listNumber(l.text)
	return n > 0 && (n == j.number+1 && j.number > 0 || endsClause(j.previous.text))
}

// bullet returns the length in bytes of the bullet at the start of the line if
// it starts an item, else 0. A hyphen in the middle of a sentence does not.
func (j *lineJoiner) bullet(l plainLine) int {
	n := bulletLength(l.text)
	if n == 0 || l.quoted {
		return 0
	}
	if l.text[0] != '-' {
		return n
	}
	if j.separated() || j.block.Kind == model.ListItem || endsClause(j.previous.text) || j.previous.quoted {
		return n
	}
	if wrap := j.layout.wraps[kindOf(l)]; wrap.width() == 0 || wrap.endsEarly(j.previous, l) {
		return n
	}
	return 0
}

// joinsWithoutSpace reports whether two lines are joined without a space, as in
// scripts without spaces between words.
func joinsWithoutSpace(previous, line string) bool {
	last, _ := utf8.DecodeLastRuneInString(previous)
	first, _ := utf8.DecodeRuneInString(line)
	return isUnspacedScript(last) && isUnspacedScript(first)
}

func isUnspacedScript(r rune) bool {
	return r >= 0x3000 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r <= 0x303F || r >= 0xFF00 && r <= 0xFF60)
}
