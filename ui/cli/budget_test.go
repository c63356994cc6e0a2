package cli

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

// Of several large analyses one runs at a time, and small ones beside it.
func TestABudgetLetsOneLargeAnalysisRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudget()
		running, most := 0, 0
		release := make(chan struct{})
		large := func(ctx context.Context) error {
			_, err := budgeted(ctx, b, true, func() (int, error) {
				running++
				most = max(most, running)
				<-release
				running--
				return 0, nil
			})
			return err
		}
		ended := make(chan error, 3)
		impatient, leave := context.WithCancel(t.Context())
		go func() { ended <- large(t.Context()) }()
		synctest.Wait()
		go func() { ended <- large(impatient) }()
		go func() { ended <- large(t.Context()) }()
		synctest.Wait()
		if n, err := budgeted(t.Context(), b, false, func() (int, error) { return 7, nil }); n != 7 || err != nil {
			t.Errorf("a small one beside them: %d, %v", n, err)
		}
		leave()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("who does not wait any more gets %v", err)
		}
		close(release)
		if err := errors.Join(<-ended, <-ended); err != nil || most != 1 {
			t.Errorf("%d ran at a time; %v", most, err)
		}
	})
}
