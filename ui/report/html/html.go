// Package html writes a report as one page for a browser: the articles side by side,
// scrolling in step as in the terminal, with the same marks, and tables of what
// differs.
//
// The page is one file that asks nothing of the network. Whatever an article says is
// escaped by html/template, and a policy in the page lets nothing run but the script
// that the program has put there. Without a script all of it can be read.
package html

import (
	"bufio"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"triptych/ui/report/paper"
)

//go:embed assets
var assets embed.FS

// Write writes the report to out. Errors are those of out.
func Write(out *bufio.Writer, p *paper.Paper) error {
	page, err := pageTemplate()
	if err != nil {
		return err
	}
	if err := page.Execute(out, newPage(p)); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// pageTemplate reads the templates that come with the program.
func pageTemplate() (*template.Template, error) {
	t, err := template.New("page.tmpl").Funcs(template.FuncMap{"inc": func(n int) int { return n + 1 }}).ParseFS(assets, "assets/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the templates of a page: %w", err)
	}
	return t, nil
}

// joined returns the embedded files with an ending as one, in the order of their
// names.
func joined(ending string) string {
	entries, err := assets.ReadDir("assets")
	if err != nil {
		panic(err) // they are compiled in
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ending) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		file, err := assets.ReadFile("assets/" + name)
		if err != nil {
			panic(err)
		}
		b.Write(file)
	}
	return b.String()
}
