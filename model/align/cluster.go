package align

import (
	"cmp"
	"slices"
)

// unknown is how likely two sentences share a topic that nothing proposed.
const unknown = 0.02

// cluster gathers sentences, the likeliest to share a subject first. Two groups
// become one while the mean likelihood over all pairs of their members is at
// least threshold. It gives the groups with more than one member.
func cluster(count int, list []affinity, threshold float64) [][]int32 {
	g := newGroups(count, list)
	for len(g.queue) > 0 {
		top := g.queue.pop()
		if top.mean < threshold {
			break
		}
		if g.fresh(top) {
			g.merge(top.a, top.b)
		}
	}
	var groups [][]int32
	for _, members := range g.members {
		if len(members) > 1 {
			slices.Sort(members)
			groups = append(groups, members)
		}
	}
	slices.SortFunc(groups, func(x, y []int32) int { return cmp.Compare(x[0], y[0]) })
	return groups
}

// A bond is two groups and the mean likelihood between them, as it was when
// their versions were those.
type bond struct {
	mean               float64
	a, b               int32
	versionA, versionB int32
}

func (x *bond) before(y *bond) bool {
	if x.mean != y.mean {
		return x.mean > y.mean
	}
	return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}

// bonds are a heap, the first bond on top. container/heap would put every bond
// into memory of its own.
type bonds []bond

func (q *bonds) push(b bond) {
	*q = append(*q, b)
	list := *q
	for at := len(list) - 1; at > 0; {
		up := (at - 1) / 2
		if !list[at].before(&list[up]) {
			break
		}
		list[at], list[up] = list[up], list[at]
		at = up
	}
}

func (q *bonds) pop() bond {
	list := *q
	top, last := list[0], len(list)-1
	list[0] = list[last]
	*q = list[:last]
	q.sink(0)
	return top
}

// sink puts a bond below all that come before it.
func (q bonds) sink(at int) {
	for {
		down := 2*at + 1
		if down >= len(q) {
			return
		}
		if down+1 < len(q) && q[down+1].before(&q[down]) {
			down++
		}
		if !q[down].before(&q[at]) {
			return
		}
		q[at], q[down] = q[down], q[at]
		at = down
	}
}

type groups struct {
	members [][]int32
	version []int32
	excess  []map[int32]float64 // by group: to each bound group, the sum of likelihood beyond unknown
	queue   bonds
}

func newGroups(count int, list []affinity) *groups {
	g := &groups{members: make([][]int32, count), version: make([]int32, count), excess: make([]map[int32]float64, count)}
	for i := range g.members {
		g.members[i] = []int32{int32(i)}
		g.excess[i] = make(map[int32]float64)
	}
	for _, f := range list {
		g.excess[f.a][f.b] = f.score - unknown
		g.excess[f.b][f.a] = f.score - unknown
	}
	g.queue = make(bonds, 0, len(list))
	for _, f := range list {
		g.queue = append(g.queue, bond{mean: g.mean(f.a, f.b), a: f.a, b: f.b})
	}
	for at := len(g.queue)/2 - 1; at >= 0; at-- {
		g.queue.sink(at)
	}
	return g
}

func (g *groups) mean(a, b int32) float64 {
	return unknown + g.excess[a][b]/float64(len(g.members[a])*len(g.members[b]))
}

func (g *groups) fresh(b bond) bool {
	return g.version[b.a] == b.versionA && g.version[b.b] == b.versionB && g.members[b.a] != nil && g.members[b.b] != nil
}

// merge puts the group with fewer bonds into the other and renews its bonds.
func (g *groups) merge(a, b int32) {
	if len(g.excess[a]) < len(g.excess[b]) {
		a, b = b, a
	}
	delete(g.excess[a], b)
	for other, sum := range g.excess[b] {
		if other != a {
			g.excess[a][other] += sum
			g.excess[other][a] = g.excess[a][other]
		}
		delete(g.excess[other], b)
	}
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b], g.excess[b] = nil, nil
	g.version[a]++
	for other := range g.excess[a] {
		x, y := min(a, other), max(a, other)
		g.queue.push(bond{g.mean(x, y), x, y, g.version[x], g.version[y]})
	}
}
