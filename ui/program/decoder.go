package program

import (
	"bytes"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// PasteTooLong is the message in place of a paste of more than 256 KB, as soon as
// so much has come.
type PasteTooLong struct{}

// A decoder makes messages of the bytes that a terminal sends. What is unfinished
// is held until the rest has come, and is never taken for keys. Its memory is
// bounded.
type decoder struct {
	events uv.EventDecoder
	held   []byte // begins something that is unfinished
	number int    // of the piece that held begins; the next has another

	pastes  bool // held is pasted text, whose end has not come
	pasted  int  // bytes of it in which the end is not
	tooLong bool // so much has come of it, or of the sequence, that it was not kept
	late    int  // bytes that came when the wait for the sequence was over, plus one; 0 before
	escaped bool // the last that came was an ESC, which was taken for the key
}

const (
	maxSequence = 4 << 10   // bytes
	maxPaste    = 256 << 10 // bytes
	pasteEnd    = "\x1b[201~"

	// escapeWait is how long an ESC waits for the rest of its sequence before it
	// is the key of that name.
	escapeWait = 50 * time.Millisecond
	// sequenceWait is how long all that is typed is taken for the rest of a
	// sequence that has begun. After that, only what a terminal's report may go
	// on with is; anything else drops the sequence.
	sequenceWait = time.Second
)

// feed takes more bytes and returns the messages that they complete.
func (d *decoder) feed(data []byte) []tea.Msg {
	if d.escaped && follows(data) {
		d.held = append(d.held, ansi.ESC)
	}
	d.escaped = false
	if d.pastes && len(data) == 1 && data[0] == ansi.ETX {
		// ctrl+c by itself: the end of a paste was lost, and took the keyboard along.
		d.pastes, d.pasted = false, 0
		d.drop(len(d.held))
	}
	var messages []tea.Msg
	if d.late > 0 {
		data = d.feedLate(data)
	}
	d.held = append(d.held, data...)
	for len(d.held) > 0 {
		if d.pastes {
			if !d.paste(&messages) {
				break
			}
			continue
		}
		p := scan(d.held)
		if p.end == 0 && !p.broken {
			d.bound(p)
			break
		}
		d.complete(p, &messages)
	}
	return messages
}

// feedLate takes the bytes that finish a sequence for which the wait is over, and
// returns the rest. Bytes that do not belong to it drop it.
func (d *decoder) feedLate(data []byte) (rest []byte) {
	p := scan(d.held)
	if p.form == command || p.form == stringOfText {
		if end, broken := textEnd(data, p.form == command); end > 0 && !broken {
			d.held = append(d.held, data[:end]...)
			return data[end:]
		}
	}
	for i, c := range data {
		if d.late > maxLate || !p.belongs(d.held, c) {
			d.drop(len(d.held))
			if i > 0 && data[i-1] == ansi.ESC {
				i-- // which begins something new
			}
			return data[i:]
		}
		d.held = append(d.held, c)
		d.late++
		if p = scan(d.held); p.end > 0 {
			return data[i+1:]
		}
	}
	return nil
}

// complete appends the messages of the finished piece p.
func (d *decoder) complete(p piece, messages *[]tea.Msg) {
	n := p.end
	if p.form == character {
		n = len(d.held) // of which the first is decoded, with all that it is made of
	}
	if !p.broken && !d.tooLong {
		var e uv.Event
		n, e = d.decode(d.held[:n])
		switch _, begins := e.(uv.PasteStartEvent); {
		case begins:
			d.pastes = true
		case n == p.end || p.form == character || p.form == escape:
			*messages = append(*messages, all(e)...)
		}
		if p.form != character {
			n = p.end
		}
	}
	d.drop(n)
}

// paste appends the message of the paste that is held, and reports whether its
// end has come.
func (d *decoder) paste(messages *[]tea.Msg) (ended bool) {
	end := bytes.Index(d.held[d.pasted:], []byte(pasteEnd))
	if end >= 0 {
		end += d.pasted
	}
	if long := end > maxPaste || end < 0 && len(d.held) > maxPaste; long && !d.tooLong {
		d.tooLong = true
		*messages = append(*messages, PasteTooLong{})
	}
	if end < 0 { // but for a part of it that may be the last bytes
		d.pasted = max(0, len(d.held)-len(pasteEnd)+1)
		if d.tooLong {
			d.held, d.pasted = slices.Clone(d.held[d.pasted:]), 0
		}
		return false
	}
	if !d.tooLong {
		*messages = append(*messages, tea.PasteMsg{Content: strings.ToValidUTF8(string(d.held[:end]), "")})
	}
	d.pastes, d.pasted = false, 0
	d.drop(end + len(pasteEnd))
	return true
}

// bound drops the text of an unfinished sequence that is too long to be one.
func (d *decoder) bound(p piece) {
	if len(d.held) <= maxSequence {
		return
	}
	kept := slices.Clone(d.held[:p.start])
	if d.held[len(d.held)-1] == ansi.ESC {
		kept = append(kept, ansi.ESC)
	}
	d.held, d.tooLong = kept, true
}

// wait returns how long the rest of what is held may take from when it began; 0
// for as long as it likes.
func (d *decoder) wait() time.Duration {
	switch {
	case len(d.held) == 0 || d.pastes || d.late > 0:
		return 0
	case scan(d.held).form == escape:
		return escapeWait
	}
	return sequenceWait
}

// expire is called when the rest of what is held has not come in time. It returns
// the key that an escape is then.
func (d *decoder) expire() []tea.Msg {
	if len(d.held) == 0 || d.pastes {
		return nil
	}
	if scan(d.held).form != escape {
		d.late = 1
		return nil
	}
	_, e := d.decode(d.held)
	d.escaped = len(d.held) == 1
	d.drop(len(d.held))
	return all(e)
}

// decode returns the first event of b, and how many bytes it is made of, at least
// one. It is unknown where the library panics, as it does at some bytes that no
// terminal sends.
func (d *decoder) decode(b []byte) (n int, e uv.Event) {
	defer func() {
		if recover() != nil {
			n, e = len(b), nil
		}
	}()
	n, e = d.events.Decode(slices.Clip(b)) // it must not look beyond the end
	return min(max(n, 1), len(b)), e
}

// drop forgets the first n bytes, and gives back the memory of what was long.
func (d *decoder) drop(n int) {
	d.held = d.held[n:]
	d.late, d.number = 0, d.number+1
	d.tooLong = false
	if len(d.held) == 0 {
		d.held = nil
	}
}

// all returns the messages that an event is made of: none for what is unknown, nor
// for the size of the window, which comes from elsewhere: a caller who types one
// could type any.
func all(e uv.Event) []tea.Msg {
	switch e := e.(type) {
	case nil, uv.UnknownEvent, uv.WindowSizeEvent:
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
