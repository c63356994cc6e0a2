package draw

import (
	"fmt"
	"strings"
	"time"

	"triptych/model/text"
	"triptych/ui/theme"
)

// Separator stands between two facts about one thing.
const Separator = " · "

// InHeadline follows words of a headline where others are of the text below it.
const InHeadline = " (headline)"

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
