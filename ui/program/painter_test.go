package program

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

// TestPace: what is drawn first is drawn at once, what comes fast is drawn
// framesPerSecond times a second, and the last is always drawn.
func TestPace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		began := time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		asked := make(chan struct{}, 1)
		p := newPainter(Options{Output: &out, FrameRate: framesPerSecond}, func(tea.Msg) { asked <- struct{}{} })
		go p.paint(ctx)
		state, views := 0, 0
		view := func() {
			if p.wants() {
				views++
				p.frames <- frame{view: tea.NewView(fmt.Sprint("state ", state)), width: 20, height: 2}
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
