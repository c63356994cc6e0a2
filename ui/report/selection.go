package report

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// A paper is what a report is about: an analysis with the differences that are in
// the report, and how many are not.
type paper struct {
	*model.Analysis
	options Options
	level   model.Level // that the differences are marked at
	beyond  int         // differences of other levels
	aside   int         // differences at the level that the reader set aside, and that are left out
	others  int         // … in other states that were not asked for
}

// selected returns what a report in the format has of an analysis.
func selected(f Format, a *model.Analysis, o Options) paper {
	p := paper{Analysis: a, options: o, level: cmp.Or(o.Level, model.Everything)}
	states := o.States
	if f == Text {
		p.level = cmp.Or(o.Level, model.Telling)
		if states == nil {
			states = slices.DeleteFunc(notes.States(), func(s notes.State) bool { return s == notes.SetAside })
		}
	}
	p.Analysis = a.Filter(func(d *model.Difference) bool {
		state := o.state(d)
		switch {
		case !p.level.Includes(d.Level):
			p.beyond++
		case states == nil || slices.Contains(states, state):
			return true
		case state == notes.SetAside:
			p.aside++
		default:
			p.others++
		}
		return false
	})
	return p
}

// state returns what the reader decided of a difference.
func (o Options) state(d *model.Difference) notes.State {
	if o.Book == nil {
		return notes.NoState
	}
	return o.Book.Mark(d).State
}

// leftOut says which differences a report leaves out, and at which level it has the
// others.
func (p *paper) leftOut() []string {
	var lines []string
	if p.beyond > 0 {
		lines = append(lines, fmt.Sprintf("Marked at the level %s; --level %s adds %d.", p.level, model.Everything, p.beyond))
	}
	if p.aside > 0 {
		lines = append(lines, draw.Plural(p.aside, "difference")+" set aside and left out.")
	}
	if p.others > 0 {
		lines = append(lines, draw.Plural(p.others, "difference")+" left out for what you decided of "+map[bool]string{true: "it", false: "them"}[p.others == 1]+".")
	}
	return lines
}
