package docx

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// A reader reads the main part of a document.
type reader struct {
	*archive
	*parser
	styles map[string]style // nil where the document has none

	title   string     // of the first paragraph in the style of one
	fields  []bool     // the fields that are open, the outermost first: whether its result goes on, not its instruction
	pending *paragraph // one whose end was deleted, so that the next goes on with it
}

// wordName gives the name of an element of WordprocessingML, "" for any other.
func wordName(e element) string {
	switch e.name.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return e.name.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + e.name.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		if e.name.Local == "t" {
			return "t"
		}
	}
	return ""
}

// document reads the whole part of that name.
func (r *reader) document(name string) ([]draft.Block, error) {
	x, done, err := r.archive.xml(name)
	switch {
	case err != nil:
		return nil, err
	case x == nil:
		return nil, damaged(errors.New("the main part is not there"))
	}
	defer done()
	r.parser = x
	var blocks []draft.Block
	err = x.root(func(e element) error {
		if wordName(e) != "body" {
			return x.skip()
		}
		return r.blocks(&blocks)
	})
	return blocks, err
}

// blocks reads what stands in the current element, one block after another.
func (r *reader) blocks(out *[]draft.Block) error {
	err := r.each(func(e element) error { return r.block(e, out) })
	if r.pending != nil { // nothing follows that it could be joined with
		r.finish(r.pending, out)
		r.pending = nil
	}
	return err
}

func (r *reader) block(e element, out *[]draft.Block) error {
	inner := func() error { return r.blocks(out) }
	switch name := wordName(e); name {
	case "p":
		return r.paragraph(out)
	case "tbl":
		return r.table(out)
	default:
		return r.around(name, inner)
	}
}

// around reads an element that only stands around others of the kind that inner
// reads, or leaves out what is deleted or not of the text.
func (r *reader) around(name string, inner func() error) error {
	switch name {
	case "mc:AlternateContent":
		return r.alternatives(inner)
	case "sdt":
		return r.control(inner)
	case "del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr",
		"instrText", "delText", "delInstrText", "rt":
		return r.skip()
	}
	return inner()
}

// alternatives reads the first of several forms of the same.
func (r *reader) alternatives(inner func() error) error {
	done := false
	return r.each(func(element) error {
		if done {
			return r.skip()
		}
		done = true
		return inner()
	})
}

// control reads what somebody put into a control of a form, and not what asks
// for it. A table of contents stands in one, too.
func (r *reader) control(inner func() error) error {
	hidden := false
	return r.each(func(e element) error {
		switch wordName(e) {
		case "sdtPr":
			return r.controlProperties(&hidden)
		case "sdtContent":
			if !hidden {
				return inner()
			}
		}
		return r.skip()
	})
}

func (r *reader) controlProperties(hidden *bool) error {
	return r.each(func(e element) error {
		switch wordName(e) {
		case "showingPlcHdr":
			*hidden = *hidden || toggleOf(e) == on
		case "docPartObj":
			return r.each(func(e element) error {
				*hidden = *hidden || wordName(e) == "docPartGallery" && e.attr("val") == "Table of Contents"
				return r.skip()
			})
		}
		return r.skip()
	})
}

// paragraph reads a paragraph.
func (r *reader) paragraph(out *[]draft.Block) error {
	p := r.pending
	if r.pending = nil; p == nil {
		p = new(paragraph)
	}
	p.style, p.outline, p.list, p.noList, p.joined = "", -1, -1, false, false
	if err := r.inline(p, look{}); err != nil {
		return err
	}
	// Instructions end with the paragraph, lest one without an end hides the rest.
	if i := slices.Index(r.fields, false); i >= 0 {
		r.fields = r.fields[:i]
	}
	if p.joined {
		r.pending = p
		return nil
	}
	r.finish(p, out)
	return nil
}

// finish gives what was read of a paragraph.
func (r *reader) finish(p *paragraph, out *[]draft.Block) {
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
func (r *reader) inline(p *paragraph, l look) error {
	return r.each(func(e element) error {
		name := wordName(e)
		switch name {
		case "pPr":
			return p.properties(r.parser)
		case "rPr":
			c, err := readLook(r.parser)
			l = c.on(r.styleOf(c.style).look)
			return err
		case "t":
			return r.text(func(s string) { r.add(p, s, l) })
		case "p":
			return r.paragraph(&p.boxes)
		case "tbl":
			return r.table(&p.boxes)
		case "txbxContent":
			return r.blocks(&p.boxes)
		case "fldChar":
			r.field(e.attr("fldCharType"))
			return r.skip()
		}
		if s, found := character(name, e); found {
			r.add(p, s, l)
			return r.skip()
		}
		return r.around(name, func() error { return r.inline(p, l) })
	})
}

// add appends text to the paragraph if it is not of a field's instruction.
func (r *reader) add(p *paragraph, s string, l look) {
	if !slices.Contains(r.fields, false) {
		p.add(s, l)
	}
}

// maxFields is how many fields stand in one another at most.
const maxFields = 100

// field follows what starts and ends the instruction and the result of a field.
func (r *reader) field(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin" && last < maxFields:
		r.fields = append(r.fields, false)
	case kind == "separate" && last >= 0:
		r.fields[last] = true
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

// character gives the text of an element that stands for a character.
func character(name string, e element) (s string, found bool) {
	switch name {
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

// symbol gives a character of a font that has its own order of characters, where
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
