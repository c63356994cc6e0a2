package help

import (
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestEveryTopicIsListed: each file of the folder, under its name, with a summary and
// words.
func TestEveryTopicIsListed(t *testing.T) {
	var listed []string
	for _, topic := range Topics() {
		if topic.Summary == "" || len(topic.Blocks) == 0 && topic.Name != "environment" {
			t.Errorf("%s says nothing", topic.Name)
		}
		for _, b := range topic.Blocks {
			if strings.Count(b.Text, "`")%2 != 0 && b.Kind != Code {
				t.Errorf("%s: a backquote is not closed in %q", topic.Name, b.Text)
			}
		}
		listed = append(listed, topic.Name)
	}
	entries, err := files.ReadDir("topics")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), path.Ext(e.Name())); !slices.Contains(listed, name) {
			t.Errorf("%s is in no list", name)
		}
	}
}

func TestParse(t *testing.T) {
	page := "\nOne two\nthree.\n## A heading\n- an item\n  goes on\n- `a b`: an entry\n- `c` is none\n\n```\n  code # as\n\nit is\n```\nlast\r\n"
	want := []Block{
		{Kind: Paragraph, Text: "One two three."},
		{Kind: Heading, Text: "A heading"},
		{Kind: Item, Text: "an item goes on"},
		{Kind: Entry, Term: "a b", Text: "an entry"},
		{Kind: Item, Text: "`c` is none"},
		{Kind: Code, Text: "  code # as\n\nit is"},
		{Kind: Paragraph, Text: "last"},
	}
	if got := Parse(page); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestText(t *testing.T) {
	blocks := Parse("Give `--out` and a file.\n\n- `-x`: is short\n- `a term that is very long indeed`: below\n\n- one\n- two and more\n\n## Next\n```\ncode\n```\n")
	want := "Give --out and a\nfile.\n\n  -x    is short\n  a term that is very long indeed\n        below\n\n  - one\n  - two and more\n\nNEXT\n\n  code\n"
	if got := Text(blocks, 16); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTopicsFitTheTerminal: no line is longer than 80 cells, and code not either.
func TestTopicsFitTheTerminal(t *testing.T) {
	for _, topic := range Topics() {
		for line := range strings.Lines(Text(topic.Blocks, 80)) {
			if ansi.StringWidth(strings.TrimRight(line, "\n")) > 80 {
				t.Errorf("%s has the line %q", topic.Name, line)
			}
		}
		if n := len(topic.Name) + len("  ") + len(topic.Summary) + 14; n > 92 {
			t.Errorf("the summary of %s is too long for a list: %q", topic.Name, topic.Summary)
		}
	}
}
