// Package parallel spreads independent work over the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// For does the cases 0 to count-1, batch by batch, on all processors. Each
// worker makes its own function with its own buffers; a case's work must depend
// on no other's. It ends early with stop's error.
func For(count, batch int, stop func() error, worker func() func(int)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), count/batch+1) {
		wait.Go(func() {
			do := worker()
			for {
				end := int(next.Add(int64(batch)))
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
