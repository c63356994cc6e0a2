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

// A Chunk is neighbouring words that belong together: "US-backed Syrian
// Democratic Forces", "believed to have been stripped". Chunks follow one
// another without gaps.
type Chunk struct {
	First, Last int // words; Last is inclusive
	Kind        ChunkKind
	Break       bool // punctuation stands before it that parts clauses
}

// cutChunks cuts the sentence into chunks.
func (s *Sentence) cutChunks(src string) {
	fixed := s.fixed()
	for i := 0; i < len(s.Words); {
		c := Chunk{First: i, Last: i, Kind: s.chunkKind(i), Break: i > 0 && breaks(gap(src, s.Words, i-1))}
		if fixed[i] > i {
			c.Last, c.Kind = fixed[i], NounChunk
		}
		for next := c.Last + 1; next < len(s.Words) && !breaks(gap(src, s.Words, c.Last)); next = c.Last + 1 {
			if fixed[next] > next && c.Kind != NounChunk || !s.continues(&c, next) {
				break
			}
			c.Last = max(next, fixed[next])
		}
		s.Chunks = append(s.Chunks, c)
		i = c.Last + 1
	}
}

// fixed gives, for the first word of a detail, its last: a date or number is
// never cut.
func (s *Sentence) fixed() []int {
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
	switch s.Tags[i] {
	case Verb, Auxiliary:
		return VerbChunk
	case To:
		if i+1 < len(s.Words) && s.verbal(i+1) {
			return VerbChunk
		}
		return LinkChunk
	case Preposition, Conjunction:
		return LinkChunk
	case Adverb:
		if i+1 < len(s.Words) && s.Tags[i+1] != Adverb {
			return s.chunkKind(i + 1)
		}
		return VerbChunk
	}
	return NounChunk
}

// continues tells whether word i goes on with the chunk.
func (s *Sentence) continues(c *Chunk, i int) bool {
	tag := s.Tags[i]
	last := s.Tags[c.Last]
	switch c.Kind {
	case LinkChunk:
		return false
	case VerbChunk:
		return tag == Verb || tag == Auxiliary || tag == Adverb || tag == To && i+1 < len(s.Words) && s.verbal(i+1)
	}
	switch tag {
	case Determiner:
		return last == Determiner
	case Noun, Proper, Numeral, Adjective:
		return last != Pronoun
	case Adverb:
		return (last == Determiner || last == Adjective) && i+1 < len(s.Words) && s.Tags[i+1] <= Adjective
	case Verb:
		return last == Determiner && strings.HasSuffix(s.Words[i].Fold, "ing")
	}
	return false
}

func (s *Sentence) verbal(i int) bool {
	return s.Tags[i] == Verb || s.Tags[i] == Auxiliary || s.Tags[i] == Adverb
}

// breaks tells whether what stands between two words parts clauses.
func breaks(gap string) bool { return strings.ContainsAny(gap, ",;:.?!()[]—–\"“”…") }
