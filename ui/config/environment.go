package config

import "strings"

// A Variable is one of the environment, or several that say one thing.
type Variable struct {
	Names []string
	Help  string
}

// Environment returns every variable that the program reads, in the order in which
// they are listed.
func Environment() []Variable {
	list := []Variable{
		{[]string{"NO_COLOR"}, "set to anything, it takes all colours away; marks stay bold, underlined, italic or reversed"},
		{[]string{"TERM"}, "the kind of terminal: with dumb the program prints lines instead of filling the screen"},
		{[]string{"COLORTERM", "CLICOLOR", "CLICOLOR_FORCE"}, "which colours the terminal has: COLORTERM=truecolor says all, CLICOLOR=0 none"},
		{[]string{"LC_ALL", "LC_CTYPE", "LANG"}, "of a caller over SSH, whether their terminal shows more than ASCII: UTF-8 in the first that is set"},
		{[]string{"COLUMNS", "LINES"}, "the size of a terminal that does not say its own"},
		{[]string{"TERM_PROGRAM", "WT_SESSION"}, "which program the terminal is, where some obey what others print"},
		{[]string{"TMUX", "WAYLAND_DISPLAY", "DISPLAY"}, "through what y and Y reach the clipboard, and whether O can open a browser"},
		{[]string{"SSH_CONNECTION", "SSH_TTY"}, "that you sit at another machine, whose clipboard and browser are the terminal's business"},
		{[]string{"HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"}, "through which server addresses are fetched and, over https alone, a language model is asked"},
		{[]string{"HOME"}, "your home folder: files are below it where the variables for them are not set, and ~/.ssh/authorized_keys is who triptych serve lets in"},
	}
	for _, b := range bases() {
		var held []string
		for _, p := range Places() {
			if p.base == b {
				held = append(held, p.name)
			}
		}
		list = append(list, Variable{[]string{b.variable}, "the folder above triptych/ for " + strings.Join(held, ", ") + "; ~/" + b.inHome + " if it is not set, or no absolute path"})
	}
	return append(list,
		Variable{[]string{"APPDATA", "LOCALAPPDATA"}, "on Windows, the folders that stand for ~/.config, and for the others"},
		Variable{[]string{"PATH"}, "where pdftotext, tmux, wl-copy, xclip, pbcopy and the opener of addresses are looked for"},
		Variable{[]string{"GOGC", "GOMEMLIMIT"}, "how the program collects memory, as Go has it; triptych serve lets it grow more, unless GOGC says otherwise"})
}
