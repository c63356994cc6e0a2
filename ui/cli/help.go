package cli

import (
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
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// noCommand says that the word is none of the commands below c.
func noCommand(c *cobra.Command, word string) error {
	names := commandNames(c)
	what := "commands"
	if c.HasParent() {
		what += " of " + c.CommandPath()
	}
	return usage("there is no command %q%s: the %s are %s", word, didYouMean(word, names), what, enumerate(names, "and"))
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
