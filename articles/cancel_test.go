package articles

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

// TestLoadingEndsWithItsContext: where nobody waits for a story any more, no other file of
// it is begun than those that are being read.
func TestLoadingEndsWithItsContext(t *testing.T) {
	text := []byte(strings.Repeat("The mayor said that nobody was hurt.\n\n", 2000))
	var paths []string
	for i := range MaxArticles {
		paths = append(paths, fmt.Sprintf("story/%d.txt", i))
	}
	for last := range MaxArticles {
		ctx, cancel := context.WithCancel(t.Context())
		var begun atomic.Int64
		_, err := Loader{}.LoadFiles(ctx, "story", paths, func(string) ([]byte, error) {
			if begun.Add(1) > int64(last) {
				cancel()
			}
			return text, nil
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %d files: error %v", last, err)
		}
		if n, most := int(begun.Load()), last+runtime.GOMAXPROCS(0); n > most {
			t.Errorf("ended after %d files: %d were begun, want at most %d", last, n, most)
		}
	}
}
