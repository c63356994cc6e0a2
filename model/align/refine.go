package align

import "slices"

// largest is how many sentences a topic may have that is still refined.
const largest = 30

// What a topic is worth. A sentence whose topic has a passage in another
// article is shown that passage's first sentence; that is worth showing where
// it is likelier than leastShown to be right.
const (
	leastShown   = 0.36
	togetherness = 0.4  // how much pairs count by themselves
	leastPair    = 0.22 // likelihood from which a pair belongs together
	leastTie     = 0.2  // likelihood from which a sentence may join the other's topic
)

const maxSweeps = 6

// A partition moves sentences between topics as long as that raises what the
// topics are worth.
type partition struct {
	c      *corpus
	ties   [][]tie
	linked func(sentence int32, article int) bool // it has a counterpart there, which is shown instead
	topic  []int32
	groups [][]int32
	worths []float64
	moved  []int // by topic: the sweep in which it last changed

	inside []bool // scratch: members of the group that is weighed
	sums   []float64
	found  []int
	counts []int
	firsts []int32
}

// refine improves groups of sentences and gives those of more than one member.
func refine(c *corpus, list []affinity, groups [][]int32, linked func(int32, int) bool) [][]int32 {
	articles := len(c.readings)
	p := &partition{
		c: c, ties: ties(len(c.sentences), list), linked: linked, topic: make([]int32, len(c.sentences)),
		inside: make([]bool, len(c.sentences)), sums: make([]float64, articles), found: make([]int, articles), counts: make([]int, articles), firsts: make([]int32, articles),
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
		p.worths = append(p.worths, p.worth(g))
	}
	p.moved = make([]int, len(p.groups))
	for sweep := range maxSweeps {
		moved := false
		for i := range int32(len(p.topic)) {
			moved = p.stirred(i, sweep) && p.settle(i, sweep) || moved
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

// stirred tells whether any topic that the sentence may be in has changed in
// this sweep or the one before.
func (p *partition) stirred(s int32, sweep int) bool {
	if p.moved[p.topic[s]] >= sweep-1 {
		return true
	}
	return slices.ContainsFunc(p.ties[s], func(t tie) bool { return t.score > leastTie && p.moved[p.topic[t.to]] >= sweep-1 })
}

// settle moves a sentence to where it is worth most, and tells whether it moved.
func (p *partition) settle(s int32, sweep int) bool {
	own := p.topic[s]
	if len(p.groups[own]) > largest {
		return false
	}
	rest := without(p.groups[own], s)
	left := p.worth(rest) - p.worths[own]
	best, to := 1e-9, int32(-1)
	if len(rest) > 0 && left > best {
		best, to = left, int32(len(p.groups))
	}
	var tried []int32
	for _, t := range p.ties[s] {
		topic := p.topic[t.to]
		if t.score <= leastTie || topic == own || len(p.groups[topic]) >= largest || slices.Contains(tried, topic) {
			continue
		}
		tried = append(tried, topic)
		if gain := left + p.worth(append(slices.Clone(p.groups[topic]), s)) - p.worths[topic]; gain > best {
			best, to = gain, topic
		}
	}
	if to < 0 {
		return false
	}
	if int(to) == len(p.groups) {
		p.groups, p.worths, p.moved = append(p.groups, nil), append(p.worths, 0), append(p.moved, 0)
	}
	p.groups[own], p.worths[own] = rest, p.worth(rest)
	p.groups[to] = append(p.groups[to], s)
	p.worths[to] = p.worth(p.groups[to])
	p.topic[s] = to
	p.moved[own], p.moved[to] = sweep, sweep
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

// worth tells what a group is worth as a topic.
func (p *partition) worth(group []int32) float64 {
	if len(group) < 2 {
		return 0
	}
	clear(p.counts)
	for _, m := range group {
		p.inside[m] = true
		article := p.c.sentences[m].article
		if p.counts[article] == 0 || m < p.firsts[article] {
			p.firsts[article] = m
		}
		p.counts[article]++
	}
	sum := 0.0
	for _, m := range group {
		sum += p.worthOf(m)
	}
	for _, m := range group {
		p.inside[m] = false
	}
	return sum
}

// worthOf is what one member adds to the worth of the group that is weighed.
func (p *partition) worthOf(m int32) float64 {
	clear(p.sums)
	clear(p.found)
	own := p.c.sentences[m].article
	worth := 0.0
	for _, t := range p.ties[m] {
		if p.inside[t.to] {
			article := p.c.sentences[t.to].article
			p.sums[article] += t.score
			p.found[article]++
			if t.to == p.firsts[article] && article != own && !p.linked(m, article) {
				worth += t.score - unknown
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
		sum := p.sums[article] + unknown*float64(count-p.found[article])
		worth += togetherness / 2 * (sum - leastPair*float64(count))
		if article != own && !p.linked(m, article) {
			worth += unknown - leastShown
		}
	}
	return worth
}
