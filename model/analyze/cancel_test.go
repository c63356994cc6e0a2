package analyze

import (
	"context"
	"fmt"
	"runtime/metrics"
	"strings"
	"sync"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// A limited is a context that ends when it is asked for the n-th time whether it has, and
// counts what is done from then on.
type limited struct {
	context.Context

	mu      sync.Mutex
	ends    int    // after being asked so often
	asked   int    // how often it was asked
	then    uint64 // bytes that had been allocated when it was asked last, before it ended
	longest uint64 // bytes that were allocated from one time to the next
}

func (l *limited) Err() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asked++; l.asked > l.ends {
		return context.Canceled
	}
	now := allocated()
	if l.then > 0 {
		l.longest = max(l.longest, now-l.then)
	}
	if l.then = now; l.asked < l.ends {
		return nil
	}
	return context.Canceled
}

// allocated returns how many bytes the process has allocated, which stands for the work
// that it has done: unlike time, it is the same on a busy machine.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// crowded returns a story of many sentences that name many people, numbers and dates, and
// quote them.
func crowded() *model.Story {
	story := new(model.Story)
	for a := range 3 {
		var b strings.Builder
		for i := range 80 {
			n := (i*7 + a) % 80
			fmt.Fprintf(&b, "On %d March Anna%d Schm%dt, %d, the chairman of Co%d, said that %d people were killed in fire %d. \"We lost %d homes in the hills,\" said Mr Schm%dt. ", n%28+1, n, n, 30+a, n, n+a, n, 2*n+a, n)
			if i%5 == 4 {
				b.WriteString("\n\n")
			}
		}
		story.Articles = append(story.Articles, text.ParsePlain(b.String()))
	}
	return story
}

// TestCancelledAnalysisStopsSoon holds an analysis to asking, all the way, whether it is
// still wanted; it ends one at many points, and counts what is still done: goroutines take
// no new turn, and little of all the work is left to be finished.
func TestCancelledAnalysisStopsSoon(t *testing.T) {
	story := crowded()
	if _, err := Story(t.Context(), story); err != nil { // which reads tables, once
		t.Fatal(err)
	}
	before := allocated()
	whole := &limited{Context: t.Context(), ends: 1 << 62}
	if _, err := Story(whole, story); err != nil {
		t.Fatal(err)
	}
	all := allocated() - before
	t.Logf("asked %d times, at most %d of %d KB apart", whole.asked, whole.longest>>10, all>>10)
	if whole.longest > all/mostRest {
		t.Errorf("it allocated %d of %d KB without asking", whole.longest>>10, all>>10)
	}
	const points = 12
	for i := range points {
		ctx := &limited{Context: t.Context(), ends: 1 + i*(whole.asked-1)/points}
		_, err := Story(ctx, story)
		after := allocated() - ctx.then
		if err == nil {
			t.Fatalf("it was analysed, though it was to end when asked %d of %d times", ctx.ends, whole.asked)
		}
		if more := ctx.asked - ctx.ends; more > mostTurns {
			t.Errorf("ended when asked %d of %d times, it asked %d times more", ctx.ends, whole.asked, more)
		}
		if after > all/mostRest {
			t.Errorf("ended when asked %d of %d times, it allocated %d KB more, of %d KB in all", ctx.ends, whole.asked, after>>10, all>>10)
		}
	}
}

const (
	mostTurns = 64 // of being asked after the end: goroutines that each ask once, and those who started them
	mostRest  = 8  // the part of all work that may still be done is one of so many
)
