package lexicon

import "testing"

func TestCanonicalJoinsOtherNames(t *testing.T) {
	for _, same := range [][2]string{{"gop", "republicans"}, {"percent", "%"}, {"12", "twelve"}, {"britain", "uk"}, {"sen", "senator"}} {
		if Canonical(same[0]) != Canonical(same[1]) {
			t.Errorf("%q is filed under %q, %q under %q, want one", same[0], Canonical(same[0]), same[1], Canonical(same[1]))
		}
	}
	if got := Canonical("harbour"); got != "harbour" {
		t.Errorf("Canonical(harbour) = %q, want itself", got)
	}
}

// TestSynonymsNameNoWordTwice checks that no word is in two lines, since the last
// one would silently win.
func TestSynonymsNameNoWordTwice(t *testing.T) {
	seen := make(map[string]int)
	for i, words := range parseLines(synonyms) {
		for _, w := range words {
			if before, ok := seen[w]; ok && before != i {
				t.Errorf("%q stands in lines %d and %d", w, before+1, i+1)
			}
			seen[w] = i
		}
	}
}

func TestIsCredit(t *testing.T) {
	tests := map[string]bool{
		"A guard in Syria. (Hussein Malla/AP)":                                                         true,
		"Matt Zapotosky and Alice Crites contributed to this report.":                                  true,
		"Blake Farenthold at the Capitol.CreditJoshua Roberts":                                         true,
		"The minister took the credit for it.":                                                         false,
		"By Monday they had left the town for good, and it was quiet again, as it had been for years.": false,
	}
	for sentence, want := range tests {
		if got := IsCredit(sentence); got != want {
			t.Errorf("IsCredit(%q) = %v, want %v", sentence, got, want)
		}
	}
}
