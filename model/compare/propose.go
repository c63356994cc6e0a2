package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/learn"
)

// A source says which proposer made a proposal. The order is that of the
// columns of the learned weights.
type source uint8

const (
	fromGap          source = iota // unaligned spans between anchors
	fromEdge                       // unaligned spans before the first anchor or after the last
	fromModifier                   // what comes before one head
	fromFollower                   // what comes after one word
	fromName                       // forms of one name
	fromDescription                // names with what describes them
	fromQuote                      // quotations
	fromAttribution                // speakers and channels
	fromClause                     // clauses that share a word
	fromPhrase                     // phrases next to aligned words
	fromIntroduction               // names under which two articles introduce one person
	sourceCount
	fromClaim // facts, outcomes, persons and quotations, wherever they stand; judged by themselves, and so without a column
)

// A wordSpan is the words from first to last of a sentence, both inclusive; it
// is empty if last is before first.
type wordSpan struct{ first, last int }

func (s wordSpan) len() int { return s.last - s.first + 1 }

func (s wordSpan) overlaps(o wordSpan) bool { return s.first <= o.last && o.first <= s.last }

// A proposal is a span of words in each of two counterparts, x and y, that may
// differ.
type proposal struct {
	source   source
	x, y     *tokens
	a, b     wordSpan
	kind     model.Kind
	relation model.Relation
	why      string
	valueA   string
	valueB   string
	score    float64 // probability that a careful reader marks it
	encoded  bool    // proposed by the encoder
	link     int     // index of the counterpart that it comes from, or noLink

	excludes   bool // claims that cannot both be true of one thing
	compatible bool // facts that can both be true of one thing
}

// noLink is the link of a proposal whose sentences need not be counterparts.
const noLink = -1

// maxMarkWords is how many words a mark in an article may have.
const maxMarkWords = 12

// A sentencePair is two counterparts under comparison. It may be used for one
// pair after another and reuses its buffers.
type sentencePair struct {
	index     *storyIndex
	x, y      *tokens
	alignment alignment
	proposals []proposal
	seen      []uint32 // first and last words of both spans of each proposal, a byte each
	link      int

	most         int // how many likely proposals of a pair are kept
	phraseScorer phraseScorer
	scorer       *learn.Scorer  // nil if proposals are scored later
	encoded      *learn.Weights // nil without the encoder
	features     []float32      // of the proposal that is scored
}

// propose aligns the words of the two counterparts and sets proposals.
// Sentences of more than maxAlignedWords words have none.
func (p *sentencePair) propose(link int) {
	c := p.index.Counterparts[link]
	p.x, p.y, p.link = p.index.tokens(c.From), p.index.tokens(c.To), link
	p.proposals, p.seen = p.proposals[:0], p.seen[:0]
	if len(p.x.stems) > maxAlignedWords || len(p.y.stems) > maxAlignedWords {
		return
	}
	p.alignment.align(p.x, p.y)
	p.proposeNames()
	p.proposeQuotes()
	p.proposeAttributions()
	p.proposeGaps()
	p.proposeModifiers()
	p.proposeClauses()
	p.proposePhrases()
	p.proposeEncoded()
}

// add appends a proposal and returns it, valid until the next call; nil if a
// span is empty or too long, or if both are equal, were proposed before, or say
// nothing that the other sentence does not.
func (p *sentencePair) add(from source, a, b wordSpan) *proposal {
	key := uint32(a.first)<<24 | uint32(a.last)<<16 | uint32(b.first)<<8 | uint32(b.last)
	if a.len() < 1 || b.len() < 1 || a.len() > maxMarkWords || b.len() > maxMarkWords || slices.Contains(p.seen, key) || p.sameText(a, b) {
		return nil
	}
	if from < fromName && p.x.flagsIn(a)&p.y.flagsIn(b)&isDate != 0 {
		return nil // dates are facts
	}
	if from != fromName && from != fromQuote && !p.saysMore(a, b) {
		return nil
	}
	p.seen = append(p.seen, key)
	p.proposals = append(p.proposals, proposal{source: from, x: p.x, y: p.y, a: a, b: b, link: p.link})
	return &p.proposals[len(p.proposals)-1]
}

// saysMore reports whether either span has a meaningful word without a
// counterpart in the other sentence, or both begin and end with aligned words
// and differ between.
func (p *sentencePair) saysMore(a, b wordSpan) bool {
	if p.x.unalignedWords(a, p.alignment.to) > 0 || p.y.unalignedWords(b, p.alignment.from) > 0 {
		return true
	}
	return p.alignment.to[a.first] == b.first && p.alignment.to[a.last] == b.last
}

// significant marks words that carry meaning although they may be function
// words.
const significant = isHedge | isNegation | isNumber

// sameText reports whether two spans read the same, capitals and quotation
// marks aside.
func (p *sentencePair) sameText(a, b wordSpan) bool {
	if a.len() != b.len() {
		return false
	}
	for i := range a.len() {
		x, y := p.x.reading.Words[a.first+i], p.y.reading.Words[b.first+i]
		if x.Fold != y.Fold || !strings.EqualFold(straight(x.In(p.index.text(p.x.ref.Article))), straight(y.In(p.index.text(p.y.ref.Article)))) && x.Len() != y.Len() {
			return false
		}
	}
	return true
}

// straight returns a word with straight apostrophes.
func straight(word string) string { return strings.ReplaceAll(word, "’", "'") }

// trim drops function words from both ends of a span, except hedges and
// negations at its start and numbers.
func (t *tokens) trim(s wordSpan) wordSpan {
	for s.first <= s.last && !t.content[s.first] && t.flags[s.first]&significant == 0 {
		s.first++
	}
	for s.first <= s.last && !t.content[s.last] && t.flags[s.last]&isNumber == 0 {
		s.last--
	}
	return s
}

// isStop reports whether the text between two words ends a clause.
func isStop(separator string) bool { return separator != "" && separator != "-" && separator != "$" }

// cutAtStop ends a span at its first comma or other stop.
func (t *tokens) cutAtStop(s wordSpan) wordSpan {
	for i := s.first; i < s.last; i++ {
		if g := t.separators[i]; isStop(g) && g != "’" && g != "'" {
			s.last = i
			break
		}
	}
	return s
}

// cutAfterStop begins a span after its last comma or other stop.
func (t *tokens) cutAfterStop(s wordSpan) wordSpan {
	for i := s.last - 1; i >= s.first; i-- {
		if g := t.separators[i]; isStop(g) && g != "’" && g != "'" {
			s.first = i + 1
			break
		}
	}
	return s
}

func (t *tokens) span(s wordSpan) model.Span {
	return model.Span{Start: t.reading.Words[s.first].Start, End: t.reading.Words[s.last].End}
}

// wordsOf returns the words that overlap a span of the article's text.
func wordsOf(s *detail.Sentence, span model.Span) wordSpan {
	w := wordSpan{first: len(s.Words), last: -1}
	for i := range s.Words {
		if s.Words[i].Overlaps(span) {
			w.first, w.last = min(w.first, i), i
		}
	}
	return w
}
