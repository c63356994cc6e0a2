package html

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"triptych/articles/internal/formattest"
)

// tables are the tables of words by their names.
func tables() map[string]string {
	return map[string]string{"elements": elementTable, "lines": lineTable, "names": nameTable, "walls": wallTable}
}

// TestRulesSayForWhichPages holds every heading to say for which kind of page it is, so
// that a person can tell where a word belongs.
func TestRulesSayForWhichPages(t *testing.T) {
	kinds := regexp.MustCompile(`^(?:[A-Z][^:.]*)?\b(?:[Pp]ages?|[Ss]ites?|[Bb]logs?|[Mm]agazines?|[Bb]roadcasters|systems)\b`)
	for name, table := range tables() {
		for _, s := range sections(table) {
			if !kinds.MatchString(s.pages) || !strings.HasSuffix(s.pages, ".") {
				t.Errorf("%s: over [%s, %s] stands %q, which names no kind of page", name, s.what, s.kind, s.pages)
			}
		}
	}
}

// samplePages returns the pages of the tests: fixtures and samples.
func samplePages(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, path := range formattest.Fixtures(t, "testdata/*.html", "testdata/pages/*") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(data))
	}
	for _, samples := range elementSamples {
		pages = append(pages, samples...)
	}
	return pages
}

// unmet are the headings of which no fixture or sample has anything, and why.
var unmet = map[string]string{}

// TestRulesAreMet holds every heading to be met by a fixture or a sample through one
// of its own phrases, so that none stays that does nothing.
func TestRulesAreMet(t *testing.T) {
	pages := samplePages(t)
	all := words(strings.Join(pages, " ") + strings.Join(wallSamples(), " "))
	for _, s := range sections(nameTable) {
		meets(t, s, slices.ContainsFunc(s.lines, func(phrase string) bool { return strings.Contains(" "+all+" ", " "+phrase) }))
	}
	for _, s := range sections(wallTable) {
		meets(t, s, slices.ContainsFunc(s.lines, func(phrase string) bool { return strings.Contains(all, phrase) }))
	}
	for _, s := range sections(lineTable) {
		alone := map[string]*lineRules{"whole": {whole: slices.Sorted(slices.Values(s.lines))}, "opens": {opens: newByFirst(s.lines)}, "invites": {invites: newByFirst(s.lines)}, "holds": {holds: s.lines}}[s.kind]
		meets(t, s, slices.ContainsFunc(lineSamples[s.what], func(sample string) bool {
			text, link := strings.CutPrefix(sample, "§")
			b := lineBlock(text)
			if link {
				b.Linked = inkLength(text)
			}
			return alone.leaveOut(b)
		}))
	}
	var nodes []*html.Node
	for _, page := range pages {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				nodes = append(nodes, n)
			}
		}
	}
	for _, s := range sections(elementTable) {
		meets(t, s, s.what == voices || s.what == besides || slices.ContainsFunc(nodes, func(n *html.Node) bool { return isOf(s, n) }))
	}
}

// meets fails unless a section is met, or is known not to be.
func meets(t *testing.T, s section, met bool) {
	t.Helper()
	heading := strings.TrimSuffix(s.what+", "+s.kind, ", ")
	if why := unmet[heading]; met == (why != "") {
		t.Errorf("[%s] is met: %t; %s", heading, met, why)
	}
}

// isOf reports whether an element is called as a section of the table of elements says.
func isOf(s section, n *html.Node) bool {
	listed := strings.Fields(strings.Join(s.lines, " "))
	for _, a := range n.Attr {
		switch {
		case s.kind == "roles" && a.Key == "role" && slices.Contains(listed, a.Val):
			return true
		case s.kind != "tags" && s.kind != "roles" && (a.Key == "class" || a.Key == "id" || a.Key == "aria-label" || strings.HasPrefix(a.Key, "data-")):
			for name := range names(a.Val) {
				parts := nameWords(name)
				if s.what == terms && len(parts) > 1 && slices.Contains(listed, parts[0]+"-*") {
					return true
				}
				joined := "-" + strings.Join(parts, "-") + "-"
				if slices.ContainsFunc(listed, func(w string) bool { return strings.Contains(joined, "-"+w+"-") }) {
					return true
				}
			}
		}
	}
	return s.kind == "tags" && slices.Contains(listed, n.Data)
}

// wallSamples are what pages say that TestWalls reads.
func wallSamples() []string {
	return []string{" Verify you are human by pressing the button below.", " Access denied.", " Subscribe to continue reading.", " Already a subscriber? Sign in.",
		" Before you continue: we and our partners store information.", " Please enable JavaScript to read this page."}
}
