package articles

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"nothing", "", nil},
		{"blank", " \n\t\n\f\n===\n\n", nil},
		{"only a mark", "\uFEFF\n===\n\uFEFF", nil},
		{"one", "One.\nMore.\n", []string{"One.\nMore.\n"}},
		{"form feed", "One.\n\fTwo.\n\f\n\fThree.", []string{"One.\n", "Two.\n", "Three."}},
		{"form feed within a line", "One.\fTwo.", []string{"One.", "Two."}},
		{"line", "One.\n\n===\n\nTwo.\n\n======= \nThree.", []string{"One.\n\n", "Two.\n\n", "Three."}},
		{"right below and above", "One\n===\nTwo\n===\nThree", []string{"One\n", "Two\n", "Three"}},
		{"first and last", "===\nOne.\n===\n===\nTwo.\n===", []string{"One.\n", "Two.\n"}},
		{"CRLF", "One.\r\n\r\n===\r\n\r\nTwo.\r\n", []string{"One.\r\n\r\n", "Two.\r\n"}},
		{"CR", "One.\r\r===\r\rTwo.\r", []string{"One.\r\r", "Two.\r"}},
		{"both", "One.\n\fTwo.\n===\nThree.\n", []string{"One.\n", "Two.\n", "Three.\n"}},
		{"indented first line", "  \n   One.\n===\n\n\n    Two.", []string{"   One.\n", "    Two."}},
		{"front matter", "---\nsource: A\n---\nOne.\n\n===\n\n---\nsource: B\n---\nTwo.", []string{"---\nsource: A\n---\nOne.\n\n", "---\nsource: B\n---\nTwo."}},
		{"front matter after a mark", "\uFEFFOne.\n===\n\uFEFF---\nsource: B\n---\nTwo.", []string{"\uFEFFOne.\n", "\uFEFF---\nsource: B\n---\nTwo."}},

		{"heading", "A heading\n=========\n\nIts text.\n\nAnother\n===\n\nMore.", []string{"A heading\n=========\n\nIts text.\n\nAnother\n===\n\nMore."}},
		{"heading with a line above", "=======\nHeading\n=======\n\nIts text.", []string{"Heading\n=======\n\nIts text."}},
		{"heading, no blank line below", "A heading\n===\nIts text.", []string{"A heading\n", "Its text."}},
		{"heading at the end", "A heading\n===\n", []string{"A heading\n"}},
		{"sentence above", "One.\n\nHe “left.”\n===\n\nTwo.", []string{"One.\n\nHe “left.”\n", "Two."}},
		{"question above", "Why?\n===\n\nTwo.", []string{"Why?\n", "Two."}},
		{"unfinished sentence above", "He left…\n===\n\nTwo.", []string{"He left…\n", "Two."}},
		{"paragraph above", "One line\nand another\n===\n\nTwo.", []string{"One line\nand another\n", "Two."}},
		{"heading after a separator", "One.\n\n===\nHeading\n===\n\nTwo.", []string{"One.\n\n", "Heading\n===\n\nTwo."}},
		{"heading, CRLF", "A heading\r\n===\r\n\r\nText.", []string{"A heading\r\n===\r\n\r\nText."}},

		{"too short", "One.\n\n==\n\nTwo.", []string{"One.\n\n==\n\nTwo."}},
		{"not alone", "One.\n\n=== two\n\n a ===\n", []string{"One.\n\n=== two\n\n a ===\n"}},
		{"indented", "One.\n\n  ===\n\nTwo.", []string{"One.\n\n  ===\n\nTwo."}},
		{"page", "\n<html><script>\n/*\n===\n*/</script>One.</html>\n\f<p>Two.</p>", []string{"<html><script>\n/*\n===\n*/</script>One.</html>\n", "<p>Two.</p>"}},
		{"binary", "PK\x03\x04\x00\f\n===\n", []string{"PK\x03\x04\x00\f\n===\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, part := range splitPasted([]byte(tt.data)) {
				got = append(got, string(part))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestSplitLarge bounds the time that large input takes.
func TestSplitLarge(t *testing.T) {
	const size = 1 << 20
	for _, s := range []string{"\f", "===\n", "a\n===\n\n", "=", "\n", "\r", " ", "\uFEFF", "<", "a\n\n"} {
		started := time.Now()
		splitPasted([]byte(strings.Repeat(s, size/len(s))))
		if took := time.Since(started); took > 30*time.Second {
			t.Errorf("%q took %v", s, took)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add([]byte("One.\n===\nTwo\n===\n\n\f<p>\r\n===\r"))
	f.Add([]byte("\uFEFF \r===\r\ra\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parts := splitPasted(data)
		for _, part := range parts {
			if len(bytes.TrimSpace(part)) == 0 {
				t.Errorf("%q is empty", part)
			}
		}
		if !utf8.Valid(data) {
			return
		}
		bare := func(b []byte) []byte {
			return bytes.Map(func(r rune) rune {
				if r == '=' || isBefore(r) {
					return -1
				}
				return r
			}, b)
		}
		if got, want := bare(bytes.Join(parts, nil)), bare(data); !bytes.Equal(got, want) {
			t.Errorf("%q is left of %q", got, want)
		}
	})
}
