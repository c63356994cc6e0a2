package detail

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A Name is a person, organisation or place by name.
type Name struct {
	model.Span
	First, Last int    // its words, by their index; Last is inclusive
	Value       string // folded, without titles and initials
}

// spelling knows how the story's words are written where that tells something:
// in the middle of sentences.
type spelling struct {
	capital map[string]int // times with a capital letter
	small   map[string]int // times without
}

// learnSpelling counts capitals, leaving out the first word of a sentence or
// quotation and sentences that are written in title case.
func learnSpelling(readings []Reading) *spelling {
	s := &spelling{capital: make(map[string]int), small: make(map[string]int)}
	for r := range readings {
		src := readings[r].Article.Text
		for i := range readings[r].Sentences {
			words := readings[r].Sentences[i].Words
			headline := titleCase(words)
			for w := range words {
				switch {
				case !words[w].Capital:
					s.small[words[w].Fold]++
				case !headline && !opens(src, words, w):
					s.capital[words[w].Fold]++
				}
			}
		}
	}
	return s
}

// titleCase tells a headline in which nearly every word has a capital.
func titleCase(words []text.Word) bool {
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

// opens tells whether a capital is due at word i whatever the word is.
func opens(src string, words []text.Word, i int) bool {
	if i == 0 {
		return true
	}
	return strings.ContainsAny(src[words[i-1].End:words[i].Start], `.:?!"“`)
}

// proper tells whether the word with a capital at i is part of a name.
func (s *spelling) proper(src string, words []text.Word, i int, headline bool) bool {
	w := words[i]
	if !w.Capital || w.Fold == "i" || strings.HasPrefix(w.Fold, "i'") {
		return false
	}
	if !headline && !opens(src, words, i) {
		return !text.IsFunction(w.Fold) || s.capital[w.Fold] > 1
	}
	if text.IsFunction(w.Fold) {
		return false
	}
	if s.capital[w.Fold] > 0 {
		return s.capital[w.Fold] >= s.small[w.Fold]
	}
	next := i+1 < len(words) && words[i+1].Capital && gap(src, words, i) == " "
	return next && s.small[w.Fold] == 0 && s.capital[words[i+1].Fold] > 0
}

func (s *spelling) names(src string, words []text.Word, taken []bool) []Name {
	headline := titleCase(words)
	var found []Name
	for i := 0; i < len(words); i++ {
		if taken[i] || !s.proper(src, words, i, headline) {
			continue
		}
		last := i
		for j := i + 1; j < len(words) && !taken[j]; j++ {
			g := gap(src, words, j-1)
			if g != " " && g != "-" && g != ". " {
				break
			}
			if g == ". " && len(words[j-1].Fold) > 4 {
				break
			}
			if s.proper(src, words, j, headline) || (g == ". " && words[j].Capital) {
				last = j
				continue
			}
			if !connectors[words[j].Fold] || j+1 >= len(words) || !words[j+1].Capital || gap(src, words, j) != " " {
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

func gap(src string, words []text.Word, i int) string { return src[words[i].End:words[i+1].Start] }

var connectors = map[string]bool{"of": true, "de": true, "al": true, "bin": true, "van": true, "von": true, "la": true}
