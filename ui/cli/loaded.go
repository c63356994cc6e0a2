package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
	"triptych/model/problem"
	"triptych/ui/cli/lazy"
	"triptych/ui/cli/tally"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/reader"
	"triptych/ui/report"
)

// A loadedStory is a story in memory, with its annotations, and its automatic
// analysis once somebody asks for that. It may be shared by any number of readers.
type loadedStory struct {
	name      string // in the library; "" for a story that is not in it
	story     *model.Story
	annotated *model.Analysis // nil if the story is not annotated, or annotations are not wanted
	second    keptReading     // what a language model read
	versions  bool            // its articles are versions of one, the oldest first
	notices   []string        // for whoever reads it
	from      *sources        // nil for a story that is kept already

	how        method                        // of its analysis
	key        tally.Key                     // names its content; zero for a story that no list has
	wordsAlone bool                          // the automatic analysis is without the encoder
	prepared   lazy.Value[*analyze.Prepared] // what the automatic analysis starts from
	automatic  lazy.Value[*model.Analysis]   // without corrections
}

// loadEmbedded reads the story that comes with the program.
func loadEmbedded(how method) (*loadedStory, error) {
	found, err := articles.Embedded()
	if err != nil {
		return nil, err
	}
	s, err := newLoadedStory(found, articles.AnnotationsName, how)
	if err != nil {
		return nil, err
	}
	s.name = articles.EmbeddedName
	return s, nil
}

// loadNamed reads the files and addresses that the words name.
func loadNamed(ctx context.Context, loader articles.Loader, words []string, how method) (*loadedStory, error) {
	found, err := loader.Load(ctx, words...)
	if err != nil {
		return nil, err
	}
	// One word is a folder, and only a folder has annotations.
	s, err := newLoadedStory(found, filepath.Join(words[0], articles.AnnotationsName), how)
	if info, statErr := os.Stat(words[0]); err == nil && len(words) == 1 && statErr == nil && info.IsDir() {
		s.second.folder = words[0]
	}
	return s, err
}

// loadFromLibrary reads a story of the library.
func loadFromLibrary(ctx context.Context, lib *library.Library, story library.Story, how method) (*loadedStory, error) {
	var seen summed
	found, err := articles.Loader{}.LoadFiles(ctx, story.Name, story.Files, seen.reading(lib.ReadFile))
	if err != nil {
		return nil, err
	}
	found.Notices = append(story.Notices, found.Notices...)
	s, err := newLoadedStory(found, filepath.Join(story.Name, articles.AnnotationsName), how)
	if err != nil {
		return nil, err
	}
	s.second.folder = story.Folder
	s.name, s.key = story.Name, how.key(filesOf(story), seen.sums)
	if s.annotated != nil {
		s.count(s.annotated)
	}
	return s, nil
}

