package serve

import (
	"cmp"
	"errors"
	"maps"
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits say how much is given to whom.
type Limits struct {
	Sessions   int // in all
	PerAddress int // from one address, or one IPv6 network of 64 bits
	PerKey     int // with one key
	// Handshakes is how many connections may be on their way in at a time, in all;
	// an address may have a quarter of them.
	Handshakes int
	// Rate is how many connections an address may open in a second, after a first
	// Burst.
	Rate  float64
	Burst int
}

// DefaultLimits are what zero stands for. They let a class behind one address
// come in at once.
func DefaultLimits() Limits {
	return Limits{Sessions: 1000, PerAddress: 100, PerKey: 20, Handshakes: 200, Rate: 5, Burst: 100}
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Sessions: cmp.Or(l.Sessions, d.Sessions), PerAddress: cmp.Or(l.PerAddress, d.PerAddress),
		PerKey: cmp.Or(l.PerKey, d.PerKey), Handshakes: cmp.Or(l.Handshakes, d.Handshakes),
		Rate: cmp.Or(l.Rate, d.Rate), Burst: cmp.Or(l.Burst, d.Burst),
	}
}

// A limiter counts connections and sessions.
type limiter struct {
	limits Limits
	now    func() time.Time

	mu         sync.Mutex
	conns      map[*connection]struct{}
	handshakes tally
	addresses  tally // sessions by group
	keys       tally // sessions by fingerprint
	sessions   int
	buckets    map[string]*rate.Limiter // by group
	strangers  *rate.Limiter            // for all that buckets has no room for
}

// A tally counts by name, and holds no name of which there is none.
type tally map[string]int

func (t tally) add(name string, n int) {
	if t[name] += n; t[name] <= 0 {
		delete(t, name)
	}
}

func (t tally) total() (n int) {
	for _, count := range t {
		n += count
	}
	return n
}

func newLimiter(l Limits, now func() time.Time) *limiter {
	return &limiter{
		limits: l, now: now, conns: map[*connection]struct{}{},
		handshakes: tally{}, addresses: tally{}, keys: tally{},
		buckets: map[string]*rate.Limiter{}, strangers: rate.NewLimiter(rate.Limit(l.Rate), l.Burst),
	}
}

// The reasons why a connection or a session is not taken.
var (
	errRate       = errors.New("too many connections from this address in a short time")
	errHandshakes = errors.New("too many connections on their way in")
	errFull       = errors.New("the server is full")
	errAddress    = errors.New("too many sessions from this address")
	errKey        = errors.New("too many sessions with this key")
	errConnection = errors.New("too many sessions on one connection")
)

// connect counts a connection that is on its way in.
func (l *limiter) connect(c *connection) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case !l.bucket(c.group).AllowN(l.now(), 1):
		return errRate
	case l.handshakes.total() >= l.limits.Handshakes,
		l.handshakes[c.group] >= max(1, l.limits.Handshakes/4):
		return errHandshakes
	case len(l.conns) >= l.limits.Sessions+l.limits.Handshakes:
		return errFull
	}
	l.conns[c] = struct{}{}
	l.handshakes.add(c.group, 1)
	return nil
}

// allow counts something that an address does against its rate.
func (l *limiter) allow(group string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.bucket(group).AllowN(l.now(), 1)
}

// maxBuckets is how many addresses' rates are kept apart. It takes an attacker
// with as many addresses to share one.
const maxBuckets = 10_000

// bucket gives what limits the rate of an address. Those that are full again are
// forgotten when there are too many.
func (l *limiter) bucket(group string) *rate.Limiter {
	if b := l.buckets[group]; b != nil {
		return b
	}
	if len(l.buckets) >= maxBuckets {
		now := l.now()
		for name, b := range l.buckets {
			if b.TokensAt(now) >= float64(l.limits.Burst) {
				delete(l.buckets, name)
			}
		}
	}
	if len(l.buckets) >= maxBuckets {
		return l.strangers
	}
	b := rate.NewLimiter(rate.Limit(l.limits.Rate), l.limits.Burst)
	l.buckets[group] = b
	return b
}

// admitted counts a connection among those that are in.
func (l *limiter) admitted(c *connection) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.handshakes.add(c.group, -1)
}

// disconnect counts a connection no more.
func (l *limiter) disconnect(c *connection, admitted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, c)
	if !admitted {
		l.handshakes.add(c.group, -1)
	}
}

// enter counts a session from an address group with a key, which may be none.
// Whoever gets nil calls leave in the end.
func (l *limiter) enter(group, fingerprint string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.sessions >= l.limits.Sessions:
		return errFull
	case l.addresses[group] >= l.limits.PerAddress:
		return errAddress
	case fingerprint != "" && l.keys[fingerprint] >= l.limits.PerKey:
		return errKey
	}
	l.count(group, fingerprint, 1)
	return nil
}

// leave counts a session no more.
func (l *limiter) leave(group, fingerprint string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count(group, fingerprint, -1)
}

func (l *limiter) count(group, fingerprint string, n int) {
	l.sessions += n
	l.addresses.add(group, n)
	if fingerprint != "" {
		l.keys.add(fingerprint, n)
	}
}

// open counts connections.
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

// groupOf gives what an address is counted as: itself, or the network of 64 bits
// that an IPv6 address stands in, as one caller usually has all of that.
func groupOf(address netip.Addr) string {
	if address.Is6() {
		if prefix, err := address.Prefix(64); err == nil {
			return prefix.String()
		}
	}
	return address.String()
}
