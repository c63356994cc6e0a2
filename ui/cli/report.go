package cli

import (
	"context"

	"github.com/spf13/cobra"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/report"
)

// widestReport is the most cells that a line of a text report takes on a
// terminal: longer lines are harder to read.
const widestReport = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	format := string(report.Text)
	c := &cobra.Command{
		Use:   "report " + storyArguments,
		Short: "Print the differences",
		Long: "Report prints where the articles differ, topic by topic, or everything that is known of them as JSON. " +
			"Both are for scripts and paper: nothing is coloured.",
		Example: "# the differences on paper\ntriptych report FOLDER | lpr\n\n" +
			"# the conflicts alone\ntriptych report --format json FOLDER | jq '.differences[] | select(.relation == \"conflict\")'",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			chosen, err := parseFormat(format)
			if err != nil {
				return err
			}
			story, notices, err := a.load(c.Context(), args)
			if err != nil {
				return err
			}
			a.say(notices...)
			return a.write(c.Context(), story, chosen)
		},
	}
	c.Flags().StringVarP(&format, "format", "f", format, "print the report as "+enumerate(formatNames(), "or"))
	mustComplete(c, "format", formatCompletions())
	return c
}

// write analyses the story and prints the report.
func (a *app) write(ctx context.Context, story *model.Story, format report.Format) error {
	analysis, err := await(ctx, func() (*model.Analysis, error) { return analyze.Story(ctx, story) })
	if err != nil {
		return err
	}
	return report.Write(a.Out, format, analysis, report.Options{Width: min(a.OutWidth, widestReport)})
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
