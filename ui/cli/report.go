package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/ui/notes"
	"triptych/ui/report"
)

// widestLine is the most cells that a line of text takes on a terminal: longer
// lines are harder to read.
const widestLine = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	format, options, plain := report.Text, report.Options{}, false
	var f storyFlags
	c := &cobra.Command{
		Use:   "report " + storyArguments,
		Short: "Print the differences",
		Long: "Report prints where the articles differ, topic by topic, or everything that is known of them as JSON. " +
			"Both are for scripts and paper: nothing is coloured. What you marked and noted in the reader is given with " +
			"the differences, and your corrections are obeyed.\n\n" +
			"The format annotations is the automatic analysis, with your corrections, as a person would write one, to be corrected by hand: put " +
			"it into the story's folder under the name " + articles.AnnotationsName + ", and the reader and the reports " +
			"go by it.",
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
			var book *notes.Book
			notices := s.notices
			if !plain {
				var problems []string
				book, problems = a.recallForReport(s)
				notices = append(slices.Clip(notices), problems...)
			}
			a.say(notices...)
			return a.write(c.Context(), s, format, options, book)
		},
	}
	choice[report.Format]{"format", report.Formats(), &format}.addTo(c, "format", "f", "print the report in this `format`: ", report.Format.Summary)
	c.Flags().BoolVar(&options.Explain, "explain", false, "say of every counterpart and difference why it was made")
	c.Flags().BoolVar(&plain, "without-notes", false, "leave out what you marked, noted and corrected")
	a.showsStory(c, &f)
	return c
}

// recallForReport reads what the person marked in the story, nil if there is no
// place for notes. The problems are what stands in the way.
func (a *app) recallForReport(s *loadedStory) (book *notes.Book, problems []string) {
	store, book, err := a.recall(s.story)
	switch {
	case store == nil:
		return nil, nil
	case err != nil:
		return book, []string{err.Error()}
	}
	return book, nil
}

// write prints the report of the story, no wider than the terminal, with what is
// marked in the book, nil for none.
func (a *app) write(ctx context.Context, s *loadedStory, format report.Format, options report.Options, book *notes.Book) error {
	options.Width = a.lineWidth()
	lost, err := s.report(ctx, a.Out, format, options, book)
	a.sayLost(lost)
	return err
}

// lineWidth is the most cells that a line of text may take, 0 if there is no
// terminal to say.
func (a *app) lineWidth() int { return min(a.OutWidth, widestLine) }

// sayLost says how many marks and decisions are not in a report, because they
// have no place in the story or its analysis now.
func (a *app) sayLost(n int) {
	switch {
	case n == 1:
		a.say("1 of your marks and decisions has no place in the story now: triptych notes show lists it")
	case n > 1:
		a.say(fmt.Sprintf("%d of your marks and decisions have no place in the story now: triptych notes show lists them", n))
	}
}
