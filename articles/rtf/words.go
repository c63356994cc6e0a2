package rtf

import (
	"strings"
	"unicode/utf16"
)

// symbol follows a backslash and one character.
func (r *reader) symbol(c byte) {
	if r.skip > 0 && strings.IndexByte(`~_-\\{}`, c) >= 0 {
		r.skip--
		return
	}
	switch c {
	case '~':
		r.add("\u00A0")
	case '_':
		r.add("-")
	case '\n', '\r':
		r.control(token{kind: control, word: "par"})
	case '\t':
		r.add(" ")
	case '\\', '{', '}':
		r.add(string(rune(c)))
	}
}

// characters are the control words that stand for text.
func characters(word string) (s string, found bool) {
	switch word {
	case "tab", "emspace", "enspace", "qmspace":
		return " ", true
	case "line", "lbr", "softline":
		return "\n", true
	case "emdash":
		return "—", true
	case "endash":
		return "–", true
	case "lquote":
		return "‘", true
	case "rquote":
		return "’", true
	case "ldblquote":
		return "“", true
	case "rdblquote":
		return "”", true
	case "bullet":
		return "•", true
	case "zwj":
		return "\u200D", true
	case "zwnj":
		return "\u200C", true
	}
	return "", false
}

// left are the destinations whose text is no part of an article. So are all that are
// starred and have no meaning here.
func left(word string) bool {
	return strings.Contains(" colortbl filetbl header headerl headerr headerf footer footerl footerr footerf pict nonshppict "+
		"xe tc rxe txe listtable listoverridetable revtbl rsidtbl generator themedata sp sn sv shprslt ftnsep ftnsepc aftnsep "+
		"template private annotation operator company category keywords comment doccomm subject manager hlinkbase "+
		"creatim revtim printim buptim objdata objclass objname ", " "+word+" ")
}

// control follows a control word.
func (r *reader) control(t token) {
	if r.skip > 0 {
		if _, found := characters(t.word); found {
			r.skip--
			return
		}
		r.skip = 0 // what stands for the character is missing
	}
	starred := r.starred && !r.begun
	switch {
	case r.opens(t, starred):
	case starred, !r.begun && left(t.word):
		r.destination = nothing
	case r.destination == fonts:
		r.fontOf(t)
	case r.destination == styles && t.word == "s":
		r.styleNamed(t.number)
	case r.destination == styles && (t.word == "cs" || t.word == "ds" || t.word == "ts" || t.word == "tsrowd"):
		r.destination = nothing // a style of something else than paragraphs
	case r.character(t), r.destination != body, r.looks(t), r.page.arrange(&r.state.layout, t):
	}
}

// opens follows a control word that says what the group is for, and reports whether it
// does.
func (r *reader) opens(t token, starred bool) bool {
	if r.destination == nothing {
		// A text that is there twice, of which this is the one to read.
		if starred && t.word == "ud" && len(r.open) > 0 {
			r.destination = r.open[len(r.open)-1].destination
			return true
		}
		return true
	}
	switch t.word {
	case "upr":
		r.outer = true
	case "fonttbl":
		r.destination = fonts
	case "stylesheet":
		r.destination, r.style = styles, 0
		r.styleNamed(0)
	case "info":
		r.destination = properties
	case "title", "author":
		if r.destination == properties {
			r.property = t.word
		}
	case "field":
		r.field = &field{outer: r.field}
	case "fldinst":
		r.destination = instruction
	case "fldrslt":
		r.destination = body
		r.result()
	case "footnote":
		switch {
		case r.destination != body || r.page.inNote():
		case r.page.number == maxNotes:
			r.destination = nothing
		default:
			r.look, r.layout = look{}, layout{}
			r.page.note(len(r.open))
		}
	case "shpinst", "shppict", "shpgrp", "do": // which hold texts in boxes
	case "shptxt", "dptxbxtext":
		if r.destination == body {
			r.page.box(len(r.open))
		}
	case "listtext", "pntext":
		if r.destination == body {
			r.page.item = true
		}
		r.destination = nothing
	default:
		return false
	}
	return true
}

// character follows a control word that stands for text or a character.
func (r *reader) character(t token) bool {
	if s, found := characters(t.word); found {
		r.add(s)
		return true
	}
	switch t.word {
	case "u":
		r.add(r.words.unicode(t.number))
		r.skip = r.wide
	case "uc":
		r.wide = min(max(t.number, 0), maxSkipped)
	case "f":
		r.font = t.number
		r.words.use(t.number)
	case "plain":
		r.look = look{deleted: r.look.deleted}
		r.font = r.words.standard
		r.words.use(r.font)
	case "ansicpg":
		r.words.page(t.number)
	case "ansi", "mac", "pc", "pca":
		r.words.kindOf(t.word)
	case "deff":
		r.words.standard, r.font = t.number, t.number
	default:
		return false
	}
	return true
}

// maxSkipped is how many characters at most stand behind one that is spelled as a
// number.
const maxSkipped = 16

// looks follows a control word that says how text looks.
func (r *reader) looks(t token) bool {
	switch t.word {
	case "b":
		r.look.strong = t.on()
	case "i":
		r.look.emphasis = t.on()
	case "v":
		r.look.hidden = t.on()
	case "strike", "striked":
		r.look.struck = t.on()
	case "deleted":
		r.look.deleted = t.on()
	case "super":
		r.look.raised = t.on()
	case "up": // above the line
		r.look.raised = t.on()
	case "sub", "nosupersub", "dn":
		r.look.raised = false
	default:
		return false
	}
	return true
}

// fontOf follows a control word among those of fonts.
func (r *reader) fontOf(t token) {
	switch t.word {
	case "f":
		r.font = t.number
	case "fcharset":
		r.words.fonts[r.font] = pageOfCharset(t.number)
	case "cpg":
		r.words.fonts[r.font] = t.number
	}
}

// maxStyles is how many styles are known at most.
const maxStyles = 2000

// styleNamed begins the name of a style of paragraphs.
func (r *reader) styleNamed(number int) {
	r.style = number
	if r.names[number] == nil && len(r.names) < maxStyles {
		r.names[number] = new(strings.Builder)
	}
}

// unicode returns a character that was spelled as a number; of one that is spelled by
// two the first gives nothing.
func (d *decoder) unicode(number int) string {
	c := rune(number)
	if number <= 0xFFFF { // of which those from 32768 on are written below 0
		c = rune(uint16(number))
	}
	high := d.high
	d.high = 0
	switch {
	case utf16.IsSurrogate(c) && c < 0xDC00:
		d.high = c
		return ""
	case utf16.IsSurrogate(c) && high != 0:
		return string(utf16.DecodeRune(high, c))
	case utf16.IsSurrogate(c):
		return "\uFFFD"
	case c >= 0xF000 && c <= 0xF0FF: // of a font that has its own order of characters
		return string(max(c-0xF000, ' '))
	}
	return string(c)
}
