package serve

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestIdleness(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var told []string
		note := func(what string) { told = append(told, fmt.Sprint(what, " at ", time.Since(began))) }
		i := newIdleness(10*time.Minute, func(n Notice) { note("warned") }, func() { note("ended") })
		for range 20 { // something is pressed, or a follower sees something new
			time.Sleep(8 * time.Minute)
			i.touch()
		}
		time.Sleep(9*time.Minute + 30*time.Second)
		i.touch() // after the warning
		time.Sleep(11 * time.Minute)
		i.touch() // after the end
		i.stop()
		i.touch()
		time.Sleep(time.Hour)
		want := []string{"warned at 2h49m0s", "warned at 2h58m30s", "ended at 2h59m30s"}
		if fmt.Sprint(told) != fmt.Sprint(want) {
			t.Errorf("%q, want %q", told, want)
		}
	})
}

// TestPace: what is drawn first is drawn at once, what comes fast is drawn
// framesPerSecond times a second, and the last is always drawn.
func TestPace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		began := time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		p := newPainter(newOutput(&out, time.Hour, func() {}))
		asked := make(chan struct{}, 1)
		p.send = func(tea.Msg) { asked <- struct{}{} }
		go p.paint(ctx)
		state, views := 0, 0
		view := func() {
			if p.wants() {
				views++
				p.frames <- frame{view: tea.NewView(fmt.Sprint("state ", state)), size: Size{20, 2}}
			}
		}
		time.Sleep(time.Second)
		state = 1
		view()
		synctest.Wait()
		if !strings.Contains(out.String(), "state 1") || time.Since(began) != time.Second {
			t.Errorf("the first frame waits: %q", out.String())
		}
		done := make(chan struct{})
		go func() { // Bubble Tea's loop, which a refresh reaches like any message
			defer close(done)
			for state < 1000 {
				select {
				case <-asked:
				case <-time.After(time.Millisecond):
					state++
				}
				view()
			}
			<-asked
			view()
		}()
		<-done
		synctest.Wait()
		took := time.Since(began) - time.Second
		if most := int(took.Seconds()*framesPerSecond) + 2; views > most || views < most/2 {
			t.Errorf("%d views in %v", views, took)
		}
		cancel()
		synctest.Wait()
		if !strings.Contains(out.String(), "1000") || !strings.HasSuffix(out.String(), "\x1b[?1049l\x1b[?25h") {
			t.Errorf("%q", out.String())
		}
	})
}
