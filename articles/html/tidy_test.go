package html

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
)

// blocksOfLines makes blocks of lines: "# " a heading, "- " an item, "* " a
// paragraph that is wholly strong, "@ " a link.
func blocksOfLines(lines string) []block {
	var blocks []block
	for s := range strings.SplitSeq(lines, "\n") {
		kind, rest, _ := strings.Cut(s, " ")
		b := lineBlock(rest)
		switch kind {
		case "#", "##", "###":
			b.Kind, b.Level = draft.Heading, len(kind)
		case "-":
			b.Kind = draft.Item
		case "*":
			b.Runs[0].Strong = true
		case "@":
			b.Linked = inkLength(rest)
		default:
			b = lineBlock(s)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func linesOf(blocks []block) string {
	var lines []string
	for _, b := range blocks {
		switch {
		case b.Kind == draft.Heading:
			lines = append(lines, strings.Repeat("#", b.Level)+" "+b.text)
		case b.Kind == draft.Item:
			lines = append(lines, "- "+b.text)
		case strongAlone(b):
			lines = append(lines, "* "+b.text)
		default:
			lines = append(lines, b.text)
		}
	}
	return strings.Join(lines, "\n")
}

func TestTidy(t *testing.T) {
	m := metadata{source: "The Courier", titles: []string{"Dam fails", "Dam fails above town"}, authors: []string{"Maria White", "Tom O’Hara"}}
	tests := []struct{ name, lines, want string }{
		{"title", "# Dam fails\nIt failed.\nDam fails above town", "It failed."},
		{"byline", "By Maria White and Tom O'Hara, The Courier\nMaria White, Senior Reporter\nIt failed.", "It failed."},
		{"a sentence about the author", "Maria White was carried from her house by two firefighters who had come from the ridge.\nIt failed.", "Maria White was carried from her house by two firefighters who had come from the ridge.\nIt failed."},
		{"times", "14:05\n8 March 2024\nPublished 3 March 2018 at 10:15 GMT | Updated 4 March\n5 min read\nIt failed.\n***", "It failed."},
		{"a time in a sentence", "It failed at 5:55.", "It failed at 5:55."},
		{"years over what happened", "## 1964\nNine feet.\n## 5 March 2024\nIt failed.", "## 1964\nNine feet.\n## 5 March 2024\nIt failed."},
		{"a link alone", "It failed.\n@ Bridge closed to lorries\n@ Will the bridge hold?\n@ The whole of it is a link.", "It failed.\n@ The whole of it is a link."},
		{"the end", "It failed.\nTom O’Hara is a reporter at The Courier.\nReporting by A. Roe; Editing by B. Doe\nC. Poe contributed to this report.", "It failed."},
		{"nothing but an end", "Maria White is a dam inspector, and she failed.", "Maria White is a dam inspector, and she failed."},
		{"repeats", "The mayor said that she would not resign.\nYes.\nThe mayor said that she would not resign.\nYes.\nNo.\nNo.", "The mayor said that she would not resign.\nYes.\nYes.\nNo."},
		{"headings with nothing under them", "It failed.\n## Inspections\n## Money\nNone.\n# Last\n## Of all", "It failed.\n## Money\nNone."},
		{"headings in headings", "# A\n## B\n### C\nIt failed.", "# A\n## B\n### C\nIt failed."},
		{"a strong line", "It failed.\n* What they knew\nAll of it.", "It failed.\n### What they knew\nAll of it."},
		{"strong sentences", "* It failed.\n* And it failed again\n* and again\nAll of it.\n* The end", "* It failed.\n* And it failed again\n### and again\nAll of it.\n* The end"},
		{"a heading that is a paragraph", "## The dam above the town failed on Tuesday, and nobody had been told that it might.\nNobody.", "The dam above the town failed on Tuesday, and nobody had been told that it might.\nNobody."},
		{"the heading of a list of others", "It failed.\n## Related\n- Bridge is closed.", "It failed.\n- Bridge is closed."},
		{"nothing", "14:05\nShare", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.ReplaceAll(tt.want, "@ ", "")
			if got := linesOf(tidy(blocksOfLines(tt.lines), m)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestIsStamp(t *testing.T) {
	for s, want := range map[string]bool{
		"14:05 GMT": true, "6 hours ago": true, "Stand: 05.03.2024, 17:45 Uhr": true, "Publié le 5 mars 2024 à 14h32": true, "Updated March 5, 2024 4:30 p.m. ET": true,
		"": false, "March": false, "Updated": false, "5 people": false, "On 5 March it failed": false,
	} {
		if got := fields.IsStamp(s); got != want {
			t.Errorf("%q: got %v", s, got)
		}
	}
}
