package align

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// maxLabelParts is how many names or phrases a label has at most.
const maxLabelParts = 2

// A labeler names the topics of a story.
type labeler struct {
	*corpus
	unshouted map[string]string // capitalized words as they are written elsewhere in the story; filled on first use
}

// label returns a name for a topic: what its sentences mention and others do
// not, names first, as the articles write them, then nouns.
func (c *labeler) label(members []int32) string {
	phrases := c.labelPhrases(members)
	slices.SortStableFunc(phrases, func(a, b *phrase) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
	var parts []string
	var used []int32
	for _, p := range phrases {
		if len(parts) == maxLabelParts {
			break
		}
		if len(parts) > 0 && (p.score < phrases[0].score/3 || shareAny(p.terms, used)) {
			continue
		}
		parts = append(parts, p.text)
		used = append(used, p.terms...)
	}
	if len(parts) == 0 {
		return c.opening(members[0])
	}
	return text.Capitalize(c.unshout(strings.Join(parts, ", ")))
}

// opening returns how a sentence begins, for a topic of whose words none can be told
// for a name or noun.
func (c *corpus) opening(member int32) string {
	const mostWords, mostRunes = 5, 24
	s := &c.sentences[member]
	article := c.readings[s.article].Article
	words := strings.Fields(text.SanitizeLine(article.Sentences[s.index].In(article.Text)))
	n := min(len(words), mostWords)
	for n > 1 && utf8.RuneCountInString(strings.Join(words[:n], " ")) > mostRunes {
		n--
	}
	label := []rune(strings.Join(words[:n], " "))
	if cut := min(len(label), mostRunes); cut < len(label) || n < len(words) {
		return string(label[:cut]) + "…"
	}
	return string(label)
}

// A phrase is a name or noun phrase that might be part of a label.
type phrase struct {
	key   string
	text  string // as the first article writes it
	terms []int32
	score float64
}

// labelPhrases returns the distinct names and noun phrases of the topic's
// sentences, each with its best score.
func (c *labeler) labelPhrases(members []int32) []*phrase {
	shared := c.articleCounts(members)
	found := make(map[string]*phrase)
	var list []*phrase
	for _, m := range members {
		s := &c.sentences[m]
		for _, p := range c.labelCandidates(s, shared) {
			old := found[p.key]
			if old == nil {
				found[p.key] = p
				list = append(list, p)
				continue
			}
			old.score = max(old.score, p.score)
		}
	}
	return list
}

// articleCounts returns for each term in how many articles the topic's
// sentences hold it.
func (c *labeler) articleCounts(members []int32) map[int32]int {
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

// labelCandidates returns the names and noun phrases of a sentence; shared
// holds articleCounts.
func (c *labeler) labelCandidates(s *sentence, shared map[int32]int) []*phrase {
	src := c.readings[s.article].Article.Text
	var list []*phrase
	for _, n := range s.reading.Names {
		first := n.First
		for first < n.Last && (text.IsTitle(s.reading.Words[first].Fold) || text.IsFunction(s.reading.Words[first].Fold)) {
			first++
		}
		list = append(list, c.newPhrase(s, src, first, n.Last, shared, 1.5))
	}
	for i := range s.reading.Words {
		if !c.looksLikeNoun(s, src, i) {
			continue
		}
		first := i
		if i > 0 && c.isPlainWord(s, i-1) && src[s.reading.Words[i-1].End:s.reading.Words[i].Start] == " " {
			first = i - 1
		}
		list = append(list, c.newPhrase(s, src, first, i, shared, 0.8))
	}
	return list
}

// looksLikeNoun guesses whether word i, in lower case, names a thing: a
// determiner or preposition stands before it, or before the word before it, and
// it has none of the endings of verbs, adjectives and adverbs.
func (c *labeler) looksLikeNoun(s *sentence, src string, i int) bool {
	if !c.isPlainWord(s, i) {
		return false
	}
	for _, ending := range []string{"ed", "ing", "ly", "n't", "ive", "ous", "able", "al"} {
		if strings.HasSuffix(s.reading.Words[i].Fold, ending) {
			return false
		}
	}
	opened := func(i int) bool { return i >= 0 && nounIntroducers()[s.reading.Words[i].Fold] }
	return opened(i-1) || i > 0 && c.isPlainWord(s, i-1) && src[s.reading.Words[i-1].End:s.reading.Words[i].Start] == " " && opened(i-2)
}

// isPlainWord reports whether word i may be part of a noun phrase that is no
// name.
func (c *labeler) isPlainWord(s *sentence, i int) bool {
	w := s.reading.Words[i]
	return !w.Capital && !w.Numeral && len(w.Fold) > 3 && !c.isFunction[s.words[i]] && !text.IsFunction(w.Fold) && !labelStopwords()[w.Fold]
}

// newPhrase returns the words from first to last as a phrase. Its score is the
// mean idf, damped for longer phrases, times bonus, times the number of the
// topic's articles that share the words.
func (c *labeler) newPhrase(s *sentence, src string, first, last int, shared map[int32]int, bonus float64) *phrase {
	words := s.reading.Words
	p := &phrase{text: model.Span{Start: words[first].Start, End: words[last].End}.In(src)}
	p.text = strings.Join(strings.Fields(p.text), " ")
	p.key = text.FoldName(p.text)
	for i := first; i <= last; i++ {
		id := s.words[i]
		p.terms = append(p.terms, id)
		weight := c.idf[id] * bonus
		if shared[id] < 2 {
			weight *= 0.15 // only one article says so
		}
		p.score += weight * float64(max(shared[id], 1))
	}
	// Two rare words say more than one, but not twice as much.
	p.score /= 0.65 + 0.35*float64(last-first+1)
	return p
}

// unshout replaces words in capitals by their spelling elsewhere in the story:
// HOME Secretary becomes Home Secretary, while ISIS, never written otherwise,
// stays.
func (c *labeler) unshout(label string) string {
	words := strings.Fields(label)
	for i, w := range words {
		if len(w) > 3 && isAllCaps(w) {
			words[i] = c.unshoutWord(w)
		}
	}
	return strings.Join(words, " ")
}

func (c *labeler) unshoutWord(word string) string {
	if c.unshouted == nil {
		c.unshouted = c.unshoutedForms()
	}
	if calm, ok := c.unshouted[word]; ok {
		return calm
	}
	return word
}

// unshoutedForms returns, by word in capitals, a spelling of the story that is
// not all capitals.
func (c *labeler) unshoutedForms() map[string]string {
	calmed := make(map[string]string)
	for i := range c.sentences {
		s := &c.sentences[i]
		for _, w := range s.reading.Words {
			if !w.Capital || w.Len() < 4 {
				continue
			}
			if word := w.In(c.readings[s.article].Article.Text); !isAllCaps(word) {
				calmed[strings.ToUpper(word)] = word
			}
		}
	}
	return calmed
}

// isAllCaps reports whether word has upper-case letters and no lower-case ones.
func isAllCaps(word string) bool {
	return word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// shareAny reports whether a and b share a number.
func shareAny(a, b []int32) bool {
	return slices.ContainsFunc(a, func(id int32) bool { return slices.Contains(b, id) })
}
