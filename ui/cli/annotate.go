package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/ui/config"
	"triptych/ui/draw"
)

// annotateFlags are the flags of the command as they are typed. What they leave open,
// the settings say.
type annotateFlags struct {
	reader   config.Reader
	patience time.Duration
	out      string
}

// newAnnotate makes the command that has a story read by a language model.
func newAnnotate(a *app) *cobra.Command {
	var story storyFlags
	var f annotateFlags
	c := &cobra.Command{
		Use:   "annotate " + storyArguments,
		Short: "Have a language model read a story, held to the text",
		Long: "Annotate asks a language model of yours, sentence by sentence, what the articles report alike and in what they differ. " +
			"It sends the text of the articles to the address that you name, and nothing to any other. The model can only name sentences and words: what " +
			"does not stand in the articles is dropped, and so is a conflict of values that are equal. What is left is written in the form " +
			"of annotations, to " + articles.SecondReaderName + " in the story's folder or to the file of --" + outFlag + ". A story without a folder " +
			"of its own has its place in the state folder, and is known again by what its articles say. Annotations that you made are never overwritten.\n\n" +
			"Ollama, llama.cpp, LM Studio and vLLM serve models in the form that is asked for. How good the result is depends on the model: " +
			"triptych eval --origin second-reader measures it on stories that you annotated.\n\n" +
			"What the flags leave open, the settings of the reader say: see triptych config. With these, B in the reader does the same.\n\n" +
			"Answers are kept in the cache folder, so that an interrupted run goes on where it was.",
		Example: "# with Ollama on this machine\ntriptych annotate --reader http://localhost:11434/v1 --model qwen3:8b FOLDER\n\n" +
			"# with a server that wants a key\nAPI_KEY=… triptych annotate --reader https://models.example.org/v1 --model large --key-env API_KEY FOLDER",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			m, err := f.model(a)
			if err != nil {
				return err
			}
			story.automatic = true // annotations may be in the way
			s, err := a.load(c.Context(), args, story)
			if err != nil {
				return err
			}
			a.say(s.notices...)
			return f.annotate(c.Context(), a, m, s, args)
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.reader.Address, "reader", "", "ask the model at this `address`, such as http://localhost:11434/v1")
	flags.StringVar(&f.reader.Model, "model", "", "ask the model of this `name`")
	flags.StringVar(&f.reader.KeyEnv, "key-env", "", "send the key that this environment `variable` holds")
	flags.DurationVar(&f.patience, "patience", 0, "wait for this `time` for a word of the model, such as 5m on a slow computer (default 1m)")
	flags.StringVarP(&f.out, outFlag, "o", "", "write what was read to this `file`")
	a.library.add(c)
	return c
}

// model returns the language model that the flags and the settings name. A key is for
// the address that is named beside it, and goes to no other.
func (f *annotateFlags) model(a *app) (*languageModel, error) {
	settings, problems := loadSettings(a.getenv)
	a.say(problems...)
	set := settings.Reader
	if f.reader.Address != "" && f.reader.Address != set.Address {
		set = config.Reader{Model: set.Model, Patience: set.Patience}
	}
	set.Address, set.Model, set.KeyEnv = cmp.Or(f.reader.Address, set.Address), cmp.Or(f.reader.Model, set.Model), cmp.Or(f.reader.KeyEnv, set.KeyEnv)
	if f.patience != 0 {
		set.Patience = f.patience.String()
	}
	switch {
	case set.Address == "":
		return nil, usage("name the address of a language model with --reader, such as http://localhost:11434/v1, or in the settings")
	case set.Model == "":
		return nil, usage("name the model that %s is to answer with, by --model or in the settings", set.Address)
	}
	return newLanguageModel(set, a.getenv)
}

// annotate has a story read that the words name, and writes what was read.
func (f *annotateFlags) annotate(ctx context.Context, a *app, m *languageModel, s *loadedStory, words []string) error {
	path, err := s.second.path(s.story, readingsOf(a.getenv))
	if f.out != "" {
		path, err = f.out, keepsArticles(f.out, words)
		if filepath.Base(path) == articles.AnnotationsName && exists(path) {
			err = usage("--%s %s would overwrite annotations that a person made: name another file", outFlag, path)
		}
	}
	if err != nil {
		return err
	}
	a.say("sends " + m.sends(s.story) + ", some of them several times")
	meter := newMeter(a)
	read, err := await(ctx, func() (secondReading, error) { return m.read(ctx, s, meter.show) })
	meter.end()
	if errors.Is(err, context.Canceled) {
		a.say("stopped; what was answered is kept, and the same command goes on from there")
	}
	if err != nil {
		return err
	}
	if f.out != "" {
		err = a.writeTo(path, words, func(w io.Writer) error {
			_, err := w.Write(read.data)
			return err
		})
	} else {
		err = read.write(path)
	}
	if err != nil {
		return err
	}
	got := read.analysis
	return a.printf("%s: %s; %s, %s\n", path, got.By, draw.Plural(len(got.Topics), "topic"), draw.Plural(len(got.Differences), "difference"))
}

// A meter shows on one line of the terminal how far something is.
type meter struct {
	out io.Writer // nil to show nothing

	mu   sync.Mutex
	most float64
	over bool
}

func newMeter(a *app) *meter {
	if !a.ErrTerminal || a.dumb() {
		return new(meter)
	}
	return &meter{out: a.Err}
}

// show shows which share is done. It never falls.
func (m *meter) show(share float64) {
	if m.out == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.most = max(m.most, share); !m.over {
		fmt.Fprintf(m.out, "\r\x1b[Kreading, %.0f %%", 100*m.most)
	}
}

// end takes the line away.
func (m *meter) end() {
	if m.out == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.over = true
	fmt.Fprint(m.out, "\r\x1b[K")
}
