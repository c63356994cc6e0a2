package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/tables"
)

// A content is what a table shows, whatever its size and its theme.
type content struct {
	analysis *model.Analysis
	options  Options
	articles []int // by column
	entries  []entry
	counts   []int // by tab: how many rows it has
}

// An entry is one difference, fact or change, as a row shows it. What it shows is made
// when it is first asked for: a long story has more rows than anybody looks at.
type entry struct {
	difference, fact, change int // its number, or none
	*model.Difference            // a fact or a change is one without a relation
	made                     bool
	row                      tables.Row
	state                    State
}

// none stands for no difference, fact or change.
const none = -1

func newContent(a *model.Analysis, o Options) content {
	c := content{analysis: a, options: o, articles: a.Story.Among(o.Articles), counts: make([]int, Changes)}
	if o.Changes != nil {
		c.counts = make([]int, Changes+1)
	}
	for _, i := range inOrder(a, o.List) {
		d := &a.Differences[i]
		c.add(entry{difference: i, fact: none, change: none, Difference: d}, func(t Tab) bool { return t.has(d) })
	}
	for i := range o.Facts {
		if f := &o.Facts[i]; f.Agreed {
			e := entry{difference: none, fact: i, change: none, Difference: &model.Difference{Kind: f.Kind, Mentions: f.Mentions}}
			c.add(e, func(t Tab) bool { return tabs()[t].has == ofFacts })
		}
	}
	for i, row := range o.Changes {
		e := entry{difference: none, fact: none, change: i, Difference: &model.Difference{}, made: true, row: row}
		c.add(e, func(t Tab) bool { return tabs()[t].has == ofChanges })
	}
	return c
}

// add counts an entry in each tab that has it, and keeps it if that is the one
// shown, unless it lacks the words that all rows must hold.
func (c *content) add(e entry, has func(Tab) bool) {
	if c.options.Words != "" {
		c.fill(&e)
		if !e.holds(c.options.Words) {
			return
		}
	}
	for t := range c.counts {
		if has(Tab(t)) {
			c.counts[t]++
		}
	}
	if has(c.options.Tab) {
		c.entries = append(c.entries, e)
	}
}

// entry returns the entry of a row with what it shows.
func (c *content) entry(row int) *entry {
	e := &c.entries[row]
	c.fill(e)
	return e
}

// fill makes what an entry shows, once. Quotations have how many words of them each
// outlet has.
func (c *content) fill(e *entry) {
	if e.made {
		return
	}
	e.made = true
	if e.fact != none {
		e.row = tables.Fact(c.analysis, &c.options.Facts[e.fact], c.articles)
		return
	}
	e.row = tables.Difference(c.analysis, e.Difference, c.articles)
	if c.options.State != nil {
		e.state = c.options.State(e.difference)
	}
	if c.options.Tab != Quotes {
		return
	}
	for i, article := range c.articles {
		if words, key := tables.Said(c.analysis, e.Difference, article); key != "" {
			e.row.Cells[i].Words = counted(words) + ": " + e.row.Cells[i].Words
		}
	}
}

// inOrder returns differences that have mentions by their weight, the heaviest
// first, and those of one weight by place.
func inOrder(a *model.Analysis, list []int) []int {
	list = slices.DeleteFunc(slices.Clone(list), func(i int) bool { return len(a.Differences[i].Articles()) == 0 })
	slices.SortStableFunc(list, func(i, j int) int {
		x, y := &a.Differences[i], &a.Differences[j]
		m, n := x.All()[0], y.All()[0]
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(m.Article, n.Article), cmp.Compare(m.Start, n.Start))
	})
	return list
}

// counted says how many words texts have.
func counted(texts []string) string {
	n := 0
	for _, t := range texts {
		n += len(text.Words(t, 0))
	}
	return draw.Plural(n, "word")
}

// holds reports whether the entry has the words in what it shows.
func (e *entry) holds(words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	if words == "" || strings.Contains(strings.ToLower(e.row.About+"\n"+draw.Kinds(e.Kind)+"\n"+string(e.Relation)+"\n"+e.state.Words), words) {
		return true
	}
	return slices.ContainsFunc(e.row.Cells, func(c tables.Cell) bool { return strings.Contains(strings.ToLower(c.Words), words) })
}

// outlet names the article of a column.
func (c *content) outlet(column int) string {
	return text.SanitizeLine(c.analysis.Story.Articles[c.articles[column]].Outlet())
}

// outlets names those of columns in at most so many cells, or says how many they are
// where that is too long, or more than can be read at a glance.
func (c *content) outlets(columns []int, counter draw.Counter, cells int) string {
	const glance = 3
	var list []string
	for _, i := range columns {
		list = append(list, c.outlet(i))
	}
	names := strings.Join(list, ", ")
	switch {
	case len(columns) > 1 && (len(columns) > glance || counter.Width(names) > cells):
		return fmt.Sprintf("%d outlets", len(columns))
	case counter.Width(names) > cells:
		return counter.Fit(names, cells)
	}
	return names
}
