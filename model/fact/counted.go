package fact

import (
	"strings"

	"triptych/model/text"
)

// How many words before and after a fact are searched for what it counts.
const (
	wordsBefore = 6
	wordsAfter  = 7
)

// counting tells what the numbers of a sentence count.
type counting struct{ numberWords }

// setCounted sets the classes of what the facts count.
func (r counting) setCounted() {
	for i := range r.found {
		r.setClass(i)
	}
}

// setClass sets the class of what fact i counts: that of its noun; of the words
// before it up to the last fact or clause; or of those after it.
func (r counting) setClass(i int) {
	f := &r.found[i]
	nouns, verbs := classNouns()[f.Value.Dimension], classPredicates()[f.Value.Dimension]
	if nouns == nil {
		return
	}
	for j := f.Last; j >= f.First && f.Head != r.words[j].Fold; j-- {
		if c := verbs[r.words[j].Fold]; c != "" {
			f.Counted = c
			return
		}
	}
	if f.Counted = nouns[f.Head]; f.Counted != "" {
		return
	}
	if f.Counted = r.classBefore(i, nouns, verbs); f.Counted == "" {
		f.Counted = r.classAfter(i, nouns, verbs)
	}
}

// classBefore returns the class of the nearest word before a fact in its clause:
// killing at least 61 people, a toll of 61.
func (r counting) classBefore(i int, nouns, verbs map[string]string) string {
	f := &r.found[i]
	least := max(0, f.First-wordsBefore)
	for k := i - 1; k >= 0; k-- {
		if f.Value.Dimension == Money && r.found[k].Value.Dimension == Share {
			continue // revenue rose 12% to $3 billion
		}
		least = max(least, r.found[k].Last+1)
		break
	}
	for j := f.First - 1; j >= least && !r.breaks(j); j-- {
		fold := r.words[j].Fold
		if clauseWords()[fold] {
			return ""
		}
		if c := verbs[fold]; c != "" {
			return c
		}
		if c := nouns[fold]; c != "" && r.linksTo(j, f.First) {
			return c
		}
	}
	return ""
}

// linksTo reports whether a preposition or verb of measure is between a noun and
// the number: a fine of £2m, the toll rose to 61.
func (r counting) linksTo(noun, first int) bool {
	if noun == first-1 {
		_, isBound := boundsBefore[r.words[first].Fold]
		return isBound // gusts near 160 mph
	}
	for j := noun + 1; j < first; j++ {
		if links()[r.words[j].Fold] {
			return true
		}
	}
	return false
}

// classAfter returns the class of the nearest word after a fact in its clause: 61
// people were killed; 61 people, including three children, were killed.
func (r counting) classAfter(i int, nouns, verbs map[string]string) string {
	f := &r.found[i]
	from := r.afterAside(f.Last)
	end := min(len(r.words), from+wordsAfter)
	for _, next := range r.found[i+1:] {
		if next.First >= from {
			end = min(end, next.First)
			break
		}
	}
	for j := from; j < end && (j == from || !r.breaks(j-1)); j++ {
		fold := r.words[j].Fold
		if clauseWords()[fold] || j == f.Last+1 && r.breaks(f.Last) {
			return ""
		}
		if c := verbs[fold]; c != "" {
			return c
		}
		if c := nouns[fold]; c != "" && f.Value.Dimension == Money && j <= f.Last+3 {
			return c
		}
		if f.Value.Dimension == Length && fold != "of" {
			return ""
		}
	}
	return ""
}

// afterAside returns the word at which the clause goes on after word i, behind
// what is between commas.
func (r counting) afterAside(i int) int {
	if !strings.HasPrefix(r.gap(i), ",") || !asides()[r.fold(i+1)] {
		return i + 1
	}
	for j := i + 1; j < len(r.words) && j < i+maxAside; j++ {
		if strings.HasPrefix(r.gap(j), ",") {
			return j + 1
		}
	}
	return i + 1
}

// maxAside is how many words the longest aside has.
const maxAside = 12

var (
	asides      = text.WordSet(`including among mostly most many some all`)
	clauseWords = text.WordSet(`and but while which who whose after when as before because although though`)
	links       = text.WordSet(`of to at is was were stands stood reached rose climbed totalled totaled about near fell put costs`)
)
