package fact

import (
	"strings"

	"triptych/model/text"
)

// timeWords are the words of a sentence as those of times: what is parted by an
// apostrophe or a new line may belong to one.
type timeWords struct{ *sentence }

// joined reports whether words i and i+1 have only a space or a hyphen between
// them.
func (r timeWords) joined(i int) bool { return r.parted(i, joinsTime) }

// commaJoined reports whether words i and i+1 are joined, or parted by no more
// than a comma or the dot of an abbreviation.
func (r timeWords) commaJoined(i int) bool { return r.parted(i, joinsTime|joinsDate) }

// ranged reports whether words i and i+1 are the ends of a range that is written
// with a dash.
func (r timeWords) ranged(i int) bool { return r.parted(i, joinsRange) }

// phraseAt reports whether the words from i on are those of the phrase.
func (r timeWords) phraseAt(i int, words ...string) bool {
	for k, w := range words {
		if r.fold(i+k) != w || k > 0 && !r.joined(i+k-1) {
			return false
		}
	}
	return true
}

// phraseBefore reports whether the words that end before i are those of the
// phrase, none of them taken by another time.
func (r timeWords) phraseBefore(i int, words ...string) bool {
	from := i - len(words)
	return from >= r.free && r.phraseAt(from, words...) && r.joined(i-1)
}

// endsClause reports whether nothing that belongs to word i can follow it: there
// is punctuation, the end, or a word with only a grammatical role.
func (r timeWords) endsClause(i int) bool {
	return i+1 >= len(r.words) || !r.joined(i) || text.IsFunction(r.fold(i+1))
}

func (r timeWords) afterApostrophe(i int) bool {
	before := r.src[:r.words[i].Start]
	return strings.HasSuffix(before, "’") || strings.HasSuffix(before, "'") || strings.HasSuffix(before, "‘")
}

// owns reports whether word i is a possessive, which "by" sets no bound to: hit by
// Wednesday's quake.
func (r timeWords) owns(i int) bool {
	after := r.src[r.words[i].End:]
	return strings.HasPrefix(after, "'s ") || strings.HasPrefix(after, "’s ")
}
