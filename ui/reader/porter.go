package reader

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/desktop"
)

// A porter hands what is read to other programs: of the terminal, and of the machine
// that the person sits at.
type porter struct {
	desk    *desk
	outbox  *outbox
	desktop Desktop         // nil where the person sits at another machine
	ctx     context.Context // of the reader
}

// clip asks the terminal to take text on its clipboard (OSC 52), which works over
// SSH too, but whether it does, no terminal says. Another program takes it as well
// where there is one that the terminal may not reach.
func (p *porter) clip(text, what string) {
	size := fmt.Sprintf("(%d characters)", len([]rune(text)))
	sent := fmt.Sprintf("sent %s to the terminal's clipboard %s", what, size)
	p.desk.say(sent)
	p.outbox.post(tea.SetClipboard(text))
	if to := p.desktop; to != nil {
		p.outbox.post(func() tea.Msg {
			program, err := to.Copy(p.ctx, text)
			return clipped{sent, fmt.Sprintf("copied %s with %s %s", what, program, size), program, err}
		})
	}
}

// clipped brings what became of text that another program was to take.
type clipped struct {
	sent, taken string // what is said without it, and with it
	program     string // "" for none
	err         error
}

// apply says so, unless the person has gone on.
func (msg clipped) apply(r *Reader) {
	switch {
	case r.nav.message != msg.sent || msg.program == "":
	case msg.err != nil:
		r.nav.say(msg.sent + ", but " + msg.err.Error())
	default:
		r.nav.say(msg.taken)
	}
}

// browse opens the address of the focused article in the person's browser. Where
// none can be reached, the address is shown and copied.
func (p *porter) browse() {
	article := &p.desk.doc.story.Articles[p.desk.view.focus]
	address, err := desktop.Address(article.URL)
	if err != nil {
		p.desk.say(fmt.Sprintf("the address of %s is not opened: %v", article.Outlet(), err))
		return
	}
	to := p.desktop
	if to == nil {
		p.handOver(address)
		return
	}
	p.desk.say("opening " + address)
	p.outbox.post(func() tea.Msg { return browsed{address, to.Browse(p.ctx, address)} })
}

// handOver shows an address for the person to take to a browser, and copies it.
func (p *porter) handOver(address string) {
	p.clip(address, "the address")
	p.desk.say("copied, for your browser: " + address)
}

// browsed brings what became of an address that a browser was to open.
type browsed struct {
	address string
	err     error
}

// apply says so.
func (msg browsed) apply(r *Reader) {
	switch {
	case errors.Is(msg.err, desktop.ErrNoBrowser):
		r.porter.handOver(msg.address)
	case msg.err != nil:
		r.porter.handOver(msg.address)
		r.nav.say(msg.err.Error() + "; copied: " + msg.address)
	default:
		r.nav.say("opened in the browser: " + msg.address)
	}
}
