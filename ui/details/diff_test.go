package details

import (
	"slices"
	"strings"
	"testing"

	"triptych/model/text"
)

// told writes a comparison in one line.
func told(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString([...]string{"", "[-", "{+"}[p.change] + p.text + [...]string{"", "-]", "+}"}[p.change])
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	for _, test := range []struct{ name, base, other, want string }{
		{"nothing", "", "", ""},
		{"all is new", "", "two months", "{+two months+}"},
		{"all is gone", "six weeks", "", "[-six weeks-]"},
		{"the same", "The letter.", "The letter.", "The letter."},
		{"case and punctuation", "“The letter, he said”", "the LETTER he said…", "the LETTER he said…"},
		{"accents and possessives", "Élodie’s café", "Elodie's cafe", "Elodie's cafe"},
		{"no word in common", "two ISIS fighters", "captured jihadists", "[-two ISIS fighters-]{+captured jihadists+}"},
		{"one word changed", "long held position of the UK", "long held position in the UK", "long held position [-of-]{+in+} the UK"},
		{"cut at the start", "I think that there are reasons", "there are reasons", "[-I think that-]there are reasons"},
		{"cut inside", "there are strong reasons, he said", "there are reasons, he said", "there are [-strong-]reasons, he said"},
		{"cut at the end", "there are reasons for this.", "there are reasons.", "there are reasons[-for this-]."},
		{"added at the start", "a drone strike", "in a drone strike", "{+in+} a drone strike"},
		{"added inside", "a drone strike", "a US-led drone strike", "a {+US-led+} drone strike"},
		{"added at the end", "he left", "he left (on Monday)", "he left ({+on Monday+})"},
		{"halves of a word", "US-backed forces", "Kurdish-backed forces", "[-US-]{+Kurdish+}-backed forces"},
		{"a chance match", "believed to be responsible for beheading", "thought to have played a part in killing",
			"[-believed to be responsible for beheading-]{+thought to have played a part in killing+}"},
		{"a chance match after a cut", "According to extracts from the letter", "according to the Telegraph",
			"according to [-extracts from the letter-]{+the Telegraph+}"},
		{"words of grammar between cuts", "all of the many reasons", "all the reasons", "all [-of-]the [-many-]reasons"},
		{"a longer match between changes stays", "he had made it clear in public", "she had made it plain in private",
			"[-he-]{+she+} had made it [-clear in public-]{+plain in private+}"},
		{"moved", "on Monday he left", "he left on Monday", "[-on Monday-]he left {+on Monday+}"},
		{"money", "nearly $44 million", "$43,885,310", "[-nearly-]$[-44 million-]{+43,885,310+}"},
		{"without spaces", "桥在一月关闭", "桥在二月关闭", "桥在[-一-]{+二+}月关闭"},
		{"no words at all", "…", "—", "—"},
	} {
		if got := told(compareWords(test.base, test.other)); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
}

// FuzzCompare: what is not cut spells one wording, what is not added has the
// words of the other, and no change is empty or follows one of its own kind.
func FuzzCompare(f *testing.F) {
	f.Add("long held position of the UK", "the long-held position, in the UK's words")
	f.Add("a b c a b c", "c b a c b a")
	f.Add("\xff’s 한국어 it’s", "한국어 \x00 e\u0301’s")
	f.Fuzz(func(t *testing.T, base, other string) {
		spelled, kept := "", []string(nil)
		last := unchanged
		for i, p := range compareWords(base, other) {
			if p.text == "" || i > 0 && p.change == last {
				t.Fatalf("piece %d %+v follows %v", i, p, last)
			}
			last = p.change
			if p.change != removed {
				spelled += p.text
			}
			if p.change != inserted {
				kept = append(kept, p.text)
			}
		}
		if spelled != other {
			t.Errorf("spells %q, want %q", spelled, other)
		}
		if got, want := folds(strings.Join(kept, " ")), folds(base); valid(base+other) && !slices.Equal(got, want) {
			t.Errorf("keeps the words %q, want %q", got, want)
		}
	})
}

// valid keeps to text whose words do not depend on what stands beside them.
func valid(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r != ' ' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	}) < 0
}

func folds(s string) []string {
	var list []string
	for _, w := range text.Words(s, 0) {
		list = append(list, w.Fold)
	}
	return list
}

// TestCompareIsBounded: wordings that would be slow to compare count as changed.
func TestCompareIsBounded(t *testing.T) {
	base, other := strings.Repeat("a b ", 20000), strings.Repeat("b c ", 20000)
	if pieces := compareWords(base, other); len(pieces) != 3 || pieces[0].change != removed || pieces[1].change != inserted {
		t.Errorf("%d pieces, want all to have changed", len(pieces))
	}
}

func BenchmarkCompare(b *testing.B) {
	for name, words := range map[string]int{"20 words": 20, "700 words": 700} {
		base, other := strings.Repeat("reason ", words/2)+strings.Repeat("other ", words/2), strings.Repeat("that reason ", words/2)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				compareWords(base, other)
			}
		})
	}
}
