package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/learn"
	"triptych/model/text"
)

// A Study is a story's proposals on their way to differences. Training programs
// step through it; Compare does all of it at once.
type Study struct {
	v         *view
	proposals []proposal
	features  [][]float32
	facts     []fact
}

// batch is how many counterparts a processor takes at a time.
const batch = 16

// NewStudy proposes what may differ. It stops early with stop's error.
func NewStudy(in Input, stop func() error) (*Study, error) { return newStudy(in, stop, nil) }

// newStudy proposes what may differ. Given settings it judges as it goes and
// keeps the likely proposals alone, without their features.
func newStudy(in Input, stop func() error, w *Settings) (*Study, error) {
	s := &Study{v: newView(in)}
	var links []int
	for i, c := range in.Counterparts {
		if s.v.forward(c) && s.v.topic(c.From, c.To) >= 0 {
			links = append(links, i)
		}
	}
	if err := s.v.read(links, stop); err != nil {
		return nil, err
	}
	found := make([]proposals, len(links))
	err := parallel.For(len(links), batch, stop, func() func(int) {
		p := pairing{v: s.v}
		if w != nil {
			p.scorer, p.features = w.TwoSided.Scorer(), make([]float32, proposalCount)
		}
		return func(i int) { found[i] = p.proposals(links[i]) }
	})
	if err != nil {
		return nil, err
	}
	count := 0
	for _, f := range found {
		count += len(f.list)
	}
	s.proposals = make([]proposal, 0, count)
	for _, f := range found {
		s.proposals = append(s.proposals, f.list...)
		s.features = append(s.features, f.features...)
	}
	names := s.v.bearers()
	for i := range names {
		q := &names[i]
		f := make([]float32, proposalCount)
		s.v.describe(q, alignWords(q.x, q.y), len(names), f)
		if w == nil {
			s.features = append(s.features, f)
		} else {
			q.score = w.TwoSided.Score(f)
		}
		s.proposals = append(s.proposals, *q)
	}
	s.facts, err = s.v.facts(s.places(), stop, w)
	return s, err
}

// proposals are what one pair of counterparts gives, with their features.
type proposals struct {
	list     []proposal
	features [][]float32
}

// likely judges what one pair of counterparts gives and keeps what may be shown.
func (p *pairing) likely(link int) proposals {
	p.propose(link)
	count := len(p.list)
	kept := p.list[:0]
	for i := range p.list {
		q := &p.list[i]
		q.classify()
		p.v.describe(q, &p.a, count, p.features)
		if q.score = p.scorer.Score(p.features); q.score >= leastKept {
			kept = append(kept, *q)
		}
	}
	return proposals{list: slices.Clone(kept)}
}

func (p *pairing) proposals(link int) proposals {
	if p.scorer != nil {
		return p.likely(link)
	}
	p.propose(link)
	list := slices.Clone(p.list)
	found := proposals{list, make([][]float32, len(list))}
	values := make([]float32, len(list)*proposalCount)
	for i := range list {
		list[i].classify()
		found.features[i] = values[i*proposalCount : (i+1)*proposalCount]
		p.v.describe(&list[i], &p.a, len(list), found.features[i])
	}
	return found
}

// leastKept is the likelihood from which a proposal tells something of the facts
// that it overlaps.
const leastKept = 0.05

// Judge judges all proposals.
func (s *Study) Judge(w *learn.Weights) {
	for i := range s.features {
		s.proposals[i].score = w.Score(s.features[i])
	}
	places := s.places()
	for i := range s.facts {
		if f := &s.facts[i]; f.features != nil {
			f.features[xTwoSided] = places.in(f)
		}
	}
}

// Len is the number of proposals.
func (s *Study) Len() int { return len(s.proposals) }

// Features gives what the judgement of a proposal rests on.
func (s *Study) Features(i int) []float32 { return s.features[i] }

// Mentions gives the two places of a proposal.
func (s *Study) Mentions(i int) (a, b model.Detail) { return s.v.mentions(&s.proposals[i]) }

// Facts is the number of details that one article alone may give.
func (s *Study) Facts() int { return len(s.facts) }

// Fact gives the place of such a detail.
func (s *Study) Fact(i int) model.Detail { return s.facts[i].Detail }

// FactFeatures gives what the judgement of such a detail rests on.
func (s *Study) FactFeatures(i int) []float32 { return s.facts[i].features }

// Settings are the weights and the least likelihoods of what is shown.
type Settings struct {
	TwoSided, Extra           *learn.Weights
	LeastTwoSided, LeastExtra float64
	LeastWording              float64 // of differences in wording alone
	LeastConflict             float64 // of dates and amounts that cannot both be so
}

// Differences judges all proposals and puts the likely ones together.
func (s *Study) Differences(w Settings) []model.Difference {
	if s.features != nil {
		s.Judge(w.TwoSided)
		for i := range s.facts {
			if f := &s.facts[i]; f.only {
				f.score = w.Extra.Score(f.features)
			}
		}
	}
	kept := s.v.choose(s.proposals, w)
	differences := s.v.merge(kept)
	return append(differences, s.v.oneSided(s.facts, differences, w)...)
}

// mentions makes details of a proposal's stretches.
func (v *view) mentions(q *proposal) (a, b model.Detail) {
	return v.mention(q.x, q.a, q.kind, q.valueA), v.mention(q.y, q.b, q.kind, q.valueB)
}

func (v *view) mention(t *tokens, s stretch, kind model.Kind, value string) model.Detail {
	span := t.closed(t.span(s), v.text(t.ref.Article)[:v.Story.Sentence(t.ref).End])
	if value == "" && (kind == model.Name || kind == model.Quote) {
		value = text.FoldQuote(span.In(v.text(t.ref.Article)))
	}
	return model.Detail{SentenceRef: t.ref, Span: span, Kind: kind, Value: value}
}

// least is the likelihood from which a proposal is shown.
func (w *Settings) least(q *proposal) float64 {
	least := w.LeastTwoSided
	if q.kind == model.Wording {
		least = w.LeastWording
	}
	if q.relation == model.Conflict {
		least = min(least, w.LeastConflict)
	}
	return least
}

// choose keeps the likely proposals that overlap no likelier one on both sides.
func (v *view) choose(list []proposal, w Settings) []*proposal {
	type ranked struct {
		score float64
		at    int
	}
	var likely []ranked
	for i := range list {
		if list[i].score >= w.least(&list[i]) {
			likely = append(likely, ranked{list[i].score, i})
		}
	}
	slices.SortFunc(likely, func(a, b ranked) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return a.at - b.at
	})
	byLink := make(map[int][]*proposal)
	var kept []*proposal
	for _, l := range likely {
		q := &list[l.at]
		if !slices.ContainsFunc(byLink[q.link], q.collides) {
			byLink[q.link] = append(byLink[q.link], q)
			kept = append(kept, q)
		}
	}
	return kept
}

func (q *proposal) collides(o *proposal) bool {
	return q.x == o.x && q.a.first <= o.a.last && o.a.first <= q.a.last || q.y == o.y && q.b.first <= o.b.last && o.b.first <= q.b.last
}
