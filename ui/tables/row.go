package tables

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// A Row is one difference or fact, and what each article says of it.
type Row struct {
	About    string         // in a few words, on one line
	Kind     model.Kind     // of what the articles say
	Relation model.Relation // of a difference; "" for a fact that the articles tell alike
	Cells    []Cell         // by column
}

// A Cell is what one article says.
type Cell struct {
	Words string // each wording once, on one line; a dash or a few words where it says nothing
	Key   string // the same for equal values; "" where it says nothing
	Odd   bool   // it stands out from what the others say
	Rival bool   // it may be told instead of what others say
	Dash  bool   // it says nothing, and need not
}

// silentDash stands where an article gives no value.
const silentDash = "–"

// Difference returns the row of a difference of an analysis, with a cell for each of
// the articles.
func Difference(a *model.Analysis, d *model.Difference, articles []int) Row {
	r := Row{About: about(a, d), Kind: d.Kind, Relation: d.Relation, Cells: cells(a, d, articles)}
	r.standOut()
	return r
}

// Fact returns the row of a fact, with a cell for each of the articles. No value
// stands out where the articles agree on it.
func Fact(a *model.Analysis, f *model.Fact, articles []int) Row {
	about := cmp.Or(text.SanitizeLine(f.About), draw.Kind(f.Kind))
	r := Row{About: about, Kind: f.Kind, Cells: cells(a, &model.Difference{Kind: f.Kind, Mentions: f.Mentions}, articles)}
	if !f.Agreed {
		r.standOut()
	}
	return r
}

// about says what a difference is about.
func about(a *model.Analysis, d *model.Difference) string {
	about := text.SanitizeLine(d.About)
	switch {
	case about != "":
		return about
	case draw.IsCertain(a.Origin) && d.Why != "": // a person's words
		return text.SanitizeLine(d.Why)
	}
	return draw.Kind(d.Kind) + draw.Separator + text.SanitizeLine(a.Topics[d.Topic].Label)
}

func cells(a *model.Analysis, d *model.Difference, articles []int) []Cell {
	list := make([]Cell, len(articles))
	for i, article := range articles {
		list[i] = cellOf(a, d, article)
	}
	return list
}

// cellOf joins what an article says, each wording once.
func cellOf(a *model.Analysis, d *model.Difference, article int) Cell {
	words, key := Said(a, d, article)
	rival, differs := d.RivalIn(article)
	switch {
	case len(words) > 0:
		return Cell{Words: strings.Join(words, " / "), Key: key}
	case differs:
		return Cell{Words: draw.MayDiffer + wording(rival, a.Story), Rival: true}
	case d.Relation == model.Missing && len(a.Passage(d.Topic, article)) > 0:
		return Cell{Words: leavesOut(a.Origin), Odd: true}
	}
	return Cell{Words: silentDash, Dash: true}
}

// leavesOut stands where an article lacks what most others give.
func leavesOut(o model.Origin) string {
	if draw.IsCertain(o) {
		return "leaves it out"
	}
	return draw.NoMatch(o)
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

// wording returns the words of a mention on one line, of a quotation in quotation
// marks.
func wording(m model.Detail, story *model.Story) string {
	words := text.SanitizeLine(story.Words(m))
	if bare := strings.Trim(words, `“”" `); m.Kind == model.Quote && bare != "" {
		return "“" + bare + "”"
	}
	return words
}

// standOut marks the values that most articles do not give. Where no value is given
// by more articles than each other, all that cannot be so together stand out, and
// none of what is only told otherwise.
func (r *Row) standOut() {
	counts, most, ties := map[string]int{}, 0, 0
	for _, c := range r.Cells {
		if c.Key != "" {
			counts[c.Key]++
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
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Key != "" && len(counts) > 1 {
			c.Odd = counts[c.Key] < most || ties > 1 && r.Relation == model.Conflict
		}
	}
}

// A Group is articles that say the same.
type Group struct {
	Cell
	Columns  []int
	Wordings []string // of the articles, each once: equal values may be told in several
}

// Groups returns the values of a row with the columns that give them, those of few last,
// and after them who leaves it out or may tell something else; without columns that
// say nothing.
func (r *Row) Groups() []Group {
	var list []Group
	for i, c := range r.Cells {
		if c.Key == "" && !c.Odd && !c.Rival {
			continue
		}
		at := slices.IndexFunc(list, func(g Group) bool { return g.Key == c.Key && (c.Key != "" || g.Words == c.Words) })
		if at < 0 {
			at = len(list)
			list = append(list, Group{Cell: c})
		}
		list[at].Columns = append(list[at].Columns, i)
		if !slices.Contains(list[at].Wordings, c.Words) {
			list[at].Wordings = append(list[at].Wordings, c.Words)
		}
	}
	slices.SortStableFunc(list, func(x, y Group) int {
		return cmp.Or(compareBool(x.Key == "", y.Key == ""), cmp.Compare(len(y.Columns), len(x.Columns)))
	})
	return list
}

// Says reports whether at least n articles say something of it.
func (r *Row) Says(n int) bool {
	for _, c := range r.Cells {
		if c.Key != "" || c.Rival {
			n--
		}
	}
	return n <= 0
}
