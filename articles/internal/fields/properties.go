package fields

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"triptych/articles/draft"
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

// TitleOf returns the title of a document of a word processor, chosen from what a paragraph and the properties say
// and the blocks show, and the blocks without it.
func TitleOf(styled, property string, blocks []draft.Block) (string, []draft.Block) {
	title := styled
	first := ""
	if len(blocks) > 1 {
		first = markup.CleanLine(markup.Text(blocks[:1]))
		if title == "" && blocks[0].Kind == draft.Heading && blocks[0].Level == 1 {
			title = first
		}
	}
	if title == "" {
		title = property
	}
	if title != "" && strings.EqualFold(title, first) {
		blocks = blocks[1:]
	}
	return title, blocks
}

// Hyperlink returns the address in the instruction of a field of a word processor, which may be in
// quotation marks; "" where it is for no link, or for one within the document.
func Hyperlink(instruction string) string {
	name, rest, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	if !strings.EqualFold(name, "HYPERLINK") {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if quoted, found := strings.CutPrefix(rest, "\""); found {
		address, _, _ := strings.Cut(quoted, "\"")
		return address
	}
	address, _, _ := strings.Cut(rest, " ")
	if strings.HasPrefix(address, "\\") {
		return "" // a switch: of a place in the document
	}
	return address
}
