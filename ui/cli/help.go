package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"triptych/ui/cli/help"
)

// newHelp makes the command that explains another, or a topic.
func newHelp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND | TOPIC]",
		Short: "Explain a command or a topic",
		Long: "Help explains the program, one of its commands, or a topic: how the columns move, what can be read, where files are " +
			"kept, and so on. Triptych help without a word lists both.",
		Example:           "triptych help start\ntriptych help report\ntriptych help keys | less",
		ValidArgsFunction: completeHelp,
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) == 0 {
				return explain(a, about)
			}
			if len(args) == 1 {
				if t, ok := topicNamed(args[0], a.getenv); ok {
					return a.printf("%s", help.Text(t.Blocks, helpWidth(a)))
				}
				return noTopic(c.Root(), args[0])
			}
			if !about.HasAvailableSubCommands() {
				about = c.Root()
			}
			return noCommand(about, rest[0])
		},
	}
}

// helpWidth returns the cells of a line of help.
func helpWidth(a *app) int { return cmp.Or(a.lineWidth(), 80) }

// topicNamed returns the topic of a name, with the keys that are set.
func topicNamed(name string, getenv func(string) string) (help.Topic, bool) {
	settings, _ := loadSettings(getenv) // what is wrong with them is told by whoever obeys them
	keys, _ := keysFor(settings)
	list := topics(keys)
	i := slices.IndexFunc(list, func(t help.Topic) bool { return t.Name == name })
	if i < 0 {
		return help.Topic{}, false
	}
	return list[i], true
}

// explain prints the help of a command, with the topic of the same name where there is
// one.
func explain(a *app, c *cobra.Command) error {
	if err := printHelp(c, a.Out, a.lineWidth()); err != nil {
		return err
	}
	if t, ok := topicNamed(c.Name(), a.getenv); ok {
		return a.printf("\n%s", help.Text(t.Blocks, helpWidth(a)))
	}
	return nil
}

// topicOf returns the topic that says more of a command, "" for none.
func topicOf(c *cobra.Command) string {
	switch c.Name() {
	case "add", "list", "update", "remove":
		return "library"
	case "annotate", "eval":
		return "accuracy"
	case "config":
		return "configuration"
	case "export", "import", "path", "show":
		return "notes"
	case "notes", "serve":
		return c.Name()
	case "report":
		return "reports"
	case "tour", "snapshot":
		return "reading"
	}
	return ""
}

// printHelp explains a command. The width is that of a line, in cells, 0 if there is
// no terminal to say.
func printHelp(c *cobra.Command, out io.Writer, width int) error {
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	width = cmp.Or(width, 80)
	var b strings.Builder
	section := func(title, content string) {
		if content = strings.TrimRight(content, "\n"); content != "" {
			fmt.Fprintf(&b, "\n%s:\n%s\n", title, content)
		}
	}
	b.WriteString(help.Text(help.Parse(c.Long), width))
	usage := c.UseLine()
	if !c.HasParent() {
		usage += "\n" + c.Name() + " COMMAND [ARGUMENT…] [flags]"
	}
	section("Usage", indented(usage))
	section("Examples", indented(c.Example))
	commands := ""
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			commands += fmt.Sprintf("  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
		}
	}
	section("Commands", commands)
	section("Flags", c.LocalFlags().FlagUsagesWrapped(width))
	if !c.HasParent() {
		section("Topics, explained by triptych help TOPIC", topicList())
	}
	if topic := topicOf(c); topic != "" {
		section("More", "  triptych help "+topic)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// topicList lists the topics, a line each.
func topicList() string {
	list := ""
	for _, t := range help.Topics() {
		list += fmt.Sprintf("  %-14s %s\n", t.Name, t.Summary)
	}
	return list
}

// indented sets each line of s off by two blanks.
func indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line != "\n" {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// noCommand says that the word is none of the commands below c.
func noCommand(c *cobra.Command, word string) error {
	names := commandNames(c)
	what := "commands"
	if c.HasParent() {
		what += " of " + c.CommandPath()
	}
	return usage("there is no command %q%s: the %s are %s", word, suggest(word, names), what, enumerate(names, "and"))
}

// noTopic says that the word is neither a command nor a topic.
func noTopic(root *cobra.Command, word string) error {
	commands := commandNames(root)
	var names []string
	for _, t := range help.Topics() {
		names = append(names, t.Name)
	}
	return usage("there is no command or topic %q%s: the commands are %s, the topics %s", word,
		suggest(word, slices.Concat(commands, names)), enumerate(commands, "and"), enumerate(names, "and"))
}

// completeHelp lists the commands and topics for a shell, each with what it is about,
// and after a command those below it.
func completeHelp(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	if about, rest, err := c.Root().Find(args); err == nil && len(rest) == 0 {
		for _, sub := range about.Commands() {
			if sub.IsAvailableCommand() {
				list = append(list, cobra.CompletionWithDesc(sub.Name(), sub.Short))
			}
		}
	}
	if len(args) == 0 {
		for _, t := range help.Topics() {
			list = append(list, cobra.CompletionWithDesc(t.Name, t.Summary))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// commandNames lists the commands below c that a person may give.
func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, sub.Name())
		}
	}
	return names
}
