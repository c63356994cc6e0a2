package picker

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/theme"
)

const builtin = "comes with the program"

// about is what stands beside a story's name.
func (s *story) about() string {
	switch {
	case !s.Builtin:
		return s.subtitle
	case s.subtitle == "":
		return builtin
	}
	return builtin + draw.Separator + s.subtitle
}

// A drawing is one frame in one theme.
type drawing struct {
	picker *Picker
	frame
	theme   *theme.Theme
	details []line // on the selected story, beside the list
}

// Rows draws the screen: height rows of width cells each, with every style
// closed, counted by the terminal's method. The selected story is in sight: the
// list scrolls for that no further than it must from where it was drawn last.
func (p *Picker) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	rows := make([]string, max(height, 0))
	if width < 1 || height < 1 {
		return rows
	}
	d := drawing{picker: p, frame: p.frame(width, height), theme: t}
	p.scrolled = d.top
	d.details = d.beside(m)
	for y := range rows {
		row := draw.NewPen(width, m)
		d.draw(row, y)
		rows[y] = t.Glyphs.Flat(row.String())
	}
	return rows
}

func (d *drawing) draw(p *draw.Pen, y int) {
	switch {
	case y == d.shape.titleY:
		d.drawTitle(p)
		return
	case d.shape.footH > 0 && y >= d.shape.footY:
		d.drawBelow(p, y-d.shape.footY)
		return
	case y == d.shape.headingY:
		d.drawHeading(p)
	case y == d.shape.ruleY:
		p.RuleMore(d.shape.listW, d.theme, d.top, len(d.picker.matches)-d.top-d.shape.listH)
	default:
		d.drawRow(p, y-d.shape.listY)
	}
	if d.shape.sideW > 0 {
		p.To(d.shape.listW)
		p.Under = nil
		p.Put(" "+d.theme.Glyphs.Vertical+" ", d.shape.sideX, d.theme.Rule)
		if n := y - d.shape.headingY; n < len(d.details) {
			p.To(d.shape.sideX)
			d.details[n](p)
		}
	}
}

// drawTitle says which library it is, and how many of its stories the filter
// leaves, for which there is always room.
func (d *drawing) drawTitle(p *draw.Pen) {
	t, told := d.theme, " "+d.matchSummary()
	p.Put(" "+d.picker.library+" ", max(p.End()-p.Counter.Width(told), min(p.End()/4, 12)), t.HeaderFocused)
	p.Put(told, p.End(), t.Muted)
}

// matchSummary says how many stories there are, and how many the filter leaves.
func (d *drawing) matchSummary() string {
	all, left := len(d.picker.stories), len(d.picker.matches)
	switch {
	case d.picker.filter != "" && left == 1:
		return fmt.Sprintf("1 of %d matches “%s”", all, d.picker.filter)
	case d.picker.filter != "":
		return fmt.Sprintf("%d of %d match “%s”", left, all, d.picker.filter)
	case all == 1:
		return "1 story"
	}
	return fmt.Sprintf("%d stories", all)
}

// A fact is what one of the columns after a story's name and title says of it.
type fact struct {
	span
	head, words string
	right       bool // the words stand at the right
	searched    bool
}

// facts lists them as far as there is room.
func (d *drawing) facts(s *story) []fact {
	topics, conflicts := d.numbers(s)
	return slices.DeleteFunc([]fact{
		{span: d.columns.articles, head: articlesHead, words: strconv.Itoa(len(s.Articles)), right: true},
		{span: d.columns.topics, head: topicsHead, words: topics, right: true},
		{span: d.columns.conflicts, head: conflictsHead, words: conflicts, right: true},
		{span: d.columns.date, head: dateHead, words: draw.Day(s.newest)},
		{span: d.columns.outlets, head: "outlets", words: s.outlets, searched: true},
	}, func(f fact) bool { return f.width == 0 })
}

// drawHeading names the columns.
func (d *drawing) drawHeading(p *draw.Pen) {
	muted := d.theme.Muted
	p.To(d.columns.name.x)
	p.Put("story", d.columns.name.end(), muted)
	for _, f := range d.facts(new(story)) {
		p.To(f.x)
		p.Put(f.head, f.end(), muted)
	}
}

// drawRow draws a row of the list.
func (d *drawing) drawRow(p *draw.Pen, row int) {
	place := d.top + row
	switch s := d.picker.matching(place); {
	case s != nil:
		d.drawStory(p, s, place == d.selected)
	case d.picker.filter != "" && place == 0:
		p.To(d.columns.lead)
		p.Put("no story called “"+d.picker.filter+"”: esc shows all", d.shape.listW, d.theme.Muted)
	case d.picker.filter == "":
		d.drawHowTo(p, row-len(d.picker.matches))
	}
}

// drawHowTo says below the list how a story comes into an empty library.
func (d *drawing) drawHowTo(p *draw.Pen, row int) {
	if slices.ContainsFunc(d.picker.stories, func(s *story) bool { return !s.Builtin }) {
		return
	}
	if len(d.picker.stories) > 0 {
		row-- // a blank row comes first
	}
	p.To(d.columns.lead)
	switch row {
	case 0:
		p.Put("No stories are kept here yet. To keep one:", d.shape.listW, d.theme.Muted)
	case 1:
		p.Put("triptych add STORY SOURCE…", d.shape.listW, d.theme.StatusKey)
	}
}

// drawStory draws a story of the list.
func (d *drawing) drawStory(p *draw.Pen, s *story, selected bool) {
	t := d.theme
	name, text, less := t.Text, t.Text, t.Dimmed
	if selected {
		p.Under, name, text, less = t.Current, t.Header, nil, t.Muted
		p.Put(t.Glyphs.Reading, d.columns.lead, t.Reading)
	}
	p.To(d.columns.name.x)
	if s.Problem != "" {
		d.put(p, s.Name, d.columns.name.end(), less)
		p.To(d.columns.name.end() + gap)
		p.Put(s.Problem, d.shape.listW, less)
		p.To(d.shape.listW)
		return
	}
	d.put(p, s.Name, d.columns.name.end(), name)
	d.drawAbout(p, s)
	for _, f := range d.facts(s) {
		if f.right {
			p.Right(f.words, f.end(), text)
			continue
		}
		p.To(f.x)
		if f.searched {
			d.put(p, f.words, f.end(), t.Muted)
		} else {
			p.Put(f.words, f.end(), text)
		}
	}
	p.To(d.shape.listW)
}

// drawAbout draws what stands beside a story's name: in a column of its own or,
// of the one that the program comes with, in what the name leaves of its own.
func (d *drawing) drawAbout(p *draw.Pen, s *story) {
	muted := d.theme.Muted
	if d.columns.title.width > 0 {
		p.To(d.columns.title.x)
		p.Put(strings.TrimSuffix(s.about(), s.subtitle), d.columns.title.end(), muted)
		d.put(p, s.subtitle, d.columns.title.end(), muted)
	} else if s.Builtin && d.columns.name.end()-p.X() >= leastTitle {
		p.Put("  "+builtin, d.columns.name.end(), muted)
	}
}

// numbers returns the numbers of topics and conflicts, or dots where they are not
// known yet.
func (d *drawing) numbers(s *story) (topics, conflicts string) {
	if s.counts == nil {
		return d.theme.Glyphs.Elision(), d.theme.Glyphs.Elision()
	}
	return strconv.Itoa(s.counts.topics), strconv.Itoa(s.counts.conflicts)
}
