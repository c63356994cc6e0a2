package serve

import (
	"fmt"
	"net/http"
	"sync/atomic"
)

// totals count what a server has done since its start.
type totals struct {
	letIn, sessions, refused, failed, bytes atomic.Int64
}

// Metrics gives what the server holds and has done, in the text form that
// Prometheus reads. It names nobody. It is for an address that only the operator
// reaches.
func (s *Server) Metrics() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		n := s.Counts()
		for _, m := range []struct {
			name, kind, help string
			value            int64
		}{
			{"triptych_sessions", "gauge", "Sessions that are open.", int64(n.Sessions)},
			{"triptych_connections", "gauge", "Connections that are open, with or without a session.", int64(n.Connections)},
			{"triptych_let_in_total", "counter", "Connections that were let in.", s.totals.letIn.Load()},
			{"triptych_sessions_total", "counter", "Sessions that were begun.", s.totals.sessions.Load()},
			{"triptych_refused_total", "counter", "Connections, sessions and requests that were refused.", s.totals.refused.Load()},
			{"triptych_failed_total", "counter", "Sessions that ended by a fault of the program.", s.totals.failed.Load()},
			{"triptych_sent_bytes_total", "counter", "Bytes sent to callers in sessions that have ended.", s.totals.bytes.Load()},
			{"go_goroutines", "gauge", "Goroutines of the process.", int64(n.Goroutines)},
			{"go_memstats_heap_inuse_bytes", "gauge", "Bytes of heap in use.", int64(n.HeapBytes)},
		} {
			fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %d\n", m.name, m.help, m.name, m.kind, m.name, m.value)
		}
	})
}
