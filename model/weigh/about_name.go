package weigh

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// aboutName returns the role of whoever is named: "name of prosecutor"; if there
// is none, the part of the name that the articles share, or a noun of a mention.
// A name that one side leaves out is its own subject.
func (r *reader) aboutName(x *model.Difference) string {
	for _, m := range x.Mentions {
		if role := r.role(m); role != "" {
			return "name of " + role
		}
	}
	if x.Relation == model.Extra || x.Relation == model.Missing {
		return ""
	}
	if shared := r.sharedName(x); shared != "" {
		return "name of " + shared
	}
	for _, m := range x.Mentions {
		s := r.sentence(m)
		first, last := wordsIn(s, m.Span)
		for i := last; i >= first; i-- {
			if isSubject(s, i) && !s.InName[i] && isNoun(s, i) {
				return "name of " + r.phrase(m.SentenceRef, i)
			}
		}
	}
	return ""
}

// role returns the noun before the name in a mention or right before it, or in
// the apposition after it.
func (r *reader) role(m model.Detail) string {
	s, src := r.sentence(m), r.readings[m.Article].Article.Text
	first, last := wordsIn(s, m.Span)
	for i := max(first, 1); i <= last; i++ {
		if s.InName[i] && !s.InName[i-1] && isRole(s, i-1) && src[s.Words[i-1].End:s.Words[i].Start] == " " {
			return r.phrase(m.SentenceRef, i-1)
		}
	}
	if last < 0 || last+1 >= len(s.Words) || !s.InName[last] || !strings.HasPrefix(src[s.Words[last].End:], ", ") {
		return ""
	}
	for _, c := range s.Chunks {
		if c.First == last+1 && c.Kind == detail.NounChunk && isRole(s, c.Last) {
			return r.phrase(m.SentenceRef, c.Last)
		}
	}
	return ""
}

// isRole reports whether word i says what somebody is.
func isRole(s *detail.Sentence, i int) bool {
	if !isSubject(s, i) || s.InName[i] || s.Classes[i].Has(lexicon.Verb|lexicon.Adjective|lexicon.Reporting) {
		return false
	}
	fold := s.Words[i].Fold
	return s.Classes[i].Has(lexicon.People|lexicon.Source) || roles()[fold] ||
		slices.ContainsFunc(roleEndings(), func(ending string) bool { return strings.HasSuffix(fold, ending) })
}

// roleEndings are endings of words for what people do.
func roleEndings() []string {
	return []string{"er", "or", "ist", "ian", "man", "woman", "person", "eer", "yst", "ant", "ary", "iff", "ess"}
}

// roles are words for what people are that have none of roleEndings.
var roles = text.WordSet(`chief judge aide coach captain king queen prince pilot nurse guard widow widower wife husband son
daughter cousin bishop archbishop priest vicar imam rabbi general colonel sergeant lieutenant major admiral president
chair chairwoman spokeswoman head boss deputy delegate premier chancellor envoy consul surgeon architect chemist athlete
champion star hero heir host guest patient resident tenant student graduate pupil child baby girl boy teenager man woman
client agent friend partner fiance fiancee nephew niece uncle aunt clerk cook chef crew monk nun saint scout thief`)

// sharedName returns the last capitalized words that mentions in two articles
// share.
func (r *reader) sharedName(x *model.Difference) string {
	for i, m := range x.Mentions {
		s := r.sentence(m)
		first, last := wordsIn(s, m.Span)
		for w := last; w >= first; w-- {
			if !s.Words[w].Capital || !isSubject(s, w) {
				continue
			}
			for _, o := range x.Mentions[i+1:] {
				if o.Article == m.Article || !r.hasName(o, s.Words[w].Fold) {
					continue
				}
				begin := w
				for begin > first && w-begin < maxNameWords-1 && s.InName[begin-1] && r.hasName(o, s.Words[begin-1].Fold) {
					begin--
				}
				return r.join(m.SentenceRef, begin, w)
			}
		}
	}
	return ""
}

func (r *reader) hasName(m model.Detail, fold string) bool {
	s := r.sentence(m)
	first, last := wordsIn(s, m.Span)
	for i := first; i <= last; i++ {
		if s.Words[i].Fold == fold {
			return true
		}
	}
	return false
}

// aboutQuote returns who is quoted, or on what.
func (r *reader) aboutQuote(x *model.Difference) string {
	for _, m := range x.Mentions {
		if speaker := r.speaker(m); speaker != "" {
			return "words of " + speaker
		}
	}
	if subject := r.subject(x, nounHead); subject != "" {
		return "words on " + subject
	}
	return ""
}

// speaker returns the name or noun next to a verb of saying outside of the
// quotation.
func (r *reader) speaker(m model.Detail) string {
	s := r.sentence(m)
	for i, c := range s.Chunks {
		if c.Kind != detail.VerbChunk || !lexicon.IsReporting(s.Words[c.Last].Fold) || s.Quoted[c.Last] {
			continue
		}
		if i > 0 && isPronoun(s, s.Chunks[i-1]) {
			continue // the noun after the verb is not who says it: "she warned ministers"
		}
		for _, near := range []int{i - 1, i + 1} {
			if near < 0 || near >= len(s.Chunks) || near > i && hasHearer()[s.Words[c.Last].Fold] {
				continue
			}
			if o := s.Chunks[near]; o.Kind == detail.NounChunk && !s.Quoted[o.Last] && isSubject(s, o.Last) {
				return r.name(m.SentenceRef, o)
			}
		}
	}
	return ""
}

// hasHearer has the verbs of saying after which stands who was told.
var hasHearer = text.WordSet(`tell tells told telling assure assures assured inform informs informed remind reminds reminded`)

// isPronoun reports whether a chunk outside of quotations is somebody who is named
// elsewhere.
func isPronoun(s *detail.Sentence, c detail.Chunk) bool {
	return c.Kind == detail.NounChunk && !s.Quoted[c.Last] && s.Classes[c.Last].Has(lexicon.Pronoun)
}
