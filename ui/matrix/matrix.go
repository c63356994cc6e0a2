// Package matrix is the compare view: rows are topics, columns are articles, and
// the passages of one topic stand beside each other whatever their order in the
// articles. A cell without a passage says "not covered". The
// headlines stand above them all. What an article says
// that no topic holds is folded into a line with a count, after the topic that
// it follows there, and is opened on demand.
//
// It is made in pure stages: order puts the topics in order, cellsOf cuts each
// article into cells, arrange places the columns, and stack makes the rows. Only
// painting knows styles.
//
// Rows count from 0 at the top of the matrix, x in cells from its left edge.
package matrix

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// Options say what a Matrix shows and how it is laid out.
type Options struct {
	Width  int         // cells of a row; less than 1 counts as 1
	Method ansi.Method // how the terminal counts cells
	// Articles are the numbers of those shown, in the order of their columns;
	// nil for all. Numbers that are not in the story or repeated are ignored.
	Articles []int
	Leader   int // the article in whose order the topics are, which need not be shown
	// Hidden counts the differences of a topic, or of the headlines, that the analysis
	// lacks because they are not to be shown; nil for none.
	Hidden func(Section) int
}

// A Matrix is the compare view laid out. It belongs to one goroutine.
type Matrix struct {
	analysis *model.Analysis
	options  Options
	counter  draw.Counter

	grid     grid
	columns  []*column.Column // by place among the articles shown
	sections []section
	rows     []row
	open     map[int]bool // folds that show their text, by the topic that they follow
}

// A Section is a part of the matrix that one can go to: the headlines, a topic, or a
// fold with what no topic holds.
type Section struct {
	Topic     int  // its number; of a fold that of the topic that it follows, -1 at the start; -1 for the headlines
	Fold      bool // whether it is a fold
	Headlines bool // whether it is the headlines
}

var (
	NoSection = Section{Topic: -1} // no section
	Headlines = Section{Topic: -1, Headlines: true}
)

// New lays the compare view out.
func New(a *model.Analysis, o Options) *Matrix {
	m := &Matrix{open: map[int]bool{}}
	m.Arrange(a, o)
	return m
}

// Arrange lays the compare view out anew, for another width, other articles or
// another analysis of the same story. What has been opened stays open.
func (m *Matrix) Arrange(a *model.Analysis, o Options) {
	m.analysis, m.options = a, o
	m.options.Width = max(o.Width, 1)
	m.options.Articles = a.Story.Among(o.Articles)
	m.counter = draw.Counter{Method: o.Method, Max: m.options.Width}
	m.grid = arrange(m.options.Width, len(m.options.Articles))
	m.columns = make([]*column.Column, len(m.options.Articles))
	byArticle := make([]map[Section]cell, len(m.options.Articles))
	for i, article := range m.options.Articles {
		byArticle[i] = cellsOf(a, article)
		m.columns[i] = layOut(a, article, byArticle[i], column.Options{Width: m.grid.lanes[i].width, Method: o.Method, Slim: true})
	}
	m.sections = m.sectionsOf(order(a, o.Leader), byArticle)
	m.stack()
}

// Rows is the number of rows that the matrix takes, with what is open now.
func (m *Matrix) Rows() int { return len(m.rows) }

// Toggle opens or closes a fold, and reports whether there is one. Rows
// above it stay where they are.
func (m *Matrix) Toggle(s Section) bool {
	if !s.Fold || m.index(s) < 0 {
		return false
	}
	m.open[s.Topic] = !m.open[s.Topic]
	m.stack()
	return true
}

// ToggleAll opens all folds, or closes them where all are open, and reports
// whether they are open now.
func (m *Matrix) ToggleAll() bool {
	closed := slices.ContainsFunc(m.sections, func(s section) bool { return s.Fold && !m.open[s.Topic] })
	for _, s := range m.sections {
		if s.Fold {
			m.open[s.Topic] = closed
		}
	}
	m.stack()
	return closed
}

// index returns the number of a section, -1 where it is not shown.
func (m *Matrix) index(s Section) int {
	return slices.IndexFunc(m.sections, func(other section) bool { return other.Section == s })
}

// at returns the number of the section that holds row y, -1 outside the matrix.
func (m *Matrix) at(y int) int {
	if y < 0 || y >= len(m.rows) {
		return -1
	}
	return m.rows[y].section
}