// loadVersions reads the versions of one article of a library's story as a story
// of its own, oldest first. Of too many, the latest are read.
func loadVersions(ctx context.Context, lib *library.Library, story library.Story, article string, how method) (*loadedStory, error) {
	versions, err := lib.Versions(story.Name, article)
	if err != nil {
		return nil, err
	}
	if len(versions) < articles.MinArticles {
		return nil, fmt.Errorf("%s: there is only one version of %s; triptych add %s with its address keeps another once it has changed",
			story.Name, article, story.Name)
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
	found, err := articles.Loader{}.LoadFiles(ctx, story.Name+": "+article, files, lib.ReadFile)
	if err != nil {
		return nil, err
	}
	for i := range found.Story.Articles {
		one := &found.Story.Articles[i]
		one.Source = one.Outlet() + ", " + versions[i].Added.Local().Format("2 Jan 2006 15:04")
	}
	found.Notices = append(notices, found.Notices...)
	how.automatic = true
	s, err := newLoadedStory(found, "", how) // annotations are of the story, not of its versions
	if err != nil {
		return nil, err
	}
	s.versions = true
	return s, nil
}

// newLoadedStory adds the annotations at path to a story, unless the automatic
// analysis is wanted, which need not wait until they are in order.
func newLoadedStory(found articles.Loaded, path string, how method) (*loadedStory, error) {
	foreign := analyze.NonEnglish(&found.Story)
	s := &loadedStory{story: &found.Story, how: how, wordsAlone: !how.reads(&found.Story, foreign), notices: append(found.Notices, noticeOf(&found.Story, foreign)...)}
	switch {
	case found.AnnotationsError != nil && !how.automatic && !(how.anew && errors.Is(found.AnnotationsError, articles.ErrNoText)):
		return nil, fmt.Errorf("%w, or give --%s", found.AnnotationsError, automaticFlag)
	}
	if !how.automatic {
		s.readSecond(found.SecondReading)
	}
	switch {
	case s.second.before != nil && found.Annotations == nil:
		return s, nil
	case how.automatic, found.Annotations == nil:
		s.notices = append(s.notices, draw.PartlyCompared(s.story)...)
		return s, nil
	}
	analysis, warnings, err := annotate.Read(found.Annotations, s.story)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; correct it, or give --%s", path, err, automaticFlag)
	}
	for _, w := range warnings {
		s.notices = append(s.notices, path+": "+w)
	}
	s.annotated = analysis
	return s, nil
}

// readSecond reads what a language model read of the story. What is wrong with it
// keeps nobody from reading.
func (s *loadedStory) readSecond(data []byte) {
	if data == nil {
		if data = s.how.readings.Read(s.story); data == nil {
			return
		}
	}
	analysis, warnings, err := annotate.Read(data, s.story)
	switch {
	case err != nil:
		s.notices = append(s.notices, fmt.Sprintf("%s is left out: %v; triptych annotate makes it anew", articles.SecondReaderName, err))
		return
	case analysis.Origin != model.SecondReader:
		s.notices = append(s.notices, articles.SecondReaderName+" is left out: it does not say which language model made it")
		return
	case len(warnings) > 0:
		s.notices = append(s.notices, fmt.Sprintf("%s: %s of it do not fit the articles any more; triptych annotate makes it anew", articles.SecondReaderName, draw.Plural(len(warnings), "claim")))
	}
	s.second.before = analysis
}

// noticeOf returns a notice that names the articles in languages that the analysis
// does not know, if there are any.
func noticeOf(story *model.Story, foreign []int) []string {
	var names []string
	for _, i := range foreign {
		names = append(names, story.Articles[i].Outlet())
	}
	if len(names) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("apparently not in English: %s. Only names, numbers, dates and quotations are compared", enumerate(names, "and"))}
}

// size is the length of all articles, in bytes.
func (s *loadedStory) size() int {
	n := 0
	for i := range s.story.Articles {
		n += len(s.story.Articles[i].Text)
	}
	return n
}

// analyze returns the automatic analysis. Without corrections, it is made once for
// all who ask.
func (s *loadedStory) analyze(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
	a, err := s.analyzeShared(ctx, o)
	return a, s.how.told(err)
}

func (s *loadedStory) analyzeShared(ctx context.Context, o analyze.Options) (a *model.Analysis, err error) {
	defer problem.Catch(&err)
	if len(o.Corrections) > 0 {
		return s.analyzeAnew(ctx, o)
	}
	return s.automatic.Get(ctx, o.Progress, func(ctx context.Context, progress func(float64)) (*model.Analysis, error) {
		a, err := s.analyzeAnew(ctx, analyze.Options{Progress: progress})
		if err == nil && s.annotated == nil {
			s.count(a)
		}
		return a, err
	})
}

// count keeps what an analysis without corrections found, for lists of stories.
func (s *loadedStory) count(a *model.Analysis) {
	if s.key != (tally.Key{}) {
		s.how.tally.Put(s.key, countsOf(a))
	}
}

// countsOf returns what a list of stories shows of an analysis.
func countsOf(a *model.Analysis) tally.Counts {
	return tally.Counts{Topics: len(a.Topics), Conflicts: a.Counts().Of(model.Conflict)}
}

