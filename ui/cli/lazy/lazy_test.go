package lazy

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"triptych/model/problem"
)

// never is a Maker that must not be called.
func never(t *testing.T) Maker[int] {
	return func(context.Context, func(float64)) (int, error) {
		t.Error("the value is made again")
		return 0, nil
	}
}

func TestAValueIsMadeOnceForAllWhoWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var v Value[int]
		release := make(chan struct{})
		results, shares := make(chan int, 3), make(chan float64, 3)
		first := func(_ context.Context, progress func(float64)) (int, error) {
			<-release
			progress(0.5)
			return 7, nil
		}
		ask := func(maker Maker[int]) {
			n, err := v.Get(t.Context(), func(share float64) { shares <- share }, maker)
			if err != nil {
				t.Error(err)
			}
			results <- n
		}
		go ask(first)
		synctest.Wait()
		go ask(never(t))
		go ask(never(t))
		synctest.Wait()
		close(release)
		for range 3 {
			if n := <-results; n != 7 {
				t.Errorf("got %d", n)
			}
			if share := <-shares; share != 0.5 {
				t.Errorf("progress %v", share)
			}
		}
		if n, err := v.Get(t.Context(), nil, never(t)); n != 7 || err != nil {
			t.Errorf("got %d, %v", n, err)
		}
	})
}

func TestErrorsAndPanicsAreNotKept(t *testing.T) {
	var v Value[int]
	_, err := v.Get(t.Context(), nil, func(context.Context, func(float64)) (int, error) { return 1, errors.New("disk on fire") })
	if err == nil || err.Error() != "disk on fire" {
		t.Errorf("error %v", err)
	}
	_, err = v.Get(t.Context(), nil, func(context.Context, func(float64)) (int, error) { panic("a bug") })
	var failed *problem.Panic
	if !errors.As(err, &failed) || failed.Value != "a bug" || !strings.Contains(string(failed.Stack), "TestErrorsAndPanics") {
		t.Errorf("a panic is told as %v", err)
	}
	if n, err := v.Get(t.Context(), nil, func(context.Context, func(float64)) (int, error) { return 2, nil }); n != 2 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	v.Forget()
	if n, err := v.Get(t.Context(), nil, func(context.Context, func(float64)) (int, error) { return 3, nil }); n != 3 || err != nil {
		t.Errorf("after Forget: got %d, %v", n, err)
	}
}

func TestNothingIsMadeForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var v Value[int]
		ended := make(chan struct{})
		untilCancelled := func(ctx context.Context, _ func(float64)) (int, error) {
			<-ctx.Done()
			close(ended)
			return 0, ctx.Err()
		}
		first, leaveFirst := context.WithCancel(t.Context())
		second, leaveSecond := context.WithCancel(t.Context())
		left := make(chan error, 2)
		ask := func(ctx context.Context, maker Maker[int]) {
			_, err := v.Get(ctx, nil, maker)
			left <- err
		}
		go ask(first, untilCancelled)
		synctest.Wait()
		go ask(second, never(t))
		synctest.Wait()
		leaveFirst()
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		synctest.Wait()
		select {
		case <-ended:
			t.Fatal("the making ended though one still waits")
		default:
		}
		leaveSecond()
		<-left
		<-ended
		// Who comes then does not get what was given up.
		if n, err := v.Get(t.Context(), nil, func(context.Context, func(float64)) (int, error) { return 4, nil }); n != 4 || err != nil {
			t.Errorf("got %d, %v", n, err)
		}
	})
}
