package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
	"triptych/ui/notes"
)

// A subject is the story that a command is about.
type subject struct {
	name      string // by which the library knows it; "" where it does not
	story     *model.Story
	store     *notes.Store    // where what a person marks in it is kept; nil where there is no place for it
	book      *notes.Book     // what they have marked
	annotated *model.Analysis // what a person marked in it; nil where there is nothing, or it is not wanted
	notices   []string        // what the person at the terminal is to be told of it
	files     []string        // the files and folders that it came from; nil where they cannot change

	mu       sync.Mutex
	prepared *analyze.Prepared // what the automatic analysis starts from; nil until it was asked for
}

// load reads the story that the words name, or the embedded one for none, and
// unless the automatic analysis is wanted its annotations.
func (a *app) load(ctx context.Context, words []string) (*subject, error) {
	return await(ctx, func() (*subject, error) {
		lib, shelved, found, err := a.inShelf(words)
		switch {
		case err != nil:
			return nil, err
		case a.versions != "" && !found:
			return nil, usage("--%s is for a story of the library: give its name", versionsFlag)
		case a.versions != "":
			return a.loadVersions(ctx, lib, shelved)
		case found:
			return a.loadShelved(ctx, lib, shelved)
		case len(words) == 0, len(words) == 1 && words[0] == articles.EmbeddedName && !exists(words[0]):
			return loadEmbedded(a.automatic)
		}
		return a.loadNamed(ctx, words)
	})
}

// loadEmbedded reads the story that comes with the program.
func loadEmbedded(automatic bool) (*subject, error) {
	loaded, err := articles.Embedded()
	if err != nil {
		return nil, err
	}
	s, err := annotated(loaded, articles.AnnotationsName, automatic)
	if err != nil {
		return nil, err
	}
	s.name = articles.EmbeddedName
	return s, nil
}

// loadNamed reads the files and addresses that the words name.
func (a *app) loadNamed(ctx context.Context, words []string) (*subject, error) {
	loaded, err := a.loader().Load(ctx, words...)
	if err != nil {
		return nil, err
	}
	// One word is a folder, and only a folder has annotations.
	s, err := annotated(loaded, filepath.Join(words[0], articles.AnnotationsName), a.automatic)
	if err != nil {
		return nil, err
	}
	for _, word := range words {
		if exists(word) {
			s.files = append(s.files, word)
		}
	}
	return s, nil
}

// loadShelved reads a story of the library.
func (a *app) loadShelved(ctx context.Context, lib *library.Library, story library.Story) (*subject, error) {
	loaded, err := articles.Loader{}.LoadFiles(ctx, story.Name, story.Files, lib.ReadFile)
	if err != nil {
		return nil, err
	}
	loaded.Notices = append(story.Notices, loaded.Notices...)
	s, err := annotated(loaded, filepath.Join(story.Name, articles.AnnotationsName), a.automatic)
	if err != nil {
		return nil, err
	}
	s.name, s.files = story.Name, []string{story.Folder}
	return s, nil
}

// loadVersions reads what one article of the library said over time, the oldest
// first; of many versions the latest.
func (a *app) loadVersions(ctx context.Context, lib *library.Library, story library.Story) (*subject, error) {
	versions, err := lib.Versions(story.Name, a.versions)
	if err != nil {
		return nil, err
	}
	if len(versions) < articles.MinArticles {
		return nil, fmt.Errorf("%s: there is one version of %s only; triptych add %s with its address keeps another once it has changed",
			story.Name, a.versions, story.Name)
	}
	var notices []string
	if more := len(versions) - articles.MaxArticles; more > 0 {
		versions = versions[more:]
		notices = []string{fmt.Sprintf("%d earlier versions are left out", more)}
	}
	var files []string
	for _, v := range versions {
		files = append(files, v.Path)
	}
	loaded, err := articles.Loader{}.LoadFiles(ctx, story.Name+": "+a.versions, files, lib.ReadFile)
	if err != nil {
		return nil, err
	}
	for i := range loaded.Story.Articles {
		one := &loaded.Story.Articles[i]
		one.Source = one.Outlet() + ", " + versions[i].Added.Local().Format("2 Jan 2006 15:04")
	}
	loaded.Notices = append(notices, loaded.Notices...)
	loaded.Annotations, loaded.AnnotationsError = nil, nil // they are of the story, not of its versions
	return annotated(loaded, "", true)
}

