package fields

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"triptych/articles/internal/markup"
)

// madeUp matches a title that a program made up, from the name of a file or for want
// of one.
var madeUp = regexp.MustCompile(`(?i)^(?:microsoft word - |https?://)|^(?:(?:untitled |word )?document|untitled|dokument|unbenannt|layout|print|about:blank)[\d ]*$|` +
	`\.(?:docx?|odt|rtf|txt|pdf|indd|qx[dp]|dvi|tex|html?|cdr|ai)$`)

// Title returns the title among the properties of a document on one line, "" where
// a program made it up.
func Title(s string) string {
	if s = markup.CleanLine(s); madeUp.MatchString(s) {
		return ""
	}
	return s
}

// noAuthor matches the names of programs and of nobody in particular.
var noAuthor = regexp.MustCompile(`(?i)^(?:(?:windows |microsoft office )?user|microsoft(?: account)?|admin(?:istrator)?|author|` +
	`unknown|un-named|anonymous|python-docx|apache poi|owner|guest)$`)

// Authors returns the names in the property of a document that is for its author,
// without those of programs and of nobody in particular, and names for logging in.
func Authors(field string) []string {
	return slices.DeleteFunc(Names(field), func(name string) bool {
		return noAuthor.MatchString(name) || !strings.ContainsFunc(name, func(r rune) bool { return r == ' ' || unicode.IsUpper(r) || r > unicode.MaxASCII })
	})
}
