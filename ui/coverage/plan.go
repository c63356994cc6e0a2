package coverage

import (
	"strconv"

	"triptych/ui/draw"
)

// A detail is how much the overview tells of each topic. What comes first goes
// first where the screen is narrow.
type detail uint8

const (
	withBars     detail = iota // how much each article gives, in words and as a bar
	withOrder                  // … in words, and in which order it takes the topic up
	withCounts                 // … in words alone, and what differs
	withWords                  // … in words alone
	withMarks                  // which articles cover it, a mark each
	withTight                  // the same without gaps
	withoutMarks               // its number and label
)

const (
	lead       = 1  // cells of the mark of the selected row
	gap        = 2  // cells between the parts of a row
	widestBar  = 8  // cells
	leastBar   = 3  // cells
	usualLabel = 40 // cells; most labels have less
	widestName = 30 // cells
)

// leastLabel is the cells that a label has at least, if it needs them, before
// more detail is told.
func leastLabel(d detail) int {
	return [...]int{withBars: 28, withOrder: 20, withCounts: 18, withWords: 14, withMarks: 12, withTight: 8, withoutMarks: 0}[d]
}

// needs are the cells that the parts of rows take when told in full.
type needs struct {
	articles int
	number   int    // the topics' numbers
	label    int    // the longest label
	name     int    // the longest outlet with its number
	words    int    // the largest number of words
	order    int    // the longest of "1st", "22nd", "100%"
	counts   [4]int // by relation, with its mark; 0 where there is none
	dated    bool   // the mark of the earliest date is needed
}

// A plan is the columns of the overview: a pure function of the width and of
// what is needed. Cells are counted from the left edge.
type plan struct {
	detail
	needs
	width    int
	labelX   int
	label    int // cells
	countsX  int
	articleX int // where the first article's cell begins
	bar      int // cells; 0 for none
	cell     int // cells of an article without the gap
	step     int // cells from one article to the next
}

// planFor chooses the most detail that fits into so many cells.
func planFor(width int, n needs) plan {
	for d := withBars; d < withoutMarks; d++ {
		if p := (plan{detail: d, needs: n, width: width}); p.fit() {
			return p
		}
	}
	p := plan{detail: withoutMarks, needs: n, width: width, labelX: lead + n.number + 1}
	p.label = max(0, width-p.labelX)
	p.articleX = width
	return p
}

// fit lays the columns out, and tells whether there is room for them.
func (p *plan) fit() bool {
	if p.articles == 0 {
		return false
	}
	p.labelX = lead + p.number + 1
	if p.detail == withBars {
		p.bar = leastBar
	}
	p.cell = p.least()
	least := min(p.needs.label, leastLabel(p.detail))
	spare := p.width - p.labelX - least - p.countsWidth() - p.articles*(p.cell+p.between())
	if p.detail == withMarks && p.dated {
		spare-- // marks of the date stand in the gaps, and there is none after the last article
	}
	if spare < 0 {
		return false
	}
	p.label = least
	p.share(spare)
	p.countsX = p.labelX + p.label + gap
	p.articleX = p.labelX + p.label + p.countsWidth() + p.between()
	p.step = p.cell + p.between()
	return true
}

// share gives what room is left to bars first, then to labels of usual length,
// to the outlets' names, and to longer labels; the rest stays blank.
func (p *plan) share(spare int) {
	each := func(wanted int) int {
		n := max(0, min(wanted, spare/p.articles))
		spare -= n * p.articles
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
	if p.detail <= withOrder {
		each(min(p.name, widestName) - p.cell)
	}
	label(p.needs.label)
}

// least is the cells that an article needs.
func (p *plan) least() int {
	switch p.detail {
	case withBars:
		return max(len(draw.NotCovered), p.bar+1+p.told())
	case withOrder:
		return max(len(draw.NotCovered), p.told())
	case withCounts, withWords:
		return p.told()
	}
	return 1
}

// told is the cells of an article's words, order and mark of the date.
func (p *plan) told() int {
	cells := p.words
	if p.detail <= withOrder {
		cells += 1 + p.order
	}
	if p.dated {
		cells++
	}
	return cells
}

// between is the gap before each article.
func (p *plan) between() int {
	switch p.detail {
	case withMarks:
		return 1
	case withTight:
		return 0
	}
	return gap
}

// countsWidth is the cells of what differs, with the gap before it.
func (p *plan) countsWidth() int {
	if p.detail > withCounts {
		return 0
	}
	cells := 0
	for _, c := range p.counts {
		if c > 0 {
			cells += c + 1
		}
	}
	if cells == 0 {
		return 0
	}
	return gap + cells - 1
}

// x is where an article's cell begins.
func (p *plan) x(article int) int { return p.articleX + article*p.step }

// at gives the article whose cell, or the gap before it, holds the cell x;
// [None] for none.
func (p *plan) at(x int) int {
	if p.detail == withoutMarks {
		return None
	}
	x -= p.articleX - p.between()
	if x < 0 || x >= p.articles*p.step {
		return None
	}
	return x / p.step
}

func digits(n int) int { return len(strconv.Itoa(n)) }

// ordinal gives 1st, 2nd, 3rd …
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
