package docx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
	words "triptych/model/text"
)

// A reader reads the main part of a document.
type reader struct {
	styles map[string]style // nil where the document has none

	title   string     // of the first paragraph in the style of one
	fields  []field    // those that are open, the outermost first
	links   links      // of the part that is read
	pending *paragraph // one whose end was deleted, so that the next goes on with it
	notes   map[note]*element
	noted   []note           // those that the text refers to, in order
	linked  map[string]links // of the parts that notes are in, by their kind
}

// document appends the blocks of the main part.
func (r *reader) document(out *[]draft.Block, root *element) {
	for _, e := range root.children {
		if e.name == "body" {
			r.blocks(out, e.children)
		}
	}
}

// blocks appends what elements hold, one block after another.
func (r *reader) blocks(out *[]draft.Block, elements []*element) {
	for _, e := range elements {
		r.block(out, e)
	}
	r.flush(out)
}

// flush appends a paragraph whose end was deleted where nothing follows that it
// could be joined with.
func (r *reader) flush(out *[]draft.Block) {
	if p := r.pending; p != nil {
		r.pending = nil
		r.finish(out, p)
	}
}

func (r *reader) block(out *[]draft.Block, e *element) {
	switch e.name {
	case "p":
		r.paragraph(out, e)
	case "tbl":
		r.table(out, e)
	default:
		r.blocks(out, inside(e))
	}
}

// inside returns what an element only stands around: of several forms of the same
// the first, of a control what somebody put into it, and nothing of what is
// deleted or not of the text.
func inside(e *element) []*element {
	switch e.name {
	case "mc:AlternateContent":
		if len(e.children) == 0 {
			return nil
		}
		return e.children[0].children
	case "sdt":
		return controlled(e)
	case "del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr",
		"instrText", "delText", "delInstrText", "rt":
		return nil
	}
	return e.children
}

// controlled returns what somebody put into a control of a form, and not what asks
// for it. A table of contents stands in one, too, and is left out.
func controlled(control *element) []*element {
	var content []*element
	for _, e := range control.children {
		switch e.name {
		case "sdtPr":
			if asksOnly(e) {
				return nil
			}
		case "sdtContent":
			content = append(content, e.children...)
		}
	}
	return content
}

func asksOnly(properties *element) bool {
	for _, e := range properties.children {
		switch e.name {
		case "showingPlcHdr":
			if toggleOf(e) == on {
				return true
			}
		case "docPartObj":
			for _, e := range e.children {
				if e.name == "docPartGallery" && e.attr("val") == "Table of Contents" {
					return true
				}
			}
		}
	}
	return false
}

// paragraph reads a paragraph, which may go on with the one before.
func (r *reader) paragraph(out *[]draft.Block, e *element) {
	p := r.pending
	if r.pending = nil; p == nil {
		p = new(paragraph)
	}
	p.style, p.outline, p.list, p.noList, p.joined = "", -1, -1, false, false
	r.inline(p, e.children, look{})
	// Instructions end with the paragraph, so that one without an end cannot hide the
	// rest.
	if i := slices.IndexFunc(r.fields, field.instructs); i >= 0 {
		r.fields = r.fields[:i]
	}
	if p.joined {
		r.pending = p
		return
	}
	r.finish(out, p)
}

// finish appends what was read of a paragraph, unless it is the title.
func (r *reader) finish(out *[]draft.Block, p *paragraph) {
	is, level := p.purpose(r.styleOf(p.style))
	if is == title && p.text.Len() > maxTitle {
		is = body
	}
	if is == title && r.title == "" {
		r.title = markup.CleanLine(p.text.String())
	} else if is != contents {
		*out = append(*out, p.blocks(is, level)...)
	}
	*out = append(*out, p.boxes...)
}

// inline reads what stands in a paragraph or in an element within it.
func (r *reader) inline(p *paragraph, elements []*element, l look) {
	for _, e := range elements {
		switch e.name {
		case "pPr":
			p.properties(e)
			own := r.styleOf(p.style).look
			l.struck, l.hidden = own.struck, own.hidden
		case "rPr":
			c := readLook(e)
			own := r.styleOf(c.style).look
			own.struck, own.hidden, own.url = own.struck || l.struck, own.hidden || l.hidden, l.url
			l = c.on(own)
		case "t":
			r.add(p, string(e.text), l)
		case "p", "tbl":
			r.block(&p.boxes, e)
		case "txbxContent":
			r.blocks(&p.boxes, e.children)
		case "footnoteReference", "endnoteReference":
			r.note(p, e, l)
		case "fldChar":
			r.field(e.attr("fldCharType"))
		case "instrText":
			if last := len(r.fields) - 1; last >= 0 {
				r.fields[last].instruct(e.text)
			}
		case "hyperlink", "fldSimple":
			within := l
			within.url = cmp.Or(l.url, r.links[e.attr("id")], fields.Hyperlink(e.attr("instr")))
			r.inline(p, e.children, within)
		default:
			if s, found := character(e); found {
				r.add(p, s, l)
			} else {
				r.inline(p, inside(e), l)
			}
		}
	}
}

