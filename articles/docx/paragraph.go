package docx

import (
	"strings"

	"triptych/articles/draft"
	words "triptych/model/text"
)

// A look is how a stretch of text appears.
type look struct {
	strong, emphasis, hidden, struck, raised bool
	url                                      string // where it leads to
}

// A change is what a style or a run says of the look of its text.
type change struct {
	style                    string // of characters, "" where none is named
	strong, emphasis, hidden toggle
	struck                   toggle
	raised                   bool
}

// A toggle turns something on or off, or leaves it as it is.
type toggle int8

const (
	off toggle = iota - 1
	unsaid
	on
)

func (t toggle) on(before bool) bool { return t == on || t == unsaid && before }

// on returns the look after the change.
func (c change) on(before look) look {
	return look{
		strong: c.strong.on(before.strong), emphasis: c.emphasis.on(before.emphasis), hidden: c.hidden.on(before.hidden),
		struck: c.struck.on(before.struck), raised: c.raised || before.raised, url: before.url,
	}
}

// readLook reads the properties of a run. What was before a tracked change stands
// deeper, and is not looked at.
func readLook(properties *element) change {
	var c change
	for _, e := range properties.children {
		switch e.name {
		case "rStyle":
			c.style = e.attr("val")
		case "b":
			c.strong = toggleOf(e)
		case "i":
			c.emphasis = toggleOf(e)
		case "vanish":
			c.hidden = toggleOf(e)
		case "strike", "dstrike": // is no longer said
			c.struck = toggleOf(e)
		case "vertAlign":
			c.raised = e.attr("val") == "superscript"
		case "position": // in half points above the line, or below it
			if val := e.attr("val"); val != "0" && !strings.HasPrefix(val, "-") {
				c.raised = true
			}
		}
	}
	return c
}

func toggleOf(e *element) toggle {
	switch e.attr("val") {
	case "0", "false", "off":
		return off
	}
	return on
}

// A paragraph is one that is being read.
type paragraph struct {
	style   string
	outline int  // the level in the outline from 0, above 8 none; -1 where the style decides
	list    int  // the level in a list from 0; -1 where the style decides
	noList  bool // out of the list that its style stands in
	joined  bool // with the next one, as the end of it was deleted

	text  strings.Builder
	spans []span
	boxes []draft.Block // the text in boxes that hang on it
}

// A span says how the text looks that ends at a byte, from where the one before
// ends.
type span struct {
	end  int
	look look
}

// properties reads what is said of a paragraph, or of those of a style.
func (p *paragraph) properties(of *element) {
	for _, e := range of.children {
		switch e.name {
		case "pStyle":
			p.style = e.attr("val")
		case "outlineLvl":
			p.outline = number(e.attr("val"))
		case "numPr":
			p.listProperties(e)
		case "framePr": // a first letter that is set larger than the rest of its word
			p.joined = p.joined || e.attr("dropCap") == "drop" || e.attr("dropCap") == "margin"
		case "rPr": // of the mark that ends the paragraph
			for _, e := range e.children {
				p.joined = p.joined || e.name == "del" || e.name == "moveFrom"
			}
		}
	}
}

func (p *paragraph) listProperties(of *element) {
	level := 0
	for _, e := range of.children {
		switch e.name {
		case "ilvl":
			level = number(e.attr("val"))
			if p.list >= 0 {
				p.list = level
			}
		case "numId":
			if p.noList = e.attr("val") == "0"; !p.noList {
				p.list = level
			}
		}
	}
}

// number reads a small number of one digit, or one that is out of every range.
func number(s string) int {
	if len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 9
}

// add appends text that is neither hidden nor struck out.
func (p *paragraph) add(s string, l look) {
	if s == "" || l.hidden || l.struck {
		return
	}
	if l.raised {
		if raised := words.Superscript(s); raised != "" {
			s = raised
		}
		l.raised = false
	}
	p.text.WriteString(s)
	if last := len(p.spans) - 1; last >= 0 && p.spans[last].look == l {
		p.spans[last].end = p.text.Len()
		return
	}
	p.spans = append(p.spans, span{p.text.Len(), l})
}

// take returns the text from byte start to end, which must not go back from one
// call to the next.
func (p *paragraph) take(start, end int) []draft.Run {
	text := p.text.String()
	var runs []draft.Run
	for start < end {
		s := p.spans[0]
		if s.end <= start {
			p.spans = p.spans[1:]
			continue
		}
		to := min(s.end, end)
		runs = append(runs, draft.Run{Text: text[start:to], Strong: s.look.strong, Emphasis: s.look.emphasis, URL: s.look.url})
		start = to
	}
	return runs
}

// purpose returns what the paragraph is, by what it says itself and by its style.
func (p *paragraph) purpose(s style) (role, int) {
	switch {
	case s.role == contents, s.role == title, s.role == quotation && p.outline < 0:
		return s.role, s.level
	case p.outline >= 0 && p.outline < 9:
		return heading, p.outline + 1
	case p.outline < 0 && s.role == heading:
		return heading, s.level
	case p.noList:
		return body, 0
	case p.list >= 0:
		return item, p.list
	case s.role == item:
		return item, s.level
	}
	return body, 0
}

// blocks returns the paragraph as blocks: two line breaks in a row part it, as
// they do in text that was pasted.
func (p *paragraph) blocks(r role, level int) []draft.Block {
	b := draft.Block{Level: level}
	switch r {
	case title:
		b.Kind, b.Level = draft.Heading, 1
	case heading:
		b.Kind, b.Level = draft.Heading, min(level, 6)
	case quotation:
		b.Kind = draft.Quotation
	case item:
		b.Kind = draft.Item
	}
	text := p.text.String()
	if b.Kind == draft.Heading && text != "" {
		for i := range p.spans { // bold as a whole anyway
			p.spans[i].look = look{url: p.spans[i].look.url}
		}
	}
	var list []draft.Block
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if b.Kind == draft.Paragraph || b.Kind == draft.Quotation {
			end, next = gap(text, start)
		}
		if strings.TrimSpace(text[start:end]) != "" {
			piece := b
			piece.Runs = p.take(start, end)
			list = append(list, piece)
		}
		start = next
	}
	return list
}

// gap returns where the next two line breaks with nothing between them start and
// end, or the end of the text twice.
func gap(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		rest := strings.TrimLeft(text[i:], " \n")
		if next = len(text) - len(rest); strings.Count(text[i:next], "\n") > 1 {
			return i, next
		}
	}
	return len(text), len(text)
}
