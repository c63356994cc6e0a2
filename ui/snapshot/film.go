package snapshot

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"triptych/ui/reader"
)

// A Film is the screens of a tour, each with how long it is shown.
type Film struct {
	shots []shot
	still int // the one that stands for all where nothing may move
}

// A shot is a screen that stands still for a while.
type shot struct {
	frame *Frame
	lasts time.Duration
}

const (
	maxShots   = 2000
	lastShot   = 4 * time.Second        // how long the last screen is shown, before all begins anew
	shortest   = 250 * time.Millisecond // what is shown for less is left out
	maxMinutes = 30
)

// Record plays the tour of the options and returns what it shows. No time passes
// while it does. It fails as [Take] does, and where there is no tour or it is too
// long.
func Record(ctx context.Context, o Options) (*Film, error) {
	if len(o.Reader.Tour) == 0 {
		return nil, errors.New("there is no tour to record")
	}
	if err := o.prepare(); err != nil {
		return nil, err
	}
	var timers timers
	o.Reader.After = timers.after
	r := reader.New(ctx, o.Reader)
	defer r.Close()
	if err := play(r, o); err != nil {
		return nil, err
	}
	f := &Film{still: -1}
	for timers.next != nil {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f.take(r, o, timers.wait)
		if len(f.shots) > maxShots || f.length() > maxMinutes*time.Minute {
			return nil, fmt.Errorf("the tour is too long to be recorded: at most %d screens and %d minutes", maxShots, maxMinutes)
		}
		ring := timers.next
		timers.next = nil
		if err := perform(r, func() tea.Msg { return ring(time.Time{}) }); err != nil {
			return nil, err
		}
	}
	f.take(r, o, lastShot)
	f.tidy()
	return f, nil
}

// timers holds what the reader waits for. A tour waits for one thing at a time.
type timers struct {
	next func(time.Time) tea.Msg
	wait time.Duration
}

func (t *timers) after(wait time.Duration, ring func(time.Time) tea.Msg) tea.Cmd {
	return func() tea.Msg {
		t.next, t.wait = ring, wait
		return nil
	}
}

// take adds what the reader shows, for so long.
func (f *Film) take(r *reader.Reader, o Options, lasts time.Duration) {
	if lasts == 0 && !r.Posed() {
		return
	}
	view := r.View()
	frame := newFrame(view.Content, view.WindowTitle, o)
	if last := len(f.shots) - 1; last < 0 || !f.shots[last].frame.equal(frame) {
		f.shots = append(f.shots, shot{frame: frame})
	}
	last := len(f.shots) - 1
	f.shots[last].lasts += lasts
	if r.Posed() && f.still < 0 {
		f.still = last
	}
}

// tidy leaves out what is shown too shortly to be seen; its time goes to what
// follows.
func (f *Film) tidy() {
	var kept []shot
	still := max(0, f.still)
	f.still = 0
	var early time.Duration
	for i, s := range f.shots {
		if s.lasts += early; s.lasts < shortest && i < len(f.shots)-1 && i != still {
			early = s.lasts
			continue
		}
		early = 0
		if i == still {
			f.still = len(kept)
		}
		kept = append(kept, s)
	}
	f.shots = kept
}

// length is how long the film takes.
func (f *Film) length() (all time.Duration) {
	for _, s := range f.shots {
		all += s.lasts
	}
	return all
}

// Write writes the film to w as an animated SVG picture.
func (f *Film) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	writeFilm(out, f)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the recording: %w", err)
	}
	return nil
}

// equal reports whether two screens of one size look the same.
func (f *Frame) equal(g *Frame) bool {
	for y := range f.lines {
		if !sameCells(f.lines[y], g.lines[y]) {
			return false
		}
	}
	return true
}

func sameCells(a, b uv.Line) bool {
	for x := range a {
		if !a[x].Equal(&b[x]) {
			return false
		}
	}
	return true
}
