package align

import "slices"

// maxTopicSize is how many sentences a topic may have to be refined; moves make
// none larger.
const maxTopicSize = 30

// What a topic scores. For a sentence with a passage of its topic in another
// article the reader shows the first sentence of that passage, which pays where
// it is right with a probability above minShown.
const (
	cohesionWeight   = 0.4 // how much the pairs within a topic count
	minNeighborScore = 0.2 // score from which a sentence may join the other's topic
)

// topicBounds are scores that depend on what scored the affinities.
type topicBounds struct {
	minShown    float64 // from which a passage is worth showing
	minCohesion float64 // from which a pair within a topic adds to it
}

// The bounds by words alone, and with the encoder for short and for long articles:
// those with the best topic F1 at a false sync of about 0.1 on stories that the
// weights had not seen.
var (
	wordBounds  = topicBounds{0.36, 0.22}
	shortBounds = topicBounds{0.80, 0.52}
	longBounds  = topicBounds{0.42, 0.26}
)

// The mean sentences of an article up to which shortBounds hold, and from which
// longBounds do.
const (
	shortArticle = 14
	longArticle  = 24
)

// encoderBounds returns the bounds with the encoder, between the two by how long the
// articles are: of a short one most is in sight anyway, so that a wrong passage costs
// more than none, and in a long one the reader would have to search.
func (c *corpus) encoderBounds() topicBounds {
	mean := float64(len(c.sentences)) / float64(max(1, len(c.readings)))
	long := min(max((mean-shortArticle)/(longArticle-shortArticle), 0), 1)
	between := func(x, y float64) float64 { return x + long*(y-x) }
	return topicBounds{between(shortBounds.minShown, longBounds.minShown), between(shortBounds.minCohesion, longBounds.minCohesion)}
}

// maxSweeps bounds the passes over all sentences.
const maxSweeps = 6

// A partition assigns every sentence to a topic. It moves one sentence at a
// time while that raises the sum of the topics' scores (local search).
type partition struct {
	topicBounds
	corpus    *corpus
	neighbors [][]neighbor
	linked    func(sentence int32, article int) bool // reports a counterpart there, which the reader shows instead
	topic     []int32
	groups    [][]int32
	scores    []float64 // by topic
	changed   []int     // by topic: the sweep in which it last changed

	inside     []bool    // scratch, by sentence: it is in the group that is scored
	sums       []float64 // scratch, by article: the sum of one member's scores
	knownPairs []int     // scratch, by article: the scores in that sum
	counts     []int     // scratch, by article: the group's members
	leads      []int32   // scratch, by article: the group's first member
}

// refine improves groups of sentences and returns those with more than one
// member, each ascending. linked reports whether a sentence has a counterpart
// in an article.
func refine(c *corpus, list []affinity, groups [][]int32, linked func(int32, int) bool, bounds topicBounds) [][]int32 {
	articles := len(c.readings)
	p := &partition{
		topicBounds: bounds,
		corpus:      c, neighbors: neighborLists(len(c.sentences), list), linked: linked, topic: make([]int32, len(c.sentences)),
		inside: make([]bool, len(c.sentences)), sums: make([]float64, articles), knownPairs: make([]int, articles), counts: make([]int, articles), leads: make([]int32, articles),
	}
	for i := range p.topic {
		p.topic[i] = -1
	}
	for _, g := range groups {
		for _, m := range g {
			p.topic[m] = int32(len(p.groups))
		}
		p.groups = append(p.groups, slices.Clone(g))
	}
	for i := range p.topic {
		if p.topic[i] < 0 {
			p.topic[i] = int32(len(p.groups))
			p.groups = append(p.groups, []int32{int32(i)})
		}
	}
	for _, g := range p.groups {
		p.scores = append(p.scores, p.score(g))
	}
	p.changed = make([]int, len(p.groups))
	for sweep := range maxSweeps {
		moved := false
		for i := range int32(len(p.topic)) {
			moved = p.dirty(i, sweep) && p.moveToBest(i, sweep) || moved
		}
		if !moved {
			break
		}
	}
	return p.result()
}

