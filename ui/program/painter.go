package program

import (
	"context"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"triptych/ui/draw"
)

// A frame is a view with what is known of the terminal that it is for.
type frame struct {
	view          tea.View
	width, height int
	profile       colorprofile.Profile
	sync          bool // the terminal knows synchronized output
	graphemes     bool // the terminal counts by grapheme cluster
	repaint       bool // the terminal may show anything
}

// refresh is a message that asks for a view, after the model has been asked for
// none because it would not have been drawn.
type refresh struct{}

// A painter draws a program's frames, at once where the last was long enough ago,
// and never more often than its pause allows. A model makes a view only when it is
// to be drawn. All that the terminal is sent, the painter sends.
type painter struct {
	out    io.Writer
	pause  time.Duration // between two frames
	send   func(tea.Msg)
	frames chan frame    // that is to be drawn next
	posted chan struct{} // there is something in post

	terminal sync.Mutex // held by who writes to the terminal
	screen   *draw.Screen

	mu    sync.Mutex
	post  string // sequences that are no part of a frame
	ready bool   // a frame would be drawn at once
	stale bool   // the model may show something else than the last frame
}

func newPainter(o Options, send func(tea.Msg)) *painter {
	p := &painter{
		out: o.Output, pause: time.Second / time.Duration(o.FrameRate), send: send, ready: true,
		frames: make(chan frame, 1), posted: make(chan struct{}, 1), screen: draw.NewScreen(o.Profile),
	}
	p.screen.SetKeyboard(o.Keyboard)
	return p
}

// wants reports whether a frame would be drawn. If so, one must come; otherwise it
// is asked for with a refresh when its time has come.
func (p *painter) wants() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.ready {
		p.stale = true
		return false
	}
	p.ready = false
	return true
}

// write sends the terminal a sequence that is no part of a frame, as a question is.
func (p *painter) write(sequence string) {
	if sequence == "" {
		return
	}
	p.mu.Lock()
	p.post += sequence
	p.mu.Unlock()
	select {
	case p.posted <- struct{}{}:
	default:
	}
}

// paint draws frames until the context ends, and gives the terminal back as it
// was. A terminal that does not take them keeps it waiting, and nobody else.
func (p *painter) paint(ctx context.Context) {
	defer p.away(func() {})
	defer p.deliver()
	var next <-chan time.Time // when another frame may be drawn
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.posted:
			p.deliver()
		case f := <-p.frames:
			next = time.After(p.pause)
			p.draw(f)
		case <-next:
			next = nil
			p.again()
		}
	}
}

// again says that the next frame would be drawn, and asks for it where there may
// be something new to draw.
func (p *painter) again() {
	p.mu.Lock()
	stale := p.stale
	p.ready, p.stale = true, false
	p.mu.Unlock()
	if stale {
		p.send(refresh{})
	}
}

// deliver sends what was posted.
func (p *painter) deliver() {
	p.mu.Lock()
	post := p.post
	p.post = ""
	p.mu.Unlock()
	p.terminal.Lock()
	defer p.terminal.Unlock()
	if post != "" {
		_, _ = io.WriteString(p.out, post)
	}
}

// buffers are for frames on their way out: a server has many painters.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// draw draws one frame. When it could not be written, the next is drawn whole.
func (p *painter) draw(f frame) {
	p.terminal.Lock()
	defer p.terminal.Unlock()
	s := p.screen
	s.SetProfile(f.profile)
	if f.sync {
		s.SetSynchronized()
	}
	if f.graphemes {
		s.SetGraphemes()
	}
	if f.repaint {
		s.Repaint()
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	*buffer = s.Draw((*buffer)[:0], f.view, f.width, f.height)
	if len(*buffer) == 0 {
		return
	}
	if _, err := p.out.Write(*buffer); err != nil {
		s.Repaint()
	}
}

// away gives the terminal back as it was, for as long as do runs. The next frame
// takes it again.
func (p *painter) away(do func()) {
	p.terminal.Lock()
	defer p.terminal.Unlock()
	if out := p.screen.Leave(nil); len(out) > 0 {
		_, _ = p.out.Write(out)
	}
	do()
}
