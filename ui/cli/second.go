package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"triptych/articles"
	"triptych/articles/files"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
	"triptych/model/problem"
	"triptych/model/second"
	"triptych/model/text"
	"triptych/ui/chat"
	"triptych/ui/cli/lazy"
	"triptych/ui/cli/readings"
	"triptych/ui/config"
	"triptych/ui/draw"
	"triptych/ui/reader"
)

// A languageModel is one that a person set up to read stories. It may be asked by any
// number of readers, and bounds how many questions it is asked at a time.
type languageModel struct {
	address, name string
	asker         second.Asker
}

// newLanguageModel returns the language model that settings name, which name an
// address and a model. It sends nothing.
func newLanguageModel(set config.Reader, getenv func(string) string) (*languageModel, error) {
	o := chat.Options{Address: set.Address, Model: set.Model}
	patience, err := time.ParseDuration(cmp.Or(set.Patience, "1m"))
	if err != nil {
		return nil, usage("the patience of the reader is %q: write a time such as 5m", set.Patience)
	}
	o.Patience = max(patience, time.Second)
	if set.KeyEnv != "" {
		if o.Key = getenv(set.KeyEnv); o.Key == "" {
			return nil, usage("the environment variable %s, which is to hold the key for %s, is not set", set.KeyEnv, set.Address)
		}
	}
	o.Cache, _ = config.AnswersFolder().Path(getenv) // without one, nothing is kept
	asker, err := chat.New(o)
	if err != nil {
		return nil, err
	}
	return &languageModel{strings.TrimSpace(set.Address), text.SanitizeLine(set.Model), asking{asker}}, nil
}

// An asking asks a language model the questions of package second.
type asking struct{ reader *chat.Reader }

func (a asking) Ask(ctx context.Context, q second.Question) ([]byte, error) {
	return a.reader.Ask(ctx, chat.Question(q))
}

// sends says what of a story goes where when the language model reads it.
func (m *languageModel) sends(story *model.Story) string {
	words := 0
	for i := range story.Articles {
		words += len(strings.Fields(story.Articles[i].Text))
	}
	return fmt.Sprintf("the %s of %d articles to %s", draw.Plural(words, "word"), len(story.Articles), text.SanitizeLine(m.address))
}

// A secondReading is what a language model read of a story.
type secondReading struct {
	analysis *model.Analysis
	data     []byte // the same, as it is kept
}

// read has the language model read a story, and reports how much of it is done. What
// it returns is what is read back from the file that it makes, so that a story is
// shown now as it will be the next time.
func (m *languageModel) read(ctx context.Context, s *loadedStory, progress func(float64)) (secondReading, error) {
	automatic, err := s.analyze(ctx, analyze.Options{})
	if err != nil {
		return secondReading{}, err
	}
	result, err := second.Read(ctx, automatic, m.asker, progress)
	if unfit := new(second.Unfit); errors.As(err, &unfit) {
		return secondReading{}, &problem.Error{Name: text.SanitizeLine(m.address), Problem: m.name + " did not read these articles: " + unfit.Error(), Advice: "use another model"}
	}
	if err != nil {
		return secondReading{}, err
	}
	var b bytes.Buffer
	if err := annotate.WriteRead(&b, result.Analysis, provenance(m.name, &result.Tally)); err != nil {
		return secondReading{}, err
	}
	a, _, err := annotate.Read(b.Bytes(), s.story)
	return secondReading{a, b.Bytes()}, err
}

// provenance says who read a story, today.
func provenance(name string, t *second.Tally) *model.Provenance {
	by := &model.Provenance{Model: name, Date: time.Now().Format(time.DateOnly), Program: version(), Claims: t.Claims}
	for fault, n := range t.Dropped {
		if by.Dropped == nil {
			by.Dropped = make(map[string]int)
		}
		by.Dropped[string(fault)] = n
	}
	return by
}

// A keptReading is what a language model read of a story: what was kept before the
// story was loaded, and what was read since.
type keptReading struct {
	folder string          // of the articles, where it is kept; "" for a story without one
	before *model.Analysis // nil for none
	since  lazy.Value[reader.Reading]
}

// analysis returns the latest, nil for none.
func (k *keptReading) analysis() *model.Analysis {
	if now, ok := k.since.Made(); ok {
		return now.Analysis
	}
	return k.before
}

// path returns the file in which it is kept.
func (k *keptReading) path(story *model.Story, apart readings.Folder) (string, error) {
	if k.folder != "" {
		return filepath.Join(k.folder, articles.SecondReaderName), nil
	}
	return apart.Path(story)
}

// write writes what was read to the file where it is kept, whole or not at all.
func (r *secondReading) write(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return problem.System(path, "the folder cannot be made", "make it, or let it be written to", err)
	}
	return files.Write(path, func(w io.Writer) error {
		_, err := w.Write(r.data)
		return err
	})
}

// A lender lets readers of stories have them read by a language model.
type lender struct {
	model   *languageModel // nil for none
	lacking string         // why there is none
	apart   readings.Folder
	beside  bool // whether what it reads is kept in the folders of stories that have one
}

// newLender returns what lets the person at this machine have stories read, as the
// settings say.
func newLender(getenv func(string) string) *lender {
	l := &lender{apart: readingsOf(getenv), beside: true}
	settings, _ := loadSettings(getenv) // what is wrong with them is said elsewhere
	set := settings.Reader
	if set.Address == "" || set.Model == "" {
		l.lacking = "no language model is set up: give the reader an address and a model in the settings (see triptych config)"
		return l
	}
	var err error
	if l.model, err = newLanguageModel(set, getenv); err != nil {
		l.lacking = "the language model cannot be asked: " + err.Error()
	}
	return l
}

// readingsOf returns where readings of stories without a folder are kept.
func readingsOf(getenv func(string) string) readings.Folder {
	folder, _ := config.ReadingsFolder().Path(getenv)
	return readings.Folder(folder)
}

// of returns what lets a reader have a story read.
func (l *lender) of(s *loadedStory) reader.SecondReader {
	if l.model == nil {
		return reader.SecondReader{Lacking: l.lacking}
	}
	return reader.SecondReader{Name: l.model.name, Sends: l.model.sends(s.story), Read: func(ctx context.Context, progress func(float64)) (reader.Reading, error) {
		read, err := s.second.since.Get(ctx, progress, func(ctx context.Context, progress func(float64)) (reader.Reading, error) {
			return l.read(ctx, s, progress)
		})
		return read, s.how.told(err)
	}}
}

// read has a story read, and keeps what was read.
func (l *lender) read(ctx context.Context, s *loadedStory, progress func(float64)) (reader.Reading, error) {
	read, err := l.model.read(ctx, s, progress)
	if err != nil {
		return reader.Reading{}, err
	}
	kept := &s.second
	if !l.beside {
		kept = &keptReading{}
	}
	path, err := kept.path(s.story, l.apart)
	if err == nil {
		err = read.write(path)
	}
	return reader.Reading{Analysis: read.analysis, Unkept: err}, nil
}