func (p *partition) result() [][]int32 {
	var list [][]int32
	for _, g := range p.groups {
		if len(g) > 1 {
			slices.Sort(g)
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(x, y []int32) int { return int(x[0] - y[0]) })
	return list
}

// dirty reports whether any topic that the sentence is in or may move to has
// changed in this sweep or the one before.
func (p *partition) dirty(s int32, sweep int) bool {
	if p.changed[p.topic[s]] >= sweep-1 {
		return true
	}
	return slices.ContainsFunc(p.neighbors[s], func(t neighbor) bool { return t.score > minNeighborScore && p.changed[p.topic[t.to]] >= sweep-1 })
}

// moveToBest moves sentence s to the topic where it adds most, or to a new one,
// and reports whether it moved.
func (p *partition) moveToBest(s int32, sweep int) bool {
	own := p.topic[s]
	if len(p.groups[own]) > maxTopicSize {
		return false
	}
	rest := without(p.groups[own], s)
	left := p.score(rest) - p.scores[own]
	best, to := 1e-9, int32(-1)
	if len(rest) > 0 && left > best {
		best, to = left, int32(len(p.groups))
	}
	var tried []int32
	for _, t := range p.neighbors[s] {
		topic := p.topic[t.to]
		if t.score <= minNeighborScore || topic == own || len(p.groups[topic]) >= maxTopicSize || slices.Contains(tried, topic) {
			continue
		}
		tried = append(tried, topic)
		if gain := left + p.score(append(slices.Clone(p.groups[topic]), s)) - p.scores[topic]; gain > best {
			best, to = gain, topic
		}
	}
	if to < 0 {
		return false
	}
	if int(to) == len(p.groups) {
		p.groups, p.scores, p.changed = append(p.groups, nil), append(p.scores, 0), append(p.changed, 0)
	}
	p.groups[own], p.scores[own] = rest, p.score(rest)
	p.groups[to] = append(p.groups[to], s)
	p.scores[to] = p.score(p.groups[to])
	p.topic[s] = to
	p.changed[own], p.changed[to] = sweep, sweep
	return true
}

func without(group []int32, s int32) []int32 {
	rest := make([]int32, 0, len(group))
	for _, m := range group {
		if m != s {
			rest = append(rest, m)
		}
	}
	return rest
}

// score returns what a group scores as a topic; the higher, the better. It
// fills the scratch fields.
func (p *partition) score(group []int32) float64 {
	if len(group) < 2 {
		return 0
	}
	clear(p.counts)
	for _, m := range group {
		p.inside[m] = true
		article := p.corpus.sentences[m].article
		if p.counts[article] == 0 || m < p.leads[article] {
			p.leads[article] = m
		}
		p.counts[article]++
	}
	sum := 0.0
	for _, m := range group {
		sum += p.memberScore(m)
	}
	for _, m := range group {
		p.inside[m] = false
	}
	return sum
}

// memberScore returns what member m adds to the score of the group in the
// scratch fields.
func (p *partition) memberScore(m int32) float64 {
	clear(p.sums)
	clear(p.knownPairs)
	own := p.corpus.sentences[m].article
	score := 0.0
	for _, t := range p.neighbors[m] {
		if p.inside[t.to] {
			article := p.corpus.sentences[t.to].article
			p.sums[article] += t.score
			p.knownPairs[article]++
			if t.to == p.leads[article] && article != own && !p.linked(m, article) {
				score += t.score - priorAffinity
			}
		}
	}
	for article, count := range p.counts {
		if article == own {
			count--
		}
		if count <= 0 {
			continue
		}
		sum := p.sums[article] + priorAffinity*float64(count-p.knownPairs[article])
		score += cohesionWeight / 2 * (sum - p.minCohesion*float64(count))
		if article != own && !p.linked(m, article) {
			score += priorAffinity - p.minShown
		}
	}
	return score
}
