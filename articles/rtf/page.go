package rtf

import (
	"strconv"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
	"triptych/model/text"
)

// A layout is what is said of a paragraph.
type layout struct {
	style   int
	outline int  // its level in the outline, from 1; 0 where the style decides
	list    bool // it is of a list
	level   int  // in a list, from 0
	cell    bool // it stands in a table
}

// A page takes in text and makes blocks of it.
type page struct {
	names map[int]*strings.Builder // of styles
	title string                   // of the first paragraph in the style of one
	url   string                   // where text leads to that comes next

	flow           // that is written to
	around []place // what is written to later again, the outermost first

	notes  []draft.Block // at the foot
	number int           // of the last note
	boxed  []draft.Block // text in boxes that hang on the paragraph
}

// A place is a flow that goes on when a group ends.
type place struct {
	flow
	depth int  // how many groups are open where it does
	note  bool // it is a note, not a box, that stands in between
}

// A flow is text that goes from paragraph to paragraph.
type flow struct {
	blocks []draft.Block
	runs   []draft.Run // of the paragraph that is open
	run    []byte      // of the run that is open
	style  draft.Run
	layout layout // of the paragraph, as it was at its last text
	item   bool   // a mark of a list stands before it

	rows  [][][]draft.Block // of the table that is open: rows of cells
	row   [][]draft.Block
	table int // where the table starts in blocks
	start int // where the cell starts that is open
}

// add appends text to the paragraph.
func (p *page) add(s string, l look, is layout) {
	style := draft.Run{Strong: l.strong, Emphasis: l.emphasis, URL: p.url}
	if style != p.flow.style {
		p.endRun()
		p.flow.style = style
	}
	if !is.cell && strings.TrimSpace(s) != "" {
		p.endTable()
	}
	p.flow.layout = is
	p.run = append(p.run, s...)
}

// endRun ends the run that is open.
func (f *flow) endRun() {
	if len(f.run) == 0 {
		return
	}
	r := f.style
	r.Text = string(f.run)
	f.runs = append(f.runs, r)
	f.run = f.run[:0]
}

// arrange follows a control word that is of paragraphs, and reports whether it is.
func (p *page) arrange(l *layout, t token) bool {
	switch t.word {
	case "pard":
		*l = layout{}
	case "s":
		l.style = t.number
	case "outlinelevel":
		l.outline = t.number + 1
	case "ls":
		l.list = t.number > 0
	case "ilvl":
		l.level = min(max(t.number, 0), 8)
	case "intbl":
		l.cell = true
	case "par", "sect", "page", "column":
		p.paragraph()
	case "cell", "nestcell":
		p.cell(t.word == "nestcell")
	case "row":
		p.endRow()
	default:
		return false
	}
	return true
}

// maxNotes is how many notes are read.
const maxNotes = 500

// note begins a note at the foot in a group around which depth others are open, and
// refers to it where the text stands.
func (p *page) note(depth int) {
	p.number++
	number := text.Superscript(strconv.Itoa(p.number))
	p.add(number, look{}, p.flow.layout)
	p.endRun()
	p.around = append(p.around, place{p.flow, depth - 1, true})
	p.flow = flow{}
	p.add(number+" ", look{}, layout{})
}

// inNote reports whether a note is written.
func (p *page) inNote() bool {
	for _, around := range p.around {
		if around.note {
			return true
		}
	}
	return false
}

// maxPlaces is how many boxes stand in one another at most.
const maxPlaces = 20

// box begins the text of a box in a group around which depth others are open.
func (p *page) box(depth int) {
	if len(p.around) < maxPlaces {
		p.endRun()
		p.around = append(p.around, place{p.flow, depth - 1, false})
		p.flow = flow{}
	}
}

// leave follows the end of a group, around which depth others are open.
func (p *page) leave(depth int) {
	last := len(p.around) - 1
	if last < 0 || p.around[last].depth < depth {
		return
	}
	p.paragraph()
	p.endTable()
	inner, outer := p.flow.blocks, p.around[last]
	p.flow, p.around = outer.flow, p.around[:last]
	if outer.note {
		p.notes = append(p.notes, inner...)
	} else {
		p.boxed = append(p.boxed, inner...)
	}
}

