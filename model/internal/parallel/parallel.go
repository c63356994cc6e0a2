// Package parallel spreads independent work over the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// For calls the function that worker returns with each number from 0 to
// count-1, from several goroutines, each of which calls worker once, for a
// function with buffers of its own, and takes batch numbers at a time. Calls
// must not depend on one another. Between batches each goroutine calls stop;
// For returns early with its error.
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
