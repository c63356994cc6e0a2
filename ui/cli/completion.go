package cli

import (
	"io"

	"github.com/spf13/cobra"
)

// A shell is one that can complete the program's words.
type shell struct {
	name   string
	script func(root *cobra.Command, w io.Writer) error
}

func shells() []shell {
	return []shell{
		{"bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
		{"zsh", func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) }},
		{"fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
		{"powershell", func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) }},
	}
}

// completion makes the command that prints a shell's completion script.
func (a *app) completion() *cobra.Command {
	var names []string
	for _, s := range shells() {
		names = append(names, s.name)
	}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print the script that completes words in a shell",
		Long: "Completion prints a script that lets " + enumerate(names, "or") + " complete the " +
			"program's commands, flags and files.",
		Example:   "# bash, for this session\nsource <(triptych completion bash)\n\n# zsh, for good\ntriptych completion zsh > \"${fpath[1]}/_triptych\"\n\n# fish, for good\ntriptych completion fish > ~/.config/fish/completions/triptych.fish",
		ValidArgs: names,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s needs the name of one shell: %s", c.CommandPath(), enumerate(names, "or"))
			}
			for _, s := range shells() {
				if s.name == args[0] {
					return s.script(c.Root(), a.Out)
				}
			}
			return usage("unknown shell %q%s: the shells are %s", args[0], suggest(args[0], names), enumerate(names, "and"))
		},
	}
}

// mustComplete lets a shell complete the value of a flag of c.
func mustComplete(c *cobra.Command, flag string, values []cobra.Completion) {
	mustCompleteWith(c, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// mustCompleteWith lets a shell complete the value of a flag of c by a function.
func mustCompleteWith(c *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // c has no such flag: the program itself is wrong
	}
}
