package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/report"
	"triptych/ui/report/paper"
)

// reportFlags are the flags of reports that name no file: a caller of a server may give
// them too.
type reportFlags struct {
	format  report.Format // "" until one is given
	options report.Options
}

const topicFlag = "topic"

// list returns the flags, but for --explain.
func (f *reportFlags) list() []flag {
	f.format = cmp.Or(f.format, report.Text)
	o := &f.options
	return []flag{
		choice[report.Format]{"format", report.Formats(), &f.format}.flag("format", "f", "print the report in this `format`: ", report.Format.Summary),
		{name: topicFlag, usage: "print only this `topic`, by its number or by words of its name; may be given again for more", value: texts{&o.Topics}},
		choices[model.Kind]{"kind", model.Kinds(), func(k model.Kind) string { return string(k) }, draw.Kind, &o.Kinds}.
			flag("kind", "print only the differences of these `kinds`, with commas between them: "),
		choices[model.Relation]{"relation", model.Relations(), func(r model.Relation) string { return string(r) }, nil, &o.Relations}.
			flag("relation", "print only the differences with these `relations`, with commas between them: "),
		choices[notes.State]{"state", notes.States(), paper.StateName, nil, &o.States}.
			flag("state", "print only the differences that you left in these `states` ("+byLevel("all", "all but set-aside")+"), with commas between them: "),
		choice[model.Level]{"level", model.Levels(), &o.Level}.
			flag("level", "", "leave out what is not marked at this `level` ("+byLevel(string(model.Everything), string(model.Telling))+"): ", levelSummary),
	}
}

// byLevel says what holds for formats that have every difference, and for others.
func byLevel(all, others string) string {
	var names []string
	for _, f := range report.Formats() {
		if f.Level() != model.Everything {
			names = append(names, string(f))
		}
	}
	return others + " for " + enumerate(names, "and") + ", " + all + " for other formats"
}

// define adds the flags to a set.
func (f *reportFlags) define(flags *pflag.FlagSet) {
	flags.BoolVar(&f.options.Explain, "explain", false, "say why each counterpart and difference was found")
	for _, one := range f.list() {
		one.defineIn(flags)
	}
}

// names lists the flags as they are typed.
func (f *reportFlags) names() []string {
	list := []string{"--explain"}
	for _, one := range f.list() {
		list = append(list, "--"+one.name)
	}
	slices.Sort(list)
	return list
}

// add adds the flags to a command and lets a shell complete them; topics those of the
// story that the words name.
func (f *reportFlags) add(c *cobra.Command, topics func(ctx context.Context, words []string) []string) {
	c.Flags().BoolVar(&f.options.Explain, "explain", false, "say why each counterpart and difference was found")
	for _, one := range f.list() {
		if one.name != topicFlag {
			one.addTo(c)
			continue
		}
		one.defineIn(c.Flags())
		mustCompleteWith(c, topicFlag, func(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			const patience = 3 * time.Second // of somebody who pressed tab
			ctx, cancel := context.WithTimeout(cmp.Or(c.Context(), context.Background()), patience)
			defer cancel()
			return topics(ctx, args), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// topicsOf returns the topics of the story in files that the words name, for a shell.
// Nothing is fetched for that.
func (a *app) topicsOf(ctx context.Context, words []string) []string {
	if _, err := watchable(&a.library, words); err != nil && len(words) > 0 {
		return nil // addresses, or nothing that there is
	}
	s, err := a.load(ctx, words, storyFlags{})
	if err != nil {
		return nil
	}
	analysis, err := s.analysis(ctx, nil)
	if err != nil {
		return nil
	}
	return paper.Labels(analysis)
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

// texts is the value of a flag that takes any words, and may be given again.
type texts struct{ value *[]string }

// String returns the words that were given.
func (t texts) String() string {
	if t.value == nil { // as pflag asks of a zero value
		return ""
	}
	return strings.Join(*t.value, ", ")
}

// Type says what the flag takes, for its help.
func (texts) Type() string { return "words" }

// Set adds words. Its error is a usageError.
func (t texts) Set(typed string) error {
	if strings.TrimSpace(typed) == "" {
		return usage("a flag that needs words was given none")
	}
	*t.value = append(*t.value, typed)
	return nil
}
