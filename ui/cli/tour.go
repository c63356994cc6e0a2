package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"triptych/articles/files"
	"triptych/ui/tour"
)

// largestScript is the most bytes that a tour's script may have.
const largestScript = 1 << 20

// tour makes the command that plays a scripted walk in the reader.
func (a *app) tour() *cobra.Command {
	path := ""
	var display displayFlags
	var f storyFlags
	c := &cobra.Command{
		Use:   "tour " + storyArguments,
		Short: "Play a scripted walk through a story",
		Long: "Tour opens the reader and lets a script press its keys, with captions, at a set pace: a walk through the story " +
			"that comes with the program, or a script of your own for any story. Space pauses it, enter goes to the " +
			"next step, esc ends it and leaves you in the reader.\n\n" +
			"A script is a text file of lines: say WORDS (a caption), keys NAMES (as in: keys n n 3*j ctrl+d tab), " +
			"wait SECONDS, pace SECONDS (between keys, from there on), and # for a comment.",
		Example: "# the walk through the story that comes with the program\ntriptych tour\n\n" +
			"# your own\ntriptych tour --script demo.txt strike/",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			script, err := loadTour(path)
			if err != nil {
				return err
			}
			if !a.OutTerminal || a.dumb() {
				return errors.New("a tour needs a terminal that can show the reader; triptych snapshot prints single screens")
			}
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			return a.demonstrate(c.Context(), s, display, script)
		},
	}
	c.Flags().StringVar(&path, "script", "", "play the script in this `file`")
	display.add(c)
	display.addHabits(c)
	f.add(c, &a.library)
	return c
}

// loadTour reads a script, the embedded one for no path.
func loadTour(path string) (tour.Script, error) {
	if path == "" {
		return tour.Embedded()
	}
	source, err := files.Read(path, largestScript)
	if err != nil {
		return nil, fmt.Errorf("the tour's script %w", err)
	}
	script, err := tour.Parse(string(source))
	if err != nil {
		return nil, fmt.Errorf("the tour's script %q: %w", path, err)
	}
	return script, nil
}
