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
	wordSpan
	chunks     int // without links such as prepositions
	firstChunk int
	lastChunk  int
	kind       detail.ChunkKind
	classes    lexicon.Class
}

// Bounds of phrases.
const (
	maxPhraseChunks = 3
	maxPhrasePairs  = 40 // per pair of counterparts
	maxPhrasedWords = 80 // words of a sentence that are searched for phrases
)

// findPhrases sets phrases to all runs of one to maxPhraseChunks chunks that
// have a content word. A phrase may contain a quotation mark but no comma or
// stop.
func (t *tokens) findPhrases() {
	for i, c := range t.reading.Chunks {
		if c.Kind == detail.LinkChunk || c.Last >= maxPhrasedWords {
			continue
		}
		p := phrase{wordSpan: wordSpan{c.First, c.Last}, kind: c.Kind, firstChunk: i}
		content := false
		for j, c := range t.reading.Chunks[i:] {
			if p.chunks == maxPhraseChunks || c.Last-p.first >= maxMarkWords || c.Last >= maxPhrasedWords || c.First > p.first && t.startsClause(c) {
				break
			}
			for k := c.First; k <= c.Last; k++ {
				content = content || t.content[k]
				p.classes |= t.reading.Classes[k]
			}
			if c.Kind == detail.LinkChunk {
				continue
			}
			p.chunks++
			p.last, p.lastChunk = c.Last, i+j
			if content {
				t.phrases = append(t.phrases, p)
			}
		}
	}
}

// startsClause reports whether a chunk begins a clause of its own that is not a
// quotation.
func (t *tokens) startsClause(c detail.Chunk) bool {
	return c.Break && t.reading.Quoted[c.First] == t.reading.Quoted[c.First-1]
}

// headOf returns the index of the last content word of a chunk, its last word
// if it has none.
func (t *tokens) headOf(c detail.Chunk) int {
	for i := c.Last; i >= c.First; i-- {
		if t.content[i] {
			return i
		}
	}
	return c.Last
}

// A phrasePair is a phrase of each sentence, by index, and how promising a
// comparison of both is.
type phrasePair struct {
	a, b  int32
	score float32
}

// proposePhrases proposes pairs of phrases that are next to aligned words,
// share some, or have a class in common, the most promising first.
func (p *sentencePair) proposePhrases() {
	m := p.newPhraseScorer()
	list := m.pairs[:0]
	for i := range p.x.phrases {
		for j := range p.y.phrases {
			if score := m.score(i, j); score >= minPhraseScore {
				list = append(list, phrasePair{int32(i), int32(j), score})
			}
		}
	}
	m.pairs = list
	slices.SortFunc(list, func(a, b phrasePair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, q := range list[:min(len(list), maxPhrasePairs)] {
		p.add(fromPhrase, p.x.phrases[q.a].wordSpan, p.y.phrases[q.b].wordSpan)
	}
}

// comparableClasses are the classes that make two phrases comparable by
// themselves.
const comparableClasses = lexicon.Hedge | lexicon.Reporting | lexicon.Source | lexicon.People | lexicon.Channel

const minPhraseScore = 0.35

// A phraseScorer scores pairs of phrases by rules. It caches what it finds on
// either side of a pair of chunks, since phrases share their ends.
type phraseScorer struct {
	*sentencePair
	alignedX, alignedY []int8    // by phrase: its content words that are aligned
	before, after      []float32 // by chunk of x and of y: how near aligned words are; below 0 where not known yet
	pairs              []phrasePair
}

// newPhraseScorer returns the pair's scorer, reset for its sentences.
func (p *sentencePair) newPhraseScorer() *phraseScorer {
	n := len(p.x.reading.Chunks) * len(p.y.reading.Chunks)
	m := &p.phraseScorer
	m.sentencePair, m.alignedX, m.alignedY = p, countAligned(m.alignedX, p.x, p.alignment.to), countAligned(m.alignedY, p.y, p.alignment.from)
	m.before, m.after = slices.Grow(m.before[:0], n)[:n], slices.Grow(m.after[:0], n)[:n]
	for i := range n {
		m.before[i], m.after[i] = -1, -1
	}
	return m
}

// countAligned returns the number of aligned content words of each phrase.
func countAligned(counts []int8, t *tokens, to []int) []int8 {
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

// score returns how promising it is to compare phrase i of x with phrase j of
// y: aligned words next to both and shared words raise it, words aligned
// elsewhere lower it.
func (m *phraseScorer) score(i, j int) float32 {
	a, b := &m.x.phrases[i], &m.y.phrases[j]
	shared := 0
	if m.alignedX[i] > 0 && m.alignedY[j] > 0 {
		for k := a.first; k <= a.last; k++ {
			if l := m.alignment.to[k]; l >= b.first && l <= b.last && m.x.content[k] {
				shared++
			}
		}
	}
	stray := int(m.alignedX[i]) + int(m.alignedY[j]) - 2*shared
	score := 0.4*float32(min(shared, 3)) - 0.5*float32(stray) - 0.1*float32(a.chunks+b.chunks-2)
	if a.classes&b.classes&comparableClasses != 0 {
		score += 0.5
	}
	if a.kind == b.kind {
		score += 0.2
	}
	if score+2 < minPhraseScore {
		return score
	}
	return score + m.contextScore(m.before, a.firstChunk, b.firstChunk, a.first, b.first, -1) + m.contextScore(m.after, a.lastChunk, b.lastChunk, a.last, b.last, 1)
}

// contextScore returns the proximity of aligned words on one side of two
// phrases that begin, or end, with chunks c and d and words i and j. known
// caches it.
func (m *phraseScorer) contextScore(known []float32, c, d, i, j, step int) float32 {
	at := c*len(m.y.reading.Chunks) + d
	if known[at] < 0 {
		known[at] = m.proximity(i, j, step)
	}
	return known[at]
}

// proximity returns 1 if words aligned with each other are right next to words
// i and j in the direction of step, 1/(n+1) with n content words between, 0 if
// none are near.
func (p *sentencePair) proximity(i, j, step int) float32 {
	best, passed := noneNear, 0
	for a := i + step; a >= 0 && a < len(p.x.stems) && passed < 3; a += step {
		if !p.x.content[a] {
			continue
		}
		if b := p.alignment.to[a]; b >= 0 && (b-j)*step > 0 {
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
	if best == noneNear {
		return 0
	}
	return 1 / float32(1+best)
}

// noneNear stands for no aligned word within reach.
const noneNear = math.MaxInt
