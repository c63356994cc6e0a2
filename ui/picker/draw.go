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

const (
	builtin = "comes with the program"
)

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
	*Picker
	frame
	theme   *theme.Theme
	details []line // on the selected story, beside the list or below it
}

// Rows draws the screen: height rows of width cells each, with every style
// closed, counted by the terminal's method. The selected story is in sight: the
// list scrolls for that no further than it must from where it was drawn last.
func (p *Picker) Rows(width, height int, t *theme.Theme, m ansi.Method) []string {
	rows := make([]string, max(height, 0))
	if width < 1 || height < 1 {
		return rows
	}
	d := drawing{Picker: p, frame: p.frame(width, height), theme: t}
	p.scrolled = d.top
	d.details = d.detail(width, m)
	for y := range rows {
		row := draw.NewPen(width, m)
		d.draw(row, y)
		rows[y] = t.Glyphs.Flat(row.String())
	}
	return rows
}

func (d *drawing) draw(p *draw.Pen, y int) {
	switch {
	case y == d.titleY:
		d.drawTitle(p)
		return
	case d.footH > 0 && y >= d.footY:
		d.drawLine(p, y-d.footY, 0)
		return
	case y == d.headingY:
		d.drawHeading(p)
	case y == d.ruleY:
		d.drawRule(p)
	default:
		d.drawRow(p, y-d.listY)
	}
	if d.sideW > 0 {
		p.To(d.listW)
		p.Under = nil
		p.Put(" "+d.theme.Glyphs.Vertical+" ", d.sideX, d.theme.Rule)
		d.drawLine(p, y-d.headingY, d.sideX)
	}
}

// drawTitle says which library it is, and how many of its stories the filter
// leaves, for which there is always room.
func (d *drawing) drawTitle(p *draw.Pen) {
	t, told := d.theme, " "+d.tell()
	p.Put(" "+d.library+" ", max(p.End()-p.Counter.Width(told), min(p.End()/4, 12)), t.HeaderFocused)
	p.Put(told, p.End(), t.Muted)
}

// tell says how many stories there are, and how many the filter leaves.
func (d *drawing) tell() string {
	all, left := len(d.stories), len(d.matches)
	switch {
	case d.filter != "" && left == 1:
		return fmt.Sprintf("1 of %d matches “%s”", all, d.filter)
	case d.filter != "":
		return fmt.Sprintf("%d of %d match “%s”", left, all, d.filter)
	case all == 1:
		return "1 story"
	}
	return fmt.Sprintf("%d stories", all)
}

// drawHeading names the columns.
func (d *drawing) drawHeading(p *draw.Pen) {
	muted := d.theme.Muted
	p.To(d.name.x)
	p.Put("story", d.name.end(), muted)
	for _, c := range []struct {
		span
		head string
	}{{d.articles, articlesHead}, {d.topics, topicsHead}, {d.conflicts, conflictsHead}, {d.date, dateHead}, {d.outlets, "outlets"}} {
		if c.width > 0 {
			p.To(c.x)
			p.Put(c.head, c.end(), muted)
		}
	}
}

// drawRule draws the line below the list, with how much of it is out of sight.
func (d *drawing) drawRule(p *draw.Pen) {
	t := d.theme
	p.Rule(2, t)
	for _, more := range []struct {
		stories      int
		glyph, where string
	}{{d.top, t.Glyphs.Above, "above"}, {len(d.matches) - d.top - d.listH, t.Glyphs.Below, "below"}} {
		if words := fmt.Sprintf(" %s %d more %s ", more.glyph, more.stories, more.where); more.stories > 0 && p.Fits(words, d.listW) {
			p.Put(words, d.listW, t.Muted)
			p.Rule(p.X()+2, t)
		}
	}
	p.Rule(d.listW, t)
}

// drawRow draws a row of the list.
func (d *drawing) drawRow(p *draw.Pen, row int) {
	place := d.top + row
	switch {
	case place < len(d.matches):
		d.drawStory(p, d.stories[d.matches[place]], place == d.selected)
	case d.filter != "" && place == 0:
		p.To(d.lead)
		p.Put("no story called “"+d.filter+"”: esc shows all", d.listW, d.theme.Muted)
	case d.filter == "":
		d.drawHowTo(p, row-len(d.matches))
	}
}

// drawHowTo says below the list how a story comes into an empty library.
func (d *drawing) drawHowTo(p *draw.Pen, row int) {
	if slices.ContainsFunc(d.stories, func(s *story) bool { return !s.Builtin }) {
		return
	}
	if len(d.stories) > 0 {
		row-- // a blank row comes first
	}
	p.To(d.lead)
	switch row {
	case 0:
		p.Put("No stories are kept here yet. To keep one:", d.listW, d.theme.Muted)
	case 1:
		p.Put("triptych add STORY SOURCE…", d.listW, d.theme.StatusKey)
	}
}

// drawStory draws a story of the list.
func (d *drawing) drawStory(p *draw.Pen, s *story, selected bool) {
	t := d.theme
	name, text, less := t.Text, t.Text, t.Dimmed
	if selected {
		p.Under, name, text, less = t.Current, t.Header, nil, t.Muted
		p.Put(t.Glyphs.Reading, d.lead, t.Reading)
	}
	p.To(d.name.x)
	if s.Problem != "" {
		d.put(p, s.Name, s.byName, d.name.end(), less)
		p.To(d.name.end() + gap)
		p.Put(s.Problem, d.listW, less)
		p.To(d.listW)
		return
	}
	d.put(p, s.Name, s.byName, d.name.end(), name)
	d.drawAbout(p, s)
	if d.articles.width > 0 {
		p.Right(strconv.Itoa(len(s.Articles)), d.articles.end(), text)
	}
	if d.topics.width > 0 {
		topics, conflicts := d.counts(s)
		p.Right(topics, d.topics.end(), text)
		p.Right(conflicts, d.conflicts.end(), text)
	}
	if d.date.width > 0 {
		p.To(d.date.x)
		p.Put(day(s.newest), d.date.end(), text)
	}
	if d.outlets.width > 0 {
		p.To(d.outlets.x)
		d.put(p, s.outlets, s.byOutlets, d.outlets.end(), t.Muted)
	}
	p.To(d.listW)
}

// drawAbout draws what stands beside a story's name: in a column of its own or,
// of the one that the program comes with, in what the name leaves of its own.
func (d *drawing) drawAbout(p *draw.Pen, s *story) {
	muted := d.theme.Muted
	if d.title.width > 0 {
		p.To(d.title.x)
		p.Put(strings.TrimSuffix(s.about(), s.subtitle), d.title.end(), muted)
		d.put(p, s.subtitle, s.byTitle, d.title.end(), muted)
	} else if s.Builtin && d.name.end()-p.X() >= leastTitle {
		p.Put("  "+builtin, d.name.end(), muted)
	}
}

// counts gives the numbers of topics and conflicts, or dots where they are not
// known yet.
func (d *drawing) counts(s *story) (topics, conflicts string) {
	switch {
	case s.counted:
		return strconv.Itoa(s.topics), strconv.Itoa(s.conflicts)
	case d.theme.Glyphs.ASCII:
		return "...", "..." // one character would look like a mark
	}
	return "…", "…"
}

// day gives the day of a date in ISO 8601.
func day(date string) string { return date[:min(len(date), dateWidth)] }
