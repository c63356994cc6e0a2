package html

import (
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles/internal/formattest"
)

// TestPages reads the pages in testdata, which have the shapes that newspapers'
// have, against what a person found in them.
func TestPages(t *testing.T) {
	pages := formattest.Fixtures(t, "testdata/*.html")
	if len(pages) < 10 {
		t.Fatal(pages)
	}
	for _, path := range pages {
		name := strings.TrimSuffix(path, ".html")
		t.Run(filepath.Base(name), func(t *testing.T) {
			doc := formattest.Document(t, path)
			if filepath.Base(path) == "amp.html" {
				doc.URL = "https://morning.example.org/story/amp/what-we-know.html"
			}
			formattest.Golden(t, Format(), doc, name+".golden")
		})
	}
}
