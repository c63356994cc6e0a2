package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

// TestEnglishStemIsThatOfSnowball compares words made of the stemmer's own
// endings, most of which no dictionary has.
func TestEnglishStemIsThatOfSnowball(t *testing.T) {
	parts := strings.Fields(`a e i o u y b bb c d dd f g gg h k l ll m mm n nn p pp r rr s ss t tt v w x z ' gener commun arsen
at bl iz us sses ied ies eed eedly ed edly ing ingly ational fulness iveness ization ousness biliti bility lessly tional alism ality
ation ently fully ivity ously ancy ably ally ator ency izer bly logy ogy ly alize icate ative icity ical ful ness ement ance ence able
ible ment ent ant ism ate ity ous ive ize ion sion tion al er ic 's 's'`)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		var word string
		for range 1 + random.IntN(5) {
			word += parts[random.IntN(len(parts))]
		}
		compareStem(t, word)
	}
	for word := range stemExceptions {
		compareStem(t, word)
	}
}

func FuzzEnglishStem(f *testing.F) {
	for _, word := range []string{"", "'", "'''", "''y", "yyy", "generational", "ss", "s'", "hopping", "bies", "eed"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if isLatin(word) {
			compareStem(t, word)
		}
	})
}

func compareStem(t *testing.T, word string) {
	t.Helper()
	if got, want := englishStem(word), english.Stem(word, true); got != want {
		t.Fatalf("the stem of %q is %q, want %q", word, got, want)
	}
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("the government announced on thursday that ministers were considering proposals nationalization hopefully running")
	for b.Loop() {
		for _, word := range words {
			Stem(word)
		}
	}
}
