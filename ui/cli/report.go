package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/report"
)

// widestLine is the most cells that a line of text takes on a terminal: longer
// lines are harder to read.
const widestLine = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	format, options, plain, out := report.Text, report.Options{}, false, ""
	var f storyFlags
	c := &cobra.Command{
		Use:   "report " + storyArguments,
		Short: "Print the differences",
		Long: "Report prints where the articles differ, topic by topic, or everything that is known of them as JSON. " +
			"Both are for scripts and paper: nothing is coloured. Your marks and notes from the reader stand beside " +
			"the differences, and your corrections are applied. The text has the differences of the level telling, without those that you " +
			"set aside; --level and --state ask for others. JSON has all, each with its level and state.\n\n" +
			"The format annotations is the automatic analysis, with your corrections and what you marked by hand, in the form of annotations made by hand. " +
			"Edit it and put it into the story's folder under the name " + articles.AnnotationsName + ": the reader and the " +
			"reports will then use it.",
		Example: "# the differences on paper\ntriptych report FOLDER | lpr\n\n" +
			"# the conflicts alone\ntriptych report --format json FOLDER | jq '.differences[] | select(.relation == \"conflict\")'\n\n" +
			"# annotations to start from\ntriptych report --format annotations FOLDER > FOLDER/" + articles.AnnotationsName,
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			from := f
			if format == report.Annotations {
				from.automatic = true // those that there are may be in the way
			}
			s, err := a.load(c.Context(), args, from)
			if err != nil {
				return err
			}
			return a.writeTo(out, args, func(w io.Writer) error { return a.printReport(c.Context(), w, s, format, options, plain) })
		},
	}
	choice[report.Format]{"format", report.Formats(), &format}.addTo(c, "format", "f", "print the report in this `format`: ", report.Format.Summary)
	c.Flags().BoolVar(&options.Explain, "explain", false, "say why each counterpart and difference was found")
	choice[model.Level]{"level", model.Levels(), &options.Level}.addTo(c, "level", "", "leave out what is not marked at this `level` (telling for text, everything for other formats): ", levelSummary)
	choices[notes.State]{"state", notes.States(), stateName, &options.States}.addTo(c, "state", "print only the differences that you left in these `states` (for text all but set-aside), with commas between them: ")
	c.Flags().BoolVar(&plain, "without-notes", false, "leave out what you marked, noted and corrected")
	c.Flags().StringVarP(&out, outFlag, "o", "", "write the report to this `file`, whole or not at all, instead of printing it")
	f.add(c, &a.library)
	return c
}

// levelSummary says in a few words what a report has at a level.
func levelSummary(l model.Level) string {
	switch l {
	case model.Facts:
		return "conflicts, figures, dates, names, places and quotes"
	case model.Telling:
		return "certainty, sources and wording too"
	}
	return "every difference"
}

// stateName returns a state as it is typed.
func stateName(s notes.State) string {
	if s == notes.NoState {
		return "open"
	}
	return strings.ReplaceAll(string(s), " ", "-")
}

// printReport writes the report of the story to w, no wider than the terminal, with
// what the person marked in it unless it is to be plain.
func (a *app) printReport(ctx context.Context, w io.Writer, s *loadedStory, format report.Format, options report.Options, plain bool) error {
	a.say(s.notices...)
	var book *notes.Book
	if store, marked, err := recall(s.story, a.getenv); store != nil && !plain { // without a place for notes there are none
		book = marked
		if err != nil {
			a.say(err.Error())
		}
	}
	options.Width = a.lineWidth()
	lost, err := s.report(ctx, w, format, options, book)
	switch {
	case lost == 1:
		a.say("1 of your marks and decisions has no place in the story now: triptych notes show lists it")
	case lost > 1:
		a.say(fmt.Sprintf("%d of your marks and decisions have no place in the story now: triptych notes show lists them", lost))
	}
	return err
}

// lineWidth is the most cells that a line of text may take, 0 if there is no
// terminal to say.
func (a *app) lineWidth() int { return min(a.OutWidth, widestLine) }
