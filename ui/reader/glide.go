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

// A glide takes columns that leap to their new place within glideTime. Where
// they end does not depend on it.
type glide struct {
	start time.Time
	from  map[int]int // article: its top when the glide began
	on    bool        // a tick is under way
}

// glideTick asks for the next frame of a glide.
type glideTick time.Time

func (g *glide) stop() { g.from = nil }

// move settles after the leader went so many rows: columns that leap glide, all
// others are where they belong at once.
func (r *Reader) move(led int) tea.Cmd {
	r.settle()
	for i := range r.panes {
		p := &r.panes[i]
		_, gliding := r.glide.from[i]
		switch {
		case i == r.leader, r.options.ReducedMotion, p.fresh, !r.shown(i):
			p.top = p.placement.Top
			delete(r.glide.from, i)
		case gliding && p.top != p.placement.Top:
			// It goes on from where it is, to be there in time all the same.
		case scroll.Leaps(p.placement.Top-p.top, led):
			r.glide.begin(i, p.top, r.options.Now())
		default:
			p.top = p.placement.Top
			delete(r.glide.from, i)
		}
		p.fresh = false
	}
	return r.tick()
}

func (g *glide) begin(article, top int, now time.Time) {
	if len(g.from) == 0 {
		g.start, g.from = now, make(map[int]int)
	}
	g.from[article] = top
}

func (r *Reader) tick() tea.Cmd {
	if len(r.glide.from) == 0 || r.glide.on {
		return nil
	}
	r.glide.on = true
	return tea.Tick(glideFrame, func(t time.Time) tea.Msg { return glideTick(t) })
}

// advance draws the gliding columns where they are by now.
func (r *Reader) advance(now time.Time) tea.Cmd {
	r.glide.on = false
	left := 1 - min(1, float64(now.Sub(r.glide.start))/float64(glideTime))
	for article, from := range r.glide.from {
		p := &r.panes[article]
		// Ease out: fast at first, so that the eye finds the end early.
		way := float64(from-p.placement.Top) * left * left * left
		p.top = p.placement.Top + int(way)
	}
	if left <= 0 {
		r.glide.stop()
	}
	return r.tick()
}
