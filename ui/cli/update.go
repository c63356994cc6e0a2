package cli

import (
	"github.com/spf13/cobra"
)

// newUpdate returns the command that fetches the articles of a story again.
func newUpdate(a *app) *cobra.Command {
	anyway := false
	c := &cobra.Command{
		Use:   "update STORY [ARTICLE…]",
		Short: "Fetch the articles of a story again",
		Long: "Update fetches the articles of a STORY of the library again, from the addresses that they came from, or only those " +
			"that are named by their file, address or outlet. Where the text of one has changed, the earlier text is kept as a version, " +
			"and triptych STORY --" + versionsFlag + " ARTICLE shows how it changed. What cannot be fetched stays as it is.",
		Example: "triptych update harbour-fire\n\n# one article alone\ntriptych update harbour-fire 'The Morning Tide'",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("%s needs the name of a story", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			lib, err := a.library.open()
			if err != nil {
				return err
			}
			addresses, err := lib.Addresses(args[0], args[1:]...)
			if err != nil {
				return err
			}
			loader := newLoader(a.Process)
			loader.Anyway = anyway
			results := collect(c.Context(), loader, addresses)
			for i, r := range results {
				if len(r.drafts) == 1 { // also where the page calls itself otherwise now
					r.drafts[0].URL = addresses[i]
				}
			}
			return a.addTo(c.Context(), lib, args[0], results)
		},
	}
	addAnyway(c, &anyway)
	a.library.add(c)
	return c
}
