package matrix

import (
	"triptych/model"
	"triptych/ui/column"
)

// A cell is what one article says in one section.
type cell struct {
	pieces    []piece
	sentences int
	rows      []int // those of the column that it shows, -1 for the one between two pieces
}

// A piece is the headline, as sentence model.InTitle, or the sentences of a cell, from first to last, that follow one another
// in the article.
type piece struct{ first, last int }

// add appends a sentence, which must come after those in the cell.
func (c *cell) add(sentence int) {
	c.sentences++
	if n := len(c.pieces); n > 0 && c.pieces[n-1].last == sentence-1 {
		c.pieces[n-1].last = sentence
		return
	}
	c.pieces = append(c.pieces, piece{first: sentence, last: sentence})
}

// cellsOf cuts an article into cells: its headline, one for each topic that it treats,
// and for the sentences of no topic one after each topic that they follow.
func cellsOf(a *model.Analysis, article int) map[Section]cell {
	all := map[Section]cell{}
	add := func(s Section, sentence int) {
		c := all[s]
		c.add(sentence)
		all[s] = c
	}
	if a.Story.Articles[article].Title != "" {
		add(Headlines, model.InTitle)
	}
	for t := range a.Topics {
		for _, sentence := range a.Passage(t, article) {
			add(Section{Topic: t}, sentence)
		}
	}
	after := -1
	for i := range a.Story.Articles[article].Sentences {
		if t := a.TopicOf(model.SentenceRef{Article: article, Sentence: i}); t >= 0 {
			after = t
		} else {
			add(Section{Topic: after, Fold: true}, i)
		}
	}
	return all
}

// layOut lays the article out so that each piece of its cells has rows of its
// own, and notes them in the cells.
func layOut(a *model.Analysis, article int, all map[Section]cell, o column.Options) *column.Column {
	text := &a.Story.Articles[article]
	begins := make([]bool, len(text.Sentences)+1)
	for s, c := range all {
		if s.Headlines {
			continue
		}
		for _, p := range c.pieces {
			begins[p.first], begins[p.last+1] = true, true
		}
	}
	laid := column.New(column.Excerpts(text, func(s int) bool { return begins[s] }), o)
	laid.SetAnalysis(a, article)
	for s, c := range all {
		for i, p := range c.pieces {
			if i > 0 {
				c.rows = append(c.rows, -1)
			}
			first, _ := laid.SentenceRows(p.first)
			_, last := laid.SentenceRows(p.last)
			for row := first; row <= last; row++ {
				c.rows = append(c.rows, row)
			}
		}
		all[s] = c
	}
	return laid
}

// at returns the row of the column that row i of the cell shows. The row between
// two pieces counts as the one below, one outside the cell as the nearest.
func (c *cell) at(i int) int {
	i = max(0, min(i, len(c.rows)-1))
	if c.rows[i] < 0 {
		i++
	}
	return c.rows[i]
}
