package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/model/annotate"
	"triptych/model/eval"
	"triptych/model/text"
	"triptych/ui/cli/readings"
)

// What stands above the figures.
const (
	evalBaseline = "scored against what careful readers marked. In brackets a\nplain baseline: TF-IDF cosine; every unequal number, date and name.\n"
	evalNote     = "The automatic analysis, " + evalBaseline +
		"Weights: " + eval.WeightsNote + ".\n" +
		"Figures of stories that they were learned from are higher than those of others.\n"
	evalSecondNote = "What a language model read, " + evalBaseline
)

// eval makes the command that scores the automatic analysis.
func (a *app) eval() *cobra.Command {
	folder, origin := "", model.Automatic
	c := &cobra.Command{
		Use:   "eval [GOLD…]",
		Short: "Score the automatic analysis against annotations",
		Long: "Eval analyses annotated stories and prints how far the analysis agrees with the annotations, for each story " +
			"and for all: precision, recall and F1, beside those of a plain baseline. For a kind of difference, precision is of " +
			"those that the analysis finds, recall of those that the annotations name.\n\n" +
			"A GOLD is a file of annotations or a folder of such files; the default is the story that comes with the " +
			"program. The articles are in the folder of a GOLD called " + articles.AnnotationsName + "; for any other they " +
			"are in a folder of the story's name, beside it or in the folder of the stories.\n\n" +
			"With --origin second-reader it scores what a language model read of the stories before: " + articles.SecondReaderName + " beside " +
			"the articles, which triptych annotate writes. It sends nothing.",
		Example: "# the story that comes with the program\ntriptych eval\n\n" +
			"# all annotated stories of a folder\ntriptych eval --stories stories gold",
		RunE: func(c *cobra.Command, args []string) error {
			g, err := await(c.Context(), func() (*gathered, error) {
				return gather(c.Context(), args, gathered{folder: folder, origin: origin, readings: readingsOf(a.getenv)})
			})
			if err != nil {
				return err
			}
			a.say(g.notices...)
			how := newMethod(a.getenv, true)
			rows, err := await(c.Context(), func() ([]eval.Row, error) { return eval.Run(c.Context(), g.cases, how.encoder) })
			if err != nil {
				return err
			}
			if len(g.cases) == 1 {
				rows = rows[:1] // all of them are the same again
			}
			if origin == model.SecondReader {
				err = a.printf("%s%s\n", evalSecondNote, g.readers())
			} else {
				err = a.printf("%s%s.\n\n", evalNote, how.says())
			}
			if err != nil {
				return err
			}
			return eval.Write(a.Out, rows)
		},
	}
	choice[model.Origin]{"origin", []model.Origin{model.Automatic, model.SecondReader}, &origin}.addTo(c, "origin", "", "score the analysis of this `origin`: ", func(model.Origin) string { return "" })
	c.Flags().StringVar(&folder, "stories", "", "look for stories in this `folder` (default: the one called stories beside that of GOLD)")
	return c
}

// gathered are annotated stories, and notices of what in them does not fit.
type gathered struct {
	folder   string          // of the stories; "" to look for it beside the annotations
	origin   model.Origin    // of the analyses that are scored
	readings readings.Folder // where those are of stories that have no folder
	cases    []eval.Case
	notices  []string
}

// gather reads annotated stories, the embedded one if none is named.
func gather(ctx context.Context, words []string, from gathered) (*gathered, error) {
	g := &from
	if len(words) == 0 {
		loaded, err := articles.Embedded()
		if err != nil {
			return nil, err
		}
		return g, g.add("the embedded story", loaded.Annotations, &loaded)
	}
	files, err := goldFiles(words)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if err := g.read(ctx, file); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// goldFiles lists the files that the words name, and those in the folders that
// they name.
func goldFiles(words []string) ([]string, error) {
	var files []string
	for _, word := range words {
		entries, err := os.ReadDir(word)
		if err != nil { // no folder; anything else that is wrong is found when it is read
			files = append(files, word)
			continue
		}
		before := len(files)
		for _, entry := range entries {
			if name := entry.Name(); filepath.Ext(name) == ".json" && !strings.HasPrefix(name, ".") {
				files = append(files, filepath.Join(word, name))
			}
		}
		if len(files) == before {
			return nil, fmt.Errorf("%s: the folder holds no annotations; name one with .json files", word)
		}
	}
	return files, nil
}

// read adds a file of annotations with the articles that it is of.
func (g *gathered) read(ctx context.Context, file string) error {
	data, err := articles.ReadAnnotations(file)
	if err != nil {
		return err
	}
	place, err := storyFolder(file, data, g.folder)
	if err != nil {
		return err
	}
	loaded, err := articles.Loader{}.Load(ctx, place)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is no folder %s with its articles; give --stories", file, place)
	}
	if err != nil {
		return err
	}
	g.notices = append(g.notices, loaded.Notices...)
	return g.add(file, data, &loaded)
}

