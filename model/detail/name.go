package detail

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A Name is the name of a person, organisation or place.
type Name struct {
	model.Span
	First, Last int    // indices of its words; Last is inclusive
	Value       string // folded, without titles and initials
}

// capitalization counts, for each folded word of a story, how often it is
// capitalized in the middle of sentences, where a capital is informative.
type capitalization struct {
	upper map[string]int // times with a capital letter
	lower map[string]int // times without
}

// countCapitals counts capitals. It leaves out the first word of a sentence or
// quotation and sentences in title case.
func countCapitals(readings []Reading) *capitalization {
	s := &capitalization{upper: make(map[string]int), lower: make(map[string]int)}
	for r := range readings {
		src := readings[r].Article.Text
		for i := range readings[r].Sentences {
			words := readings[r].Sentences[i].Words
			headline := isTitleCase(words)
			for w := range words {
				switch {
				case !words[w].Capital:
					s.lower[words[w].Fold]++
				case !headline && !capitalExpected(src, words, w):
					s.upper[words[w].Fold]++
				}
			}
		}
	}
	return s
}

// isTitleCase reports whether nearly every content word is capitalized, as in a
// headline.
func isTitleCase(words []text.Word) bool {
	capitals, all := 0, 0
	for _, w := range words {
		if !text.IsFunction(w.Fold) && !w.Numeral {
			all++
			if w.Capital {
				capitals++
			}
		}
	}
	return all >= 4 && capitals*10 >= all*9
}

// capitalExpected reports whether any word would be capitalized at i.
func capitalExpected(src string, words []text.Word, i int) bool {
	if i == 0 {
		return true
	}
	return strings.ContainsAny(src[words[i-1].End:words[i].Start], `.:?!"“`)
}

// isName reports whether the capitalized word at i is part of a name.
func (c *capitalization) isName(src string, words []text.Word, i int, headline bool) bool {
	w := words[i]
	if !w.Capital || w.Fold == "i" || strings.HasPrefix(w.Fold, "i'") {
		return false
	}
	if !headline && !capitalExpected(src, words, i) {
		return !text.IsFunction(w.Fold) || c.upper[w.Fold] > 1
	}
	if text.IsFunction(w.Fold) {
		return false
	}
	if c.upper[w.Fold] > 0 {
		return c.upper[w.Fold] >= c.lower[w.Fold]
	}
	next := i+1 < len(words) && words[i+1].Capital && textBetween(src, words, i) == " "
	return next && c.lower[w.Fold] == 0 && c.upper[words[i+1].Fold] > 0
}

// findNames returns the names among the words that are not taken by other
// details.
func (c *capitalization) findNames(src string, words []text.Word, taken []bool) []Name {
	headline := isTitleCase(words)
	var found []Name
	for i := 0; i < len(words); i++ {
		if taken[i] || !c.isName(src, words, i, headline) {
			continue
		}
		last := i
		for j := i + 1; j < len(words) && !taken[j]; j++ {
			g := textBetween(src, words, j-1)
			if g != " " && g != "-" && g != ". " {
				break
			}
			if g == ". " && len(words[j-1].Fold) > 4 {
				break
			}
			if c.isName(src, words, j, headline) || (g == ". " && words[j].Capital) {
				last = j
				continue
			}
			if !nameConnectors[words[j].Fold] || j+1 >= len(words) || !words[j+1].Capital || textBetween(src, words, j) != " " {
				break
			}
		}
		n := Name{First: i, Last: last, Span: model.Span{Start: words[i].Start, End: words[last].End}}
		if n.Value = text.FoldName(n.In(src)); n.Value != "" {
			found = append(found, n)
		}
		i = last
	}
	return found
}

func textBetween(src string, words []text.Word, i int) string {
	return src[words[i].End:words[i+1].Start]
}

var nameConnectors = map[string]bool{"of": true, "de": true, "al": true, "bin": true, "van": true, "von": true, "la": true}