// paragraph ends the paragraph that is open.
func (p *page) paragraph() {
	p.endRun()
	runs := p.runs
	p.runs = nil
	b, title := p.kindOf(p.flow.layout)
	p.item = false
	if title && p.title == "" && len(p.around) == 0 {
		if p.title = markup.CleanLine(markup.Text([]draft.Block{{Runs: runs}})); len(p.title) <= maxTitle {
			return
		}
		p.title = ""
	}
	for _, part := range parts(runs, b.Kind == draft.Paragraph || b.Kind == draft.Quotation) {
		piece := b
		piece.Runs = part
		p.blocks = append(p.blocks, piece)
	}
	if len(p.around) == 0 {
		p.blocks = append(p.blocks, p.boxed...)
		p.boxed = nil
	}
	if !p.flow.layout.cell {
		p.start = len(p.blocks)
	}
}

// maxTitle is how many bytes a paragraph in the style of a title has at most: a longer
// one is text.
const maxTitle = 500

// kindOf returns a block as a paragraph makes it, and whether it is in the style of the
// title.
func (p *page) kindOf(l layout) (b draft.Block, title bool) {
	name := ""
	if s := p.names[l.style]; s != nil {
		name = strings.ToLower(strings.Trim(s.String(), " ;"))
	}
	level, isHeading := strings.CutPrefix(name, "heading ")
	n, err := strconv.Atoi(level)
	switch {
	case name == "title":
		return draft.Block{}, true
	case l.outline > 0 && l.outline < 10:
		return draft.Block{Kind: draft.Heading, Level: min(l.outline, 6)}, false
	case l.outline == 0 && isHeading && err == nil && n > 0 && n < 10:
		return draft.Block{Kind: draft.Heading, Level: min(n, 6)}, false
	case name == "quote", name == "intense quote", name == "block text":
		return draft.Block{Kind: draft.Quotation}, false
	case p.item, l.list:
		return draft.Block{Kind: draft.Item, Level: l.level}, false
	}
	return draft.Block{}, false
}

// parts returns the runs of a paragraph without those that are empty, none where
// nothing is said. Two line breaks in a row part it, if it may be parted.
func parts(runs []draft.Run, parting bool) [][]draft.Run {
	var list [][]draft.Run
	var current []draft.Run
	said := false
	add := func() {
		if said {
			list = append(list, current)
		}
		current, said = nil, false
	}
	for _, r := range runs {
		pieces := []string{r.Text}
		if parting {
			pieces = strings.Split(r.Text, "\n\n")
		}
		for i, piece := range pieces {
			if i > 0 {
				add()
			}
			if piece != "" {
				r.Text = piece
				current, said = append(current, r), said || strings.TrimSpace(piece) != ""
			}
		}
	}
	add()
	return list
}

// What goes beyond these limits of a table is left out.
const (
	maxRows    = 1000
	maxColumns = 50
)

// cell ends a cell. That of a table in another is a paragraph.
func (p *page) cell(nested bool) {
	if len(p.rows) == 0 && len(p.row) == 0 {
		p.table = p.start
	}
	p.flow.layout.cell = true
	p.paragraph()
	if !nested {
		p.row = append(p.row, p.blocks[p.start:len(p.blocks):len(p.blocks)])
		p.start = len(p.blocks)
	}
}

// endRow ends a row.
func (p *page) endRow() {
	if len(p.row) > 0 {
		p.rows = append(p.rows, p.row)
		p.row = nil
	}
}

// endTable makes a table of the cells before, if it does more than arrange text.
func (p *page) endTable() {
	p.endRow()
	rows := p.rows
	p.rows = nil
	if !isTable(rows) {
		return
	}
	b := draft.Block{Kind: draft.Table}
	for _, row := range rows[:min(len(rows), maxRows)] {
		var cells []string
		for _, c := range row[:min(len(row), maxColumns)] {
			cells = append(cells, markup.Text(c))
		}
		b.Rows = append(b.Rows, cells)
	}
	p.blocks = append(p.blocks[:p.table:p.table], b)
	p.start = len(p.blocks)
}

// isTable reports whether rows do more than arrange text on the page: several rows and
// columns, and no whole passages in a cell.
func isTable(rows [][][]draft.Block) bool {
	columns, most := 0, 0
	for _, row := range rows {
		columns = max(columns, len(row))
		for _, c := range row {
			most = max(most, len(c))
		}
	}
	return len(rows) > 1 && columns > 1 && most > 0 && most <= 2
}

// finished returns all blocks, the notes at the end. Nothing may be added afterwards.
func (p *page) finished() []draft.Block {
	for len(p.around) > 0 {
		p.leave(0)
	}
	p.paragraph()
	p.endTable()
	return append(p.blocks, p.notes...)
}