// annotated makes a subject of a story, with the annotations at the path unless
// the automatic analysis is wanted: then they are not looked at.
func annotated(l articles.Loaded, path string, automatic bool) (*subject, error) {
	s := &subject{story: &l.Story, notices: append(l.Notices, foreign(&l.Story)...)}
	switch {
	case automatic:
		return s, nil
	case l.AnnotationsError != nil:
		return nil, fmt.Errorf("%w, or give --%s", l.AnnotationsError, automaticFlag)
	case l.Annotations == nil:
		return s, nil
	}
	analysis, warnings, err := annotate.Read(l.Annotations, s.story)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; correct it, or give --%s", path, err, automaticFlag)
	}
	for _, w := range warnings {
		s.notices = append(s.notices, path+": "+w)
	}
	s.annotated = analysis
	return s, nil
}

// foreign says which articles are in a language that the analysis does not know.
func foreign(story *model.Story) []string {
	var names []string
	for _, i := range analyze.Foreign(story) {
		names = append(names, story.Articles[i].Outlet())
	}
	if len(names) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("not in English, as it seems: %s. Names, numbers, dates and quotations alone are compared", enumerate(names, "and"))}
}

// The flags of every command that reads a story.
const (
	automaticFlag = "automatic"
	versionsFlag  = "versions"
)

// takesStory lets c find stories in the library.
func (a *app) takesStory(c *cobra.Command) {
	a.inLibrary(c)
	c.ValidArgsFunction = a.completeStories
}

// showsStory lets c show a story of the library as the person wants it.
func (a *app) showsStory(c *cobra.Command) {
	a.takesStory(c)
	c.Flags().BoolVar(&a.automatic, automaticFlag, false, "use the automatic analysis where the story is annotated by hand")
	c.Flags().StringVar(&a.versions, versionsFlag, "", "of a story in the library, compare the versions of this article")
}

// open finds where what a person marks in the story is kept. It is an error if
// there is no place for it.
func (s *subject) open(getenv func(string) string) error {
	folder, err := notes.Folder(getenv)
	if err != nil {
		return fmt.Errorf("what you mark is not kept: %w", err)
	}
	s.store = notes.Open(folder, s.story)
	return nil
}

// recall reads what the person marked in the story before. Whatever the error
// is, there is a book then: it keeps nobody from reading.
func (s *subject) recall(getenv func(string) string) (err error) {
	s.book = notes.New(s.story)
	if err := s.open(getenv); err != nil {
		return err
	}
	s.book, err = s.store.Load()
	return err
}

// analysis gives what is known of the story: its annotations, or else the
// automatic analysis, which takes its time; both with the person's corrections.
func (s *subject) analysis(ctx context.Context) (*model.Analysis, error) {
	var corrections []model.Correction
	if s.book != nil {
		corrections = s.book.Corrections()
	}
	return await(ctx, func() (*model.Analysis, error) {
		if s.annotated != nil {
			return analyze.Correct(s.annotated, corrections)
		}
		return s.analyze(ctx, analyze.Options{Corrections: corrections})
	})
}

// analyze makes the automatic analysis. What it starts from is kept, so that a
// further correction is obeyed at once.
func (s *subject) analyze(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prepared == nil {
		var err error
		if s.prepared, err = analyze.Prepare(ctx, s.story, o); err != nil {
			return nil, err
		}
	}
	return s.prepared.Analysis(ctx, o)
}

// await gives the result of f, or the error of ctx when that ends first: f may
// be waiting for a slow disk, or deep in a long computation.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
