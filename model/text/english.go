package text

// fewWords is how many words a text needs before its language can be told.
const fewWords = 25

// enough is how many bytes of a text are looked at.
const enough = 20_000

// leastEnglish is the share of function words from which a text counts as
// English. News in English has some 45 of 100, in languages that share a few
// short words with it under 15.
const leastEnglish = 0.22

// English tells whether a text is in English, as far as its function words show.
// One that is too short to tell counts as English.
func English(s string) bool {
	words, function := 0, 0
	for _, w := range Words(s[:min(len(s), enough)], 0) {
		words++
		if IsFunction(w.Fold) {
			function++
		}
	}
	return words < fewWords || float64(function) >= leastEnglish*float64(words)
}
