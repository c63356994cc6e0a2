package align

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many cases a worker takes at a time.
const batch = 512

// inParallel does the work of cases 0 to count-1 on all processors. Each worker
// makes its own function with its own buffers; a case's work must depend on no
// other's. It ends early with stop's error.
func inParallel(count int, stop func() error, worker func() func(int)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), count/batch+1) {
		wait.Go(func() {
			do := worker()
			for {
				end := int(next.Add(batch))
				if end-batch >= count || stop() != nil {
					return
				}
				for i := end - batch; i < min(end, count); i++ {
					do(i)
				}
			}
		})
	}
	wait.Wait()
	return stop()
}
