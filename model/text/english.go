package text

// minLanguageWords is how many words a text needs for its language to be
// detected.
const minLanguageWords = 25

// maxLanguageBytes is how many bytes of a text are searched for function words.
const maxLanguageBytes = 20_000

// minFunctionShare is the share of function words from which a text counts as
// English. News in English has some 45 of 100, in languages that share a few
// short words with it under 15.
const minFunctionShare = 0.22

// IsEnglish reports whether a text is in English, judging by its share of
// function words. A text of fewer than 25 words counts as English.
func IsEnglish(s string) bool {
	words, function := 0, 0
	for _, w := range Words(s[:min(len(s), maxLanguageBytes)], 0) {
		words++
		if IsFunction(w.Fold) {
			function++
		}
	}
	return words < minLanguageWords || float64(function) >= minFunctionShare*float64(words)
}
