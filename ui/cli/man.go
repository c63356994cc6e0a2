package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"triptych/ui/reader"
)

// man makes the command that prints the manual page.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Man prints the manual page, for you to put where man finds it.",
		Example: "triptych man > triptych.1\nman ./triptych.1",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(a.Out, manualPage(c.Root()))
			return err
		},
	}
}

// exitStatus explains the exit codes of Main.
const exitStatus = "0 when all is well, 1 for a failure, 2 for a wrong command line, 3 for a difference that report --fail-on names, 130 when interrupted, 143 when terminated."

// A manual is a page in the man macros of roff.
type manual struct{ strings.Builder }

// manualPage describes the program and all its commands.
func manualPage(root *cobra.Command) string {
	all := append([]*cobra.Command{root}, documented(root)...)
	for _, c := range all {
		c.InitDefaultHelpFlag()
		c.InitDefaultVersionFlag()
	}
	m := &manual{}
	m.line(".TH " + strings.ToUpper(root.Name()) + " 1")
	m.line(".SH NAME")
	m.line(root.Name() + ` \- ` + roff(root.Short))
	m.line(".SH SYNOPSIS")
	for i, c := range all {
		if c.HasAvailableSubCommands() && c != root {
			continue
		}
		if i > 0 {
			m.line(".br")
		}
		m.line(`\fB` + roff(c.CommandPath()) + `\fP` + roff(strings.TrimPrefix(c.UseLine(), c.CommandPath())))
	}
	m.line(".SH DESCRIPTION")
	m.paragraphs(root.Long)
	m.line(".SH OPTIONS")
	m.flags(root)
	m.line(".SH COMMANDS")
	for _, c := range all[1:] {
		m.line(".SS " + roff(strings.TrimPrefix(c.UseLine(), root.Name()+" ")))
		m.paragraphs(c.Long)
		m.flags(c)
	}
	m.line(".SH KEYS\nIn the reader; the names in parentheses are those of a settings file.")
	for _, c := range reader.DefaultKeys().Commands() {
		explanation := c.Help
		if c.Set {
			explanation += " (" + c.Name + ")"
		}
		m.entry(`\fB`+roff(strings.Join(c.Keys, " "))+`\fP`, roff(explanation))
	}
	m.line(".SH EXAMPLES\n.nf")
	for i, c := range all {
		if i > 0 && c.HasExample() {
			m.line("")
		}
		if c.HasExample() {
			m.line(roff(c.Example))
		}
	}
	m.line(".fi\n.SH EXIT STATUS")
	m.line(roff(exitStatus))
	return m.String()
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

func (m *manual) line(s string) { fmt.Fprintln(m, s) }

// paragraphs sets text whose paragraphs stand between empty lines.
func (m *manual) paragraphs(s string) { m.line(strings.ReplaceAll(roff(s), "\n\n", "\n.PP\n")) }

// entry sets an explained term, both in roff.
func (m *manual) entry(term, explanation string) { m.line(".TP\n" + term + "\n" + explanation) }

// flags explains the flags of c. That every command has --help is said of the root
// alone.
func (m *manual) flags(c *cobra.Command) {
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" && c.HasParent() {
			return
		}
		value, explanation := pflag.UnquoteUsage(f)
		term := `\fB` + roff("--"+f.Name) + `\fP`
		if f.Shorthand != "" {
			term = `\fB` + roff("-"+f.Shorthand) + `\fP, ` + term
		}
		if value != "" {
			term += ` \fI` + roff(value) + `\fP`
		}
		m.entry(term, roff(explanation))
	})
}

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
