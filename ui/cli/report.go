package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/report"
	"triptych/ui/report/paper"
)

// widestLine is the most cells that a line of text takes on a terminal: longer
// lines are harder to read.
const widestLine = 100

// report makes the command that prints the analysis.
func (a *app) report() *cobra.Command {
	var f storyFlags
	var r localReport
	schema := false
	c := &cobra.Command{
		Use:   "report " + storyArguments,
		Short: "Print the differences",
		Long: "Report prints where the articles differ, topic by topic, and what they say over the whole story: who gives which " +
			"figure, date and name, who quotes whom, what is told alike and what is copied. It is for scripts and paper: nothing is " +
			"coloured. Your marks and notes from the reader stand beside the differences, and your corrections are applied.\n\n" +
			"HTML is one page for a browser, which asks nothing of the network: the articles side by side, scrolling in step, with their " +
			"marks, and all tables. It can be printed, and read without its script.\n\n" +
			"Text, Markdown and HTML have the differences of the level telling, without those that you set aside; --level and --state ask " +
			"for others. CSV and JSON have all, each with its level and state. --topic, --kind and --relation leave out all others; " +
			"together they leave what all of them ask for. --schema prints the JSON Schema of the JSON, whose differences keep " +
			"their id while their words stay the same, so that --since prints only what an earlier report does not have.\n\n" +
			"In a pipeline --fail-on ends with the exit status 3 where the articles have a difference that it names, at the level telling or that " +
			"of --level, among those that the other flags ask for and that you did not set aside. The report is written all the same.\n\n" +
			"The format annotations is what the reader shows, with your corrections and what you marked by hand, in the form of annotations made by hand: " +
			"those that there are, or else the automatic analysis, with which --automatic begins anew. " +
			"Edit it and put it into the story's folder under the name " + articles.AnnotationsName + ": the reader and the " +
			"reports will then use it.",
		Example: "# the differences on paper\ntriptych report FOLDER | lpr\n\n" +
			"# for an issue or a wiki\ntriptych report --format markdown --out report.md FOLDER\n\n" +
			"# a page for a browser\ntriptych report --format html --out report.html FOLDER\n\n" +
			"# the figures and dates in conflict\ntriptych report --relation conflict --kind number,date FOLDER\n\n" +
			"# what is new since yesterday, and whether any of it is a conflict\ntriptych report --since yesterday.json --fail-on conflict FOLDER\n\n" +
			"# annotations to start from\ntriptych report --format annotations --out FOLDER/" + articles.AnnotationsName + " FOLDER",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if schema {
				return a.printf("%s", report.Schema())
			}
			from := f
			from.anew = r.format == report.Annotations
			if err := r.readEarlier(); err != nil {
				return err
			}
			s, err := a.load(c.Context(), args, from)
			if err != nil {
				return err
			}
			if err := r.checkEarlier(s.story); err != nil {
				return err
			}
			var m made
			err = a.writeTo(r.out, args, func(w io.Writer) (err error) {
				m, err = a.printReport(c.Context(), w, s, r)
				return err
			})
			if err != nil {
				return err
			}
			return r.gate(m)
		},
	}
	r.add(c, a.topicsOf)
	r.addLocal(c)
	c.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of reports in JSON, and no report")
	f.add(c, &a.library)
	return c
}

// printReport writes the report of the story to w, no wider than the terminal, with
// what the person marked in it unless it is to be plain, and returns what it was made
// of.
func (a *app) printReport(ctx context.Context, w io.Writer, s *loadedStory, r localReport) (made, error) {
	a.say(s.notices...)
	var book *notes.Book
	if store, marked, err := recall(s.story, a.getenv); store != nil && !r.plain { // without a place for notes there are none
		book = marked
		if err != nil {
			a.say(err.Error())
		}
	}
	r.options.Width, r.options.Versions = a.lineWidth(), s.versions
	m, err := s.report(ctx, w, r.format, r.options, book)
	switch {
	case err != nil:
		return m, unknownTopic(err)
	case m.lost == 1:
		a.say("1 of your marks and decisions has no place in the story now: triptych notes show lists it")
	case m.lost > 1:
		a.say(fmt.Sprintf("%d of your marks and decisions have no place in the story now: triptych notes show lists them", m.lost))
	}
	return m, nil
}

// unknownTopic returns the error of a report, as one of the command line where a topic
// is asked for that there is not.
func unknownTopic(err error) error {
	var unknown *paper.UnknownTopic
	if errors.As(err, &unknown) {
		return usage("%v", err)
	}
	return err
}

// lineWidth is the most cells that a line of text may take, 0 if there is no
// terminal to say.
func (a *app) lineWidth() int { return min(a.OutWidth, widestLine) }

// A made is what a report was made of.
type made struct {
	analysis *model.Analysis
	options  report.Options
	lost     int // how much of what people marked has no place in the story now
}
