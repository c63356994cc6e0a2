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
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// Width is the cells that a strip takes: a blank that parts it from the text, one
// for the mark of a conflict, and one for the topic.
const Width = 3

// A Strip is one whole article compressed to some rows: the topics that it
// treats, its conflicts, and where the screen is. What it shows never changes
// once it is made; it belongs to one goroutine, because it keeps what it has
// compressed for the next frame.
type Strip struct {
	analysis *model.Analysis // nil where there is nothing to show but the screen
	article  int
	rows     int                  // of the article
	rowOf    func(offset int) int // never outside the rows

	parts []part // by row of the strip, as high as it was last
}

// A part is the rows of the article that one row of a strip stands for.
type part struct {
	from, to int // a half-open range
	topic    int // that has most text there, -1 for none
	row      int // the first with the conflict, or else with the topic
	conflict bool
}

// New returns the strip of an article that is laid out in rows; rowOf
// returns the row, from 0, that shows the byte at an offset of its plain text, and
// never falls with the offset. Without an analysis, or for an article that it
// lacks, the strip shows only where the screen is. The conflicts are those of
// the analysis, so that a filtered one shows fewer.
func New(a *model.Analysis, article int, rows int, rowOf func(offset int) int) *Strip {
	s := &Strip{rows: max(rows, 0)}
	if a != nil && article >= 0 && article < len(a.Story.Articles) && rowOf != nil && s.rows > 0 {
		s.analysis, s.article = a, article
		s.rowOf = func(offset int) int { return min(max(rowOf(offset), 0), s.rows-1) }
	}
	return s
}

// compress returns the parts of a strip of height rows. An article that has fewer
// rows is not stretched.
func (s *Strip) compress(height int) []part {
	n := max(0, min(height, s.rows))
	if s.parts != nil && len(s.parts) == n {
		return s.parts
	}
	s.parts = make([]part, n)
	start := 0 // the first byte of the part
	for y := range s.parts {
		p := &s.parts[y]
		p.from, p.to = y*s.rows/n, (y+1)*s.rows/n
		p.topic, p.row = -1, p.from
		if s.analysis != nil {
			span := model.Span{Start: start, End: s.firstByte(p.to)}
			s.findTopic(p, span)
			s.findConflict(p, span)
			start = span.End
		}
	}
	return s.parts
}

// firstByte returns the first byte of the article at or below a row.
func (s *Strip) firstByte(row int) int {
	return sort.Search(len(s.analysis.Story.Articles[s.article].Text), func(offset int) bool { return s.rowOf(offset) >= row })
}

// findTopic finds the topic that has most text in the span, the first of equals,
// and the first row that it stands in.
func (s *Strip) findTopic(p *part, span model.Span) {
	a := &s.analysis.Story.Articles[s.article]
	type share struct{ topic, bytes, start int }
	var room [8]share
	shares := room[:0]
	for i := max(a.SentenceAt(span.Start), 0); i < len(a.Sentences) && a.Sentences[i].Start < span.End; i++ {
		topic, own := s.topicOf(i), a.Sentences[i].Span
		if i+1 < len(a.Sentences) && s.topicOf(i+1) == topic {
			own.End = a.Sentences[i+1].Start // with what stands between them
		}
		own.Start, own.End = max(own.Start, span.Start), min(own.End, span.End)
		if topic < 0 || own.Len() <= 0 {
			continue
		}
		k := slices.IndexFunc(shares, func(s share) bool { return s.topic == topic })
		if k < 0 {
			k, shares = len(shares), append(shares, share{topic: topic, start: own.Start})
		}
		shares[k].bytes += own.Len()
	}
	if span.Len() <= 0 { // blank rows between two blocks belong to the topic of both
		if next := a.SentenceAt(span.Start); next > 0 && s.topicOf(next) == s.topicOf(next-1) {
			p.topic = s.topicOf(next)
		}
	}
	most := 0
	for _, one := range shares {
		if one.bytes > most {
			most, p.topic, p.row = one.bytes, one.topic, s.rowOf(one.start)
		}
	}
}

func (s *Strip) topicOf(sentence int) int {
	return s.analysis.TopicOf(model.SentenceRef{Article: s.article, Sentence: sentence})
}

// findConflict finds the first row with words of a conflict in the span.
func (s *Strip) findConflict(p *part, span model.Span) {
	for _, m := range s.analysis.Mentions(s.article) {
		if m.Relation == model.Conflict && m.Overlaps(span) {
			p.row, p.conflict = s.rowOf(max(m.Start, span.Start)), true
			return
		}
	}
}

// RowAt returns the row of the article, from 0, that a click on row y of a strip
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
	pen := draw.NewPen(Width, ansi.GraphemeWidth) // every glyph is a cell by any method
	if y < 0 || y >= len(parts) {
		return pen.String()
	}
	p := &parts[y]
	pen.To(1)
	if p.conflict {
		pen.Put(t.Glyphs.Conflict, Width, t.Beside(model.Conflict))
	}
	pen.To(2)
	// Where blank rows are on the screen, the nearest row of text shows the place.
	first, last := max(0, min(top, s.rows-1)), max(0, min(top+bodyHeight-1, s.rows-1))
	bar, style := barOf(p.topic, p.from <= last && p.to > first, t)
	pen.Put(bar, Width, style)
	return pen.String()
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
