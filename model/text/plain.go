package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// ParsePlain gives the plain text, blocks and sentences of a text without
// markup; it leaves every other field of the article empty. Any input gives an
// article, in linear time, and no character has a meaning but for [Sanitize].
//
// A blank line separates paragraphs, as does a line of hyphens, stars or the
// like, or "-30-", which are left out; where every line is followed by a blank one, it takes
// two. Of lines that follow one another, those that were wrapped at a width are
// joined, and a word that was hyphenated for that is made whole; a line that ends
// early, or is too long to have been wrapped, is a paragraph by itself, and an
// indented one starts a paragraph. Lines that start with a bullet are items of a
// list, without it. Lines quoted as in mail, after ">", are paragraphs in a
// quotation.
func ParsePlain(source string) model.Article {
	if strings.Contains(source, "\r") && !strings.Contains(source, "\n") {
		source = strings.ReplaceAll(source, "\r", "\n") // as on an old Macintosh
	}
	j := joiner{doc: newDocument(len(source)), layout: survey(source)}
	for line := range plainLines(source) {
		j.line(line)
	}
	j.finish()
	return j.doc.article()
}

// A joiner joins lines to paragraphs.
type joiner struct {
	doc    *document
	layout layout

	previous plainLine // the last line that is not blank
	blanks   int       // blank lines after it
	block    model.Block
	first    bool  // the line before is the first of the pending block
	indents  []int // of the items that the pending one stands in, and its own
	number   int   // of the numbered paragraph that is pending, 0 for any other
}

// line takes the next line.
func (j *joiner) line(l plainLine) {
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
		if !j.layout.hyphens.whole(&j.doc.raw, j.previous, l) && !together(j.previous.text, l.text) {
			j.doc.writeString(" ", style{})
		}
	default:
		j.finish()
		j.indents = nil
		j.number = number(l.text)
	}
	j.doc.writeString(l.text, style{})
	j.previous, j.blanks, j.first = l, 0, first
	j.block.Quote = 0
	if l.quoted {
		j.block.Quote = 1
	}
}

// finish ends the pending block.
func (j *joiner) finish() {
	j.doc.finish(j.block)
	j.block = model.Block{Kind: model.Paragraph}
	j.number = 0
}

// item starts an item of a list, as deep as its indentation says.
func (j *joiner) item(l plainLine) {
	for len(j.indents) > 0 && (j.indents[len(j.indents)-1] > l.indent || j.indents[len(j.indents)-1]+1 >= l.indent) {
		j.indents = j.indents[:len(j.indents)-1]
	}
	if len(j.indents) < maxPlainLevel {
		j.indents = append(j.indents, l.indent)
	}
	j.block = model.Block{Kind: model.ListItem, Level: len(j.indents), Marker: "•"}
}

// maxPlainLevel is the deepest level of an item.
const maxPlainLevel = 8

// apart tells whether blank lines stand between the line before and the next.
func (j *joiner) apart() bool {
	return j.previous.text == "" || j.blanks > 1 || j.blanks == 1 && !j.layout.double
}

// continues tells whether the line goes on with the pending block.
func (j *joiner) continues(l plainLine) bool {
	previous := j.previous
	if j.apart() || previous.quoted != l.quoted {
		return false
	}
	wrap := j.layout.wraps[kindOf(l)]
	switch sure := goesOn(previous, l); {
	case j.block.Kind == model.ListItem && l.indent > j.indents[len(j.indents)-1]+1:
		return true // indented as far as the item's text
	case wrap.width() == 0, wrap.unwrapped(previous), wrap.unwrapped(l):
		return sure
	case !sure && (indented(l, previous) || wrap.indented && l.indent > 1 && j.first):
		return false
	case j.numbered(l):
		return false
	case bulletLength(l.text) > 0 && l.quoted, quotesMeet(previous.text, l.text):
		return false
	default:
		return sure || !wrap.early(previous, l)
	}
}

// numbered tells whether the line starts a numbered paragraph, and does not only
// happen to start with a number.
func (j *joiner) numbered(l plainLine) bool {
	n := number(l.text)
	return n > 0 && (n == j.number+1 && j.number > 0 || endsClause(j.previous.text))
}

// bullet is the length of the bullet at the start of the line, if it starts an
// item. A hyphen in the middle of a sentence is none.
func (j *joiner) bullet(l plainLine) int {
	n := bulletLength(l.text)
	if n == 0 || l.quoted {
		return 0
	}
	if l.text[0] != '-' {
		return n
	}
	if j.apart() || j.block.Kind == model.ListItem || endsClause(j.previous.text) || j.previous.quoted {
		return n
	}
	if wrap := j.layout.wraps[kindOf(l)]; wrap.width() == 0 || wrap.early(j.previous, l) {
		return n
	}
	return 0
}

// together tells whether no blank belongs between two lines: in scripts that have
// none between words.
func together(previous, line string) bool {
	last, _ := utf8.DecodeLastRuneInString(previous)
	first, _ := utf8.DecodeRuneInString(line)
	return unbroken(last) && unbroken(first)
}

func unbroken(r rune) bool {
	return r >= 0x3000 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r <= 0x303F || r >= 0xFF00 && r <= 0xFF60)
}