// analyzeAnew makes the automatic analysis. What it starts from is kept, so that a
// further correction takes effect at once.
func (s *loadedStory) analyzeAnew(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
	large := workOf(s.story) > largeWork
	prepared, err := s.prepared.Get(ctx, o.Progress, func(ctx context.Context, progress func(float64)) (*analyze.Prepared, error) {
		return budgeted(ctx, s.how.budget, large, func() (*analyze.Prepared, error) {
			return analyze.Prepare(ctx, s.story, analyze.Options{Encoder: s.how.encoder, Progress: progress})
		})
	})
	if err != nil {
		return nil, err
	}
	return budgeted(ctx, s.how.budget, large, func() (*model.Analysis, error) { return prepared.Analysis(ctx, o) })
}

// analysis returns what is known of the story: its annotations, or else what a
// language model read, or else the automatic analysis; each with what the book has of
// corrections and amendments. The book may be nil.
func (s *loadedStory) analysis(ctx context.Context, book *notes.Book) (*model.Analysis, error) {
	given := cmp.Or(s.annotated, s.second.analysis())
	if given == nil {
		a, err := s.analyze(ctx, analyze.Options{Corrections: corrections(book)})
		return amended(a, book, err)
	}
	return await(ctx, func() (*model.Analysis, error) {
		a, err := analyze.Correct(given, corrections(book))
		return amended(a, book, err)
	})
}

// corrections returns those of a book, which may be nil.
func corrections(book *notes.Book) []model.Correction {
	if book == nil {
		return nil
	}
	return book.Corrections()
}

// amended returns an analysis with the amendments of a book, which may be nil, unless
// there is an error.
func amended(a *model.Analysis, book *notes.Book, err error) (*model.Analysis, error) {
	if err != nil || book == nil {
		return a, err
	}
	return analyze.Amend(a, book.Amendments())
}

// withCommon returns an analysis with what the articles have in common. Nobody marks
// that by hand, so annotations have it from the automatic analysis.
func (s *loadedStory) withCommon(ctx context.Context, a *model.Analysis, book *notes.Book) (*model.Analysis, error) {
	if a.Origin == model.Automatic {
		return a, nil
	}
	automatic, err := s.analyze(ctx, analyze.Options{Corrections: corrections(book)})
	if err != nil {
		return nil, err
	}
	return a.With(automatic.Common)
}

// options returns those of a reader that shows the story.
func (s *loadedStory) options() reader.Options {
	return reader.Options{
		Story: s.story, Versions: s.versions, Analyze: s.analyze, Annotated: s.annotated, Second: s.second.analysis(), WordsAlone: s.wordsAlone, Notices: s.notices,
	}
}

// revision returns what a reader needs to show the story in place of an earlier
// state of it.
func (s *loadedStory) revision(store *notes.Store) reader.Revision {
	return reader.Revision{Story: s.story, Analyze: s.analyze, Annotated: s.annotated, Second: s.second.analysis(), Notices: s.notices, Notes: store}
}

// report writes a report of the story with what is marked in the book, nil for
// none, and returns what it was made of.
func (s *loadedStory) report(ctx context.Context, w io.Writer, format report.Format, options report.Options, book *notes.Book) (m made, err error) {
	m.analysis, err = s.analysis(ctx, book)
	if err == nil {
		m.analysis, err = s.withCommon(ctx, m.analysis, book)
	}
	if err != nil {
		return made{}, err
	}
	if book != nil {
		options.Book = book.On(m.analysis)
		m.lost = len(options.Book.Lost())
		if format == report.Annotations { // which have no place for marks
			m.lost = len(book.Lost())
		}
	}
	m.options = options
	return m, report.Write(w, format, m.analysis, options)
}

// await returns the result of f, or the error of ctx if that ends first: f may be
// waiting for a slow disk.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	var v lazy.Value[T]
	return v.Get(ctx, nil, func(context.Context, func(float64)) (T, error) { return f() })
}
