package picker

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/column"
	"triptych/ui/draw"
)

// datesFrom is the cells of a screen from which on headlines below the list have
// their dates beside them.
const datesFrom = 60

// A line is a row of details, piece by piece.
type line []part

// A part is words of a line: from a cell on, or right after those before it, and
// up to another.
type part struct {
	x, end   int
	words    string
	style    ansi.Style
	searched bool // the filter is looked for in the words
}

// drawLine draws a line of the details, whose cells count from x.
func (d *drawing) drawLine(p *draw.Pen, number, x int) {
	if number < 0 || number >= len(d.details) {
		return
	}
	for _, one := range d.details[number] {
		p.To(x + one.x)
		if one.searched {
			d.put(p, one.words, x+one.end, one.style)
		} else {
			p.Put(one.words, x+one.end, one.style)
		}
	}
}

// detail returns the lines on the selected story, as many as the screen has room for.
func (d *drawing) detail(width int, m ansi.Method) []line {
	if d.footH == 0 && d.sideW == 0 || len(d.matches) == 0 {
		return nil
	}
	s := d.stories[d.matches[d.selected]]
	switch {
	case d.sideW > 0:
		return d.beside(s, m)
	case d.footH == 1:
		return []line{d.brief(s, width)}
	}
	return d.below(s, width, m)
}

// brief says in one line who reported a story.
func (d *drawing) brief(s *story, width int) line {
	if s.Problem != "" {
		return line{{x: d.lead, end: width, words: s.Problem, style: d.theme.Error}}
	}
	outlets := part{x: d.lead, end: width, words: s.outlets, style: d.theme.Muted, searched: true}
	if s.Builtin {
		return line{{x: d.lead, end: width, words: builtin + draw.Separator, style: d.theme.Muted}, outlets}
	}
	return line{outlets}
}

// summary counts what a story holds.
func (s *story) summary() string {
	var parts []string
	if s.Builtin {
		parts = append(parts, builtin)
	}
	parts = append(parts, draw.Plural(len(s.Articles), "article"))
	if s.counted {
		parts = append(parts, draw.Plural(s.topics, "topic"), draw.Plural(s.conflicts, "conflict"))
	}
	if s.newest != "" {
		parts = append(parts, "newest "+day(s.newest))
	}
	return strings.Join(parts, draw.Separator)
}

// below returns the lines under the list: who reported a story, a line each.
func (d *drawing) below(s *story, width int, m ansi.Method) []line {
	t := d.theme
	head := line{{x: d.lead, end: width, words: s.Name, style: t.Header, searched: true}}
	if s.Problem != "" {
		return []line{head, {{x: d.lead, end: width, words: s.Problem, style: t.Error}}}
	}
	if s.subtitle != "" {
		head = append(head, part{end: width, words: "  "}, part{end: width, words: s.subtitle, style: t.Text, searched: true})
	}
	lines := []line{append(head, part{end: width, words: draw.Separator + s.summary(), style: t.Muted})}
	outlet, counter := 0, draw.Counter{Method: m}
	for _, a := range s.Articles {
		outlet = max(outlet, counter.Width(a.Outlet))
	}
	x, end := d.lead+min(outlet, width/3)+gap, width
	if width >= datesFrom {
		end -= dateWidth + gap
	}
	for i, a := range s.Articles {
		if len(lines) == d.footH-1 && i < len(s.Articles)-1 {
			return append(lines, d.more(len(s.Articles)-i, width))
		}
		one := line{d.outlet(&a, x-gap), {x: x, end: end, words: a.Title, style: t.Text}}
		if width >= datesFrom {
			one = append(one, part{x: end + gap, end: width, words: a.day(), style: t.Muted})
		}
		lines = append(lines, one)
	}
	return lines
}

// beside returns the lines next to the list: who reported a story, and under each
// outlet its whole headline.
func (d *drawing) beside(s *story, m ansi.Method) []line {
	t, width, room := d.theme, d.sideW, d.ruleY+1-d.headingY
	lines := []line{{{end: width, words: s.Name, style: t.Header, searched: true}}}
	lines = append(lines, wrapped(s.subtitle, 0, width, t.Text, m)...)
	if s.Problem != "" {
		return append(lines, wrapped(s.Problem, 0, width, t.Error, m)...)
	}
	lines = append(lines, wrapped(s.summary(), 0, width, t.Muted, m)...)
	for i := range s.Articles {
		a := &s.Articles[i]
		head := line{d.outlet(a, width)}
		if date := a.day(); date != "" {
			head = append(head, part{end: width, words: draw.Separator + date, style: t.Muted})
		}
		told := append([]line{nil, head}, wrapped(a.Title, gap, width, t.Text, m)...)
		left := len(s.Articles) - i
		if need := len(lines) + len(told); need > room || need == room && left > 1 {
			return append(lines, d.more(left, width))
		}
		lines = append(lines, told...)
	}
	return lines
}

// more counts the articles for which there is no room.
func (d *drawing) more(articles, width int) line {
	return line{{x: d.lead, end: width, words: fmt.Sprintf("and %d more", articles), style: d.theme.Muted}}
}

func (d *drawing) outlet(a *Article, end int) part {
	lead := d.lead
	if d.sideW > 0 {
		lead = 0
	}
	return part{x: lead, end: end, words: a.Outlet, style: d.theme.Title, searched: true}
}

// wrapped returns text in lines that begin at a cell; none where there is no text.
func wrapped(text string, x, width int, style ansi.Style, m ansi.Method) []line {
	if text == "" {
		return nil
	}
	var lines []line
	for _, row := range column.Break(text, width-x, m) {
		lines = append(lines, line{{x: x, end: width, words: row.In(text), style: style}})
	}
	return lines
}

// day returns the day of an article's date or, where it is not in ISO 8601, what
// its source says.
func (a *Article) day() string {
	if iso(a.Date) {
		return day(a.Date)
	}
	return a.Date
}
