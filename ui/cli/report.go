package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/ui/report"
)

// widestReport is the most cells that a line of a text report takes on a
// terminal: longer lines are harder to read.
const widestReport = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	format, options, plain := string(report.Text), report.Options{}, false
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
			chosen, err := parseFormat(format)
			if err != nil {
				return err
			}
			if chosen == report.Annotations {
				a.automatic = true // it is for making annotations, which those that there are may be in the way of
			}
			s, err := a.load(c.Context(), args)
			if err != nil {
				return err
			}
			if !plain {
				s.recallForReport(a.getenv)
			}
			a.say(s.notices...)
			return a.write(c.Context(), s, chosen, options)
		},
	}
	c.Flags().StringVarP(&format, "format", "f", format, "print the report as "+enumerate(formatNames(), "or"))
	c.Flags().BoolVar(&options.Explain, "explain", false, "say of every counterpart and difference why it was made")
	c.Flags().BoolVar(&plain, "without-notes", false, "leave out what you marked, noted and corrected")
	a.showsStory(c)
	mustComplete(c, "format", formatCompletions())
	return c
}

// recallForReport reads what the person marked in the story. What stands in the
// way becomes a notice; where there is no place for notes, there are none.
func (s *subject) recallForReport(getenv func(string) string) {
	if err := s.recall(getenv); err != nil && s.store != nil {
		s.notices = append(s.notices, err.Error())
	}
}

// write prints the report of the story, no wider than the terminal. What people
// marked in it is a part of the report where it was recalled.
func (a *app) write(ctx context.Context, s *subject, format report.Format, options report.Options) error {
	analysis, err := s.analysis(ctx)
	if err != nil {
		return err
	}
	if s.book != nil {
		options.Book = s.book
		if format != report.Annotations { // which have no place for marks
			options.Book = s.book.On(analysis)
		}
		a.sayLost(len(options.Book.Lost()))
	}
	options.Width = a.reportWidth()
	return report.Write(a.Out, format, analysis, options)
}

// reportWidth is the most cells that a line of text may take.
func (a *app) reportWidth() int { return min(a.OutWidth, widestReport) }

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

func parseFormat(name string) (report.Format, error) {
	for _, f := range report.Formats() {
		if string(f) == name {
			return f, nil
		}
	}
	names := formatNames()
	return "", usage("unknown format %q%s: the formats are %s", name, didYouMean(name, names), enumerate(names, "and"))
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return names
}

// formatCompletions lists the formats for a shell, each with what it is.
func formatCompletions() []cobra.Completion {
	var list []cobra.Completion
	for _, f := range report.Formats() {
		list = append(list, cobra.CompletionWithDesc(string(f), f.Summary()))
	}
	return list
}
