package serve

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/time/rate"

	"triptych/ui/program"
)

// A person with a wheel in one hand and a key held down in the other, with the
// glides that follow from it, stays below these.
const (
	messagesPerSecond = 300
	messagesAtOnce    = 600
)

// guard returns a filter for the session's messages that makes a caller wait who
// sends too much, so that none gets more of the processor than a person can use.
func (s *Session) guard() func(tea.Msg) tea.Msg {
	limit := rate.NewLimiter(messagesPerSecond, messagesAtOnce)
	return func(msg tea.Msg) tea.Msg {
		time.Sleep(limit.Reserve().Delay())
		if _, tooLong := msg.(program.PasteTooLong); tooLong {
			s.end(reasonPaste)
			return nil
		}
		return msg
	}
}
