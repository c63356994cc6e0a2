package draft

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// AnnotationsName is the name of the file in a story's folder that holds what a
// person marked in its articles.
const AnnotationsName = "annotations.json"

// SecondReaderName is the name of the file in a story's folder that holds what a
// language model read in its articles.
const SecondReaderName = "second-reader.json"

// IsArticleName reports whether the name of a file in a story's folder is that of an
// article: of Markdown or plain text, and not hidden.
func IsArticleName(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

// CompareNames orders names as a person does, numbers in them by their value, and
// endings last, so that "fire.md" stands before "fire-2.md"; it is below, above
// or equal to 0 as a stands before, after or at b.
func CompareNames(a, b string) int {
	x, y := strings.TrimSuffix(a, filepath.Ext(a)), strings.TrimSuffix(b, filepath.Ext(b))
	return cmp.Or(compare(x, y), compare(a, b), cmp.Compare(a, b))
}

// tokens matches a number, or a character.
var tokens = regexp.MustCompile(`(?s)\d+|.`)

// compare orders names without regard to case.
func compare(a, b string) int {
	list := func(s string) []string { return tokens.FindAllString(strings.ToLower(s), -1) }
	return slices.CompareFunc(list(a), list(b), func(x, y string) int {
		if isDigit(x[0]) && isDigit(y[0]) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		}
		return cmp.Compare(x, y)
	})
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
