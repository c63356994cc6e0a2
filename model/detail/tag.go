package detail

import (
	"strings"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// A tag is the part of speech of a word, as guessed from word lists, endings
// and neighbouring words. It is good enough for chunks, not for parsing.
type tag uint8

// The parts of speech.
const (
	tagNoun   tag = iota
	tagProper     // part of a name
	tagNumeral
	tagAdjective
	tagDeterminer // articles, possessives and their like
	tagPronoun
	tagVerb
	tagAuxiliary
	tagAdverb
	tagPreposition
	tagTo
	tagConjunction
)

// setTags sets Classes and tags, from the first word on, since a tag depends on
// the ones before.
func (s *Sentence) setTags() {
	s.Classes = make([]lexicon.Class, len(s.Words))
	s.tags = make([]tag, len(s.Words))
	for i, w := range s.Words {
		s.Classes[i] = lexicon.ClassOf(w.Fold)
	}
	counted := make([]bool, len(s.Words))
	for _, n := range s.Numbers {
		counted[n.First] = n.Bound == text.Exactly
	}
	for i := range s.Words {
		s.tags[i] = s.guessTag(i, counted)
	}
}

func (s *Sentence) guessTag(i int, counted []bool) tag {
	w, class := s.Words[i], s.Classes[i]
	switch {
	case s.InName[i]:
		return tagProper
	case w.Numeral || counted[i]:
		return tagNumeral
	case w.Fold == "to":
		return tagTo
	case class.Has(lexicon.Auxiliary):
		return tagAuxiliary
	case class.Has(lexicon.Determiner | lexicon.Possessive):
		return s.guessDeterminer(i)
	case class.Has(lexicon.Pronoun):
		return tagPronoun
	case class.Has(lexicon.Preposition):
		return tagPreposition
	case class.Has(lexicon.Conjunction):
		return tagConjunction
	case class.Has(lexicon.Adverb | lexicon.Negation):
		return tagAdverb
	}
	return s.guessOpenClass(i, w, class)
}

// guessDeterminer distinguishes "that bill" from "said that he".
func (s *Sentence) guessDeterminer(i int) tag {
	if s.Words[i].Fold != "that" {
		return tagDeterminer
	}
	if i > 0 && !s.Classes[i-1].Has(lexicon.Preposition) {
		return tagConjunction
	}
	return tagDeterminer
}

// guessOpenClass tags nouns, verbs, adjectives and adverbs.
func (s *Sentence) guessOpenClass(i int, w text.Word, class lexicon.Class) tag {
	before := tagNoun
	for j := i - 1; j >= 0; j-- {
		if before = s.tags[j]; before != tagAdverb {
			break
		}
	}
	fold := w.Fold
	nominal := before == tagDeterminer || before == tagAdjective || before == tagNumeral || before == tagPreposition
	switch {
	case strings.HasSuffix(fold, "ly") && len(fold) > 4:
		return tagAdverb
	case class.Has(lexicon.Adjective):
		return tagAdjective
	case before == tagTo || before == tagPronoun || before == tagAuxiliary && !strings.Contains(fold, "-"):
		if hasEnding(fold, adjectiveEndings) && !class.Has(lexicon.Verb) {
			return tagAdjective
		}
		return tagVerb
	case strings.HasSuffix(fold, "ed") && len(fold) > 4:
		if nominal || strings.Contains(fold, "-") {
			return tagAdjective
		}
		return tagVerb
	case strings.HasSuffix(fold, "ing") && len(fold) > 5:
		if before == tagDeterminer || before == tagAdjective {
			return tagNoun
		}
		return tagVerb
	case class.Has(lexicon.Verb) && !nominal:
		return tagVerb
	case hasEnding(fold, adjectiveEndings):
		return tagAdjective
	}
	return tagNoun
}

var adjectiveEndings = [...]string{"al", "ive", "ous", "ful", "ic", "able", "ible", "less", "ish", "ian", "ary", "-based", "-led"}

func hasEnding(fold string, endings [13]string) bool {
	for _, e := range endings {
		if len(fold) > len(e)+2 && strings.HasSuffix(fold, e) {
			return true
		}
	}
	return false
}
