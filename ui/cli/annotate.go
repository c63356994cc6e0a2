package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
	"triptych/model/second"
	"triptych/model/text"
	"triptych/ui/chat"
	"triptych/ui/config"
	"triptych/ui/draw"
)

// A secondReader has a story read by a language model, and writes what it read.
type secondReader struct {
	app                         *app
	address, model, keyEnv, out string // as the flags say
	patience                    time.Duration
}

// newAnnotate makes the command that has a story read by a language model.
func newAnnotate(a *app) *cobra.Command {
	var f storyFlags
	r := secondReader{app: a}
	c := &cobra.Command{
		Use:   "annotate " + storyArguments,
		Short: "Have a language model read a story, held to the text",
		Long: "Annotate asks a language model of yours, sentence by sentence, what the articles report alike and in what they differ. " +
			"It sends the text of the articles to the address that you name, and nothing to any other. The model can only name sentences and words: what " +
			"does not stand in the articles is dropped, and so is a conflict of values that are equal. What is left is written in the form " +
			"of annotations, to " + articles.SecondReaderName + " in the story's folder or to the file of --" + outFlag + ". Annotations that you made are never overwritten.\n\n" +
			"Ollama, llama.cpp, LM Studio and vLLM serve models in the form that is asked for. How good the result is depends on the model: " +
			"triptych eval --origin second-reader measures it on stories that you annotated.\n\n" +
			"What the flags leave open, the settings of the reader say: see triptych config.\n\n" +
			"Answers are kept in the cache folder, so that an interrupted run goes on where it was.",
		Example: "# with Ollama on this machine\ntriptych annotate --reader http://localhost:11434/v1 --model qwen3:8b FOLDER\n\n" +
			"# with a server that wants a key\nAPI_KEY=… triptych annotate --reader https://models.example.org/v1 --model large --key-env API_KEY FOLDER",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			f.automatic = true // annotations may be in the way
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			a.say(s.notices...)
			return r.read(c.Context(), s, args)
		},
	}
	flags := c.Flags()
	flags.StringVar(&r.address, "reader", "", "ask the model at this `address`, such as http://localhost:11434/v1")
	flags.StringVar(&r.model, "model", "", "ask the model of this `name`")
	flags.StringVar(&r.keyEnv, "key-env", "", "send the key that this environment `variable` holds")
	flags.DurationVar(&r.patience, "patience", 0, "wait so `long` for a word of the model, such as 5m on a slow computer (default 1m)")
	flags.StringVarP(&r.out, outFlag, "o", "", "write what was read to this `file`")
	a.library.add(c)
	return c
}

// read has the story that the words name read, and writes what was read.
func (r *secondReader) read(ctx context.Context, s *loadedStory, words []string) error {
	asker, err := r.asker()
	if err != nil {
		return err
	}
	path := r.out
	if path == "" {
		if path, err = r.path(words); err != nil {
			return err
		}
	}
	r.app.say(fmt.Sprintf("sends the %s of %d articles to %s, some of them several times", draw.Plural(countWords(s.story), "word"), len(s.story.Articles), r.address))
	result, err := await(ctx, func() (second.Result, error) {
		automatic, err := s.analyze(ctx, analyze.Options{})
		if err != nil {
			return second.Result{}, err
		}
		return second.Read(ctx, automatic, asker, nil)
	})
	if err != nil {
		return err
	}
	by := provenance(r.model, &result.Tally)
	if err := r.app.writeTo(path, words, func(w io.Writer) error { return annotate.WriteRead(w, result.Analysis, by) }); err != nil {
		return err
	}
	return r.app.printf("%s: %s; %s, %s\n", path, by, draw.Plural(len(result.Analysis.Topics), "topic"), draw.Plural(len(result.Analysis.Differences), "difference"))
}

// settle takes from the settings what the flags leave open.
func (r *secondReader) settle() error {
	settings, problems := loadSettings(r.app.getenv)
	r.app.say(problems...)
	set := settings.Reader
	r.address, r.model, r.keyEnv = cmp.Or(r.address, set.Address), cmp.Or(r.model, set.Model), cmp.Or(r.keyEnv, set.KeyEnv)
	if r.patience == 0 && set.Patience != "" {
		var err error
		if r.patience, err = time.ParseDuration(set.Patience); err != nil {
			return fmt.Errorf("the setting patience of the reader is %q: write a time such as 5m", set.Patience)
		}
	}
	r.patience = cmp.Or(r.patience, time.Minute)
	return nil
}

// asker returns the language model that the flags and settings name.
func (r *secondReader) asker() (second.Asker, error) {
	if err := r.settle(); err != nil {
		return nil, err
	}
	switch {
	case r.address == "":
		return nil, usage("name the address of a language model with --reader, such as http://localhost:11434/v1, or in the settings")
	case r.model == "":
		return nil, usage("name the model that %s is to answer with, by --model or in the settings", r.address)
	}
	o := chat.Options{Address: r.address, Model: r.model, Patience: max(r.patience, time.Second)}
	if r.keyEnv != "" {
		if o.Key = r.app.getenv(r.keyEnv); o.Key == "" {
			return nil, usage("the environment variable %s, which is to hold the key, is not set", r.keyEnv)
		}
	}
	if cache, err := config.CacheFolder(r.app.getenv); err == nil { // without one, nothing is kept
		o.Cache = filepath.Join(cache, "second-reader")
	}
	reader, err := chat.New(o)
	return asking{reader}, err
}

// An asking asks a language model the questions of package second.
type asking struct{ reader *chat.Reader }

func (a asking) Ask(ctx context.Context, q second.Question) ([]byte, error) {
	return a.reader.Ask(ctx, chat.Question(q))
}

// path returns where what a language model read of the story that the words
// name is kept: in the story's folder.
func (r *secondReader) path(words []string) (string, error) {
	if len(words) == 1 {
		if _, story, found, err := r.app.library.find(words); err != nil {
			return "", err
		} else if found {
			return filepath.Join(story.Folder, articles.SecondReaderName), nil
		}
		if info, err := os.Stat(words[0]); err == nil && info.IsDir() {
			return filepath.Join(words[0], articles.SecondReaderName), nil
		}
	}
	return "", usage("the story has no folder of its own: name a file with --%s", outFlag)
}

// provenance says who read a story, today.
func provenance(name string, t *second.Tally) *model.Provenance {
	by := &model.Provenance{Model: text.SanitizeLine(name), Date: time.Now().Format(time.DateOnly), Program: version(), Claims: t.Claims}
	for fault, n := range t.Dropped {
		if by.Dropped == nil {
			by.Dropped = make(map[string]int)
		}
		by.Dropped[string(fault)] = n
	}
	return by
}

func countWords(story *model.Story) int {
	n := 0
	for i := range story.Articles {
		n += len(strings.Fields(story.Articles[i].Text))
	}
	return n
}
