package serve

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"triptych/ui/draw"
)

// framesPerSecond is how often a screen is drawn at most.
const framesPerSecond = 30

// A frame is a view with what is known of the terminal that it is for.
type frame struct {
	view      tea.View
	size      Size
	profile   colorprofile.Profile
	sync      bool // the terminal knows synchronized output
	graphemes bool // the terminal counts by grapheme cluster
	repaint   bool // the terminal may show anything
}

// refresh is a message that asks for a view, after the model has been asked for
// none because it would not have been drawn.
type refresh struct{}

// A painter draws a session's frames, at once where the last was long enough ago,
// and never more often than framesPerSecond. A model makes a view only when it is
// to be drawn.
type painter struct {
	output *output
	send   func(tea.Msg)
	frames chan frame // that is to be drawn next

	mu    sync.Mutex
	ready bool // a frame would be drawn at once
	stale bool // the model may show something else than the last frame
}

func newPainter(o *output) *painter {
	return &painter{output: o, frames: make(chan frame, 1), ready: true}
}

// wants tells whether a frame would be drawn. If so, one must come; otherwise it
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

// paint draws frames until the context ends, and gives the terminal back as it
// was. A client that does not read keeps it waiting, and nobody else.
func (p *painter) paint(ctx context.Context) {
	screen := draw.NewScreen(colorprofile.NoTTY)
	defer func() { _, _ = p.output.Write(screen.Leave(nil)) }()
	for {
		select {
		case <-ctx.Done():
			return
		case f := <-p.frames:
			next := time.After(time.Second / framesPerSecond)
			if p.draw(screen, f) != nil {
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-next:
			}
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

// buffers are for bytes on their way out.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// draw draws one frame.
func (p *painter) draw(s *draw.Screen, f frame) error {
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
	*buffer = s.Draw((*buffer)[:0], f.view, f.size.Width, f.size.Height)
	_, err := p.output.Write(*buffer)
	return err
}
