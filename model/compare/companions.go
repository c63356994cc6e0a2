package compare

import (
	"triptych/model/fact"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// companionWords are said of the rest of a group of which one is named before:
// "Britain and 20 other countries" are 21.
var companionWords = text.WordSet(`other others sister fellow associates companions colleagues`)

// companionReach is how many words after a number may have the companion's word.
const companionReach = 2

// withNamed returns the value of a count with the one that is named beside it, and
// whether there is one: "the director and three associates" are four.
func (t *tokens) withNamed(f *fact.Fact) (fact.Value, bool) {
	v := f.Value
	if v.Dimension != fact.Count || v.Low != v.High || !t.isJoinedToName(f.First) || !t.hasCompanion(f.First) {
		return v, false
	}
	v.Low, v.High, v.Written = v.Low+1, v.High+1, v.Written+1
	return v, true
}

// isJoinedToName reports whether an "and", or a "with", joins the words from first on to
// a noun: a murderer who broke out with three other men.
func (t *tokens) isJoinedToName(first int) bool {
	i := first - 1
	if i >= 0 && t.reading.Classes[i].Has(lexicon.Possessive|lexicon.Determiner) {
		i--
	}
	if i > 0 && t.reading.Words[i].Fold == "with" && !isStop(t.separators[i-1]) {
		return true
	}
	return i > 0 && t.reading.Words[i].Fold == "and" && t.flags[i-1]&(isVerb|isNumber) == 0 && t.content[i-1] && !isStop(t.separators[i-1])
}

// hasCompanion reports whether a companion's word follows the number at word i.
func (t *tokens) hasCompanion(i int) bool {
	for j := i + 1; j <= i+companionReach && j < len(t.stems); j++ {
		if companionWords()[t.reading.Words[j].Fold] {
			return true
		}
	}
	return false
}
