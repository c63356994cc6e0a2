package cli

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"triptych/model/encode"
)

// TestReadmeSaysHowToBegin: the two commands stand in the README, and its lines are
// about as long as one another.
func TestReadmeSaysHowToBegin(t *testing.T) {
	readme := fileOf(t, "README.md")
	for _, want := range []string{"\ngo run . ", "\ngo test ./... ", "](ui/reader/tour.svg)"} {
		if !strings.Contains(readme, want) {
			t.Errorf("the README does not have %q", strings.TrimSpace(want))
		}
	}
	if n := strings.Count(readme, "\n"); n > 150 {
		t.Errorf("it has %d lines: a user's page has two screens", n)
	}
	for line := range strings.Lines(readme) {
		if n := len([]rune(strings.TrimSpace(line))); n > 132 && !strings.HasPrefix(line, "|") && !strings.HasPrefix(line, "!") {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
}

// TestKnownHardInputs holds the README's table of them to what the program does: what
// happens is the gravest mark at the default level, or nothing.
func TestKnownHardInputs(t *testing.T) {
	if !encode.Available() {
		t.Skip("this processor is too slow for the encoder, with which the table was made")
	}
	_, table, _ := strings.Cut(fileOf(t, "README.md"), "| one article | the other | wanted | what happens |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := 0
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 4 || strings.HasPrefix(line, "| ---") {
			continue
		}
		rows++
		dir := t.TempDir()
		for i, name := range []string{"one.md", "two.md"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.TrimSpace(cells[i])+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got := triptych(t, nil, "report", "--format", "csv", "--level", "telling", dir)
		if got.code != exitFine {
			t.Fatalf("%s: %+v", line, got)
		}
		gravest := gravestIn(t, got.out)
		if said := strings.Fields(cells[3]); len(said) == 0 || strings.Trim(said[0], ",;:") != gravest {
			t.Errorf("what happens is %s:\n%s", gravest, line)
		}
	}
	if rows < 5 {
		t.Errorf("the table has %d rows", rows)
	}
}

// gravestIn returns the gravest relation in a report as CSV.
func gravestIn(t *testing.T, report string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(report, "\ufeff"))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v in %q", err, report)
	}
	column := slices.Index(rows[0], "relation")
	for _, relation := range []string{"conflict", "variant", "extra", "missing"} {
		if slices.ContainsFunc(rows[1:], func(row []string) bool { return row[column] == relation }) {
			return relation
		}
	}
	return "nothing"
}
