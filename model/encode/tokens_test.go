package encode

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	names := strings.Split(strings.TrimSuffix(vocabularyFile, "\n"), "\n")
	if len(names) != pieces {
		t.Fatalf("the vocabulary has %d pieces, want %d", len(names), pieces)
	}
	for text, want := range map[string][]string{
		"":                          nil,
		" \t\n":                     nil,
		"Hello, World!":             {"hello", ",", "world", "!"},
		"Zürich's cafés":            {"zurich", "'", "s", "cafes"},
		"$41.5m":                    {"$", "41", ".", "5", "##m"},
		"unaffable":                 {"una", "##ffa", "##ble"},
		"東京 x":                      {"東", "京", "x"},
		"ＡＢ":                        {"[UNK]"},
		"a\u200bb\x00c":             {"abc"},
		"[SEP]":                     {"[", "sep", "]"},
		"“No”—he":                   {"“", "no", "”", "—", "he"},
		strings.Repeat("x", 101):    {"[UNK]"},
		"bad \xff byte":             {"bad", "byte"},
		"İstanbul":                  {"istanbul"},
		"e\u0301te\u0301 non\u00a0": {"et", "##e", "non"},
	} {
		var got []string
		for _, token := range tokens(text, maxPieces) {
			got = append(got, names[token.id])
		}
		if !slices.Equal(got, want) {
			t.Errorf("the pieces of %q are %q, want %q", text, got, want)
		}
	}
}

func TestEndlessWordIsOneUnknownPiece(t *testing.T) {
	text := strings.Repeat("é", 1<<16)
	got := tokens(text+".", maxPieces)
	if len(got) != 2 || got[0].span.End != len(text) {
		t.Errorf("the pieces are %v, want one of %d bytes and a stop", got, len(text))
	}
}

func TestTokensAreAtMostAsManyAsAskedFor(t *testing.T) {
	if got := tokens(strings.Repeat("word ", 1000), 7); len(got) != 7 {
		t.Errorf("%d pieces, want 7", len(got))
	}
}

// FuzzTokens holds that any text has pieces within it and in its order.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Hello, World!", "e\u0301\u0301\u0323 \u1e9b\u0323 \uac00", "\xff\xfe", "[CLS] ##s", "İÀ\u0345ﬁ", "東京\u200b", strings.Repeat("ab", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := tokens(text, maxPieces)
		if len(list) > maxPieces {
			t.Fatalf("%d pieces, want at most %d", len(list), maxPieces)
		}
		before := 0
		for _, token := range list {
			s := token.span
			if s.Start < before || s.End <= s.Start || s.End > len(text) || token.id < 0 || token.id >= pieces {
				t.Fatalf("piece %d of %d to %d follows %d in a text of %d bytes", token.id, s.Start, s.End, before, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(s.In(text)) {
				t.Fatalf("piece %q cuts a character", s.In(text))
			}
			before = s.Start
		}
	})
}
