package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/picker"
)

// list makes the command that lists the library.
func (a *app) list() *cobra.Command {
	c := &cobra.Command{
		Use:   "list [STORY]",
		Short: "List the stories of the library",
		Long: "List prints the stories of the library, newest first, or the articles of one STORY with their versions: their files, " +
			"addresses and outlets, by which other commands know them.",
		Example: "triptych list\ntriptych list harbour-fire",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("%s takes one story at most, but %d words were given", c.CommandPath(), len(args))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			lib, err := a.library.open()
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return a.listArticles(lib, args[0])
			}
			entries, err := listLibrary(c.Context(), lib)
			if err != nil {
				return err
			}
			return writeStories(a.Out, entries)
		},
	}
	a.library.add(c)
	return c
}

// writeStories prints stories as a table, one a line.
func writeStories(out io.Writer, entries []picker.Entry) error {
	t := newTable(out, "STORY", "ARTICLES", "NEWEST", "OUTLETS")
	for _, e := range entries {
		if e.Problem != "" {
			t.row(e.Name, "", "", "cannot be opened: "+e.Problem)
			continue
		}
		var outlets []string
		for _, one := range e.Articles {
			if !slices.Contains(outlets, one.Outlet) {
				outlets = append(outlets, one.Outlet)
			}
		}
		note := strings.Join(outlets, ", ")
		if e.Builtin {
			note += " (comes with the program)"
		}
		t.row(e.Name, fmt.Sprint(len(e.Articles)), draw.Day(e.Newest()), note)
	}
	return t.Flush()
}

// listArticles prints the articles of a story as a table, one a line.
func (a *app) listArticles(lib *library.Library, name string) error {
	table := newTable(a.Out, "ARTICLE", "VERSIONS", "CHANGED")
	story, err := lib.Find(name)
	if err != nil && name == articles.EmbeddedName {
		return listEmbedded(table)
	}
	if err != nil {
		return err
	}
	a.say(story.Notices...)
	for _, file := range story.Files {
		versions, err := lib.Versions(story.Name, filepath.Base(file))
		if err != nil {
			return err
		}
		newest := versions[len(versions)-1]
		table.row(filepath.Base(file), fmt.Sprint(len(versions)), newest.Added.Local().Format("2006-01-02 15:04"))
	}
	return table.Flush()
}

// listEmbedded prints the articles of the story that comes with the program.
func listEmbedded(table table) error {
	loaded, err := articles.Embedded()
	if err != nil {
		return err
	}
	for i := range loaded.Story.Articles {
		table.row(loaded.Story.Articles[i].ID+".md", "1", "comes with the program")
	}
	return table.Flush()
}

// A table is lines of words in columns.
type table struct{ *tabwriter.Writer }

func newTable(out io.Writer, head ...string) table {
	t := table{tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)}
	t.row(head...)
	return t
}

// row adds a line. Errors come with Flush.
func (t table) row(cells ...string) {
	for i := range cells {
		cells[i] = draw.Bounded(text.SanitizeLine(cells[i]))
	}
	fmt.Fprintln(t, strings.Join(cells, "\t"))
}
