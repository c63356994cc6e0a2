package reader

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/scroll"
)

const (
	glideTime  = 150 * time.Millisecond
	glideFrame = time.Second / 60
)

// A motion takes columns that leap to their new place there within glideTime.
// Where they end does not depend on it.
type motion struct {
	still bool // columns never glide
	snap  bool // nor do they in this frame, since the layout has changed
	led   int  // rows that the leader has moved since the last frame

	start   time.Time   // of the glide
	from    map[int]int // by article: its top when the glide began; empty where none glides
	ticking bool        // a glideTick is under way
}

// glideTick asks for the next frame of a glide.
type glideTick time.Time

// settle computes where every column belongs. Those that leap there glide, all
// others are there at once.
func (c *columns) settle() {
	for i := range c.panes {
		p := &c.panes[i]
		if p.column == nil {
			continue
		}
		p.placement = c.placementOf(i)
		_, gliding := c.motion.from[i]
		switch {
		case c.motion.snap, c.motion.still, p.fresh, i == c.view.leader, !c.screen.Shows(i):
			c.arrive(i)
		case gliding && p.top != p.placement.Top:
			// It goes on from where it is, to be there in time all the same.
		case scroll.Leaps(p.placement.Top-p.top, c.motion.led):
			c.motion.begin(i, p.top, c.now())
		default:
			c.arrive(i)
		}
		p.fresh = false
	}
}

// arrive brings a column to where it belongs.
func (c *columns) arrive(article int) {
	c.panes[article].top = c.panes[article].placement.Top
	delete(c.motion.from, article)
}

func (m *motion) begin(article, top int, now time.Time) {
	if len(m.from) == 0 {
		m.start, m.from = now, make(map[int]int)
	}
	m.from[article] = top
}

// tick asks for the next frame of a glide, unless it has been asked for.
func (c *columns) tick() tea.Cmd {
	if len(c.motion.from) == 0 || c.motion.ticking {
		return nil
	}
	c.motion.ticking = true
	return c.after(glideFrame, func(t time.Time) tea.Msg { return glideTick(t) })
}

// advance puts the gliding columns where they are by now.
func (c *columns) advance(now time.Time) {
	c.motion.ticking = false
	left := 1 - min(1, float64(now.Sub(c.motion.start))/float64(glideTime))
	for article, from := range c.motion.from {
		p := &c.panes[article]
		// Ease out: fast at first, so that the eye finds the end early.
		p.top = p.placement.Top + int(float64(from-p.placement.Top)*left*left*left)
	}
	if left <= 0 {
		clear(c.motion.from)
	}
}
