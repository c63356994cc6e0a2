package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"triptych/ui/snapshot"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// snapshotFlags are the flags of the command as they are typed.
type snapshotFlags struct {
	size, keys, format, background string
}

// snapshot makes the command that prints one screen of the reader.
func (a *app) snapshot() *cobra.Command {
	flags := snapshotFlags{size: "120x40", format: string(snapshot.ANSI), background: "dark"}
	var display displayFlags
	var f storyFlags
	c := &cobra.Command{
		Use:   "snapshot " + storyArguments,
		Short: "Print one screen of the reader",
		Long: "Snapshot prints what the reader shows after some keys, for documents, tests and bug reports. " +
			"The same story, size and keys always give the same screen.\n\n" +
			"Keys are named as the reader's help names them, with blanks between: characters, or words such as space, tab, " +
			"esc, pgdown and ctrl+d. 12*j presses j twelve times.\n\n" +
			"Where NO_COLOR is set, the screen has no colours, as in the reader; bold, italic, underline and reverse stay. " +
			"A dumb terminal gets text unless a format is given.",
		Example: "# the second difference, as a picture\ntriptych snapshot --keys 'n n' --format svg > difference.svg\n\n" +
			"# a narrow screen, on a light background\ntriptych snapshot --size 80x24 --background light",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if !c.Flags().Changed("format") && a.OutTerminal && a.dumb() {
				flags.format = string(snapshot.Text)
			}
			options, format, err := flags.parse()
			if err != nil {
				return err
			}
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			options.NoColor = a.getenv("NO_COLOR") != ""
			options.Reader = s.options()
			if options.Reader.Theme, err = theme.Make(theme.Options{Name: display.theme, Dark: options.Dark, ASCII: display.ascii}); err != nil {
				return usage("--theme: %v", err)
			}
			return a.print(c.Context(), options, format)
		},
	}
	c.Flags().StringVar(&flags.size, "size", flags.size, "make the screen of this `size`, in cells and rows")
	c.Flags().StringVar(&flags.keys, "keys", "", "press these `keys` first")
	c.Flags().StringVarP(&flags.format, "format", "f", flags.format, "print the screen in this `format`: "+enumerate(words(snapshot.Formats()), "or"))
	c.Flags().StringVar(&flags.background, "background", flags.background, "draw for this `background`: dark or light")
	display.add(c)
	a.showsStory(c, &f)
	mustComplete(c, "format", snapshotCompletions())
	mustComplete(c, "background", backgrounds())
	return c
}

// parse reads the flags.
func (f *snapshotFlags) parse() (o snapshot.Options, format snapshot.Format, err error) {
	if o.Width, o.Height, err = parseSize(f.size); err != nil {
		return o, "", err
	}
	if o.Keys, err = tour.ParseKeys(f.keys); err != nil {
		return o, "", usage("--keys: %v", err)
	}
	background, err := choose("background", f.background, backgrounds())
	if err != nil {
		return o, "", err
	}
	o.Dark = background == "dark"
	format, err = choose("format", f.format, snapshot.Formats())
	return o, format, err
}

func backgrounds() []string { return []string{"dark", "light"} }

// parseSize reads a size such as 120x40.
func parseSize(size string) (width, height int, err error) {
	w, h, _ := strings.Cut(size, "x")
	width, wrongW := strconv.Atoi(w)
	height, wrongH := strconv.Atoi(h)
	if wrongW != nil || wrongH != nil || min(width, height) < 1 || max(width, height) > snapshot.MaxSize {
		return 0, 0, usage("--size %q: give the cells and rows of the screen, each 1 to %d, as in 120x40", size, snapshot.MaxSize)
	}
	return width, height, nil
}

// choose gives the one of the known values that was typed.
func choose[T ~string](what, typed string, known []T) (T, error) {
	if at := slices.Index(known, T(typed)); at >= 0 {
		return known[at], nil
	}
	names := words(known)
	return "", usage("unknown %s %q%s: the %ss are %s", what, typed, didYouMean(typed, names), what, enumerate(names, "and"))
}

// words gives the values as they are typed.
func words[T ~string](values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}

// snapshotCompletions lists the formats for a shell, each with what it is.
func snapshotCompletions() []cobra.Completion {
	var list []cobra.Completion
	for _, f := range snapshot.Formats() {
		list = append(list, cobra.CompletionWithDesc(string(f), f.Summary()))
	}
	return list
}

// print takes the picture and prints it.
func (a *app) print(ctx context.Context, options snapshot.Options, format snapshot.Format) error {
	frame, err := await(ctx, func() (*snapshot.Frame, error) { return snapshot.Take(ctx, options) })
	if errors.Is(err, snapshot.ErrLeft) {
		return usage("--keys: %v", err)
	}
	if err != nil {
		return err
	}
	return frame.Write(a.Out, format)
}
