package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"triptych/ui/snapshot"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// snapshot makes the command that prints one screen of the reader.
func (a *app) snapshot() *cobra.Command {
	size, keys, format, background, colours := screenSize{120, 40}, "", snapshot.ANSI, "dark", ""
	var film filmFlags
	var display displayFlags
	var f storyFlags
	c := &cobra.Command{
		Use:   "snapshot " + storyArguments,
		Short: "Print one screen of the reader",
		Long: "Snapshot prints what the reader shows after some keys, for documents, tests and bug reports. " +
			"The same story, size and keys always give the same screen.\n\n" +
			"Keys are named as in the reader's help, and separated by spaces: characters, or words such as space, tab, " +
			"esc, pgdown and ctrl+d. 12*j presses j twelve times.\n\n" +
			"With --tour, it records the tour of the story as one picture that moves, in SVG, without a script in it; it stands " +
			"still for those who asked their system for less motion, and where pictures cannot move.\n\n" +
			"If NO_COLOR is set, the screen has no colours, as in the reader, but still bold, italic, underlined and reversed " +
			"text. On a dumb terminal the default format is text.",
		Example: "# the second difference, as a picture\ntriptych snapshot --keys 'n n' --format svg > difference.svg\n\n" +
			"# a narrow screen, on a light background\ntriptych snapshot --size 80x24 --background light\n\n" +
			"# the tour, as a picture that moves\ntriptych snapshot --tour --out tour.svg strike/",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := film.check(c, keys, format); err != nil {
				return err
			}
			if !c.Flags().Changed("format") && a.OutTerminal && a.dumb() && film.out == "" {
				format = snapshot.Text
			}
			o := snapshot.Options{Width: size.width, Height: size.height, Dark: background == "dark", Colours: depth(colours, a.getenv("NO_COLOR"))}
			var err error
			if o.Keys, err = tour.ParseKeys(keys); err != nil {
				return usage("--keys: %v", err)
			}
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			o.Reader = s.options()
			o.Reader.Habits.Columns, o.Reader.Habits.Big = columnsOf(display.columns), display.big
			if o.Reader.Theme, err = theme.Make(theme.Options{Name: display.theme, Dark: o.Dark, ASCII: display.ascii}); err != nil {
				return err
			}
			if o.Reader.Tour, err = film.script(); err != nil {
				return err
			}
			return a.writeTo(film.out, args, func(out io.Writer) error { return printScreen(c.Context(), out, o, format) })
		},
	}
	c.Flags().Var(&size, "size", "make the screen of this `size`, in cells and rows")
	c.Flags().StringVar(&keys, "keys", "", "press these `keys` first")
	choice[snapshot.Format]{"format", snapshot.Formats(), &format}.addTo(c, "format", "f", "print the screen in this `format`: ", snapshot.Format.Summary)
	choice[string]{"background", []string{"dark", "light"}, &background}.addTo(c, "background", "", "draw for this `background`: ", noSummary)
	choice[string]{"number", []string{"all", "16", "none"}, &colours}.addTo(c, "colours", "", "draw for a terminal with so many `colours`: ", noSummary)
	film.add(c)
	display.add(c)
	display.addColumns(c)
	f.add(c, &a.library)
	return c
}

// depth returns how many colours a screen has: those asked for, or else as NO_COLOR
// has it.
func depth(asked, noColor string) theme.Depth {
	switch {
	case asked == "none" || asked == "" && noColor != "":
		return theme.None
	case asked == "16":
		return theme.Sixteen
	}
	return theme.Full
}

// A screenSize is a flag such as 120x40.
type screenSize struct{ width, height int }

func (s *screenSize) String() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// Type says what the flag takes, for its help.
func (s *screenSize) Type() string { return "size" }

// Set reads a size. Its error is a usageError.
func (s *screenSize) Set(typed string) error {
	w, h, _ := strings.Cut(typed, "x")
	width, wrongW := strconv.Atoi(w)
	height, wrongH := strconv.Atoi(h)
	if wrongW != nil || wrongH != nil || min(width, height) < 1 || max(width, height) > snapshot.MaxSize {
		return usage("--size %q: give the cells and rows of the screen, each 1 to %d, as in 120x40", typed, snapshot.MaxSize)
	}
	*s = screenSize{width, height}
	return nil
}

// filmFlags are those of a recording.
type filmFlags struct {
	tour      bool
	path, out string // of a script, and of what is written
}

func (f *filmFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.tour, "tour", false, "record the tour as a picture that moves, in SVG")
	addScript(c, &f.path)
	c.Flags().StringVarP(&f.out, outFlag, "o", "", "write to this `file`, whole or not at all")
}

// check returns an error for flags that do not go together.
func (f *filmFlags) check(c *cobra.Command, keys string, format snapshot.Format) error {
	switch {
	case !f.tour && f.path != "":
		return usage("--script is for a tour: give --tour too")
	case f.tour && keys != "":
		return usage("--keys is for one screen: leave it out, or write it into a script for --tour")
	case f.tour && c.Flags().Changed("format") && format != snapshot.SVG:
		return usage("--tour records SVG: leave out --format %s", format)
	}
	return nil
}

// script returns the script of the tour, none where one screen is wanted.
func (f *filmFlags) script() (tour.Script, error) {
	if !f.tour {
		return nil, nil
	}
	return loadTour(f.path)
}

// printScreen takes the picture, or records the tour, and prints it.
func printScreen(ctx context.Context, out io.Writer, options snapshot.Options, format snapshot.Format) error {
	if len(options.Reader.Tour) > 0 {
		film, err := await(ctx, func() (*snapshot.Film, error) { return snapshot.Record(ctx, options) })
		if err != nil {
			return err
		}
		return film.Write(out)
	}
	frame, err := await(ctx, func() (*snapshot.Frame, error) { return snapshot.Take(ctx, options) })
	if errors.Is(err, snapshot.ErrLeft) {
		return usage("--keys: %v", err)
	}
	if err != nil {
		return err
	}
	return frame.Write(out, format)
}
