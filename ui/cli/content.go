package cli

import (
	"context"
	"crypto/sha256"
	"path/filepath"
	"slices"
	"sync"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/ui/cli/tally"
)

// filesOf returns the files that a story is made from: its articles and the
// annotations beside them, which there need not be.
func filesOf(story library.Story) []string {
	return append(slices.Clone(story.Files), filepath.Join(filepath.Dir(story.Files[0]), articles.AnnotationsName))
}

// A summed is the sums of files that were read, by path.
type summed struct {
	mu   sync.Mutex
	sums map[string][sha256.Size]byte
}

// reading returns a function that reads files with read, and keeps their sums.
func (s *summed) reading(read func(path string) ([]byte, error)) func(path string) ([]byte, error) {
	s.sums = make(map[string][sha256.Size]byte)
	return func(path string) ([]byte, error) {
		data, err := read(path)
		if err == nil {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.sums[path] = sha256.Sum256(data)
		}
		return data, err
	}
}

// contentOf returns the key of a story's content, which is read where the library does
// not know it.
func contentOf(ctx context.Context, lib *library.Library, story library.Story, how method) (tally.Key, error) {
	sums, err := lib.Sums(ctx, story)
	return how.key(filesOf(story), sums), err
}
