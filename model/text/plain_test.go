package text

import (
	"strings"
	"testing"
)

func TestParsePlain(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end."
	wrapped := "The home secretary told the paper on Monday that the government\n" +
		"would not seek assurances, and that the decision did not reflect a\n" +
		"change of policy. The letter, which was leaked, says so.\n"
	joined := strings.TrimSpace(strings.ReplaceAll(wrapped, "\n", " "))
	tests := []struct {
		name, source string
		want         []string
	}{
		{"nothing", " \n\n", nil},
		{"blank lines", "One.\n \t\nTwo.\n\n\nThree.", []string{"One.", "Two.", "Three."}},
		{"no Markdown", "# *a* &amp; <b> [c](d)\n\n    code `e` \\*", []string{"# *a* &amp; <b> [c](d)", "code `e` \\*"}},
		{"wrapped", wrapped + "\n" + wrapped, []string{joined, joined}},
		{"wrapped without blank lines", wrapped + wrapped, []string{joined, joined}},
		{"wrapped, indented paragraphs", "   " + wrapped + "   " + wrapped, []string{joined, joined}},
		{"headline above", "A headline\nBy Jane Doe\n" + wrapped, []string{"A headline", "By Jane Doe", joined}},
		{"a line a paragraph", long + "\n" + long + "\nShort.\n" + long, []string{long, long, "Short.", long}},
		{"long lines, small letters", long + "\neBay grew.", []string{long, "eBay grew."}},
		{"short lines", "Roses\nViolets\nSugar", []string{"Roses", "Violets", "Sugar"}},
		{"cut in the middle", "A sentence that\ngoes on here.", []string{"A sentence that goes on here."}},
		{"hyphen", wrapped + "\nThe long-\nterm view and a pre- and post-\nwar one -\nsaid", []string{joined, "The long-term view and a pre- and post-war one - said"}},
		{"list", wrapped + "- an item of it\n- another\n2. third\n* x", []string{joined, "- an item of it", "- another", "2. third", "* x"}},
		{"white space", "a \t b\u00a0\u2003c\n\n\u00a0\n d", []string{"a b c", "d"}},
		{"CRLF", "a\r\n\r\nb", []string{"a", "b"}},
		{"controls", "a\x1b[31m\rb\u202e\u00adc", []string{"a\uFFFD[31m\uFFFDb\uFFFDc"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ParsePlain(tt.source)
			check(t, a)
			if want := strings.Join(tt.want, blockSeparator); a.Text != want || len(a.Blocks) != len(tt.want) {
				t.Errorf("\n got %q\nwant %q", a.Text, want)
			}
		})
	}
}
