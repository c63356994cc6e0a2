package program

import (
	"fmt"
	"io"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestInput: an escape is the key after a short wait, and what is unfinished is
// waited for, with a second for what could also be keys.
func TestInput(t *testing.T) {
	t.Parallel()
	type part struct {
		text  string
		pause time.Duration // after it
	}
	for _, c := range []struct {
		parts []part
		want  string // messages, each with when it came
	}{
		{[]part{{"a\x1b", time.Second}}, "[a 0s] [esc 50ms]"},
		{[]part{{"\x1b", 49 * time.Millisecond}, {"[A", 0}}, "[up 49ms]"},
		{[]part{{"\x1b", 40 * time.Millisecond}, {"[", 40 * time.Millisecond}, {"A", 0}}, "[up 80ms]"},
		{[]part{{"\x1b", 40 * time.Millisecond}, {"j\x1b", time.Second}}, "[alt+j 40ms] [esc 90ms]"},
		{[]part{{"\x1b]11;rgb:00/", 900 * time.Millisecond}, {"zz", 0}, {"\a", 0}, {"j", 0}}, "[uv.BackgroundColorEvent 900ms] [j 900ms]"},
		// The wait is not begun anew by each part.
		{[]part{{"\x1b]11;rgb:00/", 900 * time.Millisecond}, {"0", 200 * time.Millisecond}, {"j", 0}}, "[j 1.1s]"},
		{[]part{{"\x1b]11;rgb:00/", time.Hour}, {"00/00\a", 0}, {"/", 0}}, "[uv.BackgroundColorEvent 1h0m0s] [/ 1h0m0s]"},
		{[]part{{"\x1b[<64;1", time.Minute}, {"0;5M", 0}}, "[uv.MouseWheelEvent 1m0s]"},
		{[]part{{"\x1b[<64;1", time.Minute}, {"q", 0}}, "[q 1m0s]"},
		{[]part{{"\x1b[200~o", time.Hour}, {"ne\x1b[201~", 0}}, "[paste(one) 1h0m0s]"},
		{[]part{{"\xe6\xbc", 300 * time.Millisecond}, {"\xa2", 0}}, "[漢 300ms]"},
	} {
		synctest.Test(t, func(t *testing.T) {
			began, got := time.Now(), ""
			i := newInput(func(m tea.Msg) {
				if got != "" {
					got += " "
				}
				got += fmt.Sprint([]any{told([]tea.Msg{m}), time.Since(began)})
			}, func(r any) { t.Error(r) })
			r, w := io.Pipe()
			go func() {
				for _, p := range c.parts {
					_, _ = io.WriteString(w, p.text)
					time.Sleep(p.pause)
				}
				_ = w.Close()
			}()
			if err := i.read(r); err != nil {
				t.Error(err)
			}
			i.mu.Lock() // after the timer
			defer i.mu.Unlock()
			if got != c.want {
				t.Errorf("%v: %s, want %s", c.parts, got, c.want)
			}
		})
	}
}
