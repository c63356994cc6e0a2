// Package coverage is the map of a story's coverage, in two parts: a strip
// beside each column, like an editor's minimap, and an overview with topics
// down and articles across.
//
// Both are drawn from an [model.Analysis] that never changes, for the size and
// the theme that are given at drawing.
package coverage

import (
	"slices"
	"sort"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

// Width is the cells that a strip takes: one for the mark of a conflict, and one
// for the topic.
const Width = 2

// A Strip is one whole article compressed to some rows: the topics that it
// treats, its conflicts, and where the screen is. What it shows never changes
// once it is made; it belongs to one goroutine, because it keeps what it has
// compressed for the next frame.
type Strip struct {
	rows      int       // of the article
	stretches []stretch // in order
	conflicts []int32   // rows with words of a conflict, ascending

	height int    // that parts are for
	parts  []part // by row of the strip
}

// A part is the rows of the article that one row of a strip stands for.
type part struct {
	from, to int // a half-open range
	topic    int // that has most text there, -1 for none
	row      int // the first with the conflict, or else with the topic
	conflict bool
}

// A stretch is text on one topic in some rows of the article.
type stretch struct {
	first, last int32 // rows
	topic       int32
	bytes       int32
}

// New makes the strip of an article that is laid out in so many rows; rowOf
// gives the row, from 0, that shows the byte at an offset of its plain text, and
// never falls with the offset. Without an analysis, or for an article that it
// lacks, the strip shows only where the screen is. The conflicts are those of
// the analysis, so that a filtered one shows fewer.
func New(a *model.Analysis, article int, rows int, rowOf func(offset int) int) *Strip {
	s := &Strip{rows: max(rows, 0)}
	if a == nil || article < 0 || article >= len(a.Story.Articles) || rowOf == nil || s.rows == 0 {
		return s
	}
	within := func(offset int) int { return min(max(rowOf(offset), 0), s.rows-1) }
	list := a.Story.Articles[article].Sentences
	for first := 0; first < len(list); {
		topic := a.TopicOf(model.SentenceRef{Article: article, Sentence: first})
		end := first + 1
		for end < len(list) && a.TopicOf(model.SentenceRef{Article: article, Sentence: end}) == topic {
			end++
		}
		if topic >= 0 {
			s.add(model.Span{Start: list[first].Start, End: list[end-1].End}, topic, within)
		}
		first = end
	}
	for _, m := range a.Mentions(article) {
		if m.Relation == model.Conflict {
			s.mark(within(m.Start), within(max(m.Start, m.End-1)))
		}
	}
	return s
}

// add notes text on a topic. Its first and last rows, which it may share with
// other text, are counted exactly.
func (s *Strip) add(span model.Span, topic int, rowOf func(int) int) {
	if span.Len() <= 0 {
		return
	}
	first, last := rowOf(span.Start), rowOf(span.End-1)
	from := func(row int) int { // the first byte of the span at or below the row
		return span.Start + sort.Search(span.Len(), func(i int) bool { return rowOf(span.Start+i) >= row })
	}
	put := func(first, last, bytes int) {
		if bytes > 0 {
			s.stretches = append(s.stretches, stretch{int32(first), int32(last), int32(topic), int32(bytes)})
		}
	}
	if first >= last {
		put(first, first, span.Len())
		return
	}
	second, end := from(first+1), from(last)
	put(first, first, second-span.Start)
	put(first+1, last-1, end-second)
	put(last, last, span.End-end)
}

// mark notes a conflict. Conflicts come by their first row.
func (s *Strip) mark(first, last int) {
	if n := len(s.conflicts); n > 0 {
		first = max(first, int(s.conflicts[n-1])+1)
	}
	for row := first; row <= last; row++ {
		s.conflicts = append(s.conflicts, int32(row))
	}
}

// A share is how much text of a topic stands somewhere.
type share struct {
	topic int32
	bytes int
}

// compress gives the parts of a strip of height rows. An article that has fewer
// rows is not stretched.
func (s *Strip) compress(height int) []part {
	n := max(0, min(height, s.rows))
	if s.parts != nil && s.height == n {
		return s.parts
	}
	s.height, s.parts = n, make([]part, n)
	for y := range s.parts {
		p := &s.parts[y]
		p.from, p.to = y*s.rows/n, (y+1)*s.rows/n
		p.topic, p.row = s.topic(p.from, p.to)
		if row, found := s.conflict(p.from, p.to); found {
			p.row, p.conflict = row, true
		}
	}
	return s.parts
}

// within gives the stretches that have rows in the range.
func (s *Strip) within(from, to int) []stretch {
	first := sort.Search(len(s.stretches), func(i int) bool { return int(s.stretches[i].last) >= from })
	end := first
	for end < len(s.stretches) && int(s.stretches[end].first) < to {
		end++
	}
	return s.stretches[first:end]
}

// topic gives the topic that has most text in the rows, the first of equals, and
// the first row that it stands in; -1 for none.
func (s *Strip) topic(from, to int) (topic, row int) {
	var room [8]share
	shares := room[:0]
	list := s.within(from, to)
	for _, x := range list {
		rows := min(int(x.last)+1, to) - max(int(x.first), from)
		bytes := int(x.bytes) * rows / int(x.last-x.first+1)
		k := slices.IndexFunc(shares, func(s share) bool { return s.topic == x.topic })
		if k < 0 {
			k, shares = len(shares), append(shares, share{topic: x.topic})
		}
		shares[k].bytes += bytes
	}
	best := share{topic: -1, bytes: -1}
	for _, one := range shares {
		if one.bytes > best.bytes {
			best = one
		}
	}
	for _, x := range list {
		if x.topic == best.topic {
			return int(best.topic), max(int(x.first), from)
		}
	}
	return -1, from
}

// conflict gives the first row in the range with a conflict.
func (s *Strip) conflict(from, to int) (row int, found bool) {
	i := sort.Search(len(s.conflicts), func(i int) bool { return int(s.conflicts[i]) >= from })
	if i < len(s.conflicts) && int(s.conflicts[i]) < to {
		return int(s.conflicts[i]), true
	}
	return 0, false
}

// RowAt gives the row of the article, from 0, that a click on row y of a strip
// of height rows means: that of the conflict or of the topic which is shown
// there. Rows outside the strip count as its nearest.
func (s *Strip) RowAt(y, height int) int {
	parts := s.compress(height)
	if len(parts) == 0 {
		return 0
	}
	return parts[max(0, min(y, len(parts)-1))].row
}

// Row draws row y of a strip of height rows: [Width] cells with every style
// closed. The screen shows bodyHeight rows of the article from its row top on,
// which may lie before its start. An article of fewer rows than the strip is not
// stretched; the rest of the strip is blank.
func (s *Strip) Row(y, height, top, bodyHeight int, t *theme.Theme) string {
	parts := s.compress(height)
	if y < 0 || y >= len(parts) {
		return "  "
	}
	p := &parts[y]
	out := make([]byte, 0, 80)
	if p.conflict {
		out = theme.AppendStyled(out, t.Glyphs.Conflict, t.Beside(model.Conflict))
	} else {
		out = append(out, ' ')
	}
	// Where blank rows are on the screen, the nearest row of text tells where.
	first, last := max(0, min(top, s.rows-1)), max(0, min(top+bodyHeight-1, s.rows-1))
	here := p.from <= last && p.to > first
	bar, style := barOf(p.topic, here, t)
	return string(theme.AppendStyled(out, bar, style))
}

// barOf returns what is drawn for rows on a topic, or on none, which may be on the
// screen.
func barOf(topic int, here bool, t *theme.Theme) (string, ansi.Style) {
	switch g := &t.Glyphs; {
	case topic >= 0 && here:
		return g.StripHere, t.Topic(topic)
	case topic >= 0:
		return g.Strip, t.Topic(topic)
	case here:
		return g.PlainHere, t.Muted
	default:
		return g.Plain, t.Rule
	}
}
