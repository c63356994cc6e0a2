package room

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// A page is a scene of these tests: a number that only grows.
type page int

// next returns what is new. It must not have to wait.
func next(t *testing.T, m *Member[page]) State[page] {
	t.Helper()
	select {
	case <-m.news:
		m.wake()
	default:
		t.Fatal("there is nothing new")
	}
	s, err := m.Await(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func shown(s State[page]) page {
	if s.Scene == nil {
		return -1
	}
	return *s.Scene
}

func join(t *testing.T, m *Member[page]) {
	t.Helper()
	if err := m.Join(); err != nil {
		t.Error(err)
	}
}

func TestPresentAndFollow(t *testing.T) {
	var rooms Rooms[page]
	enter := func(story string, identity Identity) *Member[page] { return rooms.Enter(t.Context(), story, identity) }
	pat, ada, elsewhere := enter("story", Identity{"Pat", true}), enter("story", Identity{"Ada", false}), enter("another", Identity{"Bea", true})
	if s := next(t, ada); s != (State[page]{}) {
		t.Errorf("at first: %+v", s)
	}
	if err := ada.Take(); !errors.Is(err, ErrMayNot) {
		t.Error(err)
	}
	join(t, ada) // before anybody presents
	if s := next(t, ada); s.Followers != 1 || s.Presenter != "" {
		t.Errorf("%+v", s)
	}
	ada.Publish(9) // is lost
	if err := pat.Take(); err != nil {
		t.Fatal(err)
	}
	if s := next(t, ada); s.Presenter != "Pat" || s.Presenting || s.Scene != nil {
		t.Errorf("%+v", s)
	}
	if s := next(t, pat); !s.Presenting || s.Followers != 1 || s.Presenter != "Pat" {
		t.Errorf("%+v", s)
	}
	for i := range page(4) {
		pat.Publish(i)
	}
	if s := next(t, ada); shown(s) != 3 {
		t.Errorf("%+v", s)
	}
	life, end := context.WithCancel(t.Context())
	zoe := rooms.Enter(life, "story", Identity{"Zoe", true})
	if s := next(t, zoe); s.Presenter != "Pat" || s.Scene != nil {
		t.Errorf("who does not follow sees the scene: %+v", s)
	}
	if err := zoe.Take(); err == nil || err.Error() != "you cannot present: Pat presents now" {
		t.Error(err)
	}
	join(t, zoe)
	if s := next(t, zoe); shown(s) != 3 || s.Followers != 2 {
		t.Errorf("%+v", s)
	}
	ada.Leave()
	if s := next(t, ada); s.Scene != nil || s.Presenter != "Pat" || s.Followers != 1 {
		t.Errorf("%+v", s)
	}
	pat.Publish(4)
	if len(ada.news) != 0 {
		t.Error("who has left is told of a scene")
	}
	join(t, ada) // again, and sees the newest
	if s := next(t, ada); shown(s) != 4 {
		t.Errorf("%+v", s)
	}
	pat.Leave()
	if s := next(t, ada); s.Presenter != "" || s.Scene != nil || s.Followers != 2 {
		t.Errorf("%+v", s)
	}
	if err := zoe.Take(); err != nil { // who presents follows no more
		t.Fatal(err)
	}
	if s := next(t, ada); s.Presenter != "Zoe" || s.Followers != 1 || s.Scene != nil {
		t.Errorf("%+v", s)
	}
	end()
	zoe.exit() // as the end of the context does, sooner or later
	if s := next(t, ada); s.Presenter != "" {
		t.Errorf("who has gone still presents: %+v", s)
	}
	if err := zoe.Take(); !errors.Is(err, ErrGone) {
		t.Error(err)
	}
	if err := elsewhere.Take(); err != nil {
		t.Error("another room is not free: ", err)
	}
}

// A reader that ends takes its member with it, whether or not it waits just then.
func TestTheEndOfAReaderEndsItsMember(t *testing.T) {
	for _, waiting := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			var rooms Rooms[page]
			m := rooms.Enter(t.Context(), "story", Identity{"Pat", true})
			life, end := context.WithCancel(t.Context())
			if _, err := m.Await(life); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			if waiting {
				go func() {
					_, err := m.Await(life)
					ended <- err
				}()
				synctest.Wait()
			}
			end()
			synctest.Wait()
			if waiting {
				if err := <-ended; !errors.Is(err, context.Canceled) {
					t.Errorf("error %v", err)
				}
			}
			if len(rooms.rooms) != 0 {
				t.Error("a room without members is kept")
			}
			m.exit()
			join(t, m)
			m.Leave()
			m.Publish(1)
			if len(rooms.rooms) != 0 {
				t.Error("who has gone is back")
			}
		})
	}
}

// TestHundreds lets hundreds of members come, go, follow and present at once:
// no follower ever goes back in what one presenter shows, one presents at a time,
// and nothing is left. That publishing waits for nobody is part of it.
func TestHundreds(t *testing.T) {
	var rooms Rooms[page]
	var presenting atomic.Int32
	var counter atomic.Int64
	var crowd sync.WaitGroup
	for i := range 300 {
		crowd.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			life, end := context.WithCancel(t.Context())
			m := rooms.Enter(life, "story", Identity{fmt.Sprint("member ", i), i%10 == 0})
			var watcher sync.WaitGroup
			watcher.Go(func() { watch(t, life, m) })
			for range 20 {
				switch r.IntN(4) {
				case 0:
					m.Leave()
				case 1:
					if m.Take() == nil {
						if presenting.Add(1) != 1 {
							t.Error("two present")
						}
						for range 5 {
							m.Publish(page(counter.Add(1)))
						}
						presenting.Add(-1)
						m.Leave()
					}
				default:
					_ = m.Join()
				}
			}
			end()
			m.exit()
			watcher.Wait()
		})
	}
	crowd.Wait()
	if len(rooms.rooms) != 0 {
		t.Error("something is left")
	}
}

// watch takes what is new for a member until it leaves.
func watch(t *testing.T, ctx context.Context, m *Member[page]) {
	var last page
	for {
		s, err := m.Await(ctx)
		if err != nil {
			return
		}
		switch {
		case s.Scene != nil && (s.Presenting || s.Presenter == ""):
			t.Errorf("this cannot be: %+v", s)
		case s.Followers < 0 || s.Followers > 300:
			t.Errorf("%d follow", s.Followers)
		case s.Scene != nil && *s.Scene < last:
			t.Errorf("back from %d to %d", last, *s.Scene)
		}
		last = max(last, shown(s))
	}
}

// TestEveryFollowerSeesTheLastScene after any number that it has missed.
func TestEveryFollowerSeesTheLastScene(t *testing.T) {
	var rooms Rooms[page]
	pat := rooms.Enter(t.Context(), "story", Identity{"Pat", true})
	if err := pat.Take(); err != nil {
		t.Fatal(err)
	}
	const last = 5000
	var followers sync.WaitGroup
	for range 200 {
		m := rooms.Enter(t.Context(), "story", Identity{})
		join(t, m)
		followers.Go(func() {
			for {
				s, err := m.Await(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				if shown(s) == last {
					return
				}
			}
		})
	}
	for i := range page(last + 1) {
		pat.Publish(i)
	}
	followers.Wait()
}

func BenchmarkPublish(b *testing.B) {
	var rooms Rooms[page]
	pat := rooms.Enter(b.Context(), "story", Identity{"Pat", true})
	for range 500 {
		_ = rooms.Enter(b.Context(), "story", Identity{}).Join()
	}
	if err := pat.Take(); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		pat.Publish(page(i))
	}
}
