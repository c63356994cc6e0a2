package reader

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/tour"
)

// A tourMode presses the keys of a tour and shows its captions. It lies on top of
// all other modes.
type tourMode struct {
	transparent
	nav    *navigator
	player *tour.Player
	wait   time.Duration // until the next step
	round  int           // of ticks: those of an earlier round are stale
	asked  int           // the round that was asked for
	filmed bool          // nobody sits before it: no keys are named
}

// tourTick asks for the next step of a tour.
type tourTick struct{ round int }

func newTour(nav *navigator, script tour.Script, filmed bool) *tourMode {
	return &tourMode{nav: nav, player: tour.NewPlayer(script, sightsOf(nav.doc)), round: 1, filmed: filmed}
}

// sightsOf returns what there is to see in the story, at the level of its marks.
func sightsOf(d *document) tour.Sights {
	s := tour.Sights{Articles: len(d.story.Articles), Topics: len(d.shown.Topics), Differences: len(d.shown.Differences)}
	for i := range d.shown.Differences {
		if d.shown.Differences[i].Relation == model.Conflict {
			s.Conflicts++
		}
	}
	return s
}

func (m *tourMode) kind() kind { return inTour }

// take keeps the person's keys from what the tour shows.
func (m *tourMode) take(tea.Msg) answer { return taken }

// tick asks for the next step, unless it has been asked for.
func (m *tourMode) tick() tea.Cmd {
	if m.player.Paused || m.asked == m.round {
		return nil
	}
	m.asked = m.round
	round := m.round
	return m.nav.after(m.wait, func(time.Time) tea.Msg { return tourTick{round} })
}

// step returns the key that the tour presses now, nil for none, and whether the
// tour is over.
func (m *tourMode) step(tick tourTick) (press *tea.KeyPressMsg, over bool) {
	if m.player.Paused || tick.round != m.round {
		return nil, false
	}
	press, m.wait, over = m.player.Next()
	m.round++
	return press, over
}

// pause pauses the tour, or lets it go on.
func (m *tourMode) pause() {
	m.player.Paused = !m.player.Paused
	m.wait = 0
	m.round++
}

// skip goes on to the next step at once.
func (m *tourMode) skip() {
	m.player.Paused = true
	m.pause()
}

// end leaves the person in the reader.
func (m *tourMode) end() bool {
	m.nav.say("the tour has ended; read on by yourself")
	return true
}

// draw lays the caption over the last rows of the screen, with the tour's keys.
func (m *tourMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	state := fmt.Sprintf("tour %d%%", m.player.Progress())
	if m.player.Paused {
		state += ", paused"
	}
	keys := t.hintsIn(t.width-3-t.counter().Width(state), [][2]string{{key("tour-pause"), "pause or go on"}, {key("tour-next"), "next"}, {key("close"), "end"}})
	var list []string
	said := func(words string) { list = append(list, t.flat(t.theme.HeaderFocused.Styled(t.fit(words, t.width)))) }
	edge := 1
	if m.nav.arrangement.Big {
		edge = bigGap
		said("")
	}
	for _, span := range column.Break(m.player.Caption(), max(1, t.width-2*edge), t.method) {
		said(strings.Repeat(" ", edge) + span.In(m.player.Caption()))
	}
	if m.nav.arrangement.Big {
		said("")
	}
	if !m.filmed {
		list = append(list, t.cut(t.theme.Status.Styled(" "+state)+"  "+keys, t.width))
	}
	list = list[max(0, len(list)-len(rows)):]
	copy(rows[len(rows)-len(list):], list)
}
