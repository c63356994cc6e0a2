package draft

import (
	"cmp"
	"path/filepath"
	"strings"
)

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
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		dx, dy := digits(x), digits(y)
		if dx > 0 && dy > 0 {
			nx, ny := strings.TrimLeft(x[:dx], "0"), strings.TrimLeft(y[:dy], "0")
			if c := cmp.Or(cmp.Compare(len(nx), len(ny)), cmp.Compare(nx, ny)); c != 0 {
				return c
			}
			x, y = x[dx:], y[dy:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

// digits is the number of digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
