package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func found(text, query string) []string {
	var list []string
	for _, s := range NewIndex(text).Find(Words(query)) {
		list = append(list, s.In(text))
	}
	return list
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        []string
	}{
		{"The Café is a cafe.", "CAFE", []string{"Café", "cafe"}},
		{"cafe\u0301 society", "café", []string{"cafe\u0301"}},
		{"Straße und ﬁnden", "finden", []string{"ﬁnden"}},
		{"“We couldn’t,” she said", "\"we couldn't", []string{"“We couldn’t"}},
		{"one\ntwo three", "one two", []string{"one\ntwo"}},
		{"one two", "  two  ", []string{"two"}},
		{"four-man, four–man", "four-man", []string{"four-man", "four–man"}},
		{"aaaa", "aa", []string{"aa", "aa"}},
		{"İstanbul", "istanbul", []string{"İstanbul"}},
		{"text", "", nil},
		{"text", "   ", nil},
		{"", "x", nil},
		{"日本語の記事", "記事", []string{"記事"}},
	} {
		if got := found(c.text, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestPattern(t *testing.T) {
	text := "In 2014 and 2015, Élan met élan."
	for pattern, want := range map[string][]string{
		`20\d\d`: {"2014", "2015"},
		`ÉLAN`:   {"Élan", "élan"},
		`\belan`: {"Élan", "élan"},
		`x*`:     nil,
		`\W{2}`:  {", "},
	} {
		q, err := Pattern(pattern)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range NewIndex(text).Find(q) {
			got = append(got, s.In(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
	if _, err := Pattern("("); err == nil || !strings.Contains(err.Error(), `"("`) {
		t.Errorf("a broken expression: %v", err)
	}
}

// Whatever the text, a match is whole characters that fold to the query.
func TestMatchesSpellTheQuery(t *testing.T) {
	letters := []rune("aAäÄéeßﬁ’'“\" \n-–日İ\u0301x")
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 20000 {
		text, query := pick(r.IntN(30)), pick(1+r.IntN(3))
		end := 0
		for _, s := range NewIndex(text).Find(Words(query)) {
			if s.Start < end || s.End > len(text) || s.Len() == 0 || !utf8.ValidString(s.In(text)) {
				t.Fatalf("%q in %q: %+v", query, text, s)
			}
			end = s.End
			if !strings.Contains(fold(s.In(text)), Words(query).words) && !strings.Contains(fold(text[s.Start:]), Words(query).words) {
				t.Fatalf("%q in %q: %q", query, text, s.In(text))
			}
		}
	}
}

func TestMatchesAreBounded(t *testing.T) {
	if got := len(NewIndex(strings.Repeat("a ", 3*Most)).Find(Words("a"))); got != Most {
		t.Errorf("%d matches, want %d", got, Most)
	}
}

func BenchmarkIndex1MB(b *testing.B) {
	text := strings.Repeat("The harbour bridge – closed in January – is “unsafe”. ", 1<<20/60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NewIndex(text)
	}
}

func BenchmarkFind1MB(b *testing.B) {
	x := NewIndex(strings.Repeat("The harbour bridge – closed in January – is “unsafe”. ", 1<<20/60))
	b.SetBytes(1 << 20)
	for b.Loop() {
		x.Find(Words("closed in february"))
	}
}
