package compare

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/learn"
	"triptych/model/text"
)

// A Comparer holds a story's proposals and lone details between the steps of the
// comparison. Compare runs all steps; the trainer calls them one by one:
// NewComparer, ScoreProposals, Differences.
type Comparer struct {
	index     *storyIndex
	proposals []proposal
	features  [][]float32
	facts     *claimTable
	outcomes  *claimTable
	lone      []loneDetail
}

// batchSize is how many counterparts a goroutine takes at a time.
const batchSize = 16

// NewComparer proposes what may differ, with features for training. The only
// error is that of stop, which is called now and then.
func NewComparer(in Input, stop func() error) (*Comparer, error) { return newComparer(in, stop, nil) }

// newComparer proposes what may differ. With settings it scores at once and
// keeps only the likely proposals, without their features.
func newComparer(in Input, stop func() error, w *Settings) (*Comparer, error) {
	c := &Comparer{index: newStoryIndex(in)}
	var links []int
	for i, link := range in.Counterparts {
		if c.index.links.isForward(link) && c.index.topics.forPair(link.From, link.To) >= 0 {
			links = append(links, i)
		}
	}
	if err := c.index.load(links, stop); err != nil {
		return nil, err
	}
	found := make([]pairProposals, len(links))
	err := parallel.For(len(links), batchSize, stop, func() func(int) {
		p := sentencePair{index: c.index, most: max(leastOfPair, maxProposals/max(1, len(links)))}
		if w != nil {
			p.scorer, p.features = w.TwoSided.Scorer(), make([]float32, proposalFeatureCount)
			p.encoded = w.EncodedTwoSided
		}
		return func(i int) { found[i] = p.proposalsOf(links[i]) }
	})
	if err != nil {
		return nil, err
	}
	count := 0
	for _, f := range found {
		count += len(f.list)
	}
	c.proposals = make([]proposal, 0, count)
	for i, f := range found {
		c.proposals = append(c.proposals, f.list...)
		c.features = append(c.features, f.features...)
		found[i] = pairProposals{} // of a long story it is half of the memory
	}
	names := c.index.introductions()
	for i := range names {
		q := &names[i]
		f := make([]float32, proposalFeatureCount)
		c.index.extract(q, alignWords(q.x, q.y), len(names), f)
		if w == nil {
			c.features = append(c.features, f)
		} else {
			q.score = w.TwoSided.Score(f)
			if w.EncodedTwoSided != nil {
				q.score = w.EncodedTwoSided.Score(c.index.extractEncodedProposal(q))
			}
		}
		c.proposals = append(c.proposals, *q)
	}
	if c.facts, err = newFacts(c.index, stop); err != nil {
		return nil, err
	}
	if c.outcomes, err = newOutcomes(c.index, stop); err != nil {
		return nil, err
	}
	if w != nil {
		c.scoreClaims(w)
	}
	c.lone, err = c.index.lone(c.likelyWords(), stop, w)
	return c, err
}

// scoreClaims scores the pairs of facts and of outcomes.
func (c *Comparer) scoreClaims(w *Settings) {
	c.facts.score(w.Facts)
	c.outcomes.score(w.Outcomes)
	if w.EncodedFacts != nil {
		c.facts.scoreEncoded(w.EncodedFacts)
		c.outcomes.scoreEncoded(w.EncodedOutcomes)
	}
}

// pairProposals are the proposals of one pair of counterparts, with their
// features unless they are scored already.
type pairProposals struct {
	list     []proposal
	features [][]float32
}

// likelyProposals scores the proposals of one pair of counterparts and keeps
// the likeliest of those of at least minKept.
func (p *sentencePair) likelyProposals(link int) pairProposals {
	p.propose(link)
	count := len(p.proposals)
	kept := p.proposals[:0]
	for i := range p.proposals {
		q := &p.proposals[i]
		q.classify()
		p.index.extract(q, &p.alignment, count, p.features)
		q.score = p.scorer.Score(p.features)
		if p.encoded != nil {
			q.score = p.encoded.Score(p.index.extractEncodedProposal(q))
		}
		if q.score >= minKept {
			kept = append(kept, *q)
		}
	}
	return pairProposals{list: slices.Clone(likeliest(kept, p.most))}
}

// The bounds of what is kept of the likely proposals of a story, and of one pair of
// counterparts, where there are very many pairs.
const (
	maxProposals = 400_000
	leastOfPair  = 4
)

// likeliest drops proposals but the most likely ones, and those that are as likely as
// the last of these.
func likeliest(list []proposal, most int) []proposal {
	if len(list) <= most {
		return list
	}
	scores := make([]float64, len(list))
	for i := range list {
		scores[i] = list[i].score
	}
	slices.Sort(scores)
	least := scores[len(scores)-most]
	return slices.DeleteFunc(list, func(q proposal) bool { return q.score < least })
}

