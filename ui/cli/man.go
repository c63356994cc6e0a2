package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// man makes the command that prints the manual page. Fang brings one too, but
// it writes to the process's own standard output and doubles the dashes of
// short flags.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Man prints the manual page, to be kept where the program man looks for it.",
		Example: "triptych man > triptych.1\nman ./triptych.1",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(a.Out, manualPage(c.Root()))
			return err
		},
	}
}

// exitStatus explains the exit codes of Main.
const exitStatus = "0 when all is well, 1 for a failure, 2 where the command line is wrong, 130 when interrupted."

// manualPage writes the page in the man macros of roff.
func manualPage(root *cobra.Command) string {
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	name := root.Name()
	commands := documented(root)
	var page strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&page, format+"\n", args...) }
	line(`.TH %s 1`, strings.ToUpper(name))
	line(".SH NAME\n%s \\- %s", name, roff(root.Short))
	line(".SH SYNOPSIS\n\\fB%s\\fP %s", name, roff(arguments(root)))
	for _, c := range commands {
		if !c.HasAvailableSubCommands() {
			line(".br\n\\fB%s\\fP %s", c.CommandPath(), roff(arguments(c)))
		}
	}
	line(".SH DESCRIPTION\n%s", paragraphs(root.Long))
	line(".SH OPTIONS")
	options(line, root)
	line(".SH COMMANDS")
	for _, c := range commands {
		line(".SS %s %s\n%s", strings.TrimPrefix(c.CommandPath(), name+" "), roff(arguments(c)), paragraphs(c.Long))
		options(line, c)
	}
	line(".SH EXAMPLES\n.nf\n%s", roff(root.Example))
	for _, c := range commands {
		if c.HasExample() {
			line("\n%s", roff(c.Example))
		}
	}
	line(".fi\n.SH EXIT STATUS\n%s", roff(exitStatus))
	return page.String()
}

// arguments is how the usage of c names what it takes.
func arguments(c *cobra.Command) string {
	words := strings.TrimSpace(strings.TrimPrefix(c.Use, c.Name()))
	if len(documentedFlags(c)) > 0 {
		words = strings.TrimSpace("[OPTIONS] " + words)
	}
	return words
}

// documented lists the commands below c that a person may give, each before those
// below it.
func documented(c *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			list = append(append(list, sub), documented(sub)...)
		}
	}
	return list
}

// options describes the flags of c.
func options(line func(format string, args ...any), c *cobra.Command) {
	for _, f := range documentedFlags(c) {
		head := `\fB` + roff("--"+f.Name) + `\fP`
		if f.Shorthand != "" {
			head = `\fB` + roff("-"+f.Shorthand) + `\fP, ` + head
		}
		if f.Value.Type() != "bool" {
			head += ` \fI` + strings.ToUpper(f.Name) + `\fP`
		}
		line(".TP\n%s\n%s", head, roff(f.Usage))
	}
}

// documentedFlags lists the flags of c; that every command has --help is said
// of the root alone.
func documentedFlags(c *cobra.Command) []*pflag.Flag {
	var list []*pflag.Flag
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && (f.Name != "help" || !c.HasParent()) {
			list = append(list, f)
		}
	})
	return list
}

// paragraphs sets text whose paragraphs stand between empty lines.
func paragraphs(s string) string { return strings.ReplaceAll(roff(s), "\n\n", "\n.PP\n") }

// roff escapes what roff would take as its own.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
