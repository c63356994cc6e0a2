package column

import (
	"slices"
	"sort"
	"strings"

	"triptych/model"
)

// marks is what an analysis adds to a column.
type marks struct {
	analysis *model.Analysis
	article  int
	segments []segment      // in order, disjoint; bytes of what is shown
	missing  []int32        // rows that carry the mark of a detail left out, ascending
	decided  map[int]string // by row: the glyph of what a person decided of a difference there
}

// A segment is a stretch of text with one relation, the gravest of those there.
type segment struct {
	model.Span
	relation model.Relation
}

// SetAnalysis attaches the topics and differences of the article that has the
// number in the analysis, which must be the column's; nil takes them away. The
// layout stays as it is.
func (c *Column) SetAnalysis(a *model.Analysis, article int) {
	c.marks = marks{}
	if a == nil || article < 0 || article >= len(a.Story.Articles) {
		return
	}
	var mentions []model.Mention
	for _, m := range slices.Concat(a.TitleMentions(article), a.Mentions(article)) {
		m.Span = c.place(m.Detail)
		mentions = append(mentions, m)
	}
	c.marks = marks{analysis: a, article: article, segments: trim(flatten(mentions), c.article.Text)}
	c.markMissing()
}

// SetDecided lets the margin show what a person decided of differences, where they
// begin: the glyph of each, "" for none. The next analysis that is set takes them away.
func (c *Column) SetDecided(glyph func(difference int) string) {
	c.marks.decided = make(map[int]string)
	if c.marks.analysis == nil {
		return
	}
	for i := range c.marks.analysis.Differences {
		if g := glyph(i); g != "" {
			for _, row := range c.rowsOf(i) {
				c.marks.decided[row] = g
			}
		}
	}
}

// rowsOf returns the rows that carry a mark of a difference, where each begins.
func (c *Column) rowsOf(difference int) []int {
	var rows []int
	for _, m := range c.marks.selected(difference) {
		rows = append(rows, c.rowOf(c.place(m).Start))
	}
	d := &c.marks.analysis.Differences[difference]
	if passage := c.marks.analysis.Passage(d.Topic, c.marks.article); d.Relation == model.Missing && len(rows) == 0 && len(passage) > 0 {
		rows = append(rows, int(c.missingRow(passage)))
	}
	return rows
}

// marked reports whether a row carries the mark of a difference where that begins. What
// is missing has its mark where it is left out alone.
func (c *Column) marked(difference, row int) bool {
	if c.marks.analysis == nil || difference >= len(c.marks.analysis.Differences) {
		return false
	}
	given := len(c.marks.selected(difference)) > 0
	return (c.marks.analysis.Differences[difference].Relation != model.Missing || !given) && slices.Contains(c.rowsOf(difference), row)
}

// flatten cuts overlapping mentions into disjoint segments, in which a graver
// relation covers the others. A missing detail marks nothing where it is given.
func flatten(mentions []model.Mention) []segment {
	var all []segment
	for _, relation := range []model.Relation{model.Conflict, model.Variant, model.Extra} {
		var own []segment
		end := 0
		for _, m := range mentions {
			if m.Relation != relation || m.End <= end {
				continue
			}
			span := model.Span{Start: max(m.Start, end), End: m.End}
			own = uncovered(own, segment{span, relation}, all)
			end = m.End
		}
		all = append(all, own...)
		slices.SortFunc(all, func(x, y segment) int { return x.Start - y.Start })
	}
	return all
}

// uncovered appends to list the parts of s that no segment of cover lies over.
func uncovered(list []segment, s segment, cover []segment) []segment {
	i := sort.Search(len(cover), func(i int) bool { return cover[i].End > s.Start })
	for ; i < len(cover) && cover[i].Start < s.End; i++ {
		if cover[i].Start > s.Start {
			list = append(list, segment{model.Span{Start: s.Start, End: cover[i].Start}, s.relation})
		}
		s.Start = cover[i].End
	}
	if s.Start < s.End {
		list = append(list, s)
	}
	return list
}

// trim takes the spaces off the ends of segments, which show where a graver one
// has cut another.
func trim(list []segment, text string) []segment {
	for i := range list {
		s := &list[i]
		words := s.In(text)
		s.End -= len(words) - len(strings.TrimRight(words, " "))
		s.Start = min(s.End, s.Start+len(words)-len(strings.TrimLeft(words, " ")))
	}
	return slices.DeleteFunc(list, func(s segment) bool { return s.Len() == 0 })
}

// over returns the segments that share text with a row.
func (m *marks) over(r row) []segment {
	return over(m.segments, r.span(), func(s segment) model.Span { return s.Span })
}

// selected returns the places of a difference in this article.
func (m *marks) selected(difference int) []model.Detail {
	if m.analysis == nil || difference < 0 || difference >= len(m.analysis.Differences) {
		return nil
	}
	return m.analysis.Differences[difference].AllIn(m.article)
}
