package cli

import (
	"github.com/spf13/cobra"

	"triptych/ui/config"
	"triptych/ui/theme"
)

// config makes the command that prints the settings.
func (a *app) config() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print all settings and keys",
		Long: "Config prints every setting with its value, what is allowed, and every action of the reader with the keys that do it, " +
			"in the form of a settings file. A file of your own needs only the lines that say something else.",
		Example: "triptych config > ~/.config/triptych/config.yaml",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			settings, problems := loadSettings(a.getenv)
			a.say(problems...)
			keys, problems := keysFor(settings)
			a.say(problems...)
			var actions []config.Action
			for _, c := range keys.Commands() {
				if c.Set {
					actions = append(actions, config.Action{Name: c.Name, Help: c.Help, Keys: c.Keys})
				}
			}
			return config.Write(a.Out, settings, theme.Names(), actions)
		},
	}
}