// maxNotes is how many notes are read.
const maxNotes = 500

// A note is where a note stands in its part.
type note struct{ kind, id string }

// note appends the number of a note, and keeps that it is referred to.
func (r *reader) note(p *paragraph, e *element, l look) {
	n := note{strings.TrimSuffix(e.name, "Reference"), e.attr("id")}
	if r.notes[n] == nil || len(r.noted) == maxNotes {
		return
	}
	at := slices.Index(r.noted, n)
	if at < 0 {
		at = len(r.noted)
		r.noted = append(r.noted, n)
	}
	l.raised = true
	r.add(p, strconv.Itoa(at+1), l)
}

// readNotes takes in the notes of a part, which has links of its own.
func (r *reader) readNotes(root *element, own links) {
	for _, e := range root.children {
		if e.name == "footnote" || e.name == "endnote" {
			r.notes[note{e.name, e.attr("id")}] = e
			r.linked[e.name] = own
		}
	}
}

// writeNotes appends the notes that the text refers to, each with its number.
func (r *reader) writeNotes(out *[]draft.Block) {
	for i := 0; i < len(r.noted); i++ { // a note may refer to another
		var blocks []draft.Block
		r.links = r.linked[r.noted[i].kind]
		r.blocks(&blocks, r.notes[r.noted[i]].children)
		for j, b := range blocks {
			if b.Kind == draft.Item {
				b.Kind, b.Level = draft.Paragraph, 0
			}
			if j == 0 {
				b.Runs = append([]draft.Run{{Text: words.Superscript(strconv.Itoa(i+1)) + " "}}, b.Runs...)
			}
			*out = append(*out, b)
		}
	}
}

// add appends text to the paragraph if it is not of a field's instruction.
func (r *reader) add(p *paragraph, s string, l look) {
	if slices.ContainsFunc(r.fields, field.instructs) {
		return
	}
	for _, f := range r.fields {
		l.url = cmp.Or(l.url, f.url)
	}
	p.add(s, l)
}

// character returns the text of an element that stands for a character.
func character(e *element) (s string, found bool) {
	switch e.name {
	case "tab", "ptab":
		return " ", true
	case "br", "cr":
		if kind := e.attr("type"); kind == "page" || kind == "column" {
			return "\n\n", true
		}
		return "\n", true
	case "noBreakHyphen":
		return "-", true
	case "softHyphen":
		return "", true
	case "sym":
		return symbol(e.attr("font"), e.attr("char")), true
	}
	return "", false
}

// symbol returns a character of a font that has its own order of characters, where
// news use it, or else a mark that there is one.
func symbol(font, code string) string {
	const unknown = "\u25A1"
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n == 0 {
		return unknown
	}
	if n < 0xF000 || n > 0xF0FF {
		return string(rune(min(n, 0x110000)))
	}
	known := map[string]string{
		"symbol:b7": "•", "symbol:b0": "°", "symbol:b1": "±", "symbol:b4": "×", "symbol:a3": "≤", "symbol:b3": "≥",
		"symbol:b9": "≠", "symbol:bb": "≈", "symbol:ac": "←", "symbol:ae": "→", "symbol:a5": "∞", "symbol:d6": "√",
		"symbol:2d": "−", "symbol:61": "α", "symbol:62": "β", "symbol:6d": "μ", "symbol:70": "π", "symbol:57": "Ω", "symbol:44": "Δ",
		"wingdings:a7": "•", "wingdings:e0": "→", "wingdings:df": "←", "wingdings:fc": "✓", "wingdings:fb": "✗",
		"wingdings:4a": "☺", "wingdings:4c": "☹", "wingdings:28": "☎", "wingdings:2a": "✉",
	}
	if s := known[strings.ToLower(font)+":"+strconv.FormatUint(n-0xF000, 16)]; s != "" {
		return s
	}
	return unknown
}