// proposalsOf returns the proposals of one pair of counterparts.
func (p *sentencePair) proposalsOf(link int) pairProposals {
	if p.scorer != nil {
		return p.likelyProposals(link)
	}
	p.propose(link)
	list := slices.Clone(p.proposals)
	found := pairProposals{list, make([][]float32, len(list))}
	values := make([]float32, len(list)*proposalFeatureCount)
	for i := range list {
		list[i].classify()
		found.features[i] = values[i*proposalFeatureCount : (i+1)*proposalFeatureCount]
		p.index.extract(&list[i], &p.alignment, len(list), found.features[i])
	}
	return found
}

// minKept is the score from which a proposal counts for the lone details that it
// overlaps.
const minKept = 0.05

// ScoreProposals scores all proposals by w and updates the features of the
// lone details that depend on these scores.
func (c *Comparer) ScoreProposals(w *learn.Weights) {
	for i := range c.features {
		c.proposals[i].score = w.Score(c.features[i])
	}
	c.updateTwoSided()
}

// updateTwoSided sets the features of lone details that depend on the scores of
// proposals.
func (c *Comparer) updateTwoSided() {
	likely := c.likelyWords()
	for i := range c.lone {
		if f := &c.lone[i]; f.features != nil {
			f.features[xTwoSided] = likely.maxScore(f)
		}
	}
}

// EncodedProposalFeatures returns the input of the score of proposal i by the
// encoder; it must have a score by words.
func (c *Comparer) EncodedProposalFeatures(i int) []float32 {
	return c.index.extractEncodedProposal(&c.proposals[i])
}

// ScoreEncodedProposals replaces the scores of all proposals, and scores the
// lone details by words.
func (c *Comparer) ScoreEncodedProposals(w, extra *learn.Weights) {
	for i := range c.proposals {
		c.proposals[i].score = w.Score(c.index.extractEncodedProposal(&c.proposals[i]))
	}
	c.updateTwoSided()
	for i := range c.lone {
		if f := &c.lone[i]; f.features != nil {
			f.score = extra.Score(f.features)
		}
	}
}

// EncodedLoneFeatures returns the input of the score of lone detail i by the encoder,
// nil if another article has it too; it must have a score by words.
func (c *Comparer) EncodedLoneFeatures(i int) []float32 {
	f := &c.lone[i]
	if f.features == nil {
		return nil
	}
	return c.index.extractEncodedLone(f, f.features[xTwoSided])
}

// ProposalCount returns the number of proposals.
func (c *Comparer) ProposalCount() int { return len(c.proposals) }

// ProposalFeatures returns the input of the score of proposal i.
func (c *Comparer) ProposalFeatures(i int) []float32 { return c.features[i] }

// Mentions returns the two places of proposal i.
func (c *Comparer) Mentions(i int) (a, b model.Detail) { return c.index.mentions(&c.proposals[i]) }

// Score returns how likely a careful reader marks proposal i.
func (c *Comparer) Score(i int) float64 { return c.proposals[i].score }

// LoneCount returns the number of details that may be in one article alone.
func (c *Comparer) LoneCount() int { return len(c.lone) }

// Lone returns lone detail i as a detail; its Kind is model.Other for phrases.
func (c *Comparer) Lone(i int) model.Detail { return c.lone[i].Detail }

// LoneFeatures returns the input of the score of lone detail i, nil if another article
// has it too.
func (c *Comparer) LoneFeatures(i int) []float32 { return c.lone[i].features }

// Settings are the weights and the least probabilities (0 to 1) of what is
// shown.
type Settings struct {
	TwoSided, Extra               *learn.Weights
	Facts, Outcomes               *learn.Weights // of pairs that are to be set against each other
	EncodedTwoSided, EncodedExtra *learn.Weights // score again where the story was read with the encoder, else nil
	EncodedFacts, EncodedOutcomes *learn.Weights // likewise
	EncodedRelation               *learn.Weights // scores which of what is set apart between sentences is a conflict; nil for a rule
	least                         thresholds
}

// Differences scores all proposals and lone, unless newComparer has, and
// merges the likely ones into differences.
func (c *Comparer) Differences(w Settings) []model.Difference {
	differences, _ := c.differences(w, func() error { return nil })
	return differences
}

// differences is Differences that asks stop now and then whether to go on. The only error
// is that of stop.
func (c *Comparer) differences(w Settings, stop func() error) ([]model.Difference, error) {
	if c.features != nil {
		c.scoreClaims(&w)
		c.ScoreProposals(w.TwoSided)
		for i := range c.lone {
			if f := &c.lone[i]; f.unique {
				f.score = w.Extra.Score(f.features)
			}
		}
	}
	if len(c.index.Topics) == 0 {
		return nil, nil // nothing to file them under
	}
	named, err := newPeople(c.index, stop)
	if err != nil {
		return nil, err
	}
	differences := c.index.merge(c.chooseWithClaims(w, named))
	if err := stop(); err != nil {
		return nil, err
	}
	for i := range differences {
		c.facts.addEqual(&differences[i])
	}
	return append(differences, c.index.oneSided(c.lone, differences, w)...), nil
}

