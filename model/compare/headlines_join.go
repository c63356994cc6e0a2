package compare

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/fact"
	"triptych/model/outcome"
	"triptych/model/text"
)

// mention returns a claim of a headline as a detail of the story.
func (h *headlines) mention(c *claim) model.Detail {
	value := ""
	if c.fact != nil {
		value = c.fact.Normal()
	}
	return h.inTitle(h.idx.mention(c.t, c.words, c.kind, value))
}

// inTitle returns a detail of the sentence that stands for a headline as one of the
// headline.
func (h *headlines) inTitle(m model.Detail) model.Detail {
	m.SentenceRef = model.SentenceRef{Article: m.Article - h.count, Sentence: model.InTitle}
	return m
}

// addTitle adds a mention in a headline to a difference, unless that has it already.
func addTitle(d *model.Difference, m model.Detail) {
	if slices.ContainsFunc(d.TitleMentions, func(o model.Detail) bool { return o.Article == m.Article && o.Overlaps(m.Span) }) {
		return
	}
	d.TitleMentions = append(d.TitleMentions, m)
	slices.SortFunc(d.TitleMentions, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
}

// join adds the facts and outcomes of headlines to the differences that have the
// same value of the same thing: of several to the nearest.
func (h *headlines) join(list []model.Difference) {
	told := h.mentioned(list)
	for i := range h.facts.claims {
		if title := &h.facts.claims[i]; h.isTitle(title) {
			if at := h.nearestEqual(title, told); at >= 0 {
				addTitle(&list[at], h.mention(title))
			}
		}
	}
	for i := range h.outcomes.claims {
		title := &h.outcomes.claims[i]
		if !h.isTitle(title) || title.class == "" { // single words are of too many things
			continue
		}
		for j := range h.outcomes.claims {
			other := &h.outcomes.claims[j]
			if differences := told[other]; len(differences) > 0 && outcome.Alike(title.outcome, other.outcome) && h.ofOneThing(title, other) {
				addTitle(&list[differences[0]], h.mention(title))
				break
			}
		}
	}
}

// mentioned returns the differences that each claim of a sentence is a mention of.
func (h *headlines) mentioned(list []model.Difference) map[*claim][]int {
	told := make(map[*claim][]int)
	for i := range list {
		for _, m := range list[i].Mentions {
			for _, ct := range []*claimTable{h.facts, h.outcomes} {
				if c := ct.claimAt(m); c != nil {
					told[c] = append(told[c], i)
				}
			}
		}
	}
	return told
}

// minSameOfTitle is the nearness from which a fact of a headline is of one thing with
// an equal one: headlines are short, and have few words to be near by.
const minSameOfTitle = 0.6

// nearestEqual returns the difference with the nearest fact that has the value of a
// headline's, -1 for none that is near.
func (h *headlines) nearestEqual(title *claim, told map[*claim][]int) int {
	at, nearest := -1, minSameOfTitle
	for _, p := range h.facts.equals[title] {
		other := p.a
		if other == title {
			other = p.b
		}
		if p.nearness >= nearest && len(told[other]) > 0 {
			at, nearest = told[other][0], p.nearness
		}
	}
	return at
}

// minOneThing is the cosine of a headline and a sentence, by words, from which their
// outcomes are of one thing; by the encoder it is minTitleCosine.
const (
	minOneThing    = 0.3
	minTitleCosine = 0.5
)

// ofOneThing reports whether the outcomes of a headline and a sentence are of one
// thing.
func (h *headlines) ofOneThing(title, other *claim) bool {
	if h.idx.links.score(title.SentenceRef, other.SentenceRef) > 0 {
		return true
	}
	if h.idx.Answers != nil {
		return h.idx.Answers.Cosine(title.SentenceRef, other.SentenceRef) >= minTitleCosine
	}
	overlap, _ := sentenceOverlap(title.t, other.t)
	return overlap >= minOneThing
}

// joinPhrases adds to differences of names, places and quotations the same words in
// headlines.
func (h *headlines) joinPhrases(list []model.Difference) {
	for i := range list {
		d := &list[i]
		if d.Kind != model.Name && d.Kind != model.Place && d.Kind != model.Quote {
			continue
		}
		for _, m := range d.Mentions {
			words := h.contentOf(m)
			for title := h.count; title < len(h.idx.Readings) && h.says(d.Kind, words); title++ {
				if len(h.idx.Readings[title].Sentences) > 0 {
					h.addPhrase(d, m, model.SentenceRef{Article: title}, words)
				}
			}
		}
	}
}

// contentOf returns the folded words of a mention.
func (h *headlines) contentOf(m model.Detail) []string {
	var words []string
	for _, w := range h.idx.sentence(m.SentenceRef).Words {
		if w.Overlaps(m.Span) {
			words = append(words, w.Fold)
		}
	}
	return words
}

// minQuoted is how many words of a quotation are seldom the same by chance.
const minQuoted = 3

// says reports whether words are enough to be of one thing wherever they stand.
func (h *headlines) says(kind model.Kind, words []string) bool {
	if kind == model.Quote {
		return len(words) >= minQuoted
	}
	return slices.ContainsFunc(words, func(w string) bool { return !text.IsFunction(w) })
}

// addPhrase adds the words of a mention to a difference where a headline has them,
// those of a name as part of a name.
func (h *headlines) addPhrase(d *model.Difference, m model.Detail, title model.SentenceRef, words []string) {
	s := h.idx.sentence(title)
	for first := 0; first+len(words) <= len(s.Words); first++ {
		same := true
		for i, w := range words {
			same = same && s.Words[first+i].Fold == w && (d.Kind == model.Quote || s.Words[first+i].Capital || text.IsFunction(w))
		}
		if same {
			span := wordSpan{first, first + len(words) - 1}
			addTitle(d, h.inTitle(h.idx.mention(h.idx.tokens(title), span, m.Kind, m.Value)))
			return
		}
	}
}

// withoutTold leaves out what only one article would have if it were not for a
// headline that says it too, and what all articles have because of one.
func (h *headlines) withoutTold(list []model.Difference) []model.Difference {
	return slices.DeleteFunc(list, func(d model.Difference) bool {
		switch d.Relation {
		case model.Extra:
			return len(d.Articles()) > 1
		case model.Missing:
			silent := false
			for _, p := range h.idx.Topics[d.Topic].Passages {
				silent = silent || !slices.Contains(d.Articles(), p.Article)
			}
			return !silent
		}
		return false
	})
}

// The least scores of a pair of a headline's fact or outcome and another one that is
// a difference, and of one that counts the same class of things, such as the dead.
// The weights have not seen headlines, which have few words to go by.
const (
	minTitleScore = 0.5
	minSameClass  = 0.25
)

// leastOf returns the least score at which a pair is a difference.
func leastOf(p *claimPair) float64 {
	if p.a.fact != nil && p.a.class != "" && p.a.class == p.b.class {
		return minSameClass
	}
	return minTitleScore
}

// oppose returns the differences and those that headlines show besides: their values
// against what other articles say, and their headlines.
func (h *headlines) oppose(list []model.Difference, least thresholds) []model.Difference {
	told := h.mentioned(list)
	for _, ct := range []*claimTable{h.facts, h.outcomes} {
		for _, p := range ct.choose(minSameClass, never) {
			if p.score < leastOf(p) || !h.setsApart(ct, p) {
				continue
			}
			if d := h.told(list, told, p); d >= 0 {
				h.addBoth(&list[d], p)
				continue
			}
			q := ct.proposal(p, min(least.conflict, leastOf(p)))
			d := model.Difference{Kind: q.kind, Relation: q.relation, Why: q.why, Certainty: h.certainty(p)}
			h.addBoth(&d, p)
			h.addSame(ct, &d, p)
			d.Topic = h.topicOf(p)
			list = append(list, d)
			told[p.a] = append(told[p.a], len(list)-1)
			told[p.b] = append(told[p.b], len(list)-1)
		}
	}
	return list
}

// sureOfHeadlines is how likely two headlines that count the same class of things are
// of one thing: each says what its article is about.
const sureOfHeadlines = 0.6

// certainty returns that of the difference of a pair.
func (h *headlines) certainty(p *claimPair) float64 {
	if h.isTitle(p.a) && h.isTitle(p.b) && leastOf(p) == minSameClass {
		return max(p.score, sureOfHeadlines)
	}
	return p.score
}

// setsApart reports whether a pair is of two articles, neither of which says what the
// other does as well.
func (h *headlines) setsApart(ct *claimTable, p *claimPair) bool {
	x, y := h.article(p.a), h.article(p.b)
	if x == y || !h.related(p.a, p.b) {
		return false
	}
	for i := range ct.claims {
		c := &ct.claims[i]
		alsoA := h.article(c) == y && h.sameValue(c, p.a)
		alsoB := h.article(c) == x && h.sameValue(c, p.b)
		if alsoA || alsoB {
			return false
		}
	}
	return true
}

// related reports whether the headline of a pair has to do with the other's sentence.
func (h *headlines) related(a, b *claim) bool {
	if h.idx.links.score(a.SentenceRef, b.SentenceRef) > 0 {
		return true
	}
	return a.class != "" && a.class == b.class || a.fact != nil && a.fact.Head != "" && h.idx.words.sameWord(a.fact.Head, b.fact.Head)
}

// sameValue reports whether two claims say the same or can both be true.
func (h *headlines) sameValue(c, o *claim) bool {
	if c.fact == nil {
		return outcome.Alike(c.outcome, o.outcome)
	}
	how := c.agrees(o)
	return how == fact.Equal || how == fact.Compatible && c.class == o.class
}

// told returns the difference of the same kind that has either claim of a pair, -1
// for none that sets two articles apart.
func (h *headlines) told(list []model.Difference, told map[*claim][]int, p *claimPair) int {
	for _, c := range []*claim{p.a, p.b} {
		for _, i := range told[c] {
			if d := &list[i]; d.Kind == c.kind && (d.Relation == model.Conflict || d.Relation == model.Variant) {
				return i
			}
		}
		if h.isTitle(c) {
			m := h.mention(c)
			if i := slices.IndexFunc(list, func(d model.Difference) bool {
				return d.Kind == c.kind && d.Relation != model.Extra && slices.Contains(d.TitleMentions, m)
			}); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// addBoth adds the claims of a pair to a difference; a sentence of an article of
// which it has one already is left out.
func (h *headlines) addBoth(d *model.Difference, p *claimPair) {
	for _, c := range []*claim{p.a, p.b} {
		if h.isTitle(c) {
			addTitle(d, h.mention(c))
			continue
		}
		value := ""
		if c.fact != nil {
			value = c.fact.Normal()
		}
		if m := h.idx.mention(c.t, c.words, c.kind, value); !hasArticle(*d, m) {
			d.Mentions = append(d.Mentions, m)
		}
	}
	sortMentions(d.Mentions)
}

// addSame adds to a new difference of facts where else the values of its headlines
// stand.
func (h *headlines) addSame(ct *claimTable, d *model.Difference, p *claimPair) {
	for _, c := range []*claim{p.a, p.b} {
		for _, equal := range ct.equals[c] {
			if equal.nearness >= minSameOfTitle {
				h.addBoth(d, equal)
			}
		}
	}
}

// topicOf returns the topic of a pair.
func (h *headlines) topicOf(p *claimPair) int {
	var mentions []model.Detail
	for _, c := range []*claim{p.a, p.b} {
		mentions = append(mentions, model.Detail{SentenceRef: c.SentenceRef})
	}
	return h.idx.topics.ofMost(mentions)
}
