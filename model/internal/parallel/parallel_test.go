package parallel

import (
	"errors"
	"strings"
	"testing"

	"triptych/model/problem"
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

// TestAPanicIsTheCallers holds a panic in a goroutine of For to reach whoever called
// For, who can recover from it, once all goroutines are done.
func TestAPanicIsTheCallers(t *testing.T) {
	run := func() (err error) {
		defer problem.Catch(&err)
		return For(1000, 8, func() error { return nil }, func() func(int) {
			return func(i int) {
				if i%100 == 50 {
					panic("a bug")
				}
			}
		})
	}
	var p *problem.Panic
	if err := run(); !errors.As(err, &p) || p.Value != "a bug" || !strings.Contains(string(p.Stack), "TestAPanicIsTheCallers") {
		t.Errorf("For ends with %v", err)
	}
}
