package text

import (
	"strings"
	"testing"
)

// prose is Markdown of at least size bytes, as a long article might be.
func prose(size int) string {
	const paragraph = "The **home secretary**, Mr. Doe, told [the paper](https://example.com/a?b=1&amp;c=2) on June 22, 2018: " +
		"“We do not seek assurances.” More than 600 statements (1.5 million words) were taken in the U.S. and\n" +
		"elsewhere, J. Roe said… *Nobody* asked why; it cost $43.9 million &mdash; or so they say.\n\n"
	return strings.Repeat("## A heading of it\n\n"+strings.Repeat(paragraph, 8)+"- one item\n- another `item`\n\n> A quotation, cut.\n\n",
		size/(8*len(paragraph)+80)+1)
}

func BenchmarkParseMarkdown(b *testing.B) {
	source := prose(1 << 20)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		ParseMarkdown(source)
	}
}

func BenchmarkParsePlain(b *testing.B) {
	source := ParseMarkdown(prose(1 << 20)).Text
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		ParsePlain(source)
	}
}

func BenchmarkSanitizeClean(b *testing.B) {
	source := prose(1 << 20)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Sanitize(source)
	}
}
