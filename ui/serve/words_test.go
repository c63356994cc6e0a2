package serve

import (
	"log/slog"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"
)

func textLog(l *logbook) *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }

func TestWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"":                                 nil,
		"   ":                              nil,
		"story":                            {"story"},
		"  report   a-story  --format x ":  {"report", "a-story", "--format", "x"},
		`"A long name" 'and "another"'`:    {"A long name", `and "another"`},
		`half"quoted name"`:                {"halfquoted name"},
		`"" ''`:                            {"", ""},
		"a;rm -rf / | b && $(c) `d` > e\\": {"a;rm", "-rf", "/", "|", "b", "&&", "$(c)", "`d`", ">", "e\\"},
		"Straße 漢字":                        {"Straße", "漢字"},
	} {
		got, err := words(line)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", line, got, err)
		}
	}
	for _, line := range []string{`"open`, "it's", "a\nb", "a\tb", "a\x00b", "a\x1b[2J", "\xff", "a\u202eb"} {
		if got, err := words(line); err == nil {
			t.Errorf("%q gave %q", line, got)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add(`report "a story" --format json`)
	f.Add(`'"' ""`)
	f.Fuzz(func(t *testing.T, line string) {
		got, err := words(line)
		if err != nil {
			return
		}
		// Nothing is added and only blanks and quotes are lost.
		keep := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune(` "'`, r) {
					return -1
				}
				return r
			}, s)
		}
		if keep(strings.Join(got, "")) != keep(line) {
			t.Errorf("%q became %q", line, got)
		}
	})
}

func TestSizesAreBounded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		w, h uint32
		want Size
	}{
		{120, 40, Size{120, 40}},
		{1, 1, Size{1, 1}},
		{0, 0, Size{80, 24}},
		{0, 40, Size{80, 40}},
		{1000, 1000, Size{500, 100}},
		{200, 1000, Size{200, 200}},
		{400, 150, Size{400, 125}},
		{1<<32 - 1, 1<<32 - 1, Size{500, 100}},
		{1, 1 << 31, Size{1, 200}},
	} {
		if got := sizeOf(c.w, c.h); got != c.want {
			t.Errorf("%dx%d: %v, want %v", c.w, c.h, got, c.want)
		}
	}
}

func TestVariables(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"LANG": true, "LC_ALL": true, "LC_CTYPE": true, "COLORTERM": true, "NO_COLOR": true,
		"TERM": false, "PATH": false, "LD_PRELOAD": false, "TMUX": false, "SSH_TTY": false, "TERM_PROGRAM": false,
		"TTY_FORCE": false, "CLICOLOR_FORCE": false, "LC_\x1b": false, "LC_" + strings.Repeat("A", 100): false, "": false,
	} {
		if got := readerVariable(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestRate(t *testing.T) {
	t.Parallel()
	now := time.Now()
	l := newLimiter(Limits{Sessions: 1000, Handshakes: 1000, Rate: 3}, func() time.Time { return now })
	knock := func(address netip.Addr) error {
		if !l.allow(address) {
			return errRate
		}
		return nil
	}
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for i := range 3 {
		if err := knock(a); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := knock(a); err != errRate {
		t.Error(err)
	}
	if err := knock(b); err != nil {
		t.Error("another address suffers: ", err)
	}
	now = now.Add(rateWindow)
	if err := knock(a); err != nil {
		t.Error("an address is not forgiven: ", err)
	}
	for i, want := range []bool{true, true, false} {
		if l.allow(a) != want {
			t.Errorf("further session %d: allowed %v", i, !want)
		}
	}
	// The memory for addresses is bounded, and those that are known do not suffer.
	refused := 0
	for i := range 2 * maxCounted {
		if !l.allow(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})) {
			refused++
		}
	}
	if n := len(l.recent); n != maxCounted || refused != maxCounted+1 {
		t.Errorf("%d addresses are counted, %d refused", n, refused)
	}
	if !l.allow(netip.AddrFrom4([4]byte{10, 0, 0, 1})) {
		t.Error("an address that was there before suffers")
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	l := newLimiter(Limits{Sessions: 4, PerAddress: 2, Handshakes: 2, Rate: 1000}, time.Now)
	a, sameNetwork := netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::2")
	b, c := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for i, s := range []struct {
		address netip.Addr
		want    error
	}{
		{a, nil}, {sameNetwork, nil}, {a, errAddress}, {sameNetwork, errAddress}, {b, nil}, {c, nil}, {b, errFull},
	} {
		if err := l.enter(s.address); err != s.want {
			t.Errorf("%d: %v, want %v", i, err, s.want)
		}
	}
	for _, address := range []netip.Addr{a, a, b, c} {
		l.leave(address)
	}
	var handshakes []*connection
	for i, want := range []error{nil, nil, errHandshakes} {
		c := &connection{address: a}
		c.spoken.Store(true)
		if silent, err := l.connect(c); err != want || silent != nil {
			t.Errorf("handshake %d: %v, want %v; gives way: %v", i, err, want, silent != nil)
		}
		if want == nil {
			handshakes = append(handshakes, c)
		}
	}
	for _, c := range handshakes {
		l.disconnect(c, false)
	}
	if l.sessions+l.handshakes+len(l.addresses)+len(l.conns) != 0 {
		t.Errorf("something is left: %+v", l)
	}
}

// Where there is no room, the oldest connection gives way on which nothing was said, of
// the same address before others; one on which something was said never does.
func TestSilentConnectionsGiveWay(t *testing.T) {
	t.Parallel()
	began := time.Now()
	l := newLimiter(Limits{Sessions: 10, Handshakes: 4, Rate: 1000}, time.Now)
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	connect := func(second int, address netip.Addr, spoken bool) (c, silent *connection, err error) {
		c = &connection{address: address, since: began.Add(time.Duration(second) * time.Second)}
		c.spoken.Store(spoken)
		silent, err = l.connect(c)
		return c, silent, err
	}
	oldest, _, _ := connect(0, b, false)
	talker, _, _ := connect(1, a, true)
	older, _, _ := connect(2, a, false)
	newer, _, _ := connect(3, a, false)
	for i, want := range []*connection{older, newer, oldest} {
		if _, silent, err := connect(4+i, a, true); silent != want || err != nil {
			t.Errorf("%d: %v gives way, want %v; %v", i, silent, want, err)
		}
	}
	if _, silent, err := connect(9, a, true); silent != nil || err != errHandshakes {
		t.Errorf("all have said something: %v gives way; %v", silent, err)
	}
	for _, c := range []*connection{older, newer, oldest} { // as they are dropped
		l.disconnect(c, false)
	}
	if _, in := l.conns[talker]; !in || l.handshakes != 4 {
		t.Errorf("%d are counted on their way in", l.handshakes)
	}
}
