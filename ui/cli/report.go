package cli

import (
	"context"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/ui/report"
)

// widestReport is the most cells that a line of a text report takes on a
// terminal: longer lines are harder to read.
const widestReport = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	format, options := string(report.Text), report.Options{}
	c := &cobra.Command{
		Use:   "report " + storyArguments,
		Short: "Print the differences",
		Long: "Report prints where the articles differ, topic by topic, or everything that is known of them as JSON. " +
			"Both are for scripts and paper: nothing is coloured.\n\n" +
			"The format annotations is the automatic analysis as a person would write one, to be corrected by hand: put " +
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
			a.say(s.notices...)
			return a.write(c.Context(), s, chosen, options)
		},
	}
	c.Flags().StringVarP(&format, "format", "f", format, "print the report as "+enumerate(formatNames(), "or"))
	c.Flags().BoolVar(&options.Explain, "explain", false, "say of every counterpart and difference why it was made")
	a.mayBeAutomatic(c)
	mustComplete(c, "format", formatCompletions())
	return c
}

// write prints the report of the story, no wider than the terminal.
func (a *app) write(ctx context.Context, s *subject, format report.Format, options report.Options) error {
	analysis, err := await(ctx, func() (*model.Analysis, error) { return s.analysis(ctx) })
	if err != nil {
		return err
	}
	options.Width = min(a.OutWidth, widestReport)
	return report.Write(a.Out, format, analysis, options)
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
