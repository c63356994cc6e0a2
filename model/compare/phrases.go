package compare

import (
	"cmp"
	"slices"

	"triptych/model/detail"
	"triptych/model/lexicon"
)

// A phrase is a run of whole chunks of a sentence.
type phrase struct {
	stretch
	chunks int // that are no links
	kind   detail.ChunkKind
	marks  lexicon.Class
}

// The bounds of phrases.
const (
	mostChunks  = 3
	mostPhrases = 40 // pairs of phrases of one pair of counterparts that are proposed
	mostCut     = 80 // words of a sentence that are cut into phrases
)

// cutPhrases lists the runs of one to three chunks that hold a content word. A
// phrase runs over a quotation mark but over no comma or stop.
func (t *tokens) cutPhrases() {
	for i, c := range t.s.Chunks {
		if c.Kind == detail.LinkChunk || c.Last >= mostCut {
			continue
		}
		p := phrase{stretch: stretch{c.First, c.Last}, kind: c.Kind}
		content := false
		for _, c := range t.s.Chunks[i:] {
			if p.chunks == mostChunks || c.Last-p.first >= longest || c.Last >= mostCut || c.First > p.first && t.parts(c) {
				break
			}
			for j := c.First; j <= c.Last; j++ {
				content = content || t.content[j]
				p.marks |= t.s.Classes[j]
			}
			if c.Kind == detail.LinkChunk {
				continue
			}
			p.chunks++
			p.last = c.Last
			if content {
				t.phrases = append(t.phrases, p)
			}
		}
	}
}

// parts tells whether a chunk begins a clause of its own, not a quotation.
func (t *tokens) parts(c detail.Chunk) bool {
	return c.Break && t.s.Quoted[c.First] == t.s.Quoted[c.First-1]
}

// headOf gives the last content word of a chunk.
func (t *tokens) headOf(c detail.Chunk) int {
	for i := c.Last; i >= c.First; i-- {
		if t.content[i] {
			return i
		}
	}
	return c.Last
}

// A phrasePair is two phrases with what speaks for setting them side by side.
type phrasePair struct {
	a, b   phrase
	stray  int // content words of either that are aligned outside the other
	shared int // content words of one aligned within the other
	before int // content words between them and the nearest words before that are aligned; far where there are none
	after  int
	rank   float64
}

const far = 9

// phrases proposes phrases that stand beside aligned words, share some, or bear
// the same marks.
func (p *pairing) phrases() {
	var list []phrasePair
	for _, a := range p.x.phrases {
		for _, b := range p.y.phrases {
			q := phrasePair{a: a, b: b}
			if p.measure(&q); q.rank >= leastRank {
				list = append(list, q)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b phrasePair) int { return cmp.Compare(b.rank, a.rank) })
	for _, q := range list[:min(len(list), mostPhrases)] {
		p.add(fromPhrase, q.a.stretch, q.b.stretch)
	}
}

// typed are the marks that make two phrases comparable by themselves.
const typed = lexicon.Hedge | lexicon.Reporting | lexicon.Source | lexicon.People | lexicon.Channel

const leastRank = 0.35

// measure ranks a pair of phrases.
func (p *pairing) measure(q *phrasePair) {
	for i := q.a.first; i <= q.a.last; i++ {
		if j := p.a.to[i]; j >= 0 && p.x.content[i] {
			if j >= q.b.first && j <= q.b.last {
				q.shared++
			} else {
				q.stray++
			}
		}
	}
	for j := q.b.first; j <= q.b.last; j++ {
		if i := p.a.from[j]; i >= 0 && p.y.content[j] && (i < q.a.first || i > q.a.last) {
			q.stray++
		}
	}
	q.before, q.after = p.near(q.a.first, q.b.first, -1), p.near(q.a.last, q.b.last, 1)
	for _, n := range []int{q.before, q.after} {
		if n < far {
			q.rank += 1 / float64(1+n)
		}
	}
	q.rank += 0.4*float64(min(q.shared, 3)) - 0.5*float64(q.stray) - 0.1*float64(q.a.chunks+q.b.chunks-2)
	if q.a.marks&q.b.marks&typed != 0 {
		q.rank += 0.5
	}
	if q.a.kind == q.b.kind {
		q.rank += 0.2
	}
}

// near is the number of content words between words i and j and the nearest
// words, in the direction of step, that are aligned with each other.
func (p *pairing) near(i, j, step int) int {
	best, passed := far, 0
	for a := i + step; a >= 0 && a < len(p.x.stems) && passed < 3; a += step {
		if !p.x.content[a] {
			continue
		}
		if b := p.a.to[a]; b >= 0 && (b-j)*step > 0 {
			between := passed
			for k := j + step; k != b; k += step {
				if p.y.content[k] {
					between++
				}
			}
			best = min(best, between)
		}
		passed++
	}
	return best
}
