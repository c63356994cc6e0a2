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
	var display displayFlags
	var f storyFlags
	watching := false
	root := &cobra.Command{
		Use:   "triptych " + storyArguments,
		Short: "Read articles about one event side by side",
		Long: "Triptych shows two to nine articles about one event side by side, scrolls them in step by subject " +
			"and marks the details in which they differ. New here? Triptych tour shows it, and triptych help start says which keys to press.\n\n" +
			"An ARTICLE is an address, a file (Markdown, text, HTML, .docx, RTF, PDF, e-mail, ninjs, NITF, NewsML-G2, RSS or Atom) " +
			"or - for standard input, in which a form feed or a line of === separates articles. A STORY is a folder of articles, " +
			"or the name of one that triptych add keeps in the library. Without arguments, triptych lists the stories of the " +
			"library or, if it is empty, opens the story that comes with the program.\n\n" +
			"If a person has annotated a STORY, in a file of its folder called " + articles.AnnotationsName + ", that is shown " +
			"instead of the automatic analysis. The name of a command means the command: for a folder called report, type " +
			"./report. If standard output is not a terminal, the differences are printed as text, as by triptych report.\n\n" +
			"With --" + linearFlag + ", a story is read as plain lines that are only added to, without colours and escape sequences: " +
			"a sentence of one article, what the others say of it, and the differences in words. Enter reads the next sentence, " +
			"? lists what else can be typed, or come through a pipe; without a line to obey, all of the story is written.",
		Example: "# the story that comes with the program\ntriptych " + articles.EmbeddedName + "\n\n" +
			"# three articles of your own\ntriptych times.html post.docx https://example.com/herald\n\n" +
			"# keep them, and read them again\ntriptych add fire times.html post.docx https://example.com/herald\ntriptych fire",
		Version:       versionAndSystem(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return a.open(c, args, f, display, watching)
		},
	}
	display.add(root)
	display.addHabits(root)
	f.add(root, &a.library)
	addLinear(root)
	root.Flags().BoolVar(&watching, watchFlag, false, "show changes of the story's files while you read")
	root.SetArgs(append([]string{}, a.Args...))
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(newHelp(a))
	root.InitDefaultHelpCmd()
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _ = printHelp(c, a.Out, a.lineWidth()) }) // who does not read it needs no error
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.commands()...)
	root.Flags().BoolP("version", "v", false, "say which version this is, and which commit it was built from")
	for _, c := range append(documented(root), root) {
		c.Flags().BoolP("help", "h", false, "explain this command")
	}
	return root
}

// open shows the story that the words name, or the list of stories, or prints
// the text report if there is no terminal to show it on.
func (a *app) open(c *cobra.Command, words []string, f storyFlags, display displayFlags, watching bool) error {
	a.hasten()
	ctx, lines := c.Context(), a.readsLines(c)
	screen := a.OutTerminal && !a.dumb() && !lines
	stories := newShelf(a, f, display)
	choosing := len(words) == 0 && f.versions == "" && !watching && (screen || lines) && !stories.empty(ctx)
	switch {
	case lines && watching:
		return usage("--%s is for the reader that fills the screen: leave out --%s", watchFlag, linearFlag)
	case choosing && lines:
		return a.offerLines(ctx, stories)
	case choosing:
		return stories.pick(ctx)
	}
	var revise reviser
	if watching && screen {
		var stop func()
		var err error
		if revise, stop, err = a.watch(words, f); err != nil {
			return a.mistyped(c, words, err)
		}
		defer stop()
	}
	s, err := a.load(ctx, words, f)
	switch {
	case err != nil && f.versions != "":
		return err // it is the article that was not found
	case err != nil:
		return a.mistyped(c, words, err)
	}
	switch {
	case lines:
		return a.readLines(ctx, s)
	case screen:
		return stories.read(ctx, s, revise)
	case a.OutTerminal:
		a.say("the terminal cannot show the reader (TERM is \"" + a.getenv("TERM") + "\"): this is the text report; --" +
			linearFlag + " reads sentence by sentence")
	}
	_, err = a.printReport(ctx, a.Out, s, localReport{reportFlags: reportFlags{format: report.Text}})
	return err
}

// storyArgs checks the words that name a story.
func storyArgs(c *cobra.Command, args []string) error {
	if len(args) > articles.MaxArticles {
		return usage("%d articles were given: give %d to %d, or one folder of them", len(args), articles.MinArticles, articles.MaxArticles)
	}
	return nil
}

// mistyped turns the error that a lone word names nothing into a better one if the
// word looks like a command or a story.
func (a *app) mistyped(root *cobra.Command, words []string, err error) error {
	if len(words) != 1 || strings.ContainsAny(words[0], `/\.`) || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	commands, stories := commandNames(root), a.library.names(root.Context())
	hint := suggest(words[0], append(slices.Clone(commands), stories...))
	if hint == "" && len(commands) > 0 {
		hint = "; triptych list lists the stories, triptych help the commands"
	}
	return usage("%q is neither a command nor a file, a folder or a story of the library%s", words[0], hint)
}