// chooseWithClaims returns the claims that are set against each other, and the
// likely proposals that no facts settle: equal values in other notations differ in
// nothing.
func (c *Comparer) chooseWithClaims(w Settings, named *people) []*proposal {
	kept := proposalSet{of: make(map[[2]*tokens][]*proposal)}
	add := func(q *proposal) {
		if !kept.repeats(q) {
			kept.add(q)
		}
	}
	for _, p := range c.facts.choose(w.least.fact, w.least.compatible) {
		if named.areOfTwo(p.a, p.b) {
			continue
		}
		q := c.facts.proposal(p, w.least.conflict)
		kept.add(&q)
	}
	for _, p := range c.outcomes.choose(w.least.outcome, never) {
		if q := c.outcomes.proposal(p, w.least.conflict); !q.sameContent() {
			add(&q)
		}
	}
	said, scripts := newQuotedWords(c.index), c.index.scripts()
	for _, q := range c.quoteClaims(scripts, said) {
		add(q)
	}
	told := named.claims()
	c.raise(told, model.Name)
	for _, q := range append(told, named.speakerClaims(scripts)...) {
		add(q)
	}
	isFree := func(q *proposal) bool {
		return !c.index.twins.has(q.x.ref, q.y.ref) && !c.facts.settles(q) && !said.settles(q) && !named.settles(q) && !kept.repeats(q)
	}
	chosen := append(kept.list, c.index.choose(c.proposals, w, isFree)...)
	if w.EncodedRelation != nil {
		relations{c.index}.judge(chosen, &w)
	}
	return chosen
}

// mentions returns both spans of a proposal as details.
func (idx *storyIndex) mentions(q *proposal) (a, b model.Detail) {
	return idx.mention(q.x, q.a, q.kind, q.valueA), idx.mention(q.y, q.b, q.kind, q.valueB)
}

func (idx *storyIndex) mention(t *tokens, s wordSpan, kind model.Kind, value string) model.Detail {
	span := closed(t.span(s), idx.text(t.ref.Article)[:idx.Story.Sentence(t.ref).End])
	if value == "" && (kind == model.Name || kind == model.Quote) {
		value = text.FoldQuote(span.In(idx.text(t.ref.Article)))
	}
	return model.Detail{SentenceRef: t.ref, Span: span, Kind: kind, Value: value}
}

// sameContent reports whether the content words of both spans are the same, and
// neither says how sure they are or denies them.
func (q *proposal) sameContent() bool {
	if (q.x.flagsIn(q.a)|q.y.flagsIn(q.b))&(isNegation|isHedge) != 0 {
		return false
	}
	return slices.Equal(q.x.contentStems(q.a), q.y.contentStems(q.b))
}

// choose returns the proposals above the threshold, highest score first,
// without those that are not free or repeat a likelier one of the same counterparts.
func (idx *storyIndex) choose(list []proposal, w Settings, isFree func(*proposal) bool) []*proposal {
	var likely []*proposal
	for i := range list {
		if q := &list[i]; q.score >= w.least.twoSided && isFree(q) {
			likely = append(likely, q)
		}
	}
	slices.SortStableFunc(likely, func(a, b *proposal) int { return cmp.Compare(b.score, a.score) })
	byLink := make(map[int][]*proposal)
	var kept []*proposal
	for _, q := range likely {
		if !slices.ContainsFunc(byLink[q.link], q.repeats) {
			byLink[q.link] = append(byLink[q.link], q)
			kept = append(kept, q)
		}
	}
	return kept
}

// A proposalSet is proposals in the order in which they were added, by the sentences
// that they are of.
type proposalSet struct {
	list []*proposal
	of   map[[2]*tokens][]*proposal
}

func (s *proposalSet) add(q *proposal) {
	s.list = append(s.list, q)
	s.of[[2]*tokens{q.x, q.y}] = append(s.of[[2]*tokens{q.x, q.y}], q)
}

// repeats reports whether a proposal repeats one of the set.
func (s *proposalSet) repeats(q *proposal) bool {
	return slices.ContainsFunc(s.of[[2]*tokens{q.x, q.y}], q.repeats)
}

// repeats reports whether both spans of the proposal overlap those of another one.
func (q *proposal) repeats(o *proposal) bool {
	return q.x == o.x && q.y == o.y && q.a.overlaps(o.a) && q.b.overlaps(o.b)
}
