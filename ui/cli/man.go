package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"triptych/ui/cli/help"
	"triptych/ui/reader"
)

// man makes the command that prints the manual page.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long: "Man prints the manual page: every command, flag, key, setting, file and variable. Packages put it where man finds it; " +
			"otherwise do so yourself.",
		Example: "# read it\ntriptych man > triptych.1 && man ./triptych.1\n\n# keep it\n" +
			"mkdir -p ~/.local/share/man/man1 && triptych man > ~/.local/share/man/man1/triptych.1",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(a.Out, manualPage(c.Root(), currentBuild()))
			return err
		},
	}
}

// A manual is a page in the man macros of roff.
type manual struct{ strings.Builder }

// manualPage describes the program and all its commands, for the program as it was
// built.
func manualPage(root *cobra.Command, b build) string {
	all := append([]*cobra.Command{root}, documented(root)...)
	for _, c := range all {
		c.InitDefaultHelpFlag()
		c.InitDefaultVersionFlag()
	}
	m := &manual{}
	day, _, _ := strings.Cut(b.time, "T")
	m.line(fmt.Sprintf(`.TH %s 1 "%s" "%s %s" "User Commands"`, strings.ToUpper(root.Name()), day, root.Name(), roff(b.version)))
	m.line(".SH NAME")
	m.line(root.Name() + ` \- ` + roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	m.synopsis(all)
	m.section("description", help.Parse(root.Long))
	m.line(".SH OPTIONS")
	m.flags(root)
	m.line(".SH COMMANDS")
	for _, c := range all[1:] {
		m.line(".SS " + roff(strings.TrimPrefix(c.UseLine(), root.Name()+" ")))
		m.blocks(help.Parse(c.Long))
		m.flags(c)
	}
	m.topics(topics(reader.DefaultKeys()))
	m.examples(all)
	m.line(".SH SEE ALSO")
	m.line(strings.Join(seeAlso(), ",\n"))
	return m.String()
}

// seeAlso lists pages that explain what the program works with, in roff.
func seeAlso() []string {
	return []string{".BR less (1)", ".BR pdftotext (1)", ".BR ssh (1)", ".BR tmux (1)", ".BR vimdiff (1)", ".BR sshd (8)"}
}

// synopsis says how every command is given.
func (m *manual) synopsis(all []*cobra.Command) {
	m.line(".SH SYNOPSIS")
	for i, c := range all {
		if c.HasAvailableSubCommands() && c.HasParent() {
			continue
		}
		if i > 0 {
			m.line(".br")
		}
		m.line(`\fB` + roff(c.CommandPath()) + `\fP` + roff(strings.TrimPrefix(c.UseLine(), c.CommandPath())))
	}
}

// topics sets what the program says beside its commands: first those that manual pages
// have sections for, then the others, by their summaries.
func (m *manual) topics(all []help.Topic) {
	usual := map[string]string{"keys": "keys", "configuration": "configuration", "files": "files", "environment": "environment", "exit": "exit status"}
	for _, t := range all {
		if title, ok := usual[t.Name]; ok {
			m.section(title, t.Blocks)
		}
	}
	for _, t := range all {
		if _, ok := usual[t.Name]; !ok && t.Name != help.Changes {
			m.section(t.Name, append([]help.Block{{Kind: help.Paragraph, Text: strings.ToUpper(t.Summary[:1]) + t.Summary[1:] + "."}}, t.Blocks...))
		}
	}
}

// examples sets the examples of all commands.
func (m *manual) examples(all []*cobra.Command) {
	m.line(".SH EXAMPLES\n.nf")
	for i, c := range all {
		if i > 0 && c.HasExample() {
			m.line(".sp")
		}
		if c.HasExample() {
			m.line(strings.ReplaceAll(roff(c.Example), "\n\n", "\n.sp\n"))
		}
	}
	m.line(".fi")
}

// section sets blocks below a title.
func (m *manual) section(title string, blocks []help.Block) {
	m.line(".SH " + roff(strings.ToUpper(title)))
	m.blocks(blocks)
}

// blocks sets the blocks of a topic, or what a command says of itself.
func (m *manual) blocks(blocks []help.Block) {
	for i, b := range blocks {
		switch b.Kind {
		case help.Heading:
			m.line(".SS " + roff(strings.ToUpper(b.Text[:1])+b.Text[1:]))
		case help.Entry:
			m.entry(`\fB`+roff(b.Term)+`\fP`, typed(b.Text))
		case help.Item:
			m.line(`.IP \(bu 2` + "\n" + typed(b.Text))
		case help.Code:
			m.line(".PP\n.nf\n.RS 4\n" + strings.ReplaceAll(roff(b.Text), "\n\n", "\n.sp\n") + "\n.RE\n.fi")
		default:
			if i > 0 && blocks[i-1].Kind != help.Heading {
				m.line(".PP")
			}
			m.line(typed(b.Text))
		}
	}
}

// typed sets text in which what is typed stands in backquotes.
func typed(s string) string {
	parts := strings.Split(s, "`")
	for i, p := range parts {
		if parts[i] = roff(p); i%2 == 1 && i+1 < len(parts) {
			parts[i] = `\fB` + parts[i] + `\fP`
		}
	}
	return strings.Join(parts, "")
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
