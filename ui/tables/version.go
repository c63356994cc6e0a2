package tables

import (
	"fmt"
	"strings"

	"triptych/model/revision"
	"triptych/ui/draw"
)

// Became says in a few words what became of a sentence or headline from one version to
// the next.
func Became(c *revision.Change) string {
	what := "sentence"
	if c.Headline {
		what = "headline"
	}
	switch c.Kind {
	case revision.New:
		return what + " added"
	case revision.Gone:
		return what + " removed"
	case revision.Moved:
		return what + " moved"
	}
	return what + " changed"
}

// Revised counts what changed from one version to the next, in a sentence.
func Revised(s *revision.Script) string {
	if s.Empty() {
		return "Nothing changed, but for typography at most."
	}
	var list []string
	for _, one := range []struct {
		kind revision.Kind
		what string
	}{{revision.Reworded, "changed"}, {revision.New, "added"}, {revision.Gone, "removed"}, {revision.Moved, "moved"}} {
		if n := s.Count(one.kind); n > 0 {
			list = append(list, fmt.Sprintf("%d %s", n, one.what))
		}
	}
	what := strings.Join(list, ", ")
	if len(list) > 1 {
		what = draw.Plural(len(s.Changes), "change") + ": " + what
	}
	kept := "no sentence"
	if s.Kept > 0 {
		kept = draw.Plural(s.Kept, "sentence")
	}
	return what + "; " + kept + " as before."
}

// Marks are what stands around words that only the old or the new version has.
type Marks struct{ GoneFrom, GoneTo, CameFrom, CameTo string }

// PlainMarks need no markup, and no colour.
func PlainMarks() Marks { return Marks{"[-", "-]", "{+", "+}"} }

// Spell writes the words of a change on one line, those gone and new in marks. What is
// added, removed or moved as a whole needs none. Words go through write, nil for as they
// are.
func (m Marks) Spell(c *revision.Change, write func(string) string) string {
	return m.spell(c, write, func(revision.Op) bool { return true })
}

// spell is Spell of the stretches that has lets through.
func (m Marks) spell(c *revision.Change, write func(string) string, has func(revision.Op) bool) string {
	var b strings.Builder
	for _, p := range c.Pieces {
		if !has(p.Op) {
			continue
		}
		words, open, end := p.New, "", ""
		switch {
		case p.Op == revision.Removed:
			words, open, end = p.Old, m.GoneFrom, m.GoneTo
		case p.Op == revision.Added:
			open, end = m.CameFrom, m.CameTo
		}
		if c.Kind != revision.Reworded {
			open, end = "", ""
		}
		line := draw.OneLine(words)
		bare := strings.TrimSpace(line)
		if bare == "" {
			b.WriteString(line)
			continue
		}
		at := strings.Index(line, bare)
		written := bare
		if write != nil {
			written = write(bare)
		}
		b.WriteString(line[:at] + open + written + end + line[at+len(bare):])
	}
	return strings.TrimSpace(b.String())
}

// Change returns the row of a change from one article to the next, its later version,
// with a cell for each of the articles: what the earlier one had, with what is gone in
// marks, and what the later one has.
func Change(c *revision.Change, from int, articles []int) Row {
	m := PlainMarks()
	r := Row{About: Became(c), Cells: make([]Cell, len(articles))}
	for i, article := range articles {
		switch article {
		case from:
			r.Cells[i].Words = m.spell(c, nil, func(op revision.Op) bool { return op != revision.Added })
		case from + 1:
			r.Cells[i].Words = m.spell(c, nil, func(op revision.Op) bool { return op != revision.Removed })
		}
		r.Cells[i].Key = r.Cells[i].Words
		r.Cells[i].Dash = r.Cells[i].Words == ""
	}
	return r
}
