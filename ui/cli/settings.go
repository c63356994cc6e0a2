package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"triptych/model"
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

// apply sets in a reader's options what the flags and the settings file say. What
// is wrong in the file becomes a notice and is left out: it keeps nobody from
// reading.
func (f displayFlags) apply(o *reader.Options, getenv func(string) string) error {
	settings, problems := loadSettings(getenv)
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
	o.Habits = reader.Habits{ReducedMotion: f.still || settings.Motion == config.Off, Level: model.Level(settings.Level)}
	return nil
}

// rememberLevel lets a reader begin with the level that the person chose last, and
// keep the next one.
func rememberLevel(h *reader.Habits, getenv func(string) string) {
	folder, err := config.StateFolder(getenv)
	if err != nil { // no home folder is known
		return
	}
	settings, _ := loadSettings(getenv) // what is wrong was said
	memory := config.MemoryIn(folder)
	h.Level = model.Level(memory.Apply(settings, nil).Level)
	h.KeepLevel = func(l model.Level) error { return memory.Keep("level", string(l), settings) }
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
func loadSettings(getenv func(string) string) (config.Config, []string) {
	path, err := config.Path(getenv)
	if err != nil { // no home folder is known
		return config.Default(), nil
	}
	settings, err := config.Load(path, config.Allowed{
		Themes: theme.Names(), Actions: reader.KeyNames(),
		Key: func(name string) bool { _, ok := tour.Key(name); return ok },
	})
	return settings, problemsOf(err)
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
