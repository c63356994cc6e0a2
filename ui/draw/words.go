package draw

import (
	"fmt"
	"strings"
	"time"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/theme"
)

// Separator stands between two facts about one thing.
const Separator = " · "

// NotCovered is written where an article has nothing on a subject.
const NotCovered = "not covered"

// OneLine returns text that goes on before and after on one line, as
// [text.SanitizeLine] does, with a space kept at either end.
func OneLine(s string) string {
	const spaces = " \t\n\r\v\f\u0085\u00a0"
	line := text.SanitizeLine(s)
	if line == "" {
		return strings.Repeat(" ", min(len(s), 1))
	}
	if strings.TrimLeft(s, spaces) != s {
		line = " " + line
	}
	if strings.TrimRight(s, spaces) != s {
		line += " "
	}
	return line
}

// Plural writes a number of things: "1 row", "2 rows".
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Differences writes a number of differences with a relation: "2 conflicts", "1
// left out".
func Differences(n int, relation model.Relation) string {
	switch relation {
	case model.Extra:
		return fmt.Sprintf("%d only here or there", n)
	case model.Missing:
		return fmt.Sprintf("%d left out", n)
	}
	return Plural(n, string(relation))
}

// NoneShown says that no difference is shown, of so many that there are.
func NoneShown(hidden int) string {
	if hidden == 0 {
		return "no differences"
	}
	return Plural(hidden, "difference") + " not shown"
}

// Meaning says in a few words what a relation is.
func Meaning(relation model.Relation) string {
	switch relation {
	case model.Conflict:
		return "they cannot both be so"
	case model.Variant:
		return "the same thing told otherwise"
	case model.Extra:
		return "only one article gives it"
	}
	return "others give it, one leaves it out"
}

// Counts says how many differences there are of each relation that has any, each
// with its mark: "! 2 conflicts, ~ 1 variant".
func Counts(counts model.Counts, g *theme.Glyphs) string {
	var parts []string
	for relation, n := range counts.All() {
		parts = append(parts, g.Mark(relation)+" "+Differences(n, relation))
	}
	return strings.Join(parts, ", ")
}

// RuleMore draws a line up to the cell end, as [Pen.Rule] does, with how many
// entries of a list are out of sight above and below, where there are any.
func (p *Pen) RuleMore(end int, t *theme.Theme, above, below int) {
	for _, more := range []struct {
		n            int
		glyph, where string
	}{{above, t.Glyphs.Above, "above"}, {below, t.Glyphs.Below, "below"}} {
		if words := fmt.Sprintf(" %s %d more %s ", more.glyph, more.n, more.where); more.n > 0 && p.Fits("--"+words, end) {
			p.Rule(p.X()+2, t)
			p.Put(words, end, t.Muted)
		}
	}
	p.Rule(end, t)
}

// Day returns the day of a date in ISO 8601 that has a time, and any other date
// unchanged: a column's head has no room for more.
func Day(date string) string {
	if end := strings.IndexAny(date, "T "); end >= 0 {
		if _, err := time.Parse(time.DateOnly, date[:end]); err == nil {
			return date[:end]
		}
	}
	return date
}
