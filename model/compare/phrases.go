package compare

import (
	"cmp"
	"math"
	"slices"

	"triptych/model/detail"
	"triptych/model/lexicon"
)

// A phrase is a run of whole chunks of a sentence.
type phrase struct {
	stretch
	chunks int // that are no links
	from   int // its first chunk
	upto   int // its last chunk
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
		p := phrase{stretch: stretch{c.First, c.Last}, kind: c.Kind, from: i}
		content := false
		for j, c := range t.s.Chunks[i:] {
			if p.chunks == mostChunks || c.Last-p.first >= longest || c.Last >= mostCut || c.First > p.first && t.parts(c) {
				break
			}
			for k := c.First; k <= c.Last; k++ {
				content = content || t.content[k]
				p.marks |= t.s.Classes[k]
			}
			if c.Kind == detail.LinkChunk {
				continue
			}
			p.chunks++
			p.last, p.upto = c.Last, i+j
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

// A phrasePair is two phrases, by number, and what speaks for setting them side
// by side.
type phrasePair struct {
	a, b int32
	rank float32
}

// phrases proposes phrases that stand beside aligned words, share some, or bear
// the same marks.
func (p *pairing) phrases() {
	m := p.rank()
	list := m.list[:0]
	for i := range p.x.phrases {
		for j := range p.y.phrases {
			if rank := m.rank(i, j); rank >= leastRank {
				list = append(list, phrasePair{int32(i), int32(j), rank})
			}
		}
	}
	m.list = list
	slices.SortFunc(list, func(a, b phrasePair) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, q := range list[:min(len(list), mostPhrases)] {
		p.add(fromPhrase, p.x.phrases[q.a].stretch, p.y.phrases[q.b].stretch)
	}
}

// typed are the marks that make two phrases comparable by themselves.
const typed = lexicon.Hedge | lexicon.Reporting | lexicon.Source | lexicon.People | lexicon.Channel

const leastRank = 0.35

// A ranking ranks pairs of phrases. It remembers what it found out between
// chunks, for phrases share their ends.
type ranking struct {
	*pairing
	alignedX, alignedY []int8    // by phrase: its content words that are aligned
	before, after      []float32 // by chunk of x and of y: how near aligned words are; below 0 where not known yet
	list               []phrasePair
}

// rank begins to rank the phrases of the two sentences.
func (p *pairing) rank() *ranking {
	n := len(p.x.s.Chunks) * len(p.y.s.Chunks)
	m := &p.ranking
	m.pairing, m.alignedX, m.alignedY = p, aligned(m.alignedX, p.x, p.a.to), aligned(m.alignedY, p.y, p.a.from)
	m.before, m.after = slices.Grow(m.before[:0], n)[:n], slices.Grow(m.after[:0], n)[:n]
	for i := range n {
		m.before[i], m.after[i] = -1, -1
	}
	return m
}

// aligned counts the aligned content words of each phrase.
func aligned(counts []int8, t *tokens, to []int) []int8 {
	counts = slices.Grow(counts[:0], len(t.phrases))[:len(t.phrases)]
	clear(counts)
	for i, p := range t.phrases {
		for j := p.first; j <= p.last; j++ {
			if to[j] >= 0 && t.content[j] {
				counts[i]++
			}
		}
	}
	return counts
}

// rank tells how promising it is to set phrase i of x against phrase j of y:
// aligned words beside both and words shared speak for it, words aligned
// elsewhere against it.
func (m *ranking) rank(i, j int) float32 {
	a, b := &m.x.phrases[i], &m.y.phrases[j]
	shared := 0
	if m.alignedX[i] > 0 && m.alignedY[j] > 0 {
		for k := a.first; k <= a.last; k++ {
			if l := m.a.to[k]; l >= b.first && l <= b.last && m.x.content[k] {
				shared++
			}
		}
	}
	stray := int(m.alignedX[i]) + int(m.alignedY[j]) - 2*shared
	rank := 0.4*float32(min(shared, 3)) - 0.5*float32(stray) - 0.1*float32(a.chunks+b.chunks-2)
	if a.marks&b.marks&typed != 0 {
		rank += 0.5
	}
	if a.kind == b.kind {
		rank += 0.2
	}
	if rank+2 < leastRank {
		return rank
	}
	return rank + m.beside(m.before, a.from, b.from, a.first, b.first, -1) + m.beside(m.after, a.upto, b.upto, a.last, b.last, 1)
}

// beside weighs the aligned words on one side of two phrases that begin, or
// end, with chunks c and d and words i and j.
func (m *ranking) beside(known []float32, c, d, i, j, step int) float32 {
	at := c*len(m.y.s.Chunks) + d
	if known[at] < 0 {
		known[at] = m.near(i, j, step)
	}
	return known[at]
}

// near is 1 where words aligned with each other stand right beside words i and
// j, in the direction of step, less with content words between, 0 where none
// are near.
func (p *pairing) near(i, j, step int) float32 {
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
	if best == far {
		return 0
	}
	return 1 / float32(1+best)
}

// far stands for no aligned word near.
const far = math.MaxInt
