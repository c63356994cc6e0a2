package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/encode"
	"triptych/model/fact"
	"triptych/model/outcome"
)

// headlines are the facts and outcomes of a story's headlines beside those of its
// sentences. Here a headline is an article of one sentence, numbered after those of
// the story; no other part of the comparison sees it.
type headlines struct {
	idx             *storyIndex
	count           int         // articles of the story
	facts, outcomes *claimTable // pairs are of a headline and a sentence or another headline
}

// withHeadlines adds to differences what headlines say of the same, and the
// differences that only headlines show. The only error is that of stop.
func (c *Comparer) withHeadlines(list []model.Difference, w *Settings, stop func() error) ([]model.Difference, error) {
	titles := detail.Titles(c.index.Readings)
	if len(c.index.Topics) == 0 || !slices.ContainsFunc(titles, func(r detail.Reading) bool { return len(r.Sentences) > 0 }) {
		return list, nil
	}
	h, err := c.newHeadlines(titles, stop)
	if err != nil {
		return nil, err
	}
	for _, ct := range []*claimTable{h.facts, h.outcomes} {
		if err := ct.finish(stop); err != nil {
			return nil, err
		}
	}
	scored := Comparer{facts: h.facts, outcomes: h.outcomes}
	scored.scoreClaims(w)
	list = slices.Clone(list)
	h.join(list)
	h.joinPhrases(list)
	list = h.oppose(list, w.least)
	for i := range list {
		c.facts.addEqual(&list[i])
	}
	return h.withoutTold(list), nil
}

// newHeadlines reads the headlines and pairs what they say.
func (c *Comparer) newHeadlines(titles []detail.Reading, stop func() error) (*headlines, error) {
	in := c.index.Input
	h := &headlines{count: len(in.Readings)}
	story := model.Story{Articles: slices.Clone(in.Story.Articles)}
	for _, t := range titles {
		story.Articles = append(story.Articles, *t.Article)
	}
	in.Story, in.Readings = &story, slices.Concat(in.Readings, titles)
	in.Counterparts = slices.Clone(in.Counterparts)
	for _, l := range in.Titles {
		l.From, l.To = h.numbered(l.From), h.numbered(l.To)
		in.Counterparts = append(in.Counterparts, l, model.Counterpart{From: l.To, To: l.From, Score: l.Score})
	}
	if in.Answers != nil {
		in.Answers = titleAnswers{in.Answers, h.count}
	}
	h.idx = newStoryIndex(in)
	for _, l := range slices.Backward(in.Titles) { // so that the best stays
		if l.To.Sentence != model.InTitle {
			h.idx.topics.of[h.numbered(l.From).Article][0] = h.idx.topics.of[l.To.Article][l.To.Sentence]
		}
	}
	h.facts, h.outcomes = newClaimTable(h.idx), newClaimTable(h.idx)
	h.addSentences(c)
	h.addTitles(titles)
	return h, h.pair(stop)
}

// numbered returns the sentence that stands for a headline, or the sentence itself.
func (h *headlines) numbered(ref model.SentenceRef) model.SentenceRef {
	if ref.Sentence == model.InTitle {
		return model.SentenceRef{Article: h.count + ref.Article}
	}
	return ref
}

// titleAnswers are the answers on a story whose headlines are articles.
type titleAnswers struct {
	Answers
	count int // articles of the story
}

func (t titleAnswers) ref(r model.SentenceRef) model.SentenceRef {
	if r.Article >= t.count {
		return model.SentenceRef{Article: r.Article - t.count, Sentence: model.InTitle}
	}
	return r
}

// Labels implements Answers.
func (t titleAnswers) Labels(a, b model.SentenceRef) (of, in []encode.Piece) {
	return t.Answers.Labels(t.ref(a), t.ref(b))
}

// Stance implements Answers.
func (t titleAnswers) Stance(a, b model.SentenceRef, of, in model.Span) encode.Stance {
	return t.Answers.Stance(t.ref(a), t.ref(b), of, in)
}

// Cosine implements Answers.
func (t titleAnswers) Cosine(a, b model.SentenceRef) float64 {
	return t.Answers.Cosine(t.ref(a), t.ref(b))
}

