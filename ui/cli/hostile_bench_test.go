//go:build unix

package cli

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"triptych/articles"
	"triptych/model/analyze"
)

// hostile returns texts of 1 MB that make as much work as so few bytes can, by name,
// and prose to measure them by.
func hostile() map[string]string {
	const size = 1 << 20
	repeated := func(part string) string { return strings.Repeat(part, size/len(part)+1)[:size] }
	counted := func(format string, numbers int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			list := []any{i, i%28 + 1, i * 7}
			fmt.Fprintf(&b, format, list[:numbers]...)
		}
		return b.String()[:size]
	}
	return map[string]string{
		"prose.txt":          counted("In year %d, on March %d, %d people met in Berlin. The mayor Anna Schmidt said that it was a good day for the city. Nobody was hurt.\n\n", 3),
		"paragraphs.txt":     repeated("a.\n\n"),
		"headings.md":        repeated("# a\n"),
		"items.md":           repeated("- a\n"),
		"quotations.txt":     repeated(`"a" `),
		"said.txt":           counted(`"said %d thing" `, 1),
		"numbers.txt":        counted("%d ", 1),
		"cows.txt":           counted("In %d there were %d cows, of %d. ", 3),
		"sums.txt":           counted("$%d million ", 1),
		"people.txt":         counted("President Anna Schm%d, %d, chairman of the board of Co%d, said so. ", 3),
		"names.txt":          repeated("Berlin Paris "),
		"word.txt":           repeated("a"),
		"same sentence.txt":  repeated("The mayor said that it was a good day for the city of Berlin. "),
		"same quotation.txt": repeated(`"It was a good day for the whole city of Berlin," he said. `),
		"outcomes.txt":       repeated("He was convicted and then acquitted and "),
		"emphasis.md":        repeated("*a **b "),
		"brackets.md":        repeated("["),
		"references.md":      counted("[r%d]: /x\n", 1),
		"flags.txt":          repeated("\U0001F1E9\U0001F1EA"),
		"families.txt":       "\U0001F468" + repeated("\u200D\U0001F469"),
		"hebrew.txt":         repeated("שלום עולם אמר ראש העיר. "),
		"hangul.txt":         repeated("안녕하세요 "),
		"line ends.txt":      repeated("a\u2028"),
		"killed.txt":         counted("%d people were killed on March %d and %d injured. ", 3),
		"one name each.txt":  counted("Anna%d ", 1),
		"one surname.txt":    counted("A%d Smith said that B%d Smith met Mr Smith. ", 2),
		"euros.txt":          repeated("€1 "),
		"fractions.txt":      repeated("1/2/"),
		"dates.txt":          counted("It was on 3 March %d. ", 1),
		"rows.csv.txt":       counted("%d,Anna,%d,\"x\",%d\n", 3),
		"escapes.md":         repeated("\\["),
		"entities.md":        repeated("&amp;"),
		"tags.md":            repeated("a <b> "),
		"links.md":           counted("[a%d](http://x/%d) ", 2),
		"footnotes.md":       repeated("[^1] ") + "\n\n[^1]: x\n",
		"tables.md":          repeated("|a|b|\n|-|-|\n|1|2|\n\n"),
		"nested lists.md":    repeated("- "),
		"nested quotes.md":   strings.Repeat(">", size/2) + "a\n" + repeated("> a\n")[:size/2],
		"underlined.md":      repeated("a\n") + "\n===\n",
		"accents.txt":        repeated("e\u0301\u0301\u0301\u0301"),
		"subject.eml":        "From: a@example.com\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: " + repeated("word ") + "\n\nNobody was hurt.\n",
	}
}

// BenchmarkHostile reads and analyses hostile texts of 1 MB, each beside another of its
// kind: none is to take more than five seconds, or five times as long as prose. It reports
// the time of the processors, too.
func BenchmarkHostile(b *testing.B) {
	texts := hostile()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text, folder := texts[name], b.TempDir()
		for i, start := range []string{"It is the first of them.\n\n", "It is the second of them.\n\n"} {
			if strings.HasSuffix(name, ".eml") {
				start = ""
			}
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i)+name), []byte(start+text), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(name, func(b *testing.B) {
			defer processors(b)()
			for b.Loop() {
				loaded, err := articles.Loader{}.Load(b.Context(), folder)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := analyze.Story(b.Context(), &loaded.Story); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
