// Package parallel spreads independent work over the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"

	"triptych/model/problem"
)

// For calls the function that worker returns with each number from 0 to
// count-1, from several goroutines, each of which calls worker once, for a
// function with buffers of its own, and takes batch numbers at a time. Calls
// must not depend on one another. Between batches each goroutine calls stop;
// For returns early with its error. A panic of a call is one of For itself, so that
// whoever called For can recover from it.
func For(count, batch int, stop func() error, worker func() func(int)) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	var failed atomic.Pointer[problem.Panic] // the first
	for range min(runtime.GOMAXPROCS(0), count/batch+1) {
		wait.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					failed.CompareAndSwap(nil, problem.Caught(r))
					next.Store(int64(count)) // nobody goes on
				}
			}()
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
	if p := failed.Load(); p != nil {
		panic(p)
	}
	return stop()
}