// storyFolder returns the folder of the articles that a file of annotations is of.
func storyFolder(file string, data []byte, folder string) (string, error) {
	beside := filepath.Dir(file)
	if filepath.Base(file) == articles.AnnotationsName && folder == "" {
		return beside, nil
	}
	gold, err := eval.ReadGold(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("%s: %w; correct it", file, err)
	}
	name := gold.Story
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	if !filepath.IsLocal(name) {
		return "", fmt.Errorf("%s: the story %q is no name of a folder; correct it", file, name)
	}
	if folder != "" {
		return filepath.Join(folder, name), nil
	}
	if own := filepath.Join(beside, name); exists(own) {
		return own, nil
	}
	near := filepath.Join(beside, "..", "stories", name)
	if far := filepath.Join(beside, "..", "..", "stories", name); !exists(near) && exists(far) {
		return far, nil // GOLD lies in a folder of its kind within others
	}
	return near, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// add adds annotations, called name, with their story.
func (g *gathered) add(name string, data []byte, loaded *articles.Loaded) error {
	story := loaded.Story
	_, notices, err := annotate.Read(data, &story)
	if err != nil {
		return fmt.Errorf("%s: %w; correct it", name, err)
	}
	for _, n := range notices {
		g.notices = append(g.notices, name+": "+n)
	}
	gold, err := eval.ReadGold(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w; correct it", name, err)
	}
	if err := sortArticles(&story, gold); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	gold.Story = text.SanitizeLine(cmp.Or(gold.Story, story.Title))
	one := eval.Case{Gold: gold, Story: &story}
	if g.origin == model.SecondReader {
		data := loaded.SecondReading
		if data == nil {
			data = g.readings.Read(&story)
		}
		if one.Analysis, err = readSecond(name, data, &story); err != nil {
			return err
		}
	}
	g.cases = append(g.cases, one)
	return nil
}

// readSecond returns what a language model read of a story; the annotations that it
// is scored against are called name.
func readSecond(name string, data []byte, story *model.Story) (*model.Analysis, error) {
	if data == nil {
		return nil, fmt.Errorf("%s: no language model has read the articles: there is no %s beside them, and nothing in the state folder; triptych annotate makes it", name, articles.SecondReaderName)
	}
	a, _, err := annotate.Read(data, story)
	if err == nil && a.Origin != model.SecondReader {
		err = errors.New("it does not say which language model made it")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w; triptych annotate makes it anew", name, articles.SecondReaderName, err)
	}
	return a, nil
}

// readers lists who read the stories, a line each.
func (g *gathered) readers() string {
	var b strings.Builder
	for _, c := range g.cases {
		fmt.Fprintf(&b, "%s: %s.\n", c.Gold.Story, c.Analysis.By)
	}
	return b.String()
}

// sortArticles puts the story's articles into the order of the annotations.
func sortArticles(story *model.Story, gold *eval.Gold) error {
	var sorted []model.Article
	for _, g := range gold.Articles {
		for _, a := range story.Articles {
			if a.ID == g.ID || a.ID == strings.TrimSuffix(g.ID, filepath.Ext(g.ID)) {
				sorted = append(sorted, a)
			}
		}
	}
	if len(sorted) != len(story.Articles) || len(sorted) != len(gold.Articles) {
		return fmt.Errorf("the annotations are of %d articles, %d of them among the story's %d; they must be of all",
			len(gold.Articles), len(sorted), len(story.Articles))
	}
	story.Articles = sorted
	return nil
}
