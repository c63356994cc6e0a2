package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/articles/draft"
	"triptych/articles/library"
	"triptych/model/problem"
	"triptych/model/text"
)

// add makes the command that keeps articles in the library.
func (a *app) add() *cobra.Command {
	anyway := false
	c := &cobra.Command{
		Use:   "add STORY SOURCE…",
		Short: "Keep articles in the library",
		Long: "Add extracts the articles from sources and keeps them, as Markdown that you can read and edit, in a STORY of " +
			"the library, which it makes if there is none. A SOURCE is an address, a file (Markdown, text, HTML, .docx, RTF, PDF, " +
			"e-mail, ninjs, NITF, NewsML-G2, RSS or Atom) or - for standard input, in which a form feed or a line of === " +
			"separates articles.\n\n" +
			"An article that the story already has is not added twice: if its text has changed, the earlier text is " +
			"kept as a version, and triptych STORY --" + versionsFlag + " ARTICLE shows how it changed.",
		Example: "triptych add harbour-fire https://example.com/news/fire https://example.org/fire.html\n\n" +
			"# what is in the clipboard\nxclip -o | triptych add harbour-fire -",
		Args: func(c *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return usage("%s needs the name of a story, and what to add to it", c.CommandPath())
			case 1:
				return usage("%s: nothing to add to %q was given: name addresses or files, or - for standard input", c.CommandPath(), args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(commandNames(c.Root()), args[0]) {
				return usage("%q is a command: give the story another name", args[0])
			}
			lib, err := a.library.open()
			if err != nil {
				return err
			}
			if _, err := lib.Path(args[0]); err != nil {
				return err
			}
			loader := newLoader(a.Process)
			loader.Anyway = anyway
			return a.addTo(c.Context(), lib, args[0], collect(c.Context(), loader, args[1:]))
		},
	}
	addAnyway(c, &anyway)
	a.library.add(c)
	return c
}

// addTo adds what could be read, and says why the rest could not.
func (a *app) addTo(ctx context.Context, lib *library.Library, name string, results []collected) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var list []draft.Article
	var failures []error
	for _, r := range results {
		a.say(r.notices...)
		if r.err != nil {
			failures = append(failures, r.err)
		}
		for _, d := range r.drafts {
			list = append(list, d.Article)
		}
	}
	if len(list) > 0 {
		added, err := lib.Add(ctx, name, list)
		if failed := a.reportAdded(name, added, list); err == nil {
			err = failed
		}
		if err != nil {
			return err
		}
	}
	if len(failures) == 0 {
		return nil
	}
	for _, err := range failures[:len(failures)-1] {
		a.say(err.Error())
	}
	return failures[len(failures)-1]
}

// collected is what came of one source.
type collected struct {
	drafts  []articles.Draft
	notices []string
	err     error
}

// collect reads all sources at once. One that fails keeps none of the others out.
func collect(ctx context.Context, loader articles.Loader, words []string) []collected {
	results := make([]collected, len(words))
	var wg sync.WaitGroup
	for i, word := range words {
		wg.Go(func() {
			r := &results[i]
			defer problem.Catch(&r.err)
			r.drafts, r.notices, r.err = loader.Collect(ctx, word)
		})
	}
	wg.Wait()
	return results
}

// reportAdded prints what became of each article.
func (a *app) reportAdded(name string, added library.Added, list []draft.Article) error {
	grown := false
	for i, item := range added.Items {
		outcome := "added"
		switch item.Outcome {
		case library.NewVersion:
			outcome = "new version"
		case library.Unchanged:
			outcome = "unchanged"
		}
		grown = grown || item.Outcome != library.Unchanged
		line := fmt.Sprintf("%-12s %s", outcome, filepath.Base(item.Path))
		if i < len(list) && list[i].Title != "" {
			line += "  " + list[i].Title
		}
		if err := a.printf("%s\n", text.SanitizeLine(line)); err != nil {
			return err
		}
	}
	if grown && a.OutTerminal {
		a.say("triptych " + name + " opens the story")
	}
	return nil
}
