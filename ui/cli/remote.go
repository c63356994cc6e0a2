package cli

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"triptych/model"
	"triptych/ui/linear"
	"triptych/ui/report"
)

// The commands that a caller of a server may give beside the name of a story.
const (
	remoteList   = "list"
	remoteReport = "report"
	remoteLinear = "linear"
	remoteHelp   = "help"
)

// remoteUsage is what a caller may ask for, HOST being the server as the caller knows
// it.
const remoteUsage = `Triptych shows articles about one event side by side.

ssh -t HOST             choose a story and read it; ? lists the keys
ssh -t HOST STORY       read that story
ssh HOST list           list the stories
ssh HOST report STORY   print where its articles differ; --format json for scripts
ssh HOST linear STORY   read it as plain lines, for screen readers
ssh HOST help           print this
`

// print answers a caller who has no screen, or asks for what is printed, and
// returns the exit code.
func (c *caller) print(out, errOut io.Writer) int {
	err := c.answer(out, errOut)
	if err != nil && c.session.Context().Err() == nil { // or nobody is there, or was told why
		say(errOut, err.Error())
	}
	return exitCode(err)
}

func (c *caller) answer(out, errOut io.Writer) error {
	words := c.session.Words
	switch {
	case slices.Equal(words, []string{remoteList}):
		return c.printList(out)
	case len(words) > 0 && words[0] == remoteList:
		return usage("list takes no words")
	case len(words) > 0 && words[0] == remoteReport:
		return c.printReport(words[1:], out)
	case len(words) > 0 && words[0] == remoteLinear:
		return c.readLines(words[1:], out, errOut)
	case slices.Equal(words, []string{remoteHelp}):
		_, err := io.WriteString(out, remoteUsage)
		return err
	}
	list, story := "ssh -t opens the list of stories, and ssh -t with the name of a story opens that story; here they are",
		"this is the text report: ssh -t opens the reader"
	if c.session.Terminal != nil { // one that can only print
		list = "your terminal cannot show the reader (TERM is \"" + c.session.Terminal.Term + "\"): the name of a story prints its report; here they are"
		story = "your terminal cannot show the reader (TERM is \"" + c.session.Terminal.Term + "\"): this is the text report"
	}
	name := c.chosen(words)
	if name == "" {
		say(errOut, list)
		return c.printList(out)
	}
	if err := c.printStory(name, report.Text, report.Options{}, out); err != nil {
		return err
	}
	say(errOut, story)
	return nil
}

// printList prints the stories that there are.
func (c *caller) printList(out io.Writer) error {
	entries, err := c.List(c.session.Context())
	if err != nil {
		return err
	}
	return writeStories(out, entries)
}

// printReport prints the report that the words ask for.
func (c *caller) printReport(words []string, out io.Writer) error {
	var asked reportFlags
	flags := pflag.NewFlagSet(remoteReport, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	asked.define(flags)
	if err := flags.Parse(words); errors.As(err, new(usageError)) {
		return err
	} else if err != nil {
		return usage("%v; report takes the name of a story, %s", err, enumerate(asked.names(), "and"))
	}
	name := c.chosen(flags.Args())
	if name == "" {
		return usage("report needs the name of a story: list lists them")
	}
	return c.printStory(name, asked.format, asked.options, out)
}

// printStory prints a report of a story, with what the caller marked in it.
func (c *caller) printStory(name string, format report.Format, options report.Options, out io.Writer) error {
	ctx := c.session.Context()
	cached, loaded, err := c.open(ctx, name)
	if err != nil {
		return err
	}
	c.hold(ctx, cached)
	_, book := c.recall(loaded.story)
	_, err = loaded.report(ctx, out, format, options, book)
	return unknownTopic(err)
}

// readLines lets the caller read a story as lines. Their own terminal lets them edit
// these, unless the session has one, which sends single keys instead.
func (c *caller) readLines(words []string, out, errOut io.Writer) error {
	name := c.chosen(words)
	if name == "" {
		return usage("linear needs the name of a story: list lists them")
	}
	ctx := c.session.Context()
	cached, loaded, err := c.open(ctx, name)
	if err != nil {
		return err
	}
	c.hold(ctx, cached)
	c.session.Reads(name)
	store, book := c.recall(loaded.story)
	desk := linear.Desk{In: c.session.Input(), Out: out, Save: saveIn(ctx, store)}
	if t := c.session.Terminal; t != nil {
		desk = typedAt(t.Size, desk)
	} else {
		say(errOut, "enter reads the next sentence, ? lists what else you can type")
	}
	_, err = loaded.readLines(ctx, book, model.Telling, desk)
	return err
}
