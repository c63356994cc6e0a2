package cli

import (
	"github.com/spf13/cobra"

	"triptych/model/text"
)

// remove makes the command that takes stories and articles out of the library.
func (a *app) remove() *cobra.Command {
	c := &cobra.Command{
		Use:   "remove STORY [ARTICLE]",
		Short: "Take a story or an article out of the library",
		Long: "Remove takes a STORY, or one ARTICLE of it with its versions, out of the library. Name an ARTICLE by its " +
			"file, its address or its outlet. Nothing is deleted: it goes into the folder .trash of the library, from where " +
			"you can move it back.",
		Example: "# one article\ntriptych remove harbour-fire 'The Morning Tide'\n\n# the whole story\ntriptych remove harbour-fire",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage("%s needs the name of a story, and may have that of an article", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			lib, err := a.library.open()
			if err != nil {
				return err
			}
			article, what := "", args[0]
			if len(args) == 2 {
				article, what = args[1], args[1]+" of "+args[0]
			}
			where, err := lib.Remove(c.Context(), args[0], article)
			if err != nil {
				return err
			}
			return a.printf("removed %s: it is in %s\n", text.SanitizeLine(what), text.SanitizeLine(where))
		},
	}
	a.library.add(c)
	return c
}
