package cli

import (
	"context"
	"os"
	"slices"
	"sync"

	"triptych/articles"
	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/model/problem"
	"triptych/ui/reader"
)

// sources are what a story was made from that is not of the library.
type sources struct {
	words  []string
	loader articles.Loader // that remembers the pages it has fetched

	mu    sync.Mutex
	pages map[string]draft.Document // by address
}

// newSources returns the sources that words name, of which nothing is read yet.
func newSources(p Process, words []string) *sources {
	s := &sources{words: words, loader: newLoader(p), pages: map[string]draft.Document{}}
	fetch := s.loader.Fetch
	s.loader.Fetch = func(ctx context.Context, address string) (draft.Document, error) {
		page, err := fetch(ctx, address)
		if err == nil {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.pages[address] = page
		}
		return page, err
	}
	return s
}

// again returns a loader that reads the sources once more, and fetches no page that
// was fetched before.
func (s *sources) again(p Process) articles.Loader {
	loader := quietLoader(p)
	loader.Anyway = s.loader.Anyway
	fetch := loader.Fetch
	loader.Fetch = func(ctx context.Context, address string) (draft.Document, error) {
		s.mu.Lock()
		page, known := s.pages[address]
		s.mu.Unlock()
		if known {
			return page, nil
		}
		return fetch(ctx, address)
	}
	return loader
}

// keeper returns what keeps a story as one of the library; nil for a story that is
// kept already, and for what was read from standard input, which is gone.
func (s *shelf) keeper(story *loadedStory) reader.Keeper {
	from := story.from
	if from == nil || s.library == nil || slices.Contains(from.words, articles.StandardInput) {
		return nil
	}
	return func(ctx context.Context, name string) (string, error) {
		if err := s.mayBeCalled(name); err != nil {
			return "", err
		}
		if path, err := s.library.Path(name); err == nil && exists(path) {
			return "", &problem.Error{Name: name, Problem: "there is a story of that name", Advice: "choose another name"}
		}
		if _, err := s.addFrom(ctx, name, from.again(s.app.Process), from.words); err != nil {
			return "", err
		}
		if err := s.copyNotes(pathOfNotes(story.story, s.app.getenv), s.notesFile(ctx, name)); err != nil {
			return "", err
		}
		return "kept in the library: triptych " + name + " opens it", nil
	}
}

// copyNotes copies a file of notes to where there is none.
func (s *shelf) copyNotes(from, to string) error {
	if from == "" || to == "" || !exists(from) || exists(to) {
		return nil
	}
	data, err := os.ReadFile(from)
	if err == nil {
		err = files.Replace(to, data)
	}
	if err != nil {
		return problem.System(from, "the articles are kept, but these notes on them could not be copied", "copy the file to "+to, err)
	}
	return nil
}
