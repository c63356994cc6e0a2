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

// label names a topic after what its sentences say and the others do not: a
// name or quoted phrase first, as the articles write it, else its most telling
// words.
func (c *corpus) label(members []int32) string {
	phrases := c.phrases(members)
	slices.SortStableFunc(phrases, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.text, b.text))
	})
	var parts []string
	var used []int32
	for _, p := range phrases {
		if len(parts) == 2 {
			break
		}
		if overlaps(p.terms, used) {
			continue
		}
		parts = append(parts, p.text)
		used = append(used, p.terms...)
	}
	label := strings.Join(parts, ", ")
	r, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(r)) + label[size:]
}

// A phrase is a stretch of words that might name a topic.
type phrase struct {
	text  string
	terms []int32
	value float64
}

// phrases gathers the names and nouns of the topic, with how telling each is:
// in how many of the topic's articles it stands, and how rarely elsewhere.
func (c *corpus) phrases(members []int32) []phrase {
	inside := make(map[int32]int) // term: articles of the topic that hold it
	seen := make(map[[2]int32]bool)
	for _, m := range members {
		for _, t := range c.sentences[m].terms {
			if key := [2]int32{t.id, int32(c.sentences[m].article)}; !seen[key] {
				seen[key] = true
				inside[t.id]++
			}
		}
	}
	found := make(map[string]phrase)
	for _, m := range members {
		s := &c.sentences[m]
		src := c.readings[s.article].Article.Text
		for i := 0; i < len(s.reading.Words); i++ {
			last := c.phraseEnd(s, src, i)
			if last < i {
				continue
			}
			p := c.phrase(s, src, i, last, inside)
			if old, ok := found[strings.ToLower(p.text)]; !ok || p.value > old.value {
				found[strings.ToLower(p.text)] = p
			}
			i = last
		}
	}
	list := make([]phrase, 0, len(found))
	for _, p := range found {
		list = append(list, p)
	}
	return list
}

// phraseEnd gives the last word of the name or run of content words that
// begins at i; less than i where none does.
func (c *corpus) phraseEnd(s *sentence, src string, i int) int {
	words := s.reading.Words
	if !c.telling(s, i) {
		return i - 1
	}
	last := i
	for last+1 < len(words) && last < i+3 && c.telling(s, last+1) && src[words[last].End:words[last+1].Start] == " " &&
		s.reading.Proper[last+1] == s.reading.Proper[i] {
		last++
	}
	return last
}

func (c *corpus) telling(s *sentence, i int) bool {
	w := s.reading.Words[i]
	return !text.IsFunction(w.Fold) && !w.Numeral && len(w.Fold) > 2 && !c.function[s.words[i]] && !dullWords()[w.Fold]
}

func (c *corpus) phrase(s *sentence, src string, first, last int, inside map[int32]int) phrase {
	words := s.reading.Words
	p := phrase{text: model.Span{Start: words[first].Start, End: words[last].End}.In(src)}
	for i := first; i <= last; i++ {
		id := s.words[i]
		p.terms = append(p.terms, id)
		weight := c.rarity[id] * float64(inside[id]*inside[id])
		if s.reading.Proper[i] {
			weight *= 1.3
		}
		p.value += weight
	}
	n := float64(last - first + 1)
	p.value /= 0.5 + 0.5*n // two telling words say more than one, but not twice as much
	return p
}

func overlaps(a, b []int32) bool {
	return slices.ContainsFunc(a, func(id int32) bool { return slices.Contains(b, id) })
}
