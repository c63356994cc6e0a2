package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNoSentenceIsLong holds sentences to their bound, whatever an article is made
// of, and to whole characters and words where there are any.
func TestNoSentenceIsLong(t *testing.T) {
	for name, source := range map[string]string{
		"words":         strings.Repeat("word ", 5000),
		"clauses":       strings.Repeat("and so on, and so forth ", 1000),
		"quotations":    strings.Repeat(`"a" `, 5000),
		"one word":      strings.Repeat("a", 50_000),
		"wide":          strings.Repeat("東京", 5000),
		"no-break":      strings.Repeat("a\u00a0", 5000),
		"stop too late": strings.Repeat("word ", 399) + "words. Then more.",
	} {
		a := ParseMarkdown(source)
		end := 0
		for _, s := range a.Sentences {
			if s.Len() > maxSentence || !utf8.ValidString(s.In(a.Text)) {
				t.Errorf("%s: a sentence has %d bytes", name, s.Len())
			}
			if strings.Trim(a.Text[end:s.Start], " \n") != "" {
				t.Errorf("%s: %q stands between sentences", name, a.Text[end:s.Start])
			}
			if strings.Contains(source, "word ") && s.End < len(a.Text) && a.Text[s.End] != ' ' {
				t.Errorf("%s: a sentence ends within a word", name)
			}
			end = s.End
		}
		if end != len(a.Text) {
			t.Errorf("%s: the last sentence ends at %d of %d bytes", name, end, len(a.Text))
		}
	}
}

func TestLongSentencesAreCutBetweenCharacters(t *testing.T) {
	marks := "e" + strings.Repeat("\u0301", 3000)
	a := ParseMarkdown(strings.Repeat("👩‍👩‍👧‍👦", 300) + marks)
	for _, s := range a.Sentences {
		if r, _ := utf8.DecodeRuneInString(s.In(a.Text)); r != '👩' && r != 'e' {
			t.Errorf("a sentence starts with %q", r)
		}
	}
}
