package cli

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// displayFlags say how the reader looks. What they leave open, the settings file
// says.
type displayFlags struct {
	theme   string
	ascii   bool
	still   bool   // reduced motion
	columns string // how many side by side; "" for what the settings say
	big     bool   // to be read from afar
}

// add adds the flags to c, all but that for motion.
func (f *displayFlags) add(c *cobra.Command) {
	themes := append([]string{theme.Auto}, theme.Names()...)
	choice[string]{"theme", themes, &f.theme}.addTo(c, "theme", "", "draw in this `theme`: ", noSummary)
	c.Flags().BoolVar(&f.ascii, "ascii", false, "draw marks and rules in ASCII alone")
}

// addHabits adds the flags of a reader that a person uses: how many columns it has
// at first, and whether they glide.
func (f *displayFlags) addHabits(c *cobra.Command) {
	f.addColumns(c)
	c.Flags().BoolVar(&f.still, "reduced-motion", false, "go to far passages at once instead of gliding")
}

// addColumns adds the flags for the number of columns and the room around them.
func (f *displayFlags) addColumns(c *cobra.Command) {
	c.Flags().BoolVar(&f.big, "big", false, "show few columns with wide margins, to be read from afar in large letters")
	choice[string]{"number", columnNumbers(), &f.columns}.addTo(c, "columns", "", "show so many `columns` side by side, as far as there is room: ", noSummary)
}

// columnNumbers lists what may be said of columns.
func columnNumbers() []string {
	list := []string{config.Auto}
	for n := 1; n <= articles.MaxArticles; n++ {
		list = append(list, strconv.Itoa(n))
	}
	return list
}

// columnsOf returns the number of columns that a word says; 0 for as many as read
// well.
func columnsOf(word string) int {
	n, _ := strconv.Atoi(word) // which auto is not
	return n
}

// apply sets in a reader's options what the flags and the settings file say. What
// is wrong in the file becomes a notice and is left out: it keeps nobody from
// reading.
func (f displayFlags) apply(o *reader.Options, getenv func(string) string) error {
	settings, problems := loadSettings(getenv)
	o.Notices = append(o.Notices, problems...)
	var err error
	if o.Theme, err = f.themeOf(settings); err != nil {
		return err
	}
	keys, problems := keysFor(settings)
	o.Notices = append(o.Notices, problems...)
	o.Keys = &keys
	o.Habits = reader.Habits{ReducedMotion: f.still || settings.Motion == config.Off, Level: model.Level(settings.Level), Columns: columnsOf(cmp.Or(f.columns, settings.Columns)), Big: f.big}
	return nil
}

// themeOf returns the theme that the flags and settings say.
func (f displayFlags) themeOf(settings config.Config) (*theme.Theme, error) {
	return theme.Make(theme.Options{
		Name: cmp.Or(f.theme, settings.Theme), Dark: true, ASCII: settings.Marks == config.ASCIIMarks || f.ascii,
	})
}

// remember lets a reader begin with the level and the theme that the person chose
// last, unless a flag says another, and keep the next ones.
func (f displayFlags) remember(o *reader.Options, getenv func(string) string) error {
	chosen := rememberChoices(&o.Habits, getenv)
	var err error
	if f.theme == "" {
		o.Theme, err = f.themeOf(chosen)
	}
	return err
}

// rememberChoices lets a person begin with the level that they chose last, and keeps
// what they choose next. It returns the settings with what was chosen.
func rememberChoices(h *reader.Habits, getenv func(string) string) config.Config {
	settings, _ := loadSettings(getenv) // what is wrong was said
	file, err := config.ChosenFile().Path(getenv)
	if err != nil { // no home folder is known
		return settings
	}
	memory := config.MemoryIn(file)
	chosen := memory.Apply(settings, theme.Names())
	h.Level = model.Level(chosen.Level)
	h.Keep = func(setting, value string) error { return memory.Keep(setting, value, settings) }
	return chosen
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
	path, err := config.SettingsFile().Path(getenv)
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
