package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// repository is the folder of the main module, seen from this package.
var repository = filepath.Join("..", "..")

// fileOf returns the text of a file of the repository.
func fileOf(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{repository}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDependenciesAreExplained holds the table of modules in CONTRIBUTING.md to those
// that go.mod requires for the code itself: what each is for, and what was considered
// instead.
func TestDependenciesAreExplained(t *testing.T) {
	var wanted []string
	for line := range strings.Lines(fileOf(t, "go.mod")) {
		if m := regexp.MustCompile(`^\t(\S+) v\S+$`).FindStringSubmatch(strings.TrimRight(line, "\r\n")); m != nil {
			wanted = append(wanted, m[1])
		}
	}
	var named []string
	_, table, found := strings.Cut(fileOf(t, "CONTRIBUTING.md"), "| module | what it is for | considered instead |")
	table, _, _ = strings.Cut(table, "\n\n")
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		if len(cells) != 3 || slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) == "" }) {
			t.Errorf("this row does not say what the module is for and what was considered instead: %s", line)
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[0], -1) {
			named = append(named, m[1])
		}
	}
	if !found || len(wanted) < 20 {
		t.Fatalf("the table was found: %t; go.mod requires %q", found, wanted)
	}
	slices.Sort(wanted)
	slices.Sort(named)
	for _, module := range wanted {
		if !slices.Contains(named, module) {
			t.Errorf("go.mod requires %s, of which CONTRIBUTING.md says nothing", module)
		}
	}
	for i, module := range named {
		if !slices.Contains(wanted, module) {
			t.Errorf("CONTRIBUTING.md explains %s, which go.mod does not require", module)
		}
		if i > 0 && named[i-1] == module {
			t.Errorf("CONTRIBUTING.md explains %s twice", module)
		}
	}
}
