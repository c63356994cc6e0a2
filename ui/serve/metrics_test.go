package serve

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMetrics(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	s := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	s.shows(t, "size 60x20")
	gone := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	gone.shows(t, "size 60x20")
	gone.types(t, "!")
	gone.leaves(t)
	if _, err := client.Dial("tcp", "192.0.2.1:80"); err == nil {
		t.Error("a port is forwarded")
	}
	told := ""
	all := func() bool {
		w := httptest.NewRecorder()
		b.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		told = w.Body.String()
		for _, want := range []string{
			"\ntriptych_sessions 1\n", "\ntriptych_connections 1\n", "\ntriptych_let_in_total 1\n", "\ntriptych_sessions_total 2\n",
			"\ntriptych_refused_total 1\n", "\ntriptych_failed_total 1\n", "# TYPE triptych_sent_bytes_total counter\n",
		} {
			if !strings.Contains(told, want) {
				return false
			}
		}
		return !strings.Contains(told, "triptych_sent_bytes_total 0\n") && !strings.Contains(told, "Ada")
	}
	eventually(t, all, func() string { return told })
}

// TestLogOfThoseTurnedAwayIsBounded: a flood of connections is no flood of lines.
func TestLogOfThoseTurnedAwayIsBounded(t *testing.T) {
	t.Parallel()
	b := start(t, func(o *Options) { o.Limits = Limits{Rate: 0.001, Burst: 1} })
	for range 200 {
		b.knock(t, "").Close()
	}
	eventually(t, func() bool { return b.totals.refused.Load() >= 200 }, b.log.String)
	if n := strings.Count(b.log.String(), "msg=refused"); n > 100 {
		t.Errorf("%d lines", n)
	}
}
