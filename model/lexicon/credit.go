package lexicon

import "strings"

// credits are strings, in lower case, found in captions, photo credits and
// bylines.
var credits = []string{
	"/ap)", "/reuters", "/afp", "getty images", "associated press photo", "ap photo", "credit:", "photo by", "photo:",
	"contributed to this report", "contributed reporting", "contributed from", "(reuters)", "/the new york times",
	"follow us on", "sign up for", "click here", "read more", "file photo", "/bloomberg", "/getty",
}

// IsCredit reports whether a sentence looks like a caption, photo credit,
// byline or notice, which says nothing about the event itself.
func IsCredit(sentence string) bool {
	if len(sentence) > 400 {
		return false
	}
	lower := strings.ToLower(sentence)
	for _, c := range credits {
		if strings.Contains(lower, c) {
			return true
		}
	}
	return strings.Contains(sentence, "Credit") && !strings.Contains(sentence, "Credit ") || strings.HasPrefix(sentence, "By ") && len(sentence) < 60
}
