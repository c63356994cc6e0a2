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
		Short: "Show a story by itself, in two minutes, with captions",
		Long: "Tour opens the reader and lets a script press its keys, with captions, at a set pace: in two minutes through " +
			"any story, to its findings, or as a script of your own has it. Nobody needs to touch a key; space pauses it, enter " +
			"goes to the next step, esc ends it and leaves you in the reader. --big leaves wide margins, for a projector, and " +
			"--reduced-motion lets nothing glide.\n\n" + tourScript,
		Example: "# the story that comes with the program, for a projector\ntriptych tour --big\n\n" +
			"# your own, by a script of your own\ntriptych tour --script demo.txt strike/\n\n" +
			"# as a picture that moves\ntriptych snapshot --tour --out tour.svg strike/",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			script, err := loadTour(path)
			if err != nil {
				return err
			}
			if !a.OutTerminal || a.dumb() {
				return errors.New("a tour needs a terminal that can show the reader; triptych snapshot --tour records it")
			}
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			return a.demonstrate(c.Context(), s, display, script)
		},
	}
	addScript(c, &path)
	display.add(c)
	display.addHabits(c)
	f.add(c, &a.library)
	return c
}

// tourScript says how a script is written.
const tourScript = "A script is a text file of lines: say WORDS (a caption, in which {articles}, {topics}, {differences} and " +
	"{conflicts} are counts), keys NAMES (as in: keys n n 3*j ctrl+d tab), wait SECONDS, pace SECONDS (between keys, from " +
	"there on), and # for a comment. What follows when conflicts, or when no topics and the like, is left out of stories " +
	"that have none, or some, until when always; at still, a recording has the screen that is shown where nothing may move."

// addScript adds the flag for a script.
func addScript(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "script", "", "play the script in this `file`")
}

// loadTour reads a script, the standard one for no path.
func loadTour(path string) (tour.Script, error) {
	if path == "" {
		return tour.Standard()
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
