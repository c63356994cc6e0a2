package reader

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/ui/column"
	"triptych/ui/tour"
)

// A guide presses the keys of a tour and shows its captions.
type guide struct {
	player *tour.Player // nil where there is no tour, or it is over
	round  int          // of ticks: those of an earlier round are stale
}

// guideTick asks for the next step of a tour.
type guideTick struct{ round int }

// startTour begins the tour, if there is one, once there is an analysis to show.
func (r *Reader) startTour() tea.Cmd {
	if len(r.options.Tour) == 0 || r.guide.player != nil || r.guide.round > 0 {
		return nil
	}
	r.guide.player = tour.NewPlayer(r.options.Tour)
	return r.nextStep(0)
}

// nextStep asks for the next step after a while.
func (r *Reader) nextStep(wait time.Duration) tea.Cmd {
	r.guide.round++
	round := r.guide.round
	return tea.Tick(wait, func(time.Time) tea.Msg { return guideTick{round} })
}

// guideOn takes a step of the tour.
func (r *Reader) guideOn(tick guideTick) tea.Cmd {
	if p := r.guide.player; p == nil || p.Paused || tick.round != r.guide.round {
		return nil
	}
	press, wait, done := r.guide.player.Next()
	if done {
		r.endTour("the tour is over: ? tells of all keys, q leaves")
		return nil
	}
	var cmd tea.Cmd
	if press != nil {
		cmd = r.pressReader(*press)
	}
	return tea.Batch(cmd, r.nextStep(wait))
}

func (r *Reader) endTour(message string) {
	r.guide.player = nil
	r.message = message
}

// pressInTour takes the keys of a person while a tour is played.
func (r *Reader) pressInTour(msg tea.KeyPressMsg) tea.Cmd {
	p := r.guide.player
	switch k := &r.keys; {
	case key.Matches(msg, k.Pause):
		p.Paused = !p.Paused
		if !p.Paused {
			return r.nextStep(0)
		}
	case key.Matches(msg, k.Skip):
		p.Paused = false
		return r.nextStep(0)
	case key.Matches(msg, k.Close):
		r.endTour("the tour has ended: the reader is yours")
	case key.Matches(msg, k.Quit):
		return r.quit()
	}
	return nil
}

// guideRows gives the caption of a tour, to be laid over the last rows of the
// screen, and what its keys are.
func (r *Reader) guideRows() []string {
	p := r.guide.player
	state := fmt.Sprintf("tour %d%%", p.Progress())
	if p.Paused {
		state += ", paused"
	}
	width := r.screen.Width
	keys := r.hint(r.keys.Pause, "pause or go on") + r.hint(r.keys.Skip, "next") + r.hint(r.keys.Close, "end")
	var rows []string
	for _, span := range column.Break(p.Caption(), max(1, width-2), r.method) {
		rows = append(rows, r.flat(r.theme.HeaderFocused.Styled(r.fit(" "+span.In(p.Caption()), width))))
	}
	rows = append(rows, r.cut(r.theme.Status.Styled(" "+state)+"  "+keys, width))
	return rows[max(0, len(rows)-r.screen.Height):]
}
