package coverage

import (
	"strconv"
)

// A level is how much the overview shows of each topic.
type level struct {
	counts bool // what differs
	words  bool // how many words each article has on it, rather than a mark
	order  bool // … and as which topic the article takes it up
	bar    bool // … and the words as a bar
	gap    int  // cells before each article
	label  int  // cells that a label has at least, if it needs them
}

// levels lists them by the room that they need. Below the last there is room for
// no more than a topic's number and label.
func levels() []level {
	return []level{
		{counts: true, words: true, order: true, bar: true, gap: gap, label: 28},
		{counts: true, words: true, order: true, gap: gap, label: 20},
		{counts: true, words: true, gap: gap, label: 18},
		{words: true, gap: gap, label: 14},
		{gap: 1, label: 12},
		{label: 8},
	}
}

const (
	lead       = 1  // cells of the mark of the selected row
	gap        = 2  // cells between the parts of a row
	widestBar  = 8  // cells
	leastBar   = 3  // cells
	usualLabel = 40 // cells; most labels have less
	widestName = 30 // cells
)

// needs are the cells that the parts of rows take when none is cut.
type needs struct {
	articles int
	number   int    // the topics' numbers
	label    int    // the longest label
	name     int    // the longest outlet with its number
	words    int    // the largest number of words
	order    int    // the longest of "1st", "22nd", "100%"
	silent   int    // what stands where an article has nothing on a topic
	counts   [4]int // by relation, with its mark; 0 where there is none
	dated    bool   // the mark of the earliest date is needed
}

// A plan is the columns of the overview: a pure function of the width and of
// what is needed. Cells are counted from the left edge.
type plan struct {
	level    level
	needs    needs
	shown    int // articles that have a cell: all or none
	labelX   int
	label    int // cells
	countsX  int
	articleX int // where the first article's cell begins
	bar      int // cells; 0 for none
	cell     int // cells of an article without the gap
}

// planFor returns the highest level that fits into width cells, laid out.
func planFor(width int, n needs) plan {
	labelX := lead + n.number + 1
	for _, l := range levels() {
		p := plan{level: l, needs: n, shown: n.articles, labelX: labelX}
		if n.articles > 0 && p.fit(width) {
			return p
		}
	}
	return plan{needs: n, labelX: labelX, label: max(0, width-labelX), articleX: width}
}

// fit lays the columns out, and reports whether there is room for them.
func (p *plan) fit(width int) bool {
	n := &p.needs
	if p.level.bar {
		p.bar = leastBar
	}
	p.cell = p.least()
	p.label = min(n.label, p.level.label)
	spare := width - p.labelX - p.label - p.countsWidth() - p.shown*p.step()
	if p.datedInGaps() && n.dated {
		spare-- // there is no gap after the last article
	}
	if spare < 0 {
		return false
	}
	p.share(spare)
	p.countsX = p.labelX + p.label + gap
	p.articleX = p.labelX + p.label + p.countsWidth() + p.level.gap
	return true
}

// share divides what room is left: to bars first, then to labels of usual length,
// to the outlets' names, and to longer labels. The rest stays blank.
func (p *plan) share(spare int) {
	each := func(wanted int) int {
		n := max(0, min(wanted, spare/p.shown))
		spare -= n * p.shown
		p.cell += n
		return n
	}
	label := func(wanted int) {
		n := max(0, min(min(wanted, p.needs.label)-p.label, spare))
		spare -= n
		p.label += n
	}
	if p.bar > 0 {
		p.bar += each(widestBar - p.bar)
	}
	label(usualLabel)
	if p.level.order {
		each(min(p.needs.name, widestName) - p.cell)
	}
	label(p.needs.label)
}

// least returns the cells that an article needs.
func (p *plan) least() int {
	if !p.level.words {
		return 1
	}
	cells := p.needs.words
	if p.needs.dated {
		cells++
	}
	if p.level.order {
		cells += 1 + p.needs.order
	}
	if p.level.bar {
		cells += p.bar + 1
	}
	if p.level.order {
		cells = max(cells, p.needs.silent)
	}
	return cells
}

// datedInGaps reports whether the mark of the earliest date stands between cells.
func (p *plan) datedInGaps() bool { return !p.level.words && p.level.gap > 0 }

// countsWidth returns the cells of what differs, with the gap before it.
func (p *plan) countsWidth() int {
	cells := 0
	for _, c := range p.needs.counts {
		if c > 0 && p.level.counts {
			cells += c + 1
		}
	}
	if cells == 0 {
		return 0
	}
	return gap + cells - 1
}

// step returns the cells from one article to the next.
func (p *plan) step() int { return p.cell + p.level.gap }

// x returns where an article's cell begins.
func (p *plan) x(article int) int { return p.articleX + article*p.step() }

// at returns the article whose cell, or the gap before it, holds the cell x;
// [None] for none.
func (p *plan) at(x int) int {
	x -= p.articleX - p.level.gap
	if x < 0 || x >= p.shown*p.step() {
		return None
	}
	return x / p.step()
}

func digits(n int) int { return len(strconv.Itoa(n)) }

// ordinal writes 1st, 2nd, 3rd …
func ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}
