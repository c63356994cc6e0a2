// Package room lets people who read the same story follow one who presents it.
//
// There is one room a story. Everybody who reads the story is a member, and knows
// who presents and how many follow. A member who follows also gets the presenter's
// scene: where the presenter is, and what is shown there. What a scene is, this
// package need not know; it must never change once it is published.
//
// Nobody waits for anybody. A member learns that there is something new, and takes
// the newest: what came between is lost. So a presenter is as fast as if nobody
// followed, and a slow follower slows only itself.
package room

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// An Identity is what others know of a member.
type Identity struct {
	Name     string // on one line, harmless to a terminal
	Presents bool   // whether the member may present
}

// A State is what a member knows of the room.
type State[S any] struct {
	Presenter  string // who presents; "" for nobody
	Presenting bool   // it is the member itself
	Followers  int
	Scene      *S // the presenter's newest, for a member that follows; nil before there is one
}

// Rooms are the rooms of a server. The zero value has none and is ready for use.
// All methods of Rooms and of Member may be called from any goroutine.
type Rooms[S any] struct {
	mu    sync.Mutex
	rooms map[string]*room[S] // those that have members
}

// A room is what is known of one story. It is guarded by the lock of all rooms.
type room[S any] struct {
	members   map[*Member[S]]struct{}
	presenter *Member[S] // nil for none
	followers int
	scene     *S // nil if there is no presenter, or nothing was shown yet
}

// A Member is one session that reads a story.
type Member[S any] struct {
	rooms    *Rooms[S]
	room     *room[S]
	story    string
	identity Identity
	awaited  sync.Once
	news     chan struct{} // holds one if there is something new

	// Guarded by the lock of all rooms.
	follows bool
	gone    bool
}

// Why a member cannot take a room, beside another who presents.
var (
	ErrMayNot = errors.New("you cannot present: your key may not present")
	ErrGone   = errors.New("you cannot present: this session has ended")
)

// Enter makes a member of the story's room until ctx ends.
func (r *Rooms[S]) Enter(ctx context.Context, story string, identity Identity) *Member[S] {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.rooms == nil {
		r.rooms = map[string]*room[S]{}
	}
	if r.rooms[story] == nil {
		r.rooms[story] = &room[S]{members: map[*Member[S]]struct{}{}}
	}
	m := &Member[S]{rooms: r, room: r.rooms[story], story: story, identity: identity, news: make(chan struct{}, 1)}
	m.room.members[m] = struct{}{}
	m.wake()
	context.AfterFunc(ctx, m.exit)
	return m
}

// exit takes the member out of the room.
func (m *Member[S]) exit() {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	if m.gone {
		return
	}
	m.leave()
	m.gone = true
	delete(m.room.members, m)
	if len(m.room.members) == 0 {
		delete(m.rooms.rooms, m.story)
	}
}

// Take makes the member the presenter, who follows nobody. It fails if another
// presents, and with ErrMayNot for a member who may not. Taking twice changes
// nothing.
func (m *Member[S]) Take() error {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	switch p := m.room.presenter; {
	case m.gone:
		return ErrGone
	case !m.identity.Presents:
		return ErrMayNot
	case p == m:
		return nil
	case p != nil:
		return fmt.Errorf("you cannot present: %s presents now", p.identity.Name)
	}
	m.leave()
	m.room.presenter = m
	m.room.wakeAll()
	return nil
}

// Join lets the member follow whoever presents, now or later. A presenter does
// not. It never fails.
func (m *Member[S]) Join() error {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	if m.gone || m.follows || m.room.presenter == m {
		return nil
	}
	m.follows = true
	m.room.followers++
	m.room.wakeAll()
	return nil
}

// Leave ends the member's presenting or following. Those who followed it follow
// whoever presents next.
func (m *Member[S]) Leave() {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	m.leave()
}

// leave is Leave. The lock is held.
func (m *Member[S]) leave() {
	switch {
	case m.room.presenter == m:
		m.room.presenter, m.room.scene = nil, nil
	case m.follows:
		m.follows = false
		m.room.followers--
	default:
		return
	}
	m.room.wakeAll()
}

// Publish shows a scene to those who follow, without waiting for them. It does
// nothing for a member who does not present.
func (m *Member[S]) Publish(scene S) {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	if m.room.presenter != m {
		return
	}
	m.room.scene = &scene
	for other := range m.room.members {
		if other.follows {
			other.wake()
		}
	}
}

// Await waits until the room has changed since it last returned, and returns its
// state; the first time it returns at once. The member leaves the room when ctx
// ends. Only one goroutine may wait at a time.
func (m *Member[S]) Await(ctx context.Context) (State[S], error) {
	m.awaited.Do(func() { context.AfterFunc(ctx, m.exit) })
	select {
	case <-ctx.Done():
		return State[S]{}, ctx.Err()
	case <-m.news:
		return m.state(), nil
	}
}

// state returns what the member knows now.
func (m *Member[S]) state() State[S] {
	m.rooms.mu.Lock()
	defer m.rooms.mu.Unlock()
	s := State[S]{Followers: m.room.followers}
	if p := m.room.presenter; p != nil {
		s.Presenter, s.Presenting = p.identity.Name, p == m
	}
	if m.follows {
		s.Scene = m.room.scene
	}
	return s
}

// wake notes that there is something new for the member.
func (m *Member[S]) wake() {
	select {
	case m.news <- struct{}{}:
	default: // it has not taken the last, and will find this too
	}
}

// wakeAll wakes every member. The lock is held.
func (r *room[S]) wakeAll() {
	for m := range r.members {
		m.wake()
	}
}
