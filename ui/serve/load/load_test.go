package main

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// TestTake: frames are told apart and counted, wherever the bytes are cut.
func TestTake(t *testing.T) {
	stream := ansi.SetModeAltScreenSaveCursor + "first" + "\x1b[?2026h" + strings.Repeat("a", 90) + frameEnd + "\x1b[?2026h" + strings.Repeat("b", 40) + frameEnd + "rest"
	want := []int{
		len(ansi.SetModeAltScreenSaveCursor+"first"+"\x1b[?2026h") + 90 + len(frameEnd),
		len("\x1b[?2026h") + 40 + len(frameEnd),
	}
	for size := 1; size <= len(stream); size++ {
		c := &client{frames: make(chan frame, 10), drawn: make(chan struct{})}
		for rest := stream; rest != ""; {
			n := min(size, len(rest))
			c.take([]byte(rest[:n]))
			rest = rest[n:]
		}
		if len(c.frames) != len(want) || c.all != len(want) || c.total != len(stream) || c.bytes != len("rest") {
			t.Fatalf("pieces of %d: %d frames, %d bytes, %d after the last", size, len(c.frames), c.total, c.bytes)
		}
		for i, n := range want {
			if f := <-c.frames; f.bytes != n {
				t.Fatalf("pieces of %d: frame %d has %d bytes, want %d", size, i, f.bytes, n)
			}
		}
		select {
		case <-c.drawn:
		case <-time.After(time.Second):
			t.Fatalf("pieces of %d: the other screen was not seen", size)
		}
	}
}

// TestNumber: a count is found in a log, whatever its form.
func TestNumber(t *testing.T) {
	for _, line := range []string{
		`level=INFO msg=reloaded sessions=3 goroutines=41 heap_bytes=7`,
		`{"level":"INFO","msg":"reloaded","sessions":3,"goroutines":41}`,
		"INFO reloaded sessions=3 goroutines=41",
	} {
		l := &tail{}
		if _, err := l.Write([]byte(strings.Repeat("x", 100_000) + line + "\n")); err != nil {
			t.Fatal(err)
		}
		if got := l.number("goroutines"); got != 41 {
			t.Errorf("%q: %d", line, got)
		}
		if got := l.number("nothing"); got != 0 {
			t.Errorf("%q: %d", line, got)
		}
	}
}
