package reader

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/desktop"
)

// clip asks the terminal to take text on its clipboard (OSC 52), which works over
// SSH too, but whether it does, no terminal says. Another program takes it as well
// where there is one that the terminal may not reach.
func (r *Reader) clip(text, what string) {
	size := fmt.Sprintf("(%d characters)", len([]rune(text)))
	sent := fmt.Sprintf("sent %s to the terminal's clipboard %s", what, size)
	r.nav.say(sent)
	r.post(tea.SetClipboard(text))
	if to := r.options.Around.Desktop; to != nil {
		r.post(func() tea.Msg {
			program, err := to.Copy(r.ctx, text)
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
func (r *Reader) browse() {
	article := &r.nav.doc.story.Articles[r.nav.view.focus]
	address, err := desktop.Address(article.URL)
	if err != nil {
		r.nav.say(fmt.Sprintf("the address of %s is not opened: %v", article.Outlet(), err))
		return
	}
	to := r.options.Around.Desktop
	if to == nil {
		r.handOver(address)
		return
	}
	r.nav.say("opening " + address)
	r.post(func() tea.Msg { return browsed{address, to.Browse(r.ctx, address)} })
}

// handOver shows an address for the person to take to a browser, and copies it.
func (r *Reader) handOver(address string) {
	r.clip(address, "the address")
	r.nav.say("copied, for your browser: " + address)
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
		r.handOver(msg.address)
	case msg.err != nil:
		r.handOver(msg.address)
		r.nav.say(msg.err.Error() + "; copied: " + msg.address)
	default:
		r.nav.say("opened in the browser: " + msg.address)
	}
}
