package files

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := Lock(t.Context(), path, time.Minute)
	if err != nil || unlock == nil {
		t.Fatal(err)
	}
	if _, err := Lock(t.Context(), path, time.Millisecond); !errors.Is(err, ErrLocked) || err.Error() != path+": another program is writing here and does not end; end it, and try again" {
		t.Errorf("held: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Lock(ctx, path, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is done: %v", err)
	}
	unlock()
	again, err := Lock(t.Context(), path, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	again()
	if _, err := Lock(t.Context(), filepath.Dir(path), time.Millisecond); err == nil {
		t.Error("a folder is a lock")
	}
}
