package serve

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// An input brings what a caller types to a program.
//
// Bubble Tea's own reader would do that, but not on a server: it goes on waiting
// for a program that has ended to take its events, and so never ends itself; a
// panic in it ends the server; it keeps what is pasted, or is no sequence's end,
// without bound; and it makes a table of 140 KB for every session.
type input struct {
	session *Session
	send    func(tea.Msg) // waits until the program takes the message, or has ended

	mu      sync.Mutex
	decoder decoder
	timer   *time.Timer // runs while the decoder holds something
}

// sequenceTimeout is how long the rest of a sequence is waited for: then an
// escape was the key of that name.
const sequenceTimeout = 50 * time.Millisecond

func newInput(s *Session, send func(tea.Msg)) *input {
	i := &input{session: s, send: send}
	i.timer = time.AfterFunc(time.Hour, func() { i.take(nil, true) })
	i.timer.Stop()
	return i
}

// read reads until nothing will ever be typed again, which ends the session.
func (i *input) read(r io.Reader) {
	defer i.timer.Stop()
	var buffer [1024]byte
	for {
		n, err := r.Read(buffer[:])
		if n > 0 {
			i.session.idle.touch()
			i.take(buffer[:n], false)
		}
		if err != nil {
			i.session.end(reasonClosed)
			return
		}
	}
}

// take decodes bytes and sends the events. With late, nothing more has come for a
// while.
func (i *input) take(data []byte, late bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			i.session.failed(r)
		}
	}()
	i.timer.Stop()
	events, err := i.decoder.feed(data, late)
	for _, e := range events {
		i.send(e)
	}
	if err != nil {
		i.session.end(reasonPaste)
	}
	if len(i.decoder.held) > 0 {
		i.timer.Reset(sequenceTimeout)
	}
}

// A decoder makes events of bytes. Its memory is bounded.
type decoder struct {
	events uv.EventDecoder
	held   []byte // may be the beginning of a sequence
	pastes bool   // held is pasted text, whose end has not come
}

const (
	maxSequence = 4 << 10   // bytes; what is longer is none
	maxPaste    = 256 << 10 // bytes
	pasteStart  = "\x1b[200~"
	pasteEnd    = "\x1b[201~"
)

var errPaste = errors.New("too much was pasted")

// feed takes more bytes. With late, what is held is decoded as it stands.
func (d *decoder) feed(data []byte, late bool) (events []tea.Msg, err error) {
	d.held = append(d.held, data...)
	for len(d.held) > 0 {
		if d.pastes {
			end := bytes.Index(d.held, []byte(pasteEnd))
			if end < 0 && len(d.held) > maxPaste {
				d.held = nil
				return events, errPaste
			}
			if end < 0 {
				return events, nil
			}
			events = append(events, tea.PasteMsg{Content: strings.ToValidUTF8(string(d.held[:end]), "")})
			d.drop(end + len(pasteEnd))
			d.pastes = false
			continue
		}
		n, e := d.decode()
		_, unknown := e.(uv.UnknownEvent)
		open := n == len(d.held) && (unknown || d.held[0] == '\x1b' && n <= 2) || !utf8.FullRune(d.held)
		if open && !late && n < maxSequence {
			return events, nil
		}
		if _, d.pastes = e.(uv.PasteStartEvent); !d.pastes && e != nil && !unknown {
			events = append(events, all(e)...)
		}
		d.drop(n)
	}
	return events, nil
}

// decode gives the first event of what is held, and how many bytes it is made of,
// at least one. What the library fails at, as it does at some bytes that no
// terminal sends, is unknown.
func (d *decoder) decode() (n int, e uv.Event) {
	defer func() {
		if recover() != nil {
			n, e = len(d.held), uv.UnknownEvent(d.held)
		}
	}()
	n, e = d.events.Decode(slices.Clip(d.held)) // it must not look beyond the end
	return min(max(n, 1), len(d.held)), e
}

// drop forgets the first n bytes, and gives back the memory of a large paste.
func (d *decoder) drop(n int) {
	d.held = d.held[n:]
	if len(d.held) == 0 {
		d.held = nil
	}
}

// all gives the events that one is made of. The size of the window is not one: it
// comes through the gate, and a client that types one could type any.
func all(e uv.Event) []tea.Msg {
	switch e := e.(type) {
	case uv.WindowSizeEvent:
		return nil
	case uv.MultiEvent:
		var list []tea.Msg
		for _, one := range e {
			list = append(list, all(one)...)
		}
		return list
	}
	return []tea.Msg{e}
}
