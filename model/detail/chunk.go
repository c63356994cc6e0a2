package detail

import "strings"

// A ChunkKind says what a chunk is built around.
type ChunkKind uint8

// The kinds of chunk. A link is a preposition, conjunction or lone adverb that
// joins the chunks around it.
const (
	NounChunk ChunkKind = iota
	VerbChunk
	LinkChunk
)

// A Chunk is a run of words that belong together: "US-backed Syrian Democratic
// Forces", "believed to have been stripped". The chunks of a sentence follow
// one another without gaps.
type Chunk struct {
	First, Last int // indices of words; Last is inclusive
	Kind        ChunkKind
	Break       bool // punctuation before it separates clauses
}

// setChunks splits the sentence into chunks.
func (s *Sentence) setChunks(src string) {
	fixed := s.detailEnds()
	for i := 0; i < len(s.Words); {
		c := Chunk{First: i, Last: i, Kind: s.chunkKind(i), Break: i > 0 && s.separates(src, i-1)}
		if fixed[i] > i {
			c.Last, c.Kind = fixed[i], NounChunk
		}
		for next := c.Last + 1; next < len(s.Words) && !s.separates(src, c.Last); next = c.Last + 1 {
			if fixed[next] > next && c.Kind != NounChunk || !s.extends(&c, next) {
				break
			}
			c.Last = max(next, fixed[next])
		}
		s.Chunks = append(s.Chunks, c)
		i = c.Last + 1
	}
}

// detailEnds returns, at the first word of a date, number or name, its last
// word: none of them is ever split. Elsewhere it has 0.
func (s *Sentence) detailEnds() []int {
	last := make([]int, len(s.Words))
	for _, d := range s.Dates {
		last[d.First] = d.Last
	}
	for _, n := range s.Numbers {
		last[n.First] = max(last[n.First], n.Last)
	}
	for _, n := range s.Names {
		last[n.First] = max(last[n.First], n.Last)
	}
	return last
}

func (s *Sentence) chunkKind(i int) ChunkKind {
	switch s.tags[i] {
	case tagVerb, tagAuxiliary:
		return VerbChunk
	case tagTo:
		if i+1 < len(s.Words) && s.isVerbal(i+1) {
			return VerbChunk
		}
		return LinkChunk
	case tagPreposition, tagConjunction:
		return LinkChunk
	case tagAdverb:
		if i+1 < len(s.Words) && s.tags[i+1] != tagAdverb {
			return s.chunkKind(i + 1)
		}
		return VerbChunk
	}
	return NounChunk
}

// extends reports whether word i continues the chunk.
func (s *Sentence) extends(c *Chunk, i int) bool {
	tag := s.tags[i]
	last := s.tags[c.Last]
	switch c.Kind {
	case LinkChunk:
		return false
	case VerbChunk:
		return tag == tagVerb || tag == tagAuxiliary || tag == tagAdverb || tag == tagTo && i+1 < len(s.Words) && s.isVerbal(i+1)
	}
	switch tag {
	case tagDeterminer:
		return last == tagDeterminer
	case tagNoun, tagProper, tagNumeral, tagAdjective:
		return last != tagPronoun
	case tagAdverb:
		return (last == tagDeterminer || last == tagAdjective) && i+1 < len(s.Words) && s.tags[i+1] <= tagAdjective
	case tagVerb:
		return last == tagDeterminer && strings.HasSuffix(s.Words[i].Fold, "ing")
	}
	return false
}

func (s *Sentence) isVerbal(i int) bool {
	return s.tags[i] == tagVerb || s.tags[i] == tagAuxiliary || s.tags[i] == tagAdverb
}

// separates reports whether clauses end after word i. The colon of 5:50 ends none.
func (s *Sentence) separates(src string, i int) bool {
	gap := textBetween(src, s.Words, i)
	if gap == ":" && s.Words[i].Numeral && s.Words[i+1].Numeral {
		return false
	}
	return separatesClauses(gap)
}

// separatesClauses reports whether the text between two words has punctuation
// that separates clauses.
func separatesClauses(gap string) bool {
	return strings.ContainsAny(gap, ",;:.?!()[]—–\"“”…")
}
