package text

import "strings"

// FoldName returns the normal form of a name: folded, without titles before it
// and without hyphens, initials and suffixes, so that spellings of one name
// become equal: "Mr. Ruiz" and "Ruiz", "Ana M. Ruiz" and "Ana Ruiz".
func FoldName(s string) string {
	parts := strings.FieldsFunc(Fold(s), func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '\n' || r == ',' || r == '"'
	})
	for len(parts) > 1 && titles()[strings.Trim(parts[0], ".")] {
		parts = parts[1:]
	}
	kept := parts[:0]
	for i, p := range parts {
		p = strings.Trim(p, ".'’()[]")
		p = strings.TrimSuffix(strings.TrimSuffix(p, "'s"), "’s")
		if p == "" || (i > 0 && i < len(parts)-1 && len(p) == 1) || (i > 0 && nameSuffixes()[p]) {
			continue
		}
		kept = append(kept, strings.ReplaceAll(p, "-", ""))
	}
	return strings.Join(kept, " ")
}

// IsTitle reports whether a folded word is a title before names: mr, sen,
// president.
func IsTitle(fold string) bool { return titles()[fold] }

var titles = WordSet(`mr mrs ms miss dr sir lord lady dame sen senator rep representative gov governor president
vice prime minister chancellor secretary judge justice general gen colonel col captain capt lieutenant lt sergeant sgt
officer professor prof congressman congresswoman attorney director chairman chairwoman commissioner mayor sheriff king
queen prince princess pope rev reverend father sister brother former ex the attorney deputy`)

var nameSuffixes = WordSet(`jr sr ii iii iv`)

// FoldQuote returns the normal form of a quotation: its folded words with
// single spaces, without punctuation.
func FoldQuote(s string) string {
	var parts []string
	for _, w := range Words(s, 0) {
		parts = append(parts, w.Fold)
	}
	return strings.Join(parts, " ")
}
