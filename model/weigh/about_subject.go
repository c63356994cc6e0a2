package weigh

import (
	"math"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// headKinds say which heads of chunks a subject may be.
type headKinds uint8

const (
	nounHead headKinds = iota
	anyHead            // of a verb too, as the noun that names what it tells
	doneHead           // as anyHead, but nobody: what took so long
)

// The costs of a word that may say what a difference is about, in words of
// distance.
const (
	clauseCost  = 3  // for each clause between it and the mention
	nameCost    = 4  // it is a name
	eventBonus  = 3  // it is the verb of what happened
	placeCost   = 4  // of what is dated: it is where that was
	bareCost    = 2  // it has no article, possessive or other word before it, so it may be no noun
	reportCost  = 5  // it says that something was said, or by whom
	sharedBonus = 6  // another article has it beside its own mention
	maxDistance = 20 // words
)

// subject returns what the sentences of the mentions say near them, if possible
// in more than one article; "" for nothing.
func (r *reader) subject(x *model.Difference, kinds headKinds) string {
	best, least := "", math.MaxInt
	for i, m := range x.Mentions {
		n := r.neighbourhood(x, i)
		for _, c := range n.Chunks {
			if c.Kind == detail.LinkChunk || c.Kind == detail.VerbChunk && kinds == nounHead || !n.mayName(c) {
				continue
			}
			cost := n.cost(c)
			if kinds == doneHead && n.isWho(c) {
				continue
			}
			if kinds != nounHead && n.isWhere(c) {
				cost += placeCost
			}
			if n.stemsAround[r.stems.Stem(n.Words[c.Last].Fold)] {
				cost -= sharedBonus
			}
			if cost >= least {
				continue
			}
			if words := r.name(m.SentenceRef, c); words != "" {
				best, least = words, cost
			}
		}
	}
	return best
}

// A neighbourhood is the sentence of a mention.
type neighbourhood struct {
	*detail.Sentence
	first, last int             // the words of the mention
	clauses     []int           // by word: how many clauses begin before it
	stemsAround map[string]bool // of the mentions in other articles
}

// neighbourhood returns that of mention i. The words of a mention are those of
// the fact that it is part of: the unit of a number is not its subject.
func (r *reader) neighbourhood(x *model.Difference, i int) neighbourhood {
	m := x.Mentions[i]
	n := neighbourhood{Sentence: r.sentence(m), stemsAround: r.stemsAround(x, i)}
	n.clauses = clauseNumbers(n.Sentence)
	n.first, n.last = wordsIn(n.Sentence, m.Span)
	if f := r.factOf(m); f != nil && hasFacts(x.Kind) {
		n.first, n.last = min(n.first, f.First), max(n.last, f.Last)
	}
	return n
}

// mayName reports whether the last word of a chunk is outside of the mention, not
// far from it, and may say what something is about.
func (n *neighbourhood) mayName(c detail.Chunk) bool {
	distance := max(n.first-c.Last, c.Last-n.last)
	return distance > 0 && distance <= maxDistance && isSubject(n.Sentence, c.Last) && (c.Kind == detail.VerbChunk || isNoun(n.Sentence, c.Last))
}

// cost returns how unlikely it is that a chunk names what the mention is about.
func (n *neighbourhood) cost(c detail.Chunk) int {
	head := c.Last
	cost := max(n.first-head, head-n.last) + clauseCost*abs(n.clauses[head]-n.clauses[min(n.first, len(n.clauses)-1)])
	if c.Kind == detail.VerbChunk {
		return cost - eventBonus
	}
	switch {
	case n.InName[head]:
		cost += nameCost
	case c.First == c.Last:
		cost += bareCost
	}
	if n.Classes[head].Has(lexicon.Reporting | lexicon.Source | lexicon.Channel) {
		cost += reportCost
	}
	return cost
}

// isWho reports whether a noun chunk is a name or people.
func (n *neighbourhood) isWho(c detail.Chunk) bool {
	return c.Kind == detail.NounChunk && (n.InName[c.Last] || n.Classes[c.Last].Has(lexicon.People) || isRole(n.Sentence, c.Last))
}

// isWhere reports whether a noun chunk says where something is.
func (n *neighbourhood) isWhere(c detail.Chunk) bool {
	if c.Kind != detail.NounChunk || c.First == 0 {
		return false
	}
	switch n.Words[c.First-1].Fold {
	case "in", "at", "near", "outside":
		return true
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// clauseNumbers returns, by word, how many clauses begin before it.
func clauseNumbers(s *detail.Sentence) []int {
	numbers := make([]int, len(s.Words))
	n := 0
	for _, c := range s.Chunks {
		if c.Break {
			n++
		}
		for i := c.First; i <= c.Last; i++ {
			numbers[i] = n
		}
	}
	return numbers
}

// isNoun reports whether a word that ends a noun chunk looks like a noun: verbs,
// adjectives and adverbs that no list knows are guessed to be nouns too.
func isNoun(s *detail.Sentence, i int) bool {
	fold := s.Words[i].Fold
	if s.InName[i] || nouns()[fold] || eventNouns()[fold] == fold {
		return true
	}
	if eventNouns()[fold] != "" {
		return false
	}
	for _, ending := range []string{"ed", "ly", "er", "ing", "ible", "able", "ous", "less"} {
		known := ending != "er" && ending != "ing" || i == 0 || !s.Classes[i-1].Has(lexicon.Determiner|lexicon.Possessive|lexicon.Adjective)
		if known && strings.HasSuffix(fold, ending) && len(fold) > len(ending)+2 && (ending != "er" || strings.HasSuffix(fold, "ier")) {
			return false
		}
	}
	return !s.Classes[i].Has(lexicon.Verb | lexicon.Adjective | lexicon.Hedge | lexicon.Loaded)
}

// nouns are nouns with the endings of other words, or that are verbs too.
var nouns = text.WordSet(`seed speed breed creed deed feed need weed shed bed family reply supply assembly rally ally
anomaly bully monopoly barrier carrier soldier courier frontier pier premier supplier meeting building hearing ruling
funding warning shooting stabbing landing flooding housing wedding crossing opening killing hospital work works play
vegetable constable timetable syllable plan plans help support hope talk talks run runs cut cuts rise fall drop strike strikes lead hold use call calls share
shares charge charges attack demand demands issue issues target targets step steps change changes claim claims fire
vote votes release report reports statement face board hand drive move return visit show state`)

// isSubject reports whether a word may say what something is about.
func isSubject(s *detail.Sentence, i int) bool {
	const empty = lexicon.Determiner | lexicon.Possessive | lexicon.Pronoun | lexicon.Preposition | lexicon.Conjunction |
		lexicon.Auxiliary | lexicon.Negation | lexicon.Adverb | lexicon.Degree | lexicon.TimeWord
	w := s.Words[i]
	return !w.Numeral && utf8.RuneCountInString(w.Fold) > 2 && !text.IsFunction(w.Fold) && !s.Classes[i].Has(empty) && !vague()[w.Fold]
}

// vague lists heads that say nothing of what is told.
var vague = text.WordSet(`thing things way lot part number amount figure fact case one ones two three four five six seven eight
nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
seventy eighty ninety dozen hundred thousand million billion dozens hundreds thousands millions mr mrs ms dr sir am pm a.m p.m per cent percent about other others including
following according regarding concerning equivalent north south east west northern southern eastern western northwest
northeast southwest southeast upstream downstream guilty word words lower higher larger smaller greater fewer longer shorter earlier later`)

// stemsAround returns the stems of the sentences of all mentions in other
// articles than that of mention i, without the mentions' own words.
func (r *reader) stemsAround(x *model.Difference, i int) map[string]bool {
	stems := make(map[string]bool)
	for _, m := range x.Mentions {
		if m.Article == x.Mentions[i].Article {
			continue
		}
		for _, w := range r.sentence(m).Words {
			if !w.Overlaps(m.Span) {
				stems[r.stems.Stem(w.Fold)] = true
			}
		}
	}
	return stems
}

// name returns the words that name what a chunk is about: a noun with a word
// before it, the last word of a name, the noun for what a verb tells.
func (r *reader) name(ref model.SentenceRef, c detail.Chunk) string {
	s := &r.readings[ref.Article].Sentences[ref.Sentence]
	switch {
	case c.Kind == detail.VerbChunk:
		return eventNouns()[s.Words[c.Last].Fold]
	case s.InName[c.Last]:
		return r.fullName(ref, c.Last)
	}
	return r.phrase(ref, c.Last)
}

// maxNameWords is how many words of a name are used; of a longer one the last is.
const maxNameWords = 3

// fullName returns the name that word i is part of.
func (r *reader) fullName(ref model.SentenceRef, i int) string {
	for _, n := range r.readings[ref.Article].Sentences[ref.Sentence].Names {
		if n.First <= i && i <= n.Last && n.Last-n.First < maxNameWords {
			return r.join(ref, n.First, n.Last)
		}
	}
	return r.join(ref, i, i)
}

// phrase returns the noun at i with the word before it, if that is part of what
// the noun names: "health providers", but not "many providers".
func (r *reader) phrase(ref model.SentenceRef, i int) string {
	s, src := &r.readings[ref.Article].Sentences[ref.Sentence], r.readings[ref.Article].Article.Text
	first := i
	if last := r.complement(s, i); last > i {
		return r.join(ref, i, last)
	}
	if i > 0 && !isParticiple(s, i-1) && isSubject(s, i-1) && !s.Words[i-1].Capital && isSeparate(src, s.Words[i-1]) &&
		!s.Classes[i-1].Has(lexicon.Verb|lexicon.Hedge|lexicon.Reporting) && strings.TrimSpace(src[s.Words[i-1].End:s.Words[i].Start]) == "" {
		first--
	}
	return r.join(ref, first, i)
}

// complement returns the last word of "state of emergency" for that of its first,
// which alone says little; i for other nouns.
func (r *reader) complement(s *detail.Sentence, i int) int {
	if !vagueHeads()[s.Words[i].Fold] || i+2 >= len(s.Words) || s.Words[i+1].Fold != "of" || !isSubject(s, i+2) || !isNoun(s, i+2) {
		return i
	}
	return i + 2
}

// vagueHeads are nouns that mean something only with what follows their "of".
var vagueHeads = text.WordSet(`state court house board breach contempt chief council crime act declaration head minister ministry secretary`)

// isParticiple reports whether word i belongs to a verb before a noun rather than
// to the noun: have offered assistance.
func isParticiple(s *detail.Sentence, i int) bool {
	if i > 0 && s.Classes[i-1].Has(lexicon.Auxiliary) {
		return true
	}
	event := eventNouns()[s.Words[i].Fold]
	return event != "" && event != s.Words[i].Fold && strings.HasSuffix(s.Words[i].Fold, "ed") && (i == 0 || !s.Classes[i-1].Has(lexicon.Determiner|lexicon.Possessive))
}

// isSeparate reports whether a word is not the end of a longer one: "backed" of
// "US-backed".
func isSeparate(src string, w text.Word) bool {
	before, _ := utf8.DecodeLastRuneInString(src[:w.Start])
	return before != '-' && before != '\u2010' && before != '\u2011'
}

// sharedWord returns the noun that mentions in two articles share, with the word
// before it if they share that too, "" for none.
func (r *reader) sharedWord(x *model.Difference) string {
	for i, m := range x.Mentions {
		inside := make(map[string]bool)
		for _, o := range x.Mentions[i+1:] {
			s := r.sentence(o)
			first, last := wordsIn(s, o.Span)
			for w := first; w <= last && o.Article != m.Article; w++ {
				inside[r.stems.Stem(s.Words[w].Fold)] = true
			}
		}
		s := r.sentence(m)
		first, last := wordsIn(s, m.Span)
		for w := last; w >= first; w-- {
			if isSubject(s, w) && isNoun(s, w) && inside[r.stems.Stem(s.Words[w].Fold)] {
				if w > first && isSubject(s, w-1) && inside[r.stems.Stem(s.Words[w-1].Fold)] {
					return r.phrase(m.SentenceRef, w)
				}
				return r.join(m.SentenceRef, w, w)
			}
		}
	}
	return ""
}
