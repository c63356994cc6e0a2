package library

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"triptych/model/problem"
	"triptych/model/text"
)

// maxName is how many bytes the name of a story may have. File systems take 255:
// the rest is for the time that is put behind it in the trash.
const maxName = 200

// unfit are the characters that some system does not allow in the name of a file.
const unfit = `/\:*?"<>|`

// checkName says why no story can be called so. What passes is one element of a
// path on every system, and harmless to a terminal. Blanks inside are allowed:
// folders made by hand have them.
func checkName(name string) error {
	what := nameProblem(name)
	if what == "" {
		return nil
	}
	return &problem.Error{Name: fmt.Sprintf("%q", name), Problem: "a story cannot be called that: " + what, Advice: fmt.Sprintf("call it %q", cleanName(name))}
}

// nameProblem says what is wrong with a name, or nothing.
func nameProblem(name string) string {
	switch {
	case name == "":
		return "it is empty"
	case len(name) > maxName:
		return fmt.Sprintf("it has %d bytes, and %d are allowed", len(name), maxName)
	case strings.ContainsAny(name, unfit):
		return fmt.Sprintf("it has a %c in it", name[strings.IndexAny(name, unfit)])
	case name[0] == '.' || name[0] == '-':
		return fmt.Sprintf("it starts with %q", name[:1])
	case name[len(name)-1] == '.':
		return "it ends with a full stop"
	case isReserved(name):
		return "Windows keeps that name for a device"
	case name != text.SanitizeLine(name), strings.ContainsRune(name, utf8.RuneError):
		return "it has characters in it that do not show, or blanks at an end or side by side"
	}
	return ""
}

// cleanName returns the nearest name that a story can have.
func cleanName(name string) string {
	name = norm.NFC.String(text.SanitizeLine(strings.ToValidUTF8(name, "-")))
	name = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || strings.ContainsRune(unfit, r) {
			return '-'
		}
		return r
	}, name)
	name = trimName(text.Cut(trimName(name), maxName-len("story-")))
	if isReserved(name) {
		name = "story-" + name
	}
	if nameProblem(name) != "" { // nothing is left, or a mark without its letter
		return "story"
	}
	return name
}

// trimName takes off what may stand in a name but not at its ends.
func trimName(name string) string {
	return strings.TrimRight(strings.TrimLeft(name, "-. "), "-. ")
}

// reserved matches the names that Windows takes for a device, whatever their
// ending.
var reserved = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)`)

func isReserved(name string) bool { return reserved.MatchString(name) }

// fold returns what names have in common that some file system takes for the same.
func fold(name string) string { return norm.NFC.String(strings.ToLower(norm.NFC.String(name))) }

// id returns a file's name without its ending, by which an article is known.
func id(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) }
