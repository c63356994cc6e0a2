package html

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles/draft"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPages reads the pages in testdata, which have the shapes that newspapers'
// have, against what a person found in them.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) < 10 {
		t.Fatal(pages, err)
	}
	for _, name := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc := draft.Document{Name: name, Data: data}
			if filepath.Base(name) == "amp.html" {
				doc.URL = "https://morning.example.org/story/amp/what-we-know.html"
			}
			if !Format().Is(doc) {
				t.Error("it is not taken for HTML")
			}
			articles, err := Read(t.Context(), doc)
			checkGolden(t, strings.TrimSuffix(name, ".html")+".golden", show(articles, err))
		})
	}
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// show writes what was read as the golden files have it: metadata a line each,
// then a line for each block with its kind before it, *strong* and _emphasis_.
func show(articles []draft.Article, err error) string {
	var b strings.Builder
	if refused := new(draft.Error); errors.As(err, &refused) {
		fmt.Fprintf(&b, "error: %s\nadvice: %s\n", refused.Problem, refused.Advice)
	} else if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	for _, a := range articles {
		fmt.Fprintf(&b, "title: %s\nsource: %s\ndate: %s\nauthors: %s\nurl: %s\n", a.Title, a.Source, a.Date, strings.Join(a.Authors, " | "), a.URL)
		for _, n := range a.Notices {
			fmt.Fprintf(&b, "notice: %s\n", n)
		}
		b.WriteByte('\n')
		for _, block := range a.Blocks {
			b.WriteString(showBlock(block) + "\n")
		}
	}
	return b.String()
}

func showBlock(block draft.Block) string {
	var b strings.Builder
	switch block.Kind {
	case draft.Heading:
		fmt.Fprintf(&b, "h%d ", block.Level)
	case draft.Quotation:
		b.WriteString("> ")
	case draft.Item:
		b.WriteString(strings.Repeat("  ", block.Level) + "- ")
	case draft.Table:
		for i, row := range block.Rows {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("| " + strings.Join(row, " | ") + " |")
		}
	default:
		b.WriteString("p ")
	}
	for _, r := range block.Runs {
		text := r.Text
		if r.Emphasis {
			text = "_" + text + "_"
		}
		if r.Strong {
			text = "*" + text + "*"
		}
		b.WriteString(text)
	}
	return b.String()
}
