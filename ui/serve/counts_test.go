package serve

import (
	"fmt"
	"strings"
	"testing"
)

func TestCounts(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	s := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	s.shows(t, "size 60x20")
	gone := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	gone.shows(t, "size 60x20")
	gone.types(t, "!")
	gone.leaves(t)
	if _, err := client.Dial("tcp", "192.0.2.1:80"); err == nil {
		t.Error("a port is forwarded")
	}
	all := func() bool {
		n := b.Counts()
		sent := n.SentBytes > 0
		n.Goroutines, n.HeapBytes, n.SentBytes = 0, 0, 0
		return sent && n == Counts{Sessions: 1, Connections: 1, LetIn: 1, SessionsBegun: 2, Refused: 1, Failed: 1}
	}
	eventually(t, all, func() string { return fmt.Sprintf("%+v", b.Counts()) })
}

// TestLogOfThoseTurnedAwayIsBounded: a flood of connections is no flood of lines.
func TestLogOfThoseTurnedAwayIsBounded(t *testing.T) {
	t.Parallel()
	b := start(t, func(o *Options) { o.Limits.Rate = 1 })
	for range 200 {
		b.knock(t, "").Close()
	}
	eventually(t, func() bool { return b.Counts().Refused >= 200 }, b.log.String)
	if n := strings.Count(b.log.String(), "msg=refused"); n > 100 {
		t.Errorf("%d lines", n)
	}
}
