package align

import (
	"cmp"
	"slices"
)

// priorAffinity is the assumed probability that two sentences that were not
// proposed share a topic.
const priorAffinity = 0.02

// cluster gathers count sentences by agglomerative clustering with average
// linkage: while the greatest mean score over all pairs of members of two
// clusters is at least threshold, those two are merged. It returns the clusters
// of more than one member, each ascending, in order of their first members.
func cluster(count int, list []affinity, threshold float64) [][]int32 {
	g := newClusters(count, list)
	for len(g.queue) > 0 {
		top := g.queue.pop()
		if top.mean < threshold {
			break
		}
		if g.current(top) {
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

// A candidateMerge is two clusters and the mean score between them when their
// versions were those given; it is stale once either has changed.
type candidateMerge struct {
	mean               float64
	a, b               int32
	versionA, versionB int32
}

// before reports whether x is to be merged first: a greater mean, then lower
// numbers.
func (x *candidateMerge) before(y *candidateMerge) bool {
	if x.mean != y.mean {
		return x.mean > y.mean
	}
	return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}

// A mergeQueue is a binary heap with the first merge on top. container/heap
// would allocate for every merge that it is handed.
type mergeQueue []candidateMerge

func (q *mergeQueue) push(b candidateMerge) {
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

func (q *mergeQueue) pop() candidateMerge {
	list := *q
	top, last := list[0], len(list)-1
	list[0] = list[last]
	*q = list[:last]
	q.siftDown(0)
	return top
}

// siftDown restores the heap order below index at.
func (q mergeQueue) siftDown(at int) {
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

// clusters are the sentences during clustering. A cluster is numbered by one of
// its members.
type clusters struct {
	members [][]int32
	version []int32
	excess  []map[int32]float64 // by cluster and neighbouring cluster: the sum of score less priorAffinity over the pairs
	queue   mergeQueue
}

func newClusters(count int, list []affinity) *clusters {
	g := &clusters{members: make([][]int32, count), version: make([]int32, count), excess: make([]map[int32]float64, count)}
	for i := range g.members {
		g.members[i] = []int32{int32(i)}
		g.excess[i] = make(map[int32]float64)
	}
	for _, f := range list {
		g.excess[f.a][f.b] = f.score - priorAffinity
		g.excess[f.b][f.a] = f.score - priorAffinity
	}
	g.queue = make(mergeQueue, 0, len(list))
	for _, f := range list {
		g.queue = append(g.queue, candidateMerge{mean: g.mean(f.a, f.b), a: f.a, b: f.b})
	}
	for at := len(g.queue)/2 - 1; at >= 0; at-- {
		g.queue.siftDown(at)
	}
	return g
}

// mean returns the mean score over all pairs of members, with priorAffinity for
// those not proposed.
func (g *clusters) mean(a, b int32) float64 {
	return priorAffinity + g.excess[a][b]/float64(len(g.members[a])*len(g.members[b]))
}

// current reports whether neither cluster has changed since the merge was
// queued.
func (g *clusters) current(b candidateMerge) bool {
	return g.version[b.a] == b.versionA && g.version[b.b] == b.versionB && g.members[b.a] != nil && g.members[b.b] != nil
}

// merge puts the cluster with fewer neighbours into the other and queues that
// one's merges anew.
func (g *clusters) merge(a, b int32) {
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
		g.queue.push(candidateMerge{g.mean(x, y), x, y, g.version[x], g.version[y]})
	}
}
