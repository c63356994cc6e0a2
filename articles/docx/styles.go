package docx

import (
	"strconv"
	"strings"
)

// A role is what a paragraph is for, as its style says.
type role uint8

const (
	body      role = iota
	title          // of the whole document
	heading        // of a level from 1
	quotation      //
	item           // of a list, of a level from 0
	contents       // a line of a table of contents
)

// A style is one of paragraphs or characters, with all that it takes from the
// styles that it is based on.
type style struct {
	role  role
	level int
	look  look
}

// A written is a style as it is written in its part.
type written struct {
	name, basedOn string
	outline       int // the level in the outline from 0; -1 where none is given
	list          int // the level in a list from 0; -1 where it is none
	look          change
}

// maxBases is how many styles a style is based on one after another, at most.
const maxBases = 20

// readStyles reads the part of the styles, by their ids; nil where there are none.
func readStyles(root *element) map[string]style {
	if len(root.children) == 0 {
		return nil
	}
	all := make(map[string]written)
	for _, e := range root.children {
		if e.name == "style" {
			all[e.attr("styleId")] = readStyle(e)
		}
	}
	resolved := make(map[string]style, len(all))
	for id := range all {
		resolved[id] = resolve(all, id)
	}
	return resolved
}

func readStyle(of *element) written {
	w := written{outline: -1, list: -1}
	for _, e := range of.children {
		switch e.name {
		case "name":
			w.name = e.attr("val")
		case "basedOn":
			w.basedOn = e.attr("val")
		case "pPr":
			p := paragraph{outline: -1, list: -1}
			p.properties(e)
			w.outline, w.list = p.outline, p.list
		case "rPr":
			w.look = readLook(e)
		}
	}
	return w
}

// resolve follows a style to those that it is based on. The nearest that says what
// the style is for decides; names that Word knows say the same in every language.
func resolve(all map[string]written, id string) style {
	var s style
	var looks []change
	decided := false
	for range maxBases {
		w, found := all[id]
		if !found {
			break
		}
		looks = append(looks, w.look)
		if !decided {
			s.role, s.level, decided = w.purpose()
		}
		id = w.basedOn
	}
	for i := len(looks) - 1; i >= 0; i-- {
		s.look = looks[i].on(s.look)
	}
	return s
}

// purpose returns what a style is for, if it says so itself.
func (w written) purpose() (r role, level int, decided bool) {
	if r, level, decided = roleOf(w.name); decided {
		return r, level, true
	}
	switch {
	case w.outline >= 9: // of the text, and said so
		return body, 0, true
	case w.outline >= 0:
		return heading, w.outline + 1, true
	case w.list >= 0:
		return item, w.list, true
	}
	return body, 0, false
}

// roleOf returns what a style is for by its name, which Word and LibreOffice
// write in English whatever their language.
func roleOf(name string) (r role, level int, decided bool) {
	name = strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))
	base := strings.TrimRight(name, "0123456789")
	number, err := strconv.Atoi(name[len(base):])
	numbered := err == nil && number > 0 && number < 10
	switch base {
	case "title":
		return title, 0, true
	case "subtitle", "caption": // which LibreOffice bases on others
		return body, 0, true
	case "heading":
		return heading, number, numbered
	case "quote", "intensequote", "quotation", "quotations", "blocktext", "blockquote", "blockquotation":
		return quotation, 0, true
	case "listbullet", "listnumber":
		return item, max(number-1, 0), true
	case "toc", "contents", "index":
		return contents, 0, numbered
	case "tocheading", "contentsheading", "tableoffigures", "tableofauthorities":
		return contents, 0, true
	}
	return body, 0, false
}

// styleOf returns the style that a document knows by id. In one that does not
// hold its styles, the id says as much as a name.
func (r *reader) styleOf(id string) style {
	if r.styles != nil || id == "" {
		return r.styles[id]
	}
	var s style
	s.role, s.level, _ = roleOf(id)
	return s
}
