package matrix

import (
	"slices"

	"triptych/model"
)

// SectionAt returns the section that row y belongs to, with the blank row above
// it; [NoSection] outside the matrix.
func (m *Matrix) SectionAt(y int) Section {
	if i := m.at(y); i >= 0 {
		return m.sections[i].Section
	}
	return NoSection
}

// RowsOf returns the half-open range of the rows of a section, without the blank
// one above; it is empty where the section is not shown.
func (m *Matrix) RowsOf(s Section) (first, end int) {
	i := m.index(s)
	if i < 0 {
		return 0, 0
	}
	own := &m.sections[i]
	return own.start, own.end
}

// Move returns the section delta places further down, or the last in that
// direction; a section that is not shown counts as one before the first.
func (m *Matrix) Move(s Section, delta int) Section {
	if len(m.sections) == 0 {
		return NoSection
	}
	i := m.index(s) + delta
	return m.sections[min(max(i, 0), len(m.sections)-1)].Section
}

// OnFold reports whether row y is the line of a fold, which a click opens or closes.
func (m *Matrix) OnFold(y int) bool {
	i := m.at(y)
	return i >= 0 && m.sections[i].Fold && m.rows[y].part == label
}

// SentenceAt returns the sentence, or the headline as [model.InTitle], whose text is shown at the cell x of row y, or
// nearest to it in the same cell of the matrix, and whether there is any: not on
// headings, on the line of a fold, or where a topic is not covered.
func (m *Matrix) SentenceAt(x, y int) (model.SentenceRef, bool) {
	i := m.at(y)
	if i < 0 {
		return model.SentenceRef{}, false
	}
	s, r := &m.sections[i], m.rows[y]
	if r.part != text && (r.part != label || s.Fold) {
		return model.SentenceRef{}, false
	}
	lane := r.first
	if !m.grid.stacked {
		lane = m.grid.laneAt(x)
	}
	if lane < 0 || s.cells[lane].sentences == 0 {
		return model.SentenceRef{}, false
	}
	if s.Headlines {
		return model.SentenceRef{Article: m.options.Articles[lane], Sentence: model.InTitle}, true
	}
	at, c := s.cells[lane].at(r.n), m.columns[lane]
	first, end := c.SentencesOnRow(at)
	sentence := c.Article().SentenceAt(c.Offset(at, x-m.grid.lanes[lane].x))
	return model.SentenceRef{Article: m.options.Articles[lane], Sentence: max(min(sentence, end-1), first)}, true
}

// RowOf returns the row that shows the byte at offset of the article's text, or of its
// headline before that (see [model.Article.TitleStart]), or the
// line of the fold that hides it; -1 where the matrix does not show it.
func (m *Matrix) RowOf(article, offset int) int {
	if article < 0 || article >= len(m.analysis.Story.Articles) {
		return -1
	}
	sentence := model.InTitle
	if offset >= 0 {
		sentence = max(m.analysis.Story.Articles[article].SentenceAt(offset), 0)
	}
	for i := range m.sections {
		if row := m.rowIn(i, article, sentence, offset); row >= 0 {
			return row
		}
	}
	return -1
}

// RowOfDifference returns the row of the first words of a difference that the
// matrix shows, or of its topic's heading where it shows none; -1 where it does
// not show the topic. Words of headlines count only where it has no others.
func (m *Matrix) RowOfDifference(difference int) int {
	row, _ := m.CellOfDifference(difference)
	return row
}

// CellOfDifference returns the same row, and the cell in which those words begin.
func (m *Matrix) CellOfDifference(difference int) (row, cell int) {
	if difference < 0 || difference >= len(m.analysis.Differences) {
		return -1, 0
	}
	d := &m.analysis.Differences[difference]
	words, in := d.Mentions, Section{Topic: d.Topic}
	if len(words) == 0 {
		words, in = d.TitleMentions, Headlines
	}
	i := m.index(in)
	if i < 0 {
		return -1, 0
	}
	row, cell = -1, m.grid.left
	for _, mention := range words {
		at := m.analysis.Story.Articles[mention.Article].Place(mention).Start
		if y := m.rowIn(i, mention.Article, mention.Sentence, at); y >= 0 && (row < 0 || y < row) {
			lane := slices.Index(m.options.Articles, mention.Article)
			_, x := m.columns[lane].Cell(at)
			row, cell = y, m.grid.lanes[lane].x+x
		}
	}
	if row < 0 {
		row = m.sections[i].start
	}
	return row, cell
}

// rowIn returns the row in a section of a byte of a sentence or headline, -1 where it is not there.
func (m *Matrix) rowIn(i, article, sentence, offset int) int {
	s := &m.sections[i]
	lane := slices.Index(m.options.Articles, article)
	if lane < 0 || !s.cells[lane].holds(sentence) {
		return -1
	}
	if s.Fold && !m.open[s.Topic] {
		return s.starts[lane]
	}
	c := m.columns[lane]
	first, last := c.SentenceRows(sentence)
	y := s.starts[lane] + max(slices.Index(s.cells[lane].rows, min(max(c.RowOf(offset), first), last)), 0)
	if m.labelled(s) {
		y++
	}
	return y
}

// holds reports whether the sentence is in the cell.
func (c *cell) holds(sentence int) bool {
	return slices.ContainsFunc(c.pieces, func(p piece) bool { return p.first <= sentence && sentence <= p.last })
}

// An Anchor is a place in the matrix that stays the same through
// [Matrix.Arrange], where rows do not.
type Anchor struct {
	section  Section
	row, all int // the row of the section, and how many it had
}

// Anchor remembers row y, or the row nearest to it in the matrix.
func (m *Matrix) Anchor(y int) Anchor {
	i := m.at(min(max(y, 0), len(m.rows)-1))
	if i < 0 {
		return Anchor{section: NoSection}
	}
	s := &m.sections[i]
	return Anchor{s.Section, y - s.top, s.end - s.top}
}

// RowAt returns the row in which an anchor stands now: as far into its section as
// it was. It is 0 where the section is not shown any more.
func (m *Matrix) RowAt(a Anchor) int {
	i := m.index(a.section)
	if i < 0 {
		return 0
	}
	s := &m.sections[i]
	rows := s.end - s.top
	return s.top + min(a.row*rows/max(a.all, 1), rows-1)
}
