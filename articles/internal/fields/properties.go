package fields

import (
	"strings"
	"unicode"

	"triptych/articles/internal/markup"
)

// Title returns the title among the properties of a document on one line, "" where
// a program made it up, from the name of a file or for want of one.
func Title(s string) string {
	s = markup.CleanLine(s)
	folded := strings.ToLower(s)
	switch strings.TrimRight(folded, "0123456789 ") {
	case "document", "untitled", "untitled document", "word document", "dokument", "unbenannt", "layout", "print", "about:blank":
		return ""
	}
	if strings.HasPrefix(folded, "microsoft word - ") || strings.HasPrefix(folded, "http://") || strings.HasPrefix(folded, "https://") {
		return ""
	}
	for _, ending := range []string{".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf", ".indd", ".qxd", ".qxp", ".dvi", ".tex", ".htm", ".html", ".cdr", ".ai"} {
		if strings.HasSuffix(folded, ending) {
			return ""
		}
	}
	return s
}

// Authors returns the names in the property of a document that is for its author,
// without those of programs and of nobody in particular, and names for logging in.
func Authors(field string) []string {
	var names []string
	for _, name := range Names(field) {
		if !isProgram(name) {
			names = append(names, name)
		}
	}
	return names
}

func isProgram(name string) bool {
	switch strings.ToLower(name) {
	case "user", "microsoft office user", "microsoft account", "microsoft", "windows user", "admin", "administrator",
		"author", "unknown", "un-named", "anonymous", "python-docx", "apache poi", "owner", "guest":
		return true
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r == ' ' || unicode.IsUpper(r) || r > unicode.MaxASCII })
}
