package cli

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/ui/report"
)

// storyArguments is how the usage of a command names a story.
const storyArguments = "[STORY | ARTICLE…]"

// root makes the command that opens the reader, with all others below it.
func (a *app) root() *cobra.Command {
	var l looks
	root := &cobra.Command{
		Use:   "triptych " + storyArguments,
		Short: "Read articles about one event side by side",
		Long: "Triptych shows two to nine articles about one event side by side, scrolls them in step by subject " +
			"and marks the details in which they differ.\n\n" +
			"An ARTICLE is a Markdown or text file, a STORY a folder of them. Without either, a story that comes with " +
			"the program is shown. Where a person marked the subjects and differences of a STORY, in a file of its folder " +
			"called " + articles.AnnotationsName + ", that is shown in place of the automatic analysis. A word that is the name of a command is taken as the command: write ./report for a " +
			"folder of that name. Where standard output is no terminal, the differences are printed as text, as by triptych report.",
		Example: "# the story that comes with the program\ntriptych\n\n" +
			"# three articles of your own\ntriptych times.md post.md herald.txt",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.load(c.Context(), args)
			if err != nil {
				return mistyped(c, args, err)
			}
			if a.OutTerminal && !a.dumb() {
				return a.read(c.Context(), s, l, nil)
			}
			s.recallForReport(a.getenv)
			a.say(s.notices...)
			if a.OutTerminal {
				a.say("the terminal cannot show the reader (TERM is \"" + a.getenv("TERM") + "\"): this is the text report")
			}
			return a.write(c.Context(), s, report.Text, report.Options{})
		},
	}
	l.flags(root)
	l.motion(root)
	a.mayBeAutomatic(root)
	root.SetArgs(append([]string{}, a.Args...))
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.help())
	root.InitDefaultHelpCmd()
	root.AddCommand(a.commands()...)
	return root
}

// storyArgs checks the words that name a story.
func storyArgs(c *cobra.Command, args []string) error {
	if len(args) > articles.MaxArticles {
		return usage("%d articles were given: give %d to %d, or one folder of them", len(args), articles.MinArticles, articles.MaxArticles)
	}
	return nil
}

// mistyped turns the error that a lone word names no file into a better one
// where the word looks like a command.
func mistyped(root *cobra.Command, words []string, err error) error {
	if len(words) != 1 || strings.ContainsAny(words[0], `/\.`) || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	names := commandNames(root)
	if hint := didYouMean(words[0], names); hint != "" && !slices.Contains(names, words[0]) {
		return usage("%q is neither a command nor a file or folder%s: the commands are %s", words[0], hint, enumerate(names, "and"))
	}
	return err
}
