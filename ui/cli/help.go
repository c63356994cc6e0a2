package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

// help makes the command that explains another.
func (a *app) help() *cobra.Command {
	return &cobra.Command{
		Use:               "help [COMMAND]",
		Short:             "Explain a command",
		Long:              "Help explains the program, or one of its commands.",
		ValidArgsFunction: completeCommands,
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				if !about.HasAvailableSubCommands() {
					about = c.Root()
				}
				return noCommand(about, rest[0])
			}
			return printHelp(about, a.Out, a.lineWidth())
		},
	}
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
	b.WriteString(ansi.Wordwrap(c.Long, width, "") + "\n")
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
	_, err := io.WriteString(out, b.String())
	return err
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

// completeCommands lists the commands for a shell, each with what it does, and
// after one of them those below it.
func completeCommands(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	if about, rest, err := c.Root().Find(args); err == nil && len(rest) == 0 {
		for _, sub := range about.Commands() {
			if sub.IsAvailableCommand() {
				list = append(list, cobra.CompletionWithDesc(sub.Name(), sub.Short))
			}
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
