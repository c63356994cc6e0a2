package program

import (
	"errors"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// An input brings what is typed to a program.
//
// Bubble Tea's own reader would do that, but it takes a sequence whose rest comes
// after 50 ms for keys, and on a server it goes on waiting for a program that has
// ended to take its events, and so never ends itself; a panic in it ends the
// server; it keeps what is pasted, or is no sequence's end, without bound; and it
// makes a table of 140 KB for every session.
type input struct {
	send   func(tea.Msg) // waits until the program takes the message, or has ended
	failed func(any)     // is told of a panic

	mu      sync.Mutex
	decoder decoder
	timer   *time.Timer   // runs while the rest of something is waited for
	wait    time.Duration // that it was set to; 0 while it does not run
	due     time.Time     // when it fires
	number  int           // of the piece that it was set for
}

// newInput returns an input for a program.
func newInput(send func(tea.Msg), failed func(any)) *input {
	i := &input{send: send, failed: failed}
	i.timer = time.AfterFunc(time.Hour, i.expire)
	i.timer.Stop()
	return i
}

// read reads until r ends, and returns why where that is no end of file.
func (i *input) read(r io.Reader) error {
	defer i.timer.Stop()
	var buffer [1024]byte
	for {
		n, err := r.Read(buffer[:])
		if n > 0 {
			i.take(func() []tea.Msg { return i.decoder.feed(buffer[:n]) })
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// expire tells the decoder that its wait is over, unless something has come just
// before.
func (i *input) expire() {
	i.take(func() []tea.Msg {
		if i.wait == 0 || time.Now().Before(i.due) {
			return nil
		}
		i.wait = 0
		return i.decoder.expire()
	})
}

// take sends the messages that decode returns, and sets the timer for what is
// held then. The wait for a sequence is not begun anew by each part of it.
func (i *input) take(decode func() []tea.Msg) {
	i.mu.Lock()
	defer i.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			i.failed(r)
		}
	}()
	for _, m := range decode() {
		i.send(m)
	}
	wait := i.decoder.wait()
	if wait == i.wait && i.number == i.decoder.number {
		return
	}
	i.timer.Stop()
	i.wait, i.number = wait, i.decoder.number
	if wait > 0 {
		i.due = time.Now().Add(wait)
		i.timer.Reset(wait)
	}
}
