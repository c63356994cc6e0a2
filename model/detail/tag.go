package detail

import (
	"strings"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// A Tag is the part of speech of a word, as guessed from word lists, endings
// and neighbouring words. It is good enough for chunks, not for parsing.
type Tag uint8

// The parts of speech.
const (
	Noun   Tag = iota
	Proper     // part of a name
	Numeral
	Adjective
	Determiner // articles, possessives and their like
	Pronoun
	Verb
	Auxiliary
	Adverb
	Preposition
	To
	Conjunction
)

// setTags sets Classes and Tags.
func (s *Sentence) setTags() {
	s.Classes = make([]lexicon.Class, len(s.Words))
	s.Tags = make([]Tag, len(s.Words))
	for i, w := range s.Words {
		s.Classes[i] = lexicon.ClassOf(w.Fold)
	}
	counted := make([]bool, len(s.Words))
	for _, n := range s.Numbers {
		counted[n.First] = n.Bound == text.Exactly
	}
	for i := range s.Words {
		s.Tags[i] = s.tag(i, counted)
	}
}

func (s *Sentence) tag(i int, counted []bool) Tag {
	w, class := s.Words[i], s.Classes[i]
	switch {
	case s.InName[i]:
		return Proper
	case w.Numeral || counted[i]:
		return Numeral
	case w.Fold == "to":
		return To
	case class.Has(lexicon.Auxiliary):
		return Auxiliary
	case class.Has(lexicon.Determiner | lexicon.Possessive):
		return s.tagDeterminer(i)
	case class.Has(lexicon.Pronoun):
		return Pronoun
	case class.Has(lexicon.Preposition):
		return Preposition
	case class.Has(lexicon.Conjunction):
		return Conjunction
	case class.Has(lexicon.Adverb | lexicon.Negation):
		return Adverb
	}
	return s.tagOpenClass(i, w, class)
}

// tagDeterminer distinguishes "that bill" from "said that he".
func (s *Sentence) tagDeterminer(i int) Tag {
	if s.Words[i].Fold != "that" {
		return Determiner
	}
	if i > 0 && !s.Classes[i-1].Has(lexicon.Preposition) {
		return Conjunction
	}
	return Determiner
}

// tagOpenClass tags nouns, verbs, adjectives and adverbs.
func (s *Sentence) tagOpenClass(i int, w text.Word, class lexicon.Class) Tag {
	before := Noun
	for j := i - 1; j >= 0; j-- {
		if before = s.Tags[j]; before != Adverb {
			break
		}
	}
	fold := w.Fold
	nominal := before == Determiner || before == Adjective || before == Numeral || before == Preposition
	switch {
	case strings.HasSuffix(fold, "ly") && len(fold) > 4:
		return Adverb
	case class.Has(lexicon.Adjective):
		return Adjective
	case before == To || before == Pronoun || before == Auxiliary && !strings.Contains(fold, "-"):
		if hasEnding(fold, adjectiveEndings) && !class.Has(lexicon.Verb) {
			return Adjective
		}
		return Verb
	case strings.HasSuffix(fold, "ed") && len(fold) > 4:
		if nominal || strings.Contains(fold, "-") {
			return Adjective
		}
		return Verb
	case strings.HasSuffix(fold, "ing") && len(fold) > 5:
		if before == Determiner || before == Adjective {
			return Noun
		}
		return Verb
	case class.Has(lexicon.Verb) && !nominal:
		return Verb
	case hasEnding(fold, adjectiveEndings):
		return Adjective
	}
	return Noun
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
