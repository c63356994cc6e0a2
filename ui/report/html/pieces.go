package html

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A piece is a stretch of text that looks the same all along.
type piece struct {
	Text     string
	Mark     string // how it is marked: a relation, given, or "" for not at all
	Findings string // the numbers of its findings, with spaces between
	Refs     []ref  // of the mentions that end with it
	Href     string // where the article links to; "" for nowhere

	Strong, Emphatic, Monospace bool
}

// A ref is the number of a finding after words that it is about.
type ref struct {
	Number   int
	Relation model.Relation
}

// given marks words of a detail that another article leaves out. They look like
// all text until that finding is chosen.
const given = "given"

// A mention is words of a finding, in bytes of the text that is cut.
type mention struct {
	model.Span
	number   int // of the finding
	relation model.Relation
}

// A cutter cuts one text into pieces.
type cutter struct {
	text     string
	mentions []mention // by where they start
	runs     []model.Run
}

// cut returns the pieces of a stretch of the text.
func (c *cutter) cut(within model.Span) []piece {
	var list []piece
	bounds := c.bounds(within)
	for i := range len(bounds) - 1 {
		list = append(list, c.piece(model.Span{Start: bounds[i], End: bounds[i+1]}))
	}
	return list
}

// bounds returns where the look of the text changes within a stretch, and its ends,
// ascending.
func (c *cutter) bounds(within model.Span) []int {
	list := []int{within.Start, within.End}
	add := func(s model.Span) {
		for _, at := range []int{s.Start, s.End} {
			if at > within.Start && at < within.End {
				list = append(list, at)
			}
		}
	}
	for _, m := range c.over(within) {
		add(m.Span)
	}
	for _, r := range c.runs {
		add(r.Span)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// over returns the mentions that share text with a stretch.
func (c *cutter) over(within model.Span) []mention {
	var list []mention
	for _, m := range c.mentions {
		if m.Start >= within.End {
			break
		}
		if m.Overlaps(within) {
			list = append(list, m)
		}
	}
	return list
}

func (c *cutter) piece(at model.Span) piece {
	p := piece{Text: text.Sanitize(at.In(c.text))}
	c.mark(&p, at)
	for _, r := range c.runs {
		if !r.Overlaps(at) {
			continue
		}
		p.Strong = p.Strong || r.Emphasis&model.Strong != 0
		p.Emphatic = p.Emphatic || r.Emphasis&model.Emphatic != 0
		p.Monospace = p.Monospace || r.Emphasis&model.Monospace != 0
		if r.Emphasis&model.Linked != 0 {
			p.Href = address(r.URL)
		}
	}
	return p
}

// mark sets what a piece says of findings: the gravest relation decides its look.
func (c *cutter) mark(p *piece, at model.Span) {
	var numbers []int
	gravest := len(model.Relations())
	for _, m := range c.over(at) {
		if !slices.Contains(numbers, m.number) {
			numbers = append(numbers, m.number)
		}
		gravest = min(gravest, m.relation.Rank())
		if m.End == at.End && m.relation != model.Missing {
			p.Refs = append(p.Refs, ref{m.number, m.relation})
		}
	}
	if len(numbers) == 0 {
		return
	}
	slices.Sort(numbers)
	slices.SortFunc(p.Refs, func(x, y ref) int { return cmp.Compare(x.Number, y.Number) })
	p.Refs = slices.Compact(p.Refs)
	p.Findings = numbersWithSpaces(numbers)
	p.Mark = string(model.Relations()[gravest])
	if p.Mark == string(model.Missing) {
		p.Mark = given
	}
}

// numbersWithSpaces writes numbers as an attribute lists them.
func numbersWithSpaces(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(itoa(n))
	}
	return b.String()
}
