package reader

import (
	"slices"

	"triptych/model"
	"triptych/model/path"
	"triptych/ui/scroll"
)

// paths are those between pairs of articles in one analysis, each made when it is
// first asked for.
type paths struct {
	analysis *model.Analysis
	known    map[[2]int][]path.Stand // by leader and follower
}

// between returns where the follower stands for each sentence of the leader.
func (p *paths) between(a *model.Analysis, leader, follower int) []path.Stand {
	if p.analysis != a {
		p.analysis, p.known = a, make(map[[2]int][]path.Stand)
	}
	pair := [2]int{leader, follower}
	stands, ok := p.known[pair]
	if !ok {
		stands = path.Of(a, leader, follower)
		p.known[pair] = stands
	}
	return stands
}

// atTop reports whether the leader is at its first row, where every column shows
// its own top.
func (c *columns) atTop() bool { return c.panes[c.view.leader].place.Row == 0 }

// placementOf returns where an article belongs: a pure function of the scroll mode,
// the leader, its place, the difference jumped to and the layout.
func (c *columns) placementOf(article int) scroll.Placement {
	p, leader := &c.panes[article], &c.panes[c.view.leader]
	height := c.screen.BodyH
	switch {
	case article == c.view.leader:
		return scroll.Placement{Top: p.topAt(height), Target: p.place.Sentence, Cover: model.ByCounterpart, InSight: true}
	case c.view.scrolling == Free:
		return scroll.Placement{Top: p.topAt(height), Target: none}
	case !c.inStep():
		row := scroll.Proportional(leader.place.Row, leader.lines.Rows, p.lines.Rows)
		return scroll.Placement{Top: max(0, row-c.readingRow()), Target: none}
	}
	pair := scroll.Pair{
		Leader: leader.lines, Follower: p.lines, Height: height, Lift: leader.lifted(height),
		Path: c.paths.between(c.doc.whole, c.view.leader, article),
	}
	stands := pair.Placement(leader.place)
	if c.inHeadline(article) {
		return scroll.Placement{Target: stands.Target, Cover: stands.Cover, InSight: true}
	}
	if to := c.askedFor(article, stands); to != none {
		return pair.PlacementAt(leader.place, to)
	}
	return stands
}

// askedFor returns the sentence of the article that the person asked to see beside
// the leader's, wherever it stands: its mention of the difference jumped to, if the
// leader stands at one, so that every column shows it; or what the person peeks at.
func (c *columns) askedFor(article int, stands scroll.Placement) int {
	if m, ok := c.mentionBeside(article); ok && m.Sentence != model.InTitle {
		return m.Sentence
	}
	if c.view.peek && !stands.InSight {
		return stands.Target
	}
	return none
}

// mentionBeside returns the first mention in an article of the difference jumped to, or
// what it may give instead, if the leader stands at one.
func (c *columns) mentionBeside(article int) (model.Detail, bool) {
	d, at := c.selected(), c.here()
	if d == nil {
		return model.Detail{}, false
	}
	stands := func(m model.Detail) bool {
		return m.SentenceRef == at || m.Sentence == model.InTitle && m.Article == at.Article && c.view.anchor < 0
	}
	if !slices.ContainsFunc(d.All(), stands) {
		return model.Detail{}, false
	}
	if m, ok := mentionIn(d, article); ok {
		return m, true
	}
	return d.RivalIn(article)
}

// inHeadline reports whether an article has the difference jumped to in its headline,
// so that its column shows its top.
func (c *columns) inHeadline(article int) bool {
	m, ok := c.mentionBeside(article)
	return ok && m.Sentence == model.InTitle
}

// toldElsewhere reports whether a column on the screen does not show what belongs
// beside the leader's sentence.
func (c *columns) toldElsewhere() bool {
	return c.inStep() && slices.ContainsFunc(c.screen.Slots, func(s Slot) bool {
		p := &c.panes[s.Article].placement
		return p.Target != none && !p.InSight
	})
}

// togglePeek brings what is told elsewhere beside the leader's sentence, or the
// columns back to where they stood. Scrolling ends it too.
func (c *columns) togglePeek() {
	c.view.peek = !c.view.peek
	if c.view.peek {
		c.say(c.keys.name("peek") + " goes back")
	}
}
