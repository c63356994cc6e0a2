package reader

import "triptych/ui/scroll"

// lead makes the article the leader without moving its text, nor the reading line:
// its row there becomes its place.
func (c *columns) lead(article int) {
	if article == c.view.leader {
		return
	}
	p := c.laidOut(article)
	if c.view.scrolling == Free {
		c.moveTo(article, p.place)
		return
	}
	c.moveTo(article, p.lines.PlaceAt(p.placement.Top+c.readingRow()))
	p.liftTo(p.placement.Top, c.screen.BodyH)
	c.motion.led = 0
}

// liftTo lets the text of a pane stand with a row on the first row of a body of so
// many rows, wherever its place would have it.
func (p *pane) liftTo(top, height int) {
	p.lift, p.sunk = top-scroll.Top(p.place.Row, p.lines.Rows, height), top < 0
}

// settleLift lets the lift of a pane go as far as it can without the text going
// against a scroll that began at a row and a top: by at most twice the scroll.
func (p *pane) settleLift(row, top, height int) {
	led, to := p.place.Row-row, scroll.Top(p.place.Row, p.lines.Rows, height)
	if led < 0 {
		to = max(top+2*led, min(to, top))
	} else {
		to = min(top+2*led, max(to, top))
	}
	p.liftTo(to, height)
}

// topAt returns the row on the first row of a body of so many rows, when the place
// of the pane is on the reading line.
func (p *pane) topAt(height int) int {
	return scroll.Top(p.place.Row, p.lines.Rows, height) + p.lifted(height)
}

// lifted returns the lift, as far as it leaves the place on the screen: none at the
// top, which every article shows from its first row on.
func (p *pane) lifted(height int) int {
	if p.place.Row == 0 {
		return 0
	}
	y, lift := scroll.ReadingRow(p.place.Row, p.lines.Rows, height), p.lift
	if !p.sunk { // a larger window would else have blank rows above the text
		lift = max(lift, -scroll.Top(p.place.Row, p.lines.Rows, height))
	}
	return max(y-height+1, min(lift, y))
}
