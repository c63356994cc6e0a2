package reader

import (
	"triptych/model"
	"triptych/ui/scroll"
)

// settle computes where every column belongs. What is shown follows at once or
// glides there, as move says.
func (r *Reader) settle() {
	for i := range r.panes {
		if r.panes[i].column != nil {
			r.panes[i].placement = r.placementOf(i)
		}
	}
	r.syncDetails()
}

// placementOf gives where an article belongs: a pure function of the way of
// scrolling, the leader, its place, the difference jumped to and the layout.
func (r *Reader) placementOf(article int) scroll.Placement {
	p, leader := &r.panes[article], &r.panes[r.leader]
	height := r.screen.BodyH
	switch {
	case article == r.leader:
		return scroll.Placement{Top: scroll.Top(p.place.Row, p.lines.Rows, height), Target: p.place.Sentence, Cover: model.ByCounterpart}
	case r.way == Free:
		return scroll.Placement{Top: scroll.Top(p.place.Row, p.lines.Rows, height), Target: none}
	case r.way == InProportion || r.analysis == nil:
		row := scroll.Proportional(leader.place.Row, leader.lines.Rows, p.lines.Rows)
		return scroll.Placement{Top: row - r.readingRow(), Target: none}
	}
	pair := scroll.Pair{Leader: leader.lines, Follower: p.lines, Height: height, Target: r.targetIn(article)}
	return pair.Placement(leader.place)
}

// targetIn gives the function that leads from the leader's sentences to those
// of the article. At the difference jumped to, its own mention comes first, so
// that every column shows it.
func (r *Reader) targetIn(article int) func(int) (int, model.Cover) {
	at := r.panes[r.leader].place.Sentence
	own := none
	if r.selected != none {
		own = mentionIn(&r.analysis.Differences[r.selected], article)
	}
	return func(sentence int) (int, model.Cover) {
		if own != none && sentence == at {
			return own, model.ByCounterpart
		}
		return r.analysis.Target(model.SentenceRef{Article: r.leader, Sentence: sentence}, article)
	}
}

// mentionIn gives the first sentence of the article that the difference names.
func mentionIn(d *model.Difference, article int) int {
	for _, m := range d.Mentions {
		if m.Article == article {
			return m.Sentence
		}
	}
	return none
}

// readingRow gives the row of the body on which the leader is compared.
func (r *Reader) readingRow() int {
	p := &r.panes[r.leader]
	return scroll.ReadingRow(p.place.Row, p.lines.Rows, r.screen.BodyH)
}

// inStep tells whether the columns are held together by what they say.
func (r *Reader) inStep() bool { return r.way == InStep && r.analysis != nil }

// put brings a place of the article to the reading line. The article leads.
func (r *Reader) put(article int, place scroll.Place) {
	r.leader = article
	p := &r.panes[article]
	p.place = place
	p.anchor = r.anchorOf(article, place)
}

// anchorOf gives the byte that keeps a place when the layout changes.
func (r *Reader) anchorOf(article int, place scroll.Place) int {
	p := &r.panes[article]
	if s := place.Sentence; s >= 0 && p.lines.Starts[s] == place.Row {
		return r.story.Articles[article].Sentences[s].Start
	}
	return p.column.Offset(place.Row, 0)
}

// placeOf gives the place that has the anchor, at the sentence if it starts there.
func (p *pane) placeOf(anchor, sentence int) scroll.Place {
	place := p.lines.PlaceAt(p.column.RowOf(anchor))
	if sentence >= 0 && sentence < len(p.lines.Starts) && p.lines.Starts[sentence] == place.Row {
		place.Sentence = sentence
	}
	return place
}

// lead makes the article the leader without moving it: the row nearest to the
// reading line that leaves its text where it stands becomes its place.
func (r *Reader) lead(article int) {
	if article == r.leader {
		return
	}
	p := r.ensure(article)
	if r.way == Free {
		r.leader = article
		return
	}
	near := p.placement.Top + r.readingRow()
	row := scroll.RowAt(p.placement.Top, near, p.lines.Rows, r.screen.BodyH)
	r.put(article, p.lines.PlaceAt(row))
}

// setWay changes the way of scrolling. Let go of, every column stays where it is.
func (r *Reader) setWay(way Way) {
	if way == Free {
		for i := range r.panes {
			if p := &r.panes[i]; i != r.leader && p.column != nil {
				row := scroll.RowAt(p.placement.Top, p.placement.Top+r.readingRow(), p.lines.Rows, r.screen.BodyH)
				p.place = p.lines.PlaceAt(row)
				p.anchor = r.anchorOf(i, p.place)
			}
		}
	}
	r.way = way
}
