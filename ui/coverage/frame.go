package coverage

import (
	"slices"

	"triptych/model"
	"triptych/ui/draw"
)

// Heights in rows from which the overview has a row.
const (
	titleFrom   = 3 // what it is, and what there is in all
	namesFrom   = 4 // the outlets over their cells
	aloneFrom   = 5 // what only one article has, always in sight
	ruleFrom    = 8 // a rule over the topics and one below them
	lengthsFrom = 9
	datesFrom   = 10
	legendFrom  = 12
	keyFrom     = 8 // the articles are listed, besides their own rows
)

// A row is a row of the screen.
type row struct {
	draw    func(*drawing, *draw.Pen) // nil for a blank one
	entry   int                       // of the list, the number of topics for what only one article has; None elsewhere
	article int                       // that the row is about, None for no single one
	across  bool                      // it has something over the cells of each article
}

// A frame is where everything stands on a screen of one size: a pure function of
// that and of what there is to show.
type frame struct {
	columns      plan
	rows         []row
	above, below int // the entries that are out of sight
}

func (o *Overview) frame(width, height int) frame {
	f := frame{columns: planFor(width, o.needs)}
	head, foot, end := o.head(&f.columns, height), o.foot(height), 0
	if height >= legendFrom {
		end = 1
	}
	topics := o.topics()
	entries, room := topics, max(height-len(head)-len(foot)-end, 0)
	if height >= aloneFrom {
		room = min(room, max(topics, 1)) // what follows stands right below the topics
	} else if topics > 0 {
		entries++
	}
	// The selected entry stands in the middle where there are more on both sides.
	f.above = max(0, min(min(o.selected, entries-1)-room/2, entries-room))
	f.below = entries - f.above - room
	f.rows = head
	for i := range room {
		f.rows = append(f.rows, o.listed(f.above+i, entries))
	}
	f.rows = append(f.rows, foot...)
	for len(f.rows) < height-end {
		f.rows = append(f.rows, plain(nil))
	}
	if end > 0 {
		f.rows = append(f.rows, plain((*drawing).drawLegend))
	}
	return f
}

func plain(draw func(*drawing, *draw.Pen)) row { return row{draw: draw, entry: None, article: None} }

func across(draw func(*drawing, *draw.Pen)) row {
	return row{draw: draw, entry: None, article: None, across: true}
}

// head returns the rows above the topics. Where the cells of the articles are too
// narrow to tell of them, they have a row each.
func (o *Overview) head(p *plan, height int) []row {
	var rows []row
	add := func(from int, r row) {
		if height >= from {
			rows = append(rows, r)
		}
	}
	add(titleFrom, plain((*drawing).drawTitle))
	articles := len(o.story.Articles)
	if !p.level.order {
		for i := range articles {
			add(keyFrom+articles, row{draw: func(d *drawing, p *draw.Pen) { d.drawKey(p, i) }, entry: None, article: i})
		}
	}
	add(namesFrom, across((*drawing).drawNames))
	if p.level.order {
		if slices.ContainsFunc(o.story.Articles, func(a model.Article) bool { return a.Date != "" }) {
			add(datesFrom, across((*drawing).drawDates))
		}
		add(lengthsFrom, across((*drawing).drawLengths))
	}
	add(ruleFrom, plain(func(d *drawing, p *draw.Pen) { p.RuleMore(p.End(), d.theme, d.above, 0) }))
	return rows
}

// foot returns the rows right below the topics.
func (o *Overview) foot(height int) []row {
	var rows []row
	if height >= ruleFrom {
		rows = append(rows, plain(func(d *drawing, p *draw.Pen) { p.RuleMore(p.End(), d.theme, 0, d.below) }))
	}
	if height >= aloneFrom {
		rows = append(rows, o.listed(o.topics(), o.topics()+1))
	}
	return rows
}

// listed returns the row of an entry.
func (o *Overview) listed(entry, entries int) row {
	switch {
	case entry == 0 && o.topics() == 0 && entries == 0:
		return plain((*drawing).drawNothing)
	case entry >= entries:
		return plain(nil)
	case o.analysis == nil:
		return row{entry: entry, article: None}
	}
	return row{draw: func(d *drawing, p *draw.Pen) { d.drawEntry(p, entry) }, entry: entry, article: None}
}
