package cli

import (
	"github.com/spf13/cobra"

	"triptych/model/text"
	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// config makes the command that prints the settings.
func (a *app) config() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print every setting and every key, with their defaults",
		Long: "Config prints every setting with its value, its default and what else is allowed, which file says so, and every action " +
			"of the reader with the keys that do it. It does so in the form of a settings file, in which you need only the lines " +
			"that say something else than the default. Triptych help configuration says where that file is.",
		Example: "triptych config | less\n\n# begin a file of your own, where there is none\nmkdir -p ~/.config/triptych\n" +
			"triptych config > ~/.config/triptych/config.yaml",
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			listing, problems := listSettings(a.getenv)
			a.say(problems...)
			return listing.Write(a.Out)
		},
	}
}

// listSettings returns everything that can be set, and what is wrong with the file.
func listSettings(getenv func(string) string) (config.Listing, []string) {
	settings, problems := loadSettings(getenv)
	keys, wrong := keysFor(settings)
	file, _ := config.SettingsFile().Path(getenv) // "" where there is no place for it
	memory, _ := config.ChosenFile().Path(getenv)
	l := config.Listing{
		File: text.SanitizeLine(file), Exists: file != "" && exists(file), Themes: theme.Names(), Actions: actions(keys),
		Config: settings, Chosen: config.MemoryIn(memory).Apply(settings, theme.Names()), Memory: text.SanitizeLine(memory),
	}
	return l, append(problems, wrong...)
}

// actions lists what keys can be set for.
func actions(keys reader.Keys) []config.Action {
	var list []config.Action
	usual := reader.DefaultKeys().Commands() // in the same order
	for i, c := range keys.Commands() {
		if c.Set {
			list = append(list, config.Action{Name: c.Name, Help: c.Help, Keys: c.Keys, Default: usual[i].Keys})
		}
	}
	return list
}
