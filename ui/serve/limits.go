package serve

import (
	"errors"
	"maps"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// Limits bound what callers may take.
type Limits struct {
	Sessions   int // in all
	PerAddress int // sessions from one address, or one IPv6 network of 64 bits
	Handshakes int // connections on their way in at a time, in all
	// Rate is how many connections of an address on which something is said are taken
	// in rateWindow. Each session of a connection after the first counts like one.
	Rate int
}

const (
	rateWindow = 20 * time.Second
	// maxCounted is how many addresses are counted in one window. Only attackers
	// have more; further ones are turned away until the next.
	maxCounted = 10_000
)

// DefaultLimits let a class behind one address come in at once.
func DefaultLimits() Limits {
	return Limits{Sessions: 1000, PerAddress: 100, Handshakes: 400, Rate: 100}
}

// A limiter counts connections and sessions.
type limiter struct {
	limits Limits
	now    func() time.Time

	mu         sync.Mutex
	conns      map[*connection]struct{}
	handshakes int                  // connections on their way in
	sessions   int                  // in all
	addresses  map[netip.Prefix]int // sessions of each, by groupOf
	recent     map[netip.Prefix]int // connections of each in this window
	told       int                  // refused connections that were told why in this window
	window     time.Time            // when it began
}

func newLimiter(l Limits, now func() time.Time) *limiter {
	return &limiter{limits: l, now: now, conns: map[*connection]struct{}{}, addresses: map[netip.Prefix]int{}, recent: map[netip.Prefix]int{}}
}

// The reasons why a connection or a session is not taken.
var (
	errRate       = errors.New("too many connections from this address in a short time")
	errHandshakes = errors.New("too many connections on their way in")
	errFull       = errors.New("the server is full")
	errAddress    = errors.New("too many sessions from this address")
	errConnection = errors.New("too many sessions on one connection")
)

// connect counts a connection that is on its way in. Where there is no room, the oldest
// gives way of those on which nothing was said, of the same address before others: who
// opens connections and is silent keeps nobody out. It is returned for the caller to
// drop.
func (l *limiter) connect(c *connection) (silent *connection, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	full := len(l.conns) >= l.limits.Sessions+l.limits.Handshakes
	if full || l.handshakes >= l.limits.Handshakes {
		switch silent = l.oldestSilent(groupOf(c.address)); {
		case silent != nil:
			l.forget(silent)
		case full:
			return nil, errFull
		default:
			return nil, errHandshakes
		}
	}
	l.conns[c] = struct{}{}
	l.handshakes++
	return silent, nil
}

// oldestSilent returns the oldest connection on which nothing was said, of a group
// before others; nil for none. The lock is held.
func (l *limiter) oldestSilent(group netip.Prefix) *connection {
	var oldest *connection
	own := false
	for c := range l.conns {
		if c.spoken.Load() {
			continue
		}
		same := groupOf(c.address) == group
		if oldest == nil || same && !own || same == own && c.since.Before(oldest.since) {
			oldest, own = c, same
		}
	}
	return oldest
}

// forget counts a connection on its way in no more. The lock is held.
func (l *limiter) forget(c *connection) {
	delete(l.conns, c)
	l.handshakes--
}

// maxTold is how many refused connections are told why in rateWindow: each of them is
// kept for a moment.
const maxTold = 200

// mayTell reports whether one more refused connection may be told why.
func (l *limiter) mayTell() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turnWindow()
	l.told++
	return l.told <= maxTold
}

// allow counts a further session of a connection against the rate of its address,
// and reports whether there may be one.
func (l *limiter) allow(address netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.allowLocked(address)
}

func (l *limiter) allowLocked(address netip.Addr) bool {
	group := groupOf(address)
	l.turnWindow()
	n := l.recent[group]
	if n >= l.limits.Rate || n == 0 && len(l.recent) >= maxCounted {
		return false
	}
	l.recent[group]++
	return true
}

// turnWindow begins another window once this one is over. The lock is held.
func (l *limiter) turnWindow() {
	if now := l.now(); now.Sub(l.window) >= rateWindow {
		l.window, l.told = now, 0
		clear(l.recent)
	}
}

// admitted counts a connection among those that are in.
func (l *limiter) admitted() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.handshakes--
}

// disconnect counts a connection no more.
func (l *limiter) disconnect(c *connection, admitted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, counted := l.conns[c]; !counted {
		return // it gave way
	}
	delete(l.conns, c)
	if !admitted {
		l.handshakes--
	}
}

// enter counts a session. If it returns nil, the caller must call leave.
func (l *limiter) enter(address netip.Addr) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	group := groupOf(address)
	switch {
	case l.sessions >= l.limits.Sessions:
		return errFull
	case l.addresses[group] >= l.limits.PerAddress:
		return errAddress
	}
	l.sessions++
	l.addresses[group]++
	return nil
}

// leave counts a session no more.
func (l *limiter) leave(address netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	group := groupOf(address)
	l.sessions--
	if l.addresses[group]--; l.addresses[group] == 0 {
		delete(l.addresses, group)
	}
}

// open returns the number of connections.
func (l *limiter) open() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.conns)
}

// dropIdle closes the connections that have no session.
func (l *limiter) dropIdle() {
	l.mu.Lock()
	all := slices.Collect(maps.Keys(l.conns))
	l.mu.Unlock() // which a connection may want while it is looked at
	for _, c := range all {
		if c.idle() {
			c.drop(reasonStopped)
		}
	}
}

// groupOf returns what an address is counted as: itself, or the network of 64 bits
// that an IPv6 address stands in, as one caller usually has all of that.
func groupOf(address netip.Addr) netip.Prefix {
	bits := address.BitLen()
	if address.Is6() {
		bits = 64
	}
	group, _ := address.Prefix(bits) // it fails for no address: those that are not known count as one
	return group
}
