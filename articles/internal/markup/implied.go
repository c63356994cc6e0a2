package markup

import "triptych/model/text"

// maxAround is how many open elements may stand around one that a tag closes
// silently: to look through all of them at each tag would take long.
const maxAround = 30

// closeBefore closes the elements of HTML whose end tag is left out before the
// start of an element of that name.
func (b *builder) closeBefore(name string) {
	if !isBlock(name) && name != "body" && name != "option" && name != "a" {
		return
	}
	for i := len(b.open) - 1; i > max(0, len(b.open)-maxAround); i-- {
		open := b.open[i].Data
		if ends(open, name) {
			b.open = b.open[:i]
			continue
		}
		if contains(open, name) {
			return
		}
	}
}

// ends reports whether an open element ends where one of that name starts.
func ends(open, name string) bool {
	switch open {
	case "head":
		return isBlock(name) || name == "body"
	case "p":
		return isBlock(name)
	case "li":
		return name == "li"
	case "dt", "dd":
		return name == "dt" || name == "dd"
	case "td", "th":
		return inTable(name) && name != "caption"
	case "tr":
		return inTable(name) && !isCell(name)
	case "thead", "tbody", "tfoot":
		return name == "thead" || name == "tbody" || name == "tfoot"
	case "caption", "colgroup":
		return inTable(name)
	case "option", "a":
		return name == open
	}
	return false
}

// contains reports whether what an element of that name would close stands inside
// the open element, not around it.
func contains(open, name string) bool {
	switch name {
	case "li":
		return open == "ul" || open == "ol" || open == "menu" || open == "dir" || isCell(open)
	case "dt", "dd":
		return open == "dl" || isCell(open)
	case "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup":
		return open == "table"
	case "a":
		return isBlock(open)
	}
	return isCell(open) || open == "li" || open == "table" || open == "button" || open == "object"
}

// partsOfTables are the elements that tables are made of.
var partsOfTables = text.WordSet("caption colgroup thead tbody tfoot tr td th")

func inTable(name string) bool { return partsOfTables()[name] }

func isCell(name string) bool { return name == "td" || name == "th" }

// voids are the elements that have no content and no end tag.
var voids = text.WordSet("area base br col embed hr img input link meta param source track wbr")

// raws are the elements that hold no others: the tokenizer returns all in one of
// them as one text.
var raws = text.WordSet("iframe noembed noframes noscript plaintext script style textarea title xmp")

// blocks are the elements that close a paragraph.
var blocks = text.WordSet(`address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul
caption colgroup thead tbody tfoot tr td th`)

func isBlock(name string) bool { return blocks()[name] }
