package compare

import (
	"cmp"
	"slices"

	"triptych/model"
)

// scripts returns the stretches in which the articles quote the same words, wherever
// these stand in the story.
func (idx *storyIndex) scripts() []quoteScript {
	var all []utterance
	for a := range idx.Readings {
		all = append(all, idx.utterances(a)...)
	}
	var scripts []quoteScript
	for _, p := range sharingWords(all) {
		scripts = append(scripts, quoteScripts(&all[p[0]], &all[p[1]])...)
	}
	return bestScripts(scripts)
}

// quoteClaims returns where the articles quote the same words otherwise, cut or
// altered: proposals with scores, the likeliest first. One that is also proposed of
// counterparts is as likely as that, if that is more.
func (c *Comparer) quoteClaims(scripts []quoteScript, said *quotedWords) []*proposal {
	var list []*proposal
	for _, s := range scripts {
		for _, q := range c.index.scriptProposals(&s) {
			if !said.settles(&q) {
				list = append(list, &q)
			}
		}
	}
	c.raise(list, model.Quote)
	return list
}

// raise gives claims the scores of proposals of the kind at the same places, if these
// are higher, and sorts them, the likeliest first.
func (c *Comparer) raise(list []*proposal, kind model.Kind) {
	for i := range c.proposals {
		if o := &c.proposals[i]; o.kind == kind {
			for _, q := range list {
				if q.repeats(o) {
					q.score = max(q.score, o.score)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(p, q *proposal) int { return cmp.Compare(q.score, p.score) })
}

const (
	// maxSharing is how many utterances may have three words in a row for these to
	// say anything.
	maxSharing = 24
	// maxUtterancePairs bounds the pairs of utterances of a story, of which news has
	// a hundred or two.
	maxUtterancePairs = 2000
)

// sharingWords returns pairs of utterances of different articles, by index, the
// earlier first, that have three words in a row in common.
func sharingWords(all []utterance) [][2]int {
	with := make(map[[minRun]string][]int)
	for i := range all {
		words := all[i].words
		for k := 0; k+minRun <= len(words); k++ {
			key := [minRun]string{words[k].fold, words[k+1].fold, words[k+2].fold}
			if others := with[key]; len(others) == 0 || others[len(others)-1] != i {
				with[key] = append(others, i)
			}
		}
	}
	seen := make(map[[2]int]bool)
	var pairs [][2]int
	for _, sharing := range with {
		if len(sharing) > maxSharing {
			continue
		}
		for k, j := range sharing {
			for _, i := range sharing[:k] {
				if p := [2]int{i, j}; all[i].article != all[j].article && !seen[p] {
					seen[p] = true
					pairs = append(pairs, p)
				}
			}
		}
	}
	slices.SortFunc(pairs, func(p, q [2]int) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	return pairs[:min(len(pairs), maxUtterancePairs)]
}

// The scores of what is quoted otherwise. Careful readers marked more than half of
// such in annotated stories; the scores are lower, so that what the judge of
// counterparts is surer of comes first in a list.
const (
	scoreOtherWord    = 0.45
	scoreCut          = 0.35
	scoreFunctionWord = 0.3
)

// scriptProposals returns what the two sides of a script say otherwise, each with
// enough around it to be read: all of a short quotation, and otherwise the words that
// differ with some around them.
func (idx *storyIndex) scriptProposals(s *quoteScript) []proposal {
	hunks := joinHunks(s.hunks())
	if len(hunks) > 0 && (s.a.isShort(s.spanA()) || s.b.isShort(s.spanB())) {
		hunks = []hunk{together(hunks)}
	}
	var list []proposal
	for _, h := range hunks {
		a, okA := s.a.shown(h.a, s.spanA())
		b, okB := s.b.shown(h.b, s.spanB())
		if !okA || !okB {
			continue
		}
		q := proposal{source: fromClaim, kind: model.Quote, relation: model.Variant, link: noLink, why: "quoted otherwise", score: s.score(&h)}
		q.x, q.y, q.a, q.b = idx.tokens(s.a.ref(a.first)), idx.tokens(s.b.ref(b.first)), s.a.inSentence(a), s.b.inSentence(b)
		if h.cut {
			q.why = "quoted at another length"
		}
		list = append(list, q)
	}
	return list
}

func (s *quoteScript) score(h *hunk) float64 {
	switch {
	case h.cut:
		return scoreCut
	case s.a.contentIn(h.a) || s.b.contentIn(h.b):
		return scoreOtherWord
	}
	return scoreFunctionWord
}

// contentIn reports whether a span has a word of meaning.
func (u *utterance) contentIn(s wordSpan) bool {
	return s.len() > 0 && slices.ContainsFunc(u.words[s.first:s.last+1], func(w quotedWord) bool { return w.content })
}

// shownAround is how many equal words are marked on each side of what differs.
const shownAround = 2

// shown returns the words by which a hunk is shown, of which the equal words of its
// script are from equal.first to equal.last; ok is false if they stand in more than
// one quotation.
func (u *utterance) shown(s, equal wordSpan) (shown wordSpan, ok bool) {
	for i := s.first + 1; i <= s.last; i++ {
		if !u.follows(i) {
			return wordSpan{}, false
		}
	}
	shown, around := s, shownAround
	if s.len() < 1 { // nothing is said here, between the words at s.last and s.first
		shown, around = wordSpan{max(s.last, equal.first), min(s.first, equal.last)}, shownAround-1
		if !u.follows(shown.last) {
			shown.last = shown.first
		}
	}
	if whole := u.piece(shown); whole.len() <= maxMarkWords {
		return whole, true
	}
	for n := 0; n < around && u.follows(shown.first); n++ {
		shown.first--
	}
	for n := 0; n < around && u.follows(shown.last+1); n++ {
		shown.last++
	}
	return shortened(shown, equal), true
}

// shortened returns at most maxMarkWords words of a span, if possible without those of
// what was cut that are the farthest from the equal words.
func shortened(s, equal wordSpan) wordSpan {
	if over := s.len() - maxMarkWords; over > 0 && equal.first > s.first {
		s.first += min(over, equal.first-s.first)
	}
	s.last = min(s.last, s.first+maxMarkWords-1)
	return s
}

// isShort reports whether a span is of one quotation that can be marked whole.
func (u *utterance) isShort(s wordSpan) bool {
	whole := u.piece(wordSpan{s.first, s.first})
	return whole.len() <= maxMarkWords && s.last <= whole.last
}

// piece returns the words of the quotation of one sentence in which a span stands.
func (u *utterance) piece(s wordSpan) wordSpan {
	return wordSpan{u.edge(s.first, -1), u.edge(s.last, 1)}
}

// isWhole reports whether a span is whole quotations.
func (u *utterance) isWhole(s wordSpan) bool { return !u.follows(s.first) && !u.follows(s.last+1) }

// inSentence returns the words of the sentence that a span is.
func (u *utterance) inSentence(s wordSpan) wordSpan {
	return wordSpan{u.words[s.first].word, u.words[s.last].word}
}
