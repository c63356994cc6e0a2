package serve

import (
	"fmt"
	"log/slog"
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
	l := newLimiter(Limits{Sessions: 1000, Handshakes: 1000, Rate: 2, Burst: 3}, func() time.Time { return now })
	knock := func(group string) error {
		c := &connection{group: group}
		err := l.connect(c)
		if err == nil {
			l.admitted(c)
		}
		return err
	}
	for i := range 3 {
		if err := knock("a"); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := knock("a"); err != errRate {
		t.Error(err)
	}
	if err := knock("b"); err != nil {
		t.Error("another address suffers: ", err)
	}
	now = now.Add(500 * time.Millisecond)
	if err := knock("a"); err != nil {
		t.Error(err)
	}
	if err := knock("a"); err != errRate {
		t.Error(err)
	}
	// Addresses that are silent are forgotten.
	for i := range 2 * maxBuckets {
		now = now.Add(10 * time.Second)
		if err := knock(fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
		if i%1000 == 999 {
			clear(l.conns)
		}
	}
	if n := len(l.buckets); n > maxBuckets {
		t.Error(n)
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	l := newLimiter(Limits{Sessions: 5, PerAddress: 3, PerKey: 2, Handshakes: 8, Rate: 1000, Burst: 1000}, time.Now)
	for i, c := range []struct {
		group, key string
		want       error
	}{
		{"a", "k", nil}, {"a", "k", nil}, {"b", "k", errKey}, {"a", "l", nil}, {"a", "m", errAddress},
		{"b", "", nil}, {"b", "", nil}, {"c", "", errFull},
	} {
		if err := l.enter(c.group, c.key); err != c.want {
			t.Errorf("%d: %v, want %v", i, err, c.want)
		}
	}
	for _, c := range []struct{ group, key string }{{"a", "k"}, {"a", "k"}, {"a", "l"}, {"b", ""}, {"b", ""}} {
		l.leave(c.group, c.key)
	}
	var handshakes []*connection
	for i, want := range []error{nil, nil, errHandshakes} {
		c := &connection{group: "a"}
		if err := l.connect(c); err != want {
			t.Errorf("handshake %d: %v, want %v", i, err, want)
		}
		if want == nil {
			handshakes = append(handshakes, c)
		}
	}
	for _, c := range handshakes {
		l.disconnect(c, false)
	}
	if l.sessions != 0 || len(l.addresses)+len(l.keys)+len(l.handshakes)+len(l.conns) != 0 {
		t.Errorf("something is left: %+v", l)
	}
}
