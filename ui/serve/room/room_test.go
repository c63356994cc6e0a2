package room

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A page is a state of these tests: a number that only grows.
type page int

func next(t *testing.T, m *Member[page]) Update[page] {
	t.Helper()
	type result struct {
		update Update[page]
		ok     bool
	}
	got := make(chan result, 1)
	go func() {
		u, ok := m.Next()
		got <- result{u, ok}
	}()
	select {
	case r := <-got:
		if !r.ok {
			t.Fatal("the member is closed")
		}
		return r.update
	case <-time.After(time.Minute):
		t.Fatal("there is nothing new")
	}
	panic("unreachable")
}

func TestPresentAndFollow(t *testing.T) {
	var rooms Rooms[page]
	pat := rooms.Enter("story", Who{"Pat", true})
	defer pat.Close()
	ada := rooms.Enter("story", Who{"Ada", false})
	defer ada.Close()
	elsewhere := rooms.Enter("another", Who{"Bea", true})
	defer elsewhere.Close()

	if err := ada.Take(); err != ErrMayNot {
		t.Error(err)
	}
	ada.Join() // before anybody presents
	if u := next(t, ada); !u.Follows || u.Followers != 1 || u.Presented {
		t.Errorf("%+v", u)
	}
	ada.Publish(9) // is lost
	if err := pat.Take(); err != nil {
		t.Fatal(err)
	}
	if u := next(t, ada); u.Presenter != "Pat" || u.HasState {
		t.Errorf("%+v", u)
	}
	if u := next(t, pat); !u.Presents || u.Followers != 1 || u.Presenter != "Pat" {
		t.Errorf("%+v", u)
	}
	pat.Publish(1)
	pat.Publish(2)
	pat.Publish(3)
	if u := next(t, ada); u.State != 3 || !u.HasState {
		t.Errorf("%+v", u)
	}
	late := rooms.Enter("story", Who{"Zoe", true})
	if u := next(t, late); u.Presenter != "Pat" || u.HasState || u.Follows {
		t.Errorf("who stands at the door sees the state: %+v", u)
	}
	if err := late.Take(); err == nil || err.Error() != "Pat presents now" {
		t.Error(err)
	}
	late.Join()
	if u := next(t, late); u.State != 3 || u.Followers != 2 {
		t.Errorf("%+v", u)
	}
	ada.Leave()
	if u := next(t, ada); u.Follows || u.HasState || u.Presenter != "Pat" {
		t.Errorf("%+v", u)
	}
	pat.Publish(4)
	if u, _ := ada.Now(); u.HasState {
		t.Errorf("%+v", u)
	}
	ada.Join() // again, and sees the newest
	if u := next(t, ada); u.State != 4 {
		t.Errorf("%+v", u)
	}
	pat.Release()
	if u := next(t, ada); u.Presented || u.HasState || !u.Follows {
		t.Errorf("%+v", u)
	}
	if err := late.Take(); err != nil { // who presents follows no more
		t.Fatal(err)
	}
	if u := next(t, ada); u.Presenter != "Zoe" || u.Followers != 1 || u.HasState {
		t.Errorf("%+v", u)
	}
	late.Close() // who drops frees the room
	if u := next(t, ada); u.Presented {
		t.Errorf("%+v", u)
	}
	if err := late.Take(); err != ErrLeft {
		t.Error(err)
	}
	if err := elsewhere.Take(); err != nil {
		t.Error("another room is not free: ", err)
	}
}

// TestClose ends who waits, once and for all, and leaves no room behind.
func TestClose(t *testing.T) {
	var rooms Rooms[page]
	m := rooms.Enter("story", Who{"Pat", true})
	ended := make(chan bool)
	go func() {
		_, ok := m.Next()
		ended <- ok
	}()
	m.Close()
	m.Close()
	m.Join()
	m.Leave()
	m.Release()
	m.Publish(1)
	if <-ended {
		t.Error("a closed member is told something")
	}
	if _, ok := m.Now(); ok {
		t.Error("a closed member knows something")
	}
	if len(rooms.rooms) != 0 {
		t.Error("a room without members is kept")
	}
}

// TestPublishWaitsForNobody: none of the followers ever looks.
func TestPublishWaitsForNobody(t *testing.T) {
	var rooms Rooms[page]
	pat := rooms.Enter("story", Who{"Pat", true})
	defer pat.Close()
	for range 300 {
		m := rooms.Enter("story", Who{})
		defer m.Close()
		m.Join()
	}
	if err := pat.Take(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 10_000 {
			pat.Publish(page(i))
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("publishing waits")
	}
}

// TestHundreds lets hundreds of members come, go, follow and present at once:
// no follower ever goes back in what one presenter shows, every one sees the
// last state, one presents at a time, and the numbers come out.
func TestHundreds(t *testing.T) {
	var rooms Rooms[page]
	var presenting atomic.Int32
	var counter atomic.Int64
	var crowd sync.WaitGroup
	for i := range 300 {
		crowd.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			m := rooms.Enter("story", Who{fmt.Sprint("member ", i), i%10 == 0})
			var watcher sync.WaitGroup
			watcher.Go(func() { watch(t, m) })
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
						m.Release()
					}
				default:
					m.Join()
				}
			}
			m.Close()
			watcher.Wait()
		})
	}
	crowd.Wait()
	if len(rooms.rooms) != 0 {
		t.Error("something is left")
	}
}

// watch takes what a member is told until it is closed.
func watch(t *testing.T, m *Member[page]) {
	var last page
	for {
		u, ok := m.Next()
		if !ok {
			return
		}
		switch {
		case u.HasState && !u.Follows, u.Presents && u.Follows, u.HasState && !u.Presented:
			t.Errorf("this cannot be: %+v", u)
		case u.Followers < 0 || u.Followers > 300:
			t.Errorf("%d follow", u.Followers)
		case u.HasState && u.State < last:
			t.Errorf("back from %d to %d", last, u.State)
		}
		if u.HasState {
			last = u.State
		}
	}
}

// TestEveryFollowerSeesTheLastState after any number that it has missed.
func TestEveryFollowerSeesTheLastState(t *testing.T) {
	var rooms Rooms[page]
	pat := rooms.Enter("story", Who{"Pat", true})
	defer pat.Close()
	if err := pat.Take(); err != nil {
		t.Fatal(err)
	}
	const last = 5000
	var followers sync.WaitGroup
	for range 200 {
		m := rooms.Enter("story", Who{})
		m.Join()
		followers.Go(func() {
			defer m.Close()
			for {
				u, ok := m.Next()
				if !ok {
					t.Error("closed")
					return
				}
				if u.State == last {
					return
				}
			}
		})
	}
	for i := range last + 1 {
		pat.Publish(page(i))
	}
	followers.Wait()
	if u, _ := pat.Now(); u.Followers != 0 {
		t.Errorf("%d follow", u.Followers)
	}
}

func BenchmarkPublish(b *testing.B) {
	var rooms Rooms[page]
	pat := rooms.Enter("story", Who{"Pat", true})
	for range 500 {
		rooms.Enter("story", Who{}).Join()
	}
	if err := pat.Take(); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		pat.Publish(page(i))
	}
}