// maxLead is how many sentences of an article are compared with headlines in stories
// of more than encode.MaxSentences.
const maxLead = 40

// addSentences adds what sentences say, as it was read before.
func (h *headlines) addSentences(c *Comparer) {
	for _, of := range []struct{ from, to *claimTable }{{c.facts, h.facts}, {c.outcomes, h.outcomes}} {
		for i := range of.from.claims {
			known := &of.from.claims[i]
			if h.idx.words.sentences > encode.MaxSentences && known.Sentence >= maxLead {
				continue
			}
			again := h.idx.newClaim(known.SentenceRef, known.words)
			again.kind, again.class, again.fact, again.outcome = known.kind, known.class, known.fact, known.outcome
			of.to.add(again)
		}
	}
}

// addTitles adds what headlines say.
func (h *headlines) addTitles(titles []detail.Reading) {
	facts, reader := fact.Read(titles), outcome.NewReader()
	for i := range titles {
		ref := model.SentenceRef{Article: h.count + i}
		if len(titles[i].Sentences) == 0 || !h.idx.isCompared(ref) {
			continue
		}
		for j := range facts[i] {
			f := facts[i][j]
			f.SentenceRef = ref
			one := h.idx.newClaim(ref, wordSpan{f.First, f.Last})
			one.fact, one.kind, one.class = &f, f.Kind, f.Counted
			h.facts.add(one)
		}
		outcomes := reader.Read(&titles[i].Sentences[0], titles[i].Article.Text)
		for j := range outcomes {
			one := h.idx.newClaim(ref, wordSpan{outcomes[j].First, outcomes[j].Last})
			one.outcome, one.kind, one.class = &outcomes[j], model.Other, outcomes[j].Axis
			h.outcomes.add(one)
		}
	}
}

// pair pairs the facts of headlines with all that can be compared, and the outcomes
// of headlines with those of sentences and headlines that are of the same. The only
// error is that of stop.
func (h *headlines) pair(stop func() error) error {
	for i := range h.facts.claims {
		if err := stop(); err != nil {
			return err
		}
		if !h.isTitle(&h.facts.claims[i]) {
			continue
		}
		for j := range h.facts.claims {
			other := &h.facts.claims[j]
			if other.Article != h.facts.claims[i].Article && (!h.isTitle(other) || j < i) {
				h.facts.addPair(i, j)
			}
		}
	}
	for title := h.count; title < len(h.idx.Readings); title++ {
		at := model.SentenceRef{Article: title}
		for _, other := range h.alike(at) {
			if other.Article != title-h.count {
				h.outcomes.pairOutcomes(at, other, h.outcomesOf(at), h.outcomesOf(other))
			}
		}
	}
	return nil
}

// isTitle reports whether a claim stands in a headline.
func (h *headlines) isTitle(c *claim) bool { return c.Article >= h.count }

// article returns the article of the story in which a claim stands, in its headline
// or below it.
func (h *headlines) article(c *claim) int { return c.Article % h.count }

// alike returns the sentences and headlines that may report what a headline does.
func (h *headlines) alike(title model.SentenceRef) []model.SentenceRef {
	list := slices.Clone(h.idx.links.of[title])
	if h.idx.Answers == nil || h.idx.words.sentences > encode.MaxSentences || len(h.idx.Readings[title.Article].Sentences) == 0 {
		return list
	}
	for a := range h.idx.Readings {
		for s := range h.idx.Readings[a].Sentences {
			other := model.SentenceRef{Article: a, Sentence: s}
			if a != title.Article && h.idx.Answers.Cosine(title, other) >= minAlike && !slices.Contains(list, other) {
				list = append(list, other)
			}
		}
	}
	return list
}

// outcomesOf returns the outcomes of a sentence.
func (h *headlines) outcomesOf(ref model.SentenceRef) []outcome.Outcome {
	var list []outcome.Outcome
	for _, i := range h.outcomes.bySentence[ref] {
		list = append(list, *h.outcomes.claims[i].outcome)
	}
	return list
}
