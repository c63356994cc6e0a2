package serve

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestIdleness(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var told []string
		note := func(what string) { told = append(told, fmt.Sprint(what, " at ", time.Since(began))) }
		i := newIdleness(10*time.Minute, func(string) { note("warned") }, func() { note("ended") })
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
