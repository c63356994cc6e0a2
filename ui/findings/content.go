package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// A content is what a table shows, whatever its size and its theme.
type content struct {
	analysis *model.Analysis
	options  Options
	articles []int // by column
	entries  []entry
	counts   []int // by tab: how many rows it has
}

// An entry is one difference, or one fact, as a row shows it. What it shows is made
// when it is first asked for: a long story has more rows than anybody looks at.
type entry struct {
	difference, fact  int // its number, or none
	*model.Difference     // a fact is one without a relation
	made              bool
	about             string
	state             State
	cells             []cell // by column
}

// none stands for no difference or fact.
const none = -1

// A cell is what one outlet says.
type cell struct {
	words string // on one line
	key   string // the same for equal values; "" where it says nothing
	odd   bool   // it stands out from what the others say
	rival bool   // it may be told instead of what others say
}

func newContent(a *model.Analysis, o Options) content {
	c := content{analysis: a, options: o, articles: a.Story.Among(o.Articles), counts: make([]int, Tabs())}
	for _, i := range inOrder(a, o.List) {
		d := &a.Differences[i]
		c.add(entry{difference: i, fact: none, Difference: d}, func(t Tab) bool { return t.has(d) })
	}
	for i := range o.Facts {
		if f := &o.Facts[i]; f.Agreed {
			e := entry{difference: none, fact: i, Difference: &model.Difference{Kind: f.Kind, Mentions: f.Mentions}}
			c.add(e, func(t Tab) bool { return tabs()[t].agreed })
		}
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

// fill makes what an entry shows, once. No value of a fact stands out, since the
// articles agree on it.
func (c *content) fill(e *entry) {
	if e.made {
		return
	}
	e.made, e.cells = true, make([]cell, len(c.articles))
	for i, article := range c.articles {
		e.cells[i] = c.cell(e.Difference, article)
	}
	if e.fact != none {
		e.about = cmp.Or(text.SanitizeLine(c.options.Facts[e.fact].About), draw.Kind(e.Kind))
		return
	}
	e.about = c.about(e.Difference)
	if c.options.State != nil {
		e.state = c.options.State(e.difference)
	}
	e.standOut()
}

// about says what a difference is about.
func (c *content) about(d *model.Difference) string {
	about := text.SanitizeLine(d.About)
	switch {
	case about != "":
		return about
	case draw.IsCertain(c.analysis.Origin) && d.Why != "": // a person's words
		return text.SanitizeLine(d.Why)
	}
	return draw.Kind(d.Kind) + draw.Separator + c.analysis.Topics[d.Topic].Label
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

// silentDash stands where an outlet gives no value.
const silentDash = "–"

// leavesOut stands where an outlet lacks what most others give.
func (c *content) leavesOut() string {
	if draw.IsCertain(c.analysis.Origin) {
		return "leaves it out"
	}
	return draw.NoMatch(c.analysis.Origin)
}

// cell joins what an article says, each wording once; of quotations also how many
// words of them it has.
func (c *content) cell(d *model.Difference, article int) cell {
	words, key := Said(c.analysis, d, article)
	rival, differs := d.RivalIn(article)
	switch {
	case len(words) > 0:
		said := cell{words: strings.Join(words, " / "), key: key}
		if c.options.Tab == Quotes {
			said.words = counted(words) + ": " + said.words
		}
		return said
	case differs:
		return cell{words: draw.MayDiffer + wording(rival, c.analysis.Story), rival: true}
	case d.Relation == model.Missing && len(c.analysis.Passage(d.Topic, article)) > 0:
		return cell{words: c.leavesOut(), odd: true}
	}
	return cell{words: silentDash}
}

// Said returns what an article says of a difference, each wording once, on one line
// and of quotations in quotation marks; and a key that is the same for articles that
// say the same, "" for one that says nothing. Where the text says something, what its
// headline says does not count for the key.
func Said(a *model.Analysis, d *model.Difference, article int) (words []string, key string) {
	var keys, seen []string
	for _, m := range d.AllIn(article) {
		part := wording(m, a.Story)
		key := cmp.Or(draw.ValueKey(m), strings.ToLower(part))
		if slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		if m.Sentence == model.InTitle {
			part += draw.InHeadline
		}
		words = append(words, part)
		if m.Sentence != model.InTitle || len(keys) == 0 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return words, strings.Join(keys, "\x00")
}

// counted says how many words texts have.
func counted(texts []string) string {
	n := 0
	for _, t := range texts {
		n += len(text.Words(t, 0))
	}
	return draw.Plural(n, "word")
}

// wording returns the words of a mention on one line, of a quotation in quotation
// marks.
func wording(m model.Detail, story *model.Story) string {
	words := text.SanitizeLine(story.Words(m))
	if bare := strings.Trim(words, `“”" `); m.Kind == model.Quote && bare != "" {
		return "“" + bare + "”"
	}
	return words
}

// standOut marks the values that most outlets do not give. Where no value is given
// by more outlets than each other, all that cannot be so together stand out, and
// none of what is only told otherwise.
func (e *entry) standOut() {
	counts, most, ties := map[string]int{}, 0, 0
	for _, c := range e.cells {
		if c.key != "" {
			counts[c.key]++
		}
	}
	for _, n := range counts {
		switch {
		case n > most:
			most, ties = n, 1
		case n == most:
			ties++
		}
	}
	for i := range e.cells {
		if c := &e.cells[i]; c.key != "" && len(counts) > 1 {
			c.odd = counts[c.key] < most || ties > 1 && e.Relation == model.Conflict
		}
	}
}

// holds reports whether the entry has the words in what it shows.
func (e *entry) holds(words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	if words == "" || strings.Contains(strings.ToLower(e.about+"\n"+draw.Kinds(e.Kind)+"\n"+string(e.Relation)+"\n"+e.state.Words), words) {
		return true
	}
	return slices.ContainsFunc(e.cells, func(c cell) bool { return strings.Contains(strings.ToLower(c.words), words) })
}

// A group is outlets that say the same.
type group struct {
	cell
	columns []int
}

// groups returns the values of an entry with who gives them, those that stand out
// last, without outlets that say nothing.
func (e *entry) groups() []group {
	var list []group
	for i, c := range e.cells {
		if c.key == "" && !c.odd && !c.rival {
			continue
		}
		at := slices.IndexFunc(list, func(g group) bool { return g.key == c.key && (c.key != "" || g.words == c.words) })
		if at < 0 {
			at = len(list)
			list = append(list, group{cell: c})
		}
		list[at].columns = append(list[at].columns, i)
	}
	slices.SortStableFunc(list, func(x, y group) int { return cmp.Compare(len(y.columns), len(x.columns)) })
	return list
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
