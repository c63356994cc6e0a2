package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// displayFlags say how the reader looks. What they leave open, the settings file
// says.
type displayFlags struct {
	theme string
	ascii bool
	still bool // reduced motion
}

// add adds the flags to c, all but that for motion.
func (f *displayFlags) add(c *cobra.Command) {
	themes := append([]string{theme.Auto}, theme.Names()...)
	choice[string]{"theme", themes, &f.theme}.addTo(c, "theme", "", "draw in this `theme`: ", noSummary)
	c.Flags().BoolVar(&f.ascii, "ascii", false, "draw marks and rules in ASCII alone")
}

// addMotion adds the flag that turns motion off.
func (f *displayFlags) addMotion(c *cobra.Command) {
	c.Flags().BoolVar(&f.still, "reduced-motion", false, "go to far passages at once instead of gliding")
}

// applySettings sets in a reader's options what the flags and the settings file
// say. What is wrong in the file becomes a notice and is left out: it keeps nobody
// from reading.
func (a *app) applySettings(o *reader.Options, f displayFlags) error {
	settings, problems := a.loadSettings()
	o.Notices = append(o.Notices, problems...)
	options := theme.Options{Name: settings.Theme, Dark: true, ASCII: settings.Marks == config.ASCIIMarks || f.ascii}
	if f.theme != "" {
		options.Name = f.theme
	}
	var err error
	if o.Theme, err = theme.Make(options); err != nil {
		return err
	}
	keys, problems := keysFor(settings)
	o.Notices = append(o.Notices, problems...)
	o.Keys = &keys
	o.ReducedMotion = f.still || settings.Motion == config.Off
	return nil
}

// keysFor returns the keys that the settings say, or the default ones and what is
// wrong with the settings.
func keysFor(settings config.Config) (reader.Keys, []string) {
	keys, err := reader.DefaultKeys().Rebind(settings.Keys)
	if err != nil {
		return reader.DefaultKeys(), []string{"the settings for keys are left out: " + err.Error()}
	}
	return keys, nil
}

// loadSettings reads the settings file, and returns what is wrong with it.
func (a *app) loadSettings() (config.Config, []string) {
	path := a.settingsPath()
	if path == "" {
		return config.Default(), nil
	}
	settings, err := config.Load(path, config.Allowed{
		Themes: theme.Names(), Actions: reader.KeyNames(),
		Key: func(name string) bool { _, ok := tour.Key(name); return ok },
	})
	return settings, problemsOf(err)
}

// settingsPath returns the settings file, "" where no home folder is known.
func (a *app) settingsPath() string {
	path, err := config.Path(a.getenv)
	if err != nil {
		return ""
	}
	return path
}

// problemsOf returns the messages of the errors that err joins, equal neighbors
// once.
func problemsOf(err error) []string {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []string{err.Error()}
	}
	var list []string
	for _, e := range joined.Unwrap() {
		list = append(list, problemsOf(e)...)
	}
	return slices.Compact(list)
}
