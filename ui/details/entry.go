package details

import (
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// maxWording is the longest wording that is shown, in bytes. Only text that is
// no sentence has more.
const maxWording = 4 << 10

// A content is what a panel shows, whatever its size and its theme.
type content struct {
	analysis *model.Analysis
	topic    int     // -1 for none
	articles []int   // by column
	under    []Place // by column
	status   func(difference int) string
	entries  []entry
	hidden   int // differences of the topic that a filter hides
}

func newContent(a *model.Analysis, topic int, o Options) content {
	c := content{analysis: a, topic: topic, status: o.Status, articles: a.Story.Among(o.Articles), under: o.Under}
	if c.status == nil {
		c.status = func(int) string { return "" }
	}
	if topic < 0 || topic >= len(a.Topics) {
		c.topic = -1
		return c
	}
	first, end := a.DifferencesOf(topic)
	for i := first; i < end; i++ {
		c.entries = append(c.entries, c.entry(i))
	}
	if o.Whole != nil {
		first, end := o.Whole.DifferencesOf(topic)
		c.hidden = end - first - len(c.entries)
	}
	return c
}

// aligned returns the places of the articles that stand above rows of width cells;
// nil where fewer than two do, or the columns are too narrow.
func (c *content) aligned(width int) []Place {
	if len(c.under) != len(c.articles) {
		return nil
	}
	from, n := 0, 0
	for _, p := range c.under {
		if p.Width == 0 {
			continue
		}
		if p.X < from || p.Width < leastCell || p.end() > width {
			return nil
		}
		from, n = p.end()+1, n+1
	}
	if n < 2 {
		return nil
	}
	return c.under
}

// An entry is one difference, as a row of the table shows it.
type entry struct {
	difference int
	*model.Difference
	cells []cell // by column
}

// A cell is what one article says.
type cell struct {
	words string // on one line; empty where it says nothing
	state state
}

// A state says why a cell has words or none.
type state uint8

const (
	said       state = iota
	silent           // the article treats the topic and does not give the detail
	notCovered       // it does not treat the topic
	rival            // it gives something else of the kind, which may differ
)

// What stands where the article treats the topic and says no more.
const (
	silentWords = "does not say"
	silentDash  = "–"
)

func (c *content) entry(difference int) entry {
	d := &c.analysis.Differences[difference]
	e := entry{difference: difference, Difference: d, cells: make([]cell, len(c.articles))}
	for i, article := range c.articles {
		e.cells[i] = c.cell(d, article)
	}
	return e
}

// cell joins what an article says, each wording once.
func (c *content) cell(d *model.Difference, article int) cell {
	var parts []string
	seen, size := map[string]bool{}, 0
	for _, m := range d.AllIn(article) {
		if size > maxWording {
			break
		}
		part, value := c.wording(m), draw.ValueKey(m)
		if m.Sentence == model.InTitle && value != "" && seen[value] {
			continue // the text has words for the same
		}
		if fold := strings.ToLower(part); !seen[fold] {
			seen[fold], seen[value] = true, true
			if m.Sentence == model.InTitle {
				part += draw.InHeadline
			}
			size += len(part)
			parts = append(parts, part)
		}
	}
	r, differs := d.RivalIn(article)
	switch {
	case len(parts) > 0:
		return cell{words: clip(strings.Join(parts, " / "))}
	case differs:
		return cell{words: draw.MayDiffer + c.wording(r), state: rival}
	case len(c.analysis.Passage(d.Topic, article)) > 0:
		return cell{state: silent}
	}
	return cell{state: notCovered}
}

// wording returns the words of a mention on one line, of a quotation in quotation
// marks.
func (c *content) wording(m model.Detail) string {
	words := clean(c.analysis.Story.Words(m))
	if bare := strings.Trim(words, `“”" `); m.Kind == model.Quote && bare != "" {
		return "“" + bare + "”"
	}
	return words
}

// outlet names an article by its number and what is known: its source, or else
// its file's name.
func (c *content) outlet(article int) string {
	return strconv.Itoa(article+1) + " " + c.analysis.Story.Articles[article].Outlet()
}

// widestOutlet returns the cells of the widest name of an article.
func (c *content) widestOutlet(counter draw.Counter) int {
	widest := 0
	for _, article := range c.articles {
		widest = max(widest, counter.Width(c.outlet(article)))
	}
	return widest
}

// maxMentions is the most mentions of one article that the explanation shows.
const maxMentions = 24

// mentions returns those of one article that the explanation shows, by place.
func (e *entry) mentions(article int) []model.Detail {
	list := e.AllIn(article)
	return list[:min(len(list), maxMentions)]
}

// clip cuts what is too long to be shown.
func clip(s string) string {
	if cut := text.Cut(s, maxWording); len(cut) < len(s) {
		return cut + "…"
	}
	return s
}

// clean returns text that stands by itself on one line, cut where it is too long.
func clean(s string) string { return text.SanitizeLine(clip(s)) }
