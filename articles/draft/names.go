package draft

import (
	"cmp"
	"path/filepath"
	"strings"
	"unicode/utf8"
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

// compare orders names without regard to case.
func compare(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for a != "" && b != "" {
		m, n := numberOrCharacter(a), numberOrCharacter(b)
		x, y := a[:m], b[:n]
		a, b = a[m:], b[n:]
		order := cmp.Compare(x, y)
		if isDigit(x[0]) && isDigit(y[0]) {
			x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			order = cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(a), len(b))
}

// numberOrCharacter returns the length of the number, or of the character, with which
// a name that is not empty begins.
func numberOrCharacter(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n > 0 {
		return n
	}
	_, n = utf8.DecodeRuneInString(s)
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
