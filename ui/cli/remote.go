package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
	"triptych/ui/notes"
	"triptych/ui/report"
)

// The commands that a caller of a server may give beside the name of a story.
const (
	remoteList   = "list"
	remoteReport = "report"
)

// print answers a caller who has no screen, or asks for what is printed. It gives
// the exit code.
func (c *caller) print(out, errOut io.Writer) int {
	err := c.answer(out, errOut)
	var wrong usageError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &wrong):
		c.say(errOut, err.Error())
		return exitUsage
	}
	c.say(errOut, err.Error())
	return exitFailure
}

func (c *caller) say(w io.Writer, message string) {
	fmt.Fprintf(w, "triptych: %s\n", text.SanitizeLine(message))
}

func (c *caller) answer(out, errOut io.Writer) error {
	words := c.session.Words
	switch {
	case len(words) > 0 && words[0] == remoteList:
		if len(words) > 1 {
			return usage("list takes no words")
		}
		return c.printList(out)
	case len(words) > 0 && words[0] == remoteReport:
		return c.printReport(words[1:], out)
	case len(words) == 0 && c.only() == "":
		c.say(errOut, "ssh -t opens the list of stories, and ssh -t with the name of a story that story; here they are")
		return c.printList(out)
	}
	name := strings.Join(words, " ")
	if name == "" {
		name = c.only()
	}
	if err := c.printStory(name, report.Text, report.Options{}, out); err != nil {
		return err
	}
	c.say(errOut, "this is the text report: ssh -t opens the reader")
	return nil
}

// printList prints the stories that there are.
func (c *caller) printList(out io.Writer) error {
	entries, err := c.entries(c.session.Context())
	if err != nil {
		return err
	}
	return writeStories(out, entries)
}

// printReport prints the report that the words ask for.
func (c *caller) printReport(words []string, out io.Writer) error {
	format, options := string(report.Text), report.Options{}
	flags := pflag.NewFlagSet(remoteReport, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVarP(&format, "format", "f", format, "")
	flags.BoolVar(&options.Explain, "explain", false, "")
	if err := flags.Parse(words); err != nil {
		return usage("%v; report takes the name of a story, --format and --explain", err)
	}
	chosen, err := parseFormat(format)
	if err != nil {
		return err
	}
	name := strings.Join(flags.Args(), " ")
	if name == "" {
		name = c.only()
	}
	if name == "" {
		return usage("report needs the name of a story: list lists them")
	}
	return c.printStory(name, chosen, options, out)
}

// printStory prints a report of a story, with what the caller marked in it.
func (c *caller) printStory(name string, format report.Format, options report.Options, out io.Writer) error {
	ctx := c.session.Context()
	h, err := c.get(name)
	if err != nil {
		return err
	}
	shared, err := await(ctx, h.load)
	if err != nil {
		return err
	}
	_, book := c.recall(shared.story)
	if book == nil {
		book = notes.New(shared.story)
	}
	analysis, err := await(ctx, func() (*model.Analysis, error) {
		if shared.annotated != nil && format != report.Annotations {
			return analyze.Correct(shared.annotated, book.Corrections())
		}
		return h.analyze(ctx, analyze.Options{Corrections: book.Corrections()})
	})
	if err != nil {
		return err
	}
	options.Book = book
	if format != report.Annotations { // which have no place for marks
		options.Book = book.On(analysis)
	}
	return report.Write(out, format, analysis, options)
}
