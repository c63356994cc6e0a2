// Package room lets people who read the same story follow one who presents it.
//
// There is one room a story. Everybody who reads the story stands at its door,
// and is told who presents and how many follow. Who goes in gets the presenter's
// state as well: where the presenter is, and what is shown there. What a state
// is, this package need not know; it must never change once it is published.
//
// Nobody waits for anybody. A member is told that there is something new, and
// takes the newest: what came between is lost. So a presenter is as fast as if
// nobody followed, and a slow follower slows none but itself.
package room

import (
	"errors"
	"fmt"
	"sync"
)

// A Who is what others are told of a member.
type Who struct {
	Name     string // on one line, harmless to a terminal
	Presents bool   // whether the member may present
}

// An Update is what a member is told.
type Update[S any] struct {
	Presenter string // who presents; empty while nobody does
	Presented bool   // whether anybody does
	Presents  bool   // whether the member itself does
	Follows   bool   // whether it follows
	Followers int    // how many do

	// State is the presenter's newest, for a member that follows. HasState is
	// false where it does not, or where the presenter has shown none yet.
	State    S
	HasState bool
}

// Rooms are the rooms of a server. The zero value has none and is ready for use.
// All methods of Rooms and of Member may be called from any goroutine.
type Rooms[S any] struct {
	mu    sync.Mutex
	rooms map[string]*room[S] // those that have members
}

// A room is what is known of one story.
type room[S any] struct {
	mu        sync.Mutex
	members   map[*Member[S]]struct{}
	presenter *Member[S] // nil for none
	followers int
	state     S
	hasState  bool
}

// A Member is one session that reads a story.
type Member[S any] struct {
	rooms *Rooms[S]
	room  *room[S]
	story string
	who   Who
	news  chan struct{} // holds one where there is something new
	gone  chan struct{} // closed once the member has left the story

	follows bool // of the room's lock
	left    bool // of the room's lock
}

// Why a member cannot take a room, beside another who presents.
var (
	ErrMayNot = errors.New("your key may not present")
	ErrLeft   = errors.New("this session has ended")
)

// Enter makes a member of the story's room, which stands at its door. Close must
// be called in the end.
func (r *Rooms[S]) Enter(story string, who Who) *Member[S] {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.rooms == nil {
		r.rooms = map[string]*room[S]{}
	}
	if r.rooms[story] == nil {
		r.rooms[story] = &room[S]{members: map[*Member[S]]struct{}{}}
	}
	m := &Member[S]{
		rooms: r, room: r.rooms[story], story: story, who: who,
		news: make(chan struct{}, 1), gone: make(chan struct{}),
	}
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	m.room.members[m] = struct{}{}
	if m.room.presenter != nil {
		m.tell()
	}
	return m
}

// Close takes the member out. Who presented no longer does.
func (m *Member[S]) Close() {
	m.rooms.mu.Lock() // before the room's, as in Enter
	defer m.rooms.mu.Unlock()
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	if m.left {
		return
	}
	m.release()
	m.leave()
	m.left = true
	delete(m.room.members, m)
	close(m.gone)
	if len(m.room.members) == 0 {
		delete(m.rooms.rooms, m.story)
	}
}

// Take makes the member the one who presents, and no follower. It fails where
// another does, and with ErrMayNot for who may not. Taking what one has changes
// nothing.
func (m *Member[S]) Take() error {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	switch p := m.room.presenter; {
	case m.left:
		return ErrLeft
	case !m.who.Presents:
		return ErrMayNot
	case p == m:
		return nil
	case p != nil:
		return fmt.Errorf("%s presents now", p.who.Name)
	}
	m.leave()
	m.room.presenter = m
	m.room.tellAll()
	return nil
}

// Release ends the member's presenting, if it does. Followers stay in the room,
// for whoever presents next.
func (m *Member[S]) Release() {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	m.release()
}

// release is Release; the room is locked.
func (m *Member[S]) release() {
	if m.room.presenter != m {
		return
	}
	var none S
	m.room.presenter, m.room.state, m.room.hasState = nil, none, false
	m.room.tellAll()
}

// Join lets the member follow. Who presents does not.
func (m *Member[S]) Join() {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	if m.left || m.follows || m.room.presenter == m {
		return
	}
	m.follows = true
	m.room.followers++
	m.room.tellAll()
}

// Leave lets the member follow no more. It still is told who presents.
func (m *Member[S]) Leave() {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	m.leave()
}

// leave is Leave; the room is locked.
func (m *Member[S]) leave() {
	if !m.follows {
		return
	}
	m.follows = false
	m.room.followers--
	m.room.tellAll()
}

// Publish shows a state to those who follow. It never waits for them. From who
// does not present it is lost.
func (m *Member[S]) Publish(state S) {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	if m.room.presenter != m {
		return
	}
	m.room.state, m.room.hasState = state, true
	for other := range m.room.members {
		if other.follows {
			other.tell()
		}
	}
}

// Next waits until there is something new and gives what is so then; false once
// the member has been closed. One goroutine may wait at a time: of several, one
// is told.
func (m *Member[S]) Next() (Update[S], bool) {
	select {
	case <-m.gone:
		return Update[S]{}, false
	case <-m.news:
		return m.Now()
	}
}

// Now gives what is so, whether or not it is new; false once the member has been
// closed.
func (m *Member[S]) Now() (Update[S], bool) {
	m.room.mu.Lock()
	defer m.room.mu.Unlock()
	if m.left {
		return Update[S]{}, false
	}
	u := Update[S]{Follows: m.follows, Followers: m.room.followers}
	if p := m.room.presenter; p != nil {
		u.Presenter, u.Presented, u.Presents = p.who.Name, true, p == m
	}
	if m.follows {
		u.State, u.HasState = m.room.state, m.room.hasState
	}
	return u, true
}

// tell notes that there is something new for the member.
func (m *Member[S]) tell() {
	select {
	case m.news <- struct{}{}:
	default: // it has not taken the last, and will find this too
	}
}

// tellAll tells every member. The room is locked.
func (r *room[S]) tellAll() {
	for m := range r.members {
		m.tell()
	}
}
