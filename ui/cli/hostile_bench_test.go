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
		"accents.txt":        repeated("e\u0301\u0301\u0301\u0301"),
		"subject.eml":        "From: a@example.com\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: " + repeated("word ") + "\n\nNobody was hurt.\n",
	}
}

// BenchmarkHostile reads and analyses hostile texts of 1 MB, each beside another of its
// kind: none is to take more than five seconds, or five times as long as prose.
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
