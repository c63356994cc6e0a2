package text

import (
	"slices"
	"strings"
	"testing"
)

func folds(s string) []string {
	var list []string
	for _, w := range Words(s, 0) {
		list = append(list, w.Fold)
	}
	return list
}

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The U.S. and the UK", "the usa and the uk"},
		{"US officials told us", "usa officials told us"},
		{"Javid’s letter, Britain's reply", "javid letter britain reply"},
		{"U.S.-backed forces", "usa backed forces"},
		{"$43,885,310 or 35.7%", "$ 43,885,310 or 35.7 %"},
		{"Enrique Peña Nieto", "enrique pena nieto"},
		{"the F.B.I. and FBI", "the fbi and fbi"},
		{"O’Neill doesn’t", "o'neill doesn't"},
		{"12 km² and 3 m³", "12 km2 and 3 m3"},
		{"rain² fell on 2³", "rain fell on 2"},
		{" \t\n—…", ""},
	}
	for _, test := range tests {
		if got := strings.Join(folds(test.text), " "); got != test.want {
			t.Errorf("Words(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordsSpansSpellTheWords(t *testing.T) {
	s := "“No,” said Mr. O’Neill’s 1st aide — 日本 and naïve $5m."
	for _, w := range Words(s, 100) {
		got := s[w.Start-100 : w.End-100]
		if foldWord(got) != w.Fold {
			t.Errorf("bytes %d to %d spell %q, want what folds to %q", w.Start, w.End, got, w.Fold)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The U.S. said 'no' — $5m.")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, w := range Words(s, 0) {
			if w.Start < last || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("word %+v of %q is out of order or bounds", w, s)
			}
			last = w.End
		}
	})
}

func TestStemIsSharedByForms(t *testing.T) {
	stemmer := NewStemmer()
	for _, forms := range []string{"execute executing executes", "assurance assurances", "oppose opposed opposing"} {
		var stems []string
		for _, w := range strings.Fields(forms) {
			stems = append(stems, stemmer.Stem(w))
		}
		if len(slices.Compact(stems)) != 1 {
			t.Errorf("the forms %q have the stems %q, want one", forms, stems)
		}
	}
	if got := stemmer.Stem("43,885"); got != "43,885" {
		t.Errorf("the stem of a numeral is %q, want the numeral", got)
	}
}
