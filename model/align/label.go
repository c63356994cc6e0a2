package align

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// labelParts is how many names or phrases make a label, at most.
const labelParts = 2

// label names a topic after what its sentences speak of and the others do not:
// names first, as the articles write them, then its most telling nouns.
func (c *corpus) label(members []int32) string {
	phrases := c.phrases(members)
	slices.SortStableFunc(phrases, func(a, b *phrase) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.key, b.key))
	})
	var parts []string
	var used []int32
	for _, p := range phrases {
		if len(parts) == labelParts {
			break
		}
		if len(parts) > 0 && (p.value < phrases[0].value/3 || overlaps(p.terms, used)) {
			continue
		}
		parts = append(parts, p.text)
		used = append(used, p.terms...)
	}
	label := c.calm(strings.Join(parts, ", "))
	r, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(r)) + label[size:]
}

// A phrase is a name or noun that might name a topic.
type phrase struct {
	key   string
	text  string // as the first article writes it
	terms []int32
	value float64
}

// phrases gathers the names and nouns of the topic, with how telling each is:
// how many of the topic's articles share it, and how rare it is elsewhere.
func (c *corpus) phrases(members []int32) []*phrase {
	shared := c.sharedBy(members)
	found := make(map[string]*phrase)
	var list []*phrase
	for _, m := range members {
		s := &c.sentences[m]
		for _, p := range c.named(s, shared) {
			old := found[p.key]
			if old == nil {
				found[p.key] = p
				list = append(list, p)
				continue
			}
			old.value = max(old.value, p.value)
		}
	}
	return list
}

// sharedBy counts for each term the articles whose sentences of the topic hold it.
func (c *corpus) sharedBy(members []int32) map[int32]int {
	shared := make(map[int32]int)
	seen := make(map[[2]int32]bool)
	for _, m := range members {
		for _, t := range c.sentences[m].terms {
			if key := [2]int32{t.id, int32(c.sentences[m].article)}; !seen[key] {
				seen[key] = true
				shared[t.id]++
			}
		}
	}
	return shared
}

// named lists the names and nouns of a sentence.
func (c *corpus) named(s *sentence, shared map[int32]int) []*phrase {
	src := c.readings[s.article].Article.Text
	var list []*phrase
	for _, n := range s.reading.Names {
		first := n.First
		for first < n.Last && (text.IsTitle(s.reading.Words[first].Fold) || text.IsFunction(s.reading.Words[first].Fold)) {
			first++
		}
		list = append(list, c.phrase(s, src, first, n.Last, shared, 1.5))
	}
	for i := range s.reading.Words {
		if !c.noun(s, src, i) {
			continue
		}
		first := i
		if i > 0 && c.plain(s, i-1) && src[s.reading.Words[i-1].End:s.reading.Words[i].Start] == " " {
			first = i - 1
		}
		list = append(list, c.phrase(s, src, first, i, shared, 0.8))
	}
	return list
}

// noun guesses whether a small word names a thing: an article, possessive or
// preposition stands before it, or before the word before it, and it has none
// of the endings of verbs, adjectives and adverbs.
func (c *corpus) noun(s *sentence, src string, i int) bool {
	if !c.plain(s, i) {
		return false
	}
	for _, ending := range []string{"ed", "ing", "ly", "n't", "ive", "ous", "able", "al"} {
		if strings.HasSuffix(s.reading.Words[i].Fold, ending) {
			return false
		}
	}
	opened := func(i int) bool { return i >= 0 && nounOpeners()[s.reading.Words[i].Fold] }
	return opened(i-1) || i > 0 && c.plain(s, i-1) && src[s.reading.Words[i-1].End:s.reading.Words[i].Start] == " " && opened(i-2)
}

// plain tells whether a word may be part of a noun phrase that is no name.
func (c *corpus) plain(s *sentence, i int) bool {
	w := s.reading.Words[i]
	return !w.Capital && !w.Numeral && len(w.Fold) > 3 && !c.function[s.words[i]] && !text.IsFunction(w.Fold) && !dullWords()[w.Fold]
}

func (c *corpus) phrase(s *sentence, src string, first, last int, shared map[int32]int, bonus float64) *phrase {
	words := s.reading.Words
	p := &phrase{text: model.Span{Start: words[first].Start, End: words[last].End}.In(src)}
	p.text = strings.Join(strings.Fields(p.text), " ")
	p.key = text.FoldName(p.text)
	for i := first; i <= last; i++ {
		id := s.words[i]
		p.terms = append(p.terms, id)
		weight := c.rarity[id] * bonus
		if shared[id] < 2 {
			weight *= 0.15 // only one article says so
		}
		p.value += weight * float64(max(shared[id], 1))
	}
	// Two telling words say more than one, but not twice as much.
	p.value /= 0.65 + 0.35*float64(last-first+1)
	return p
}

// calm writes the words in capitals as the story does elsewhere: HOME Secretary
// as Home Secretary, while ISIS stays as it is.
func (c *corpus) calm(label string) string {
	words := strings.Fields(label)
	for i, w := range words {
		if len(w) > 3 && shouts(w) {
			words[i] = c.calmWord(w)
		}
	}
	return strings.Join(words, " ")
}

func (c *corpus) calmWord(word string) string {
	if c.calmed == nil {
		c.calmed = c.calmWords()
	}
	if calm, ok := c.calmed[word]; ok {
		return calm
	}
	return word
}

// calmWords gives, for words written in capitals throughout, how the story
// writes them where it does not shout.
func (c *corpus) calmWords() map[string]string {
	calmed := make(map[string]string)
	for i := range c.sentences {
		s := &c.sentences[i]
		for _, w := range s.reading.Words {
			if !w.Capital || w.Len() < 4 {
				continue
			}
			if word := w.In(c.readings[s.article].Article.Text); !shouts(word) {
				calmed[strings.ToUpper(word)] = word
			}
		}
	}
	return calmed
}

// shouts tells whether a word is in capitals throughout.
func shouts(word string) bool {
	return word == strings.ToUpper(word) && word != strings.ToLower(word)
}

func overlaps(a, b []int32) bool {
	return slices.ContainsFunc(a, func(id int32) bool { return slices.Contains(b, id) })
}
