package draft

import (
	"cmp"
	"testing"
)

func TestCompareNames(t *testing.T) {
	names := []string{"", "1.md", "02.md", "2.md", "9.5.md", "10.md", "2018-07-23-a.md", "2018-10-01-a.md", "A.md", "a.md", "a.txt", "a-2.md", "a-10.md", "a1.md", "a2b.md", "a10.md", "b.md", "Über.md"}
	for i, a := range names {
		for j, b := range names {
			if got, want := CompareNames(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("CompareNames(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestIsArticleName(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "a.MD": true, "a b.markdown": true, "a.txt": true,
		".a.md": false, ".md": false, "a.md~": false, "a": false, "md": false, "annotations.json": false, "": false,
	} {
		if IsArticleName(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
