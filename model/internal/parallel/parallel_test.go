package parallel

import (
	"errors"
	"testing"
)

func TestForDoesEveryCaseOnce(t *testing.T) {
	for _, count := range []int{0, 1, 7, 64, 1000} {
		times := make([]int, count)
		err := For(count, 8, func() error { return nil }, func() func(int) { return func(i int) { times[i]++ } })
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range times {
			if n != 1 {
				t.Fatalf("case %d of %d is done %d times, want once", i, count, n)
			}
		}
	}
}

func TestForStops(t *testing.T) {
	stopped := errors.New("stopped")
	err := For(1000, 8, func() error { return stopped }, func() func(int) { return func(int) { t.Error("a case is done after the stop") } })
	if !errors.Is(err, stopped) {
		t.Errorf("For gives %v, want %v", err, stopped)
	}
}
