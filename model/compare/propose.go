package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/learn"
)

// A source says what proposed a pair of stretches.
type source uint8

const (
	fromGap         source = iota // unaligned stretches between aligned words
	fromEdge                      // unaligned stretches before the first or after the last
	fromModifier                  // what stands before one head
	fromFollower                  // what follows one word
	fromDate                      // dates
	fromNumber                    // amounts
	fromName                      // forms of one name
	fromDescription               // names with what describes them
	fromQuote                     // quotations
	fromAttribution               // speakers and channels
	fromClause                    // clauses that share a word
	fromPhrase                    // phrases beside aligned words
	fromBearer                    // names under which articles introduce one person
	sourceCount
)

// A stretch is the words from first to last of a sentence; both inclusive.
type stretch struct{ first, last int }

func (s stretch) len() int { return s.last - s.first + 1 }

// A proposal is two stretches of counterparts that may differ.
type proposal struct {
	source   source
	x, y     *tokens
	a, b     stretch
	kind     model.Kind
	relation model.Relation
	why      string
	valueA   string
	valueB   string
	score    float64 // how likely a careful reader marks it
	link     int     // the counterpart that it comes from
}

// noLink marks a proposal of sentences that need not be counterparts.
const noLink = -1

// longest is how many words a mark may have.
const longest = 12

// A pairing is two counterparts under comparison. One pair after the other may
// be compared by it, with the same buffers.
type pairing struct {
	v    *view
	x, y *tokens
	a    alignment
	list []proposal
	seen []uint32 // the ends of the stretches in list, a byte each
	link int

	ranking  ranking
	scorer   *learn.Scorer // nil where proposals are not judged at once
	features []float32     // of the proposal that is judged
}

// propose lists the pairs of stretches in which two counterparts may differ, and
// aligns their words.
func (p *pairing) propose(link int) {
	c := p.v.Counterparts[link]
	p.x, p.y, p.link = p.v.tokens(c.From), p.v.tokens(c.To), link
	p.list, p.seen = p.list[:0], p.seen[:0]
	if len(p.x.stems) > maxWords || len(p.y.stems) > maxWords {
		return
	}
	p.a.align(p.x, p.y)
	p.dates()
	p.numbers()
	p.names()
	p.quotes()
	p.attributions()
	p.gaps()
	p.modifiers()
	p.clauses()
	p.phrases()
}

// add keeps a proposal whose stretches are not empty, not too long, not equal
// and not proposed before.
func (p *pairing) add(from source, a, b stretch) *proposal {
	key := uint32(a.first)<<24 | uint32(a.last)<<16 | uint32(b.first)<<8 | uint32(b.last)
	if a.len() < 1 || b.len() < 1 || a.len() > longest || b.len() > longest || slices.Contains(p.seen, key) || p.equal(a, b) {
		return nil
	}
	if from < fromDate && p.x.flagsOf(a)&p.y.flagsOf(b)&isDate != 0 {
		return nil // the dates themselves are proposed
	}
	if from != fromDate && from != fromNumber && from != fromName && from != fromQuote && !p.news(a, b) {
		return nil
	}
	p.seen = append(p.seen, key)
	p.list = append(p.list, proposal{source: from, x: p.x, y: p.y, a: a, b: b, link: p.link})
	return &p.list[len(p.list)-1]
}

// news tells whether either stretch has a word that says something and stands
// nowhere in the other sentence, or both begin and end alike and differ between.
func (p *pairing) news(a, b stretch) bool {
	if p.x.fresh(a, p.a.to) || p.y.fresh(b, p.a.from) {
		return true
	}
	return p.a.to[a.first] == b.first && p.a.to[a.last] == b.last
}

const telling = isHedge | isNegation | isNumber

func (t *tokens) fresh(s stretch, to []int) bool {
	for i := s.first; i <= s.last; i++ {
		if to[i] < 0 && (t.content[i] || t.kinds[i]&telling != 0) {
			return true
		}
	}
	return false
}

// equal tells whether two stretches read the same, capitals and quotation marks
// aside.
func (p *pairing) equal(a, b stretch) bool {
	if a.len() != b.len() {
		return false
	}
	for i := range a.len() {
		x, y := p.x.s.Words[a.first+i], p.y.s.Words[b.first+i]
		if x.Fold != y.Fold || !strings.EqualFold(x.In(p.v.text(p.x.ref.Article)), y.In(p.v.text(p.y.ref.Article))) && x.Len() != y.Len() {
			return false
		}
	}
	return true
}

// trim takes grammar off both ends of a stretch, and stops it at the end of a
// clause.
func (t *tokens) trim(s stretch) stretch {
	for s.first <= s.last && !t.content[s.first] && t.kinds[s.first]&(isHedge|isNegation|isNumber) == 0 {
		s.first++
	}
	for s.first <= s.last && !t.content[s.last] && t.kinds[s.last]&isNumber == 0 {
		s.last--
	}
	return s
}

// cut ends a stretch at the first comma or other stop after its start.
func (t *tokens) cut(s stretch) stretch {
	for i := s.first; i < s.last; i++ {
		if g := t.gaps[i]; g != "" && g != "-" && g != "’" && g != "'" && g != "$" {
			s.last = i
			break
		}
	}
	return s
}

// cutBefore begins a stretch after its last stop.
func (t *tokens) cutBefore(s stretch) stretch {
	for i := s.last - 1; i >= s.first; i-- {
		if g := t.gaps[i]; g != "" && g != "-" && g != "’" && g != "'" && g != "$" {
			s.first = i + 1
			break
		}
	}
	return s
}

func (t *tokens) span(s stretch) model.Span {
	return model.Span{Start: t.s.Words[s.first].Start, End: t.s.Words[s.last].End}
}

// closed takes in the mark that closes a quotation right after the span, where
// it opens within. src is the article's text up to the sentence's end.
func (t *tokens) closed(span model.Span, src string) model.Span {
	words := span.In(src)
	curly := strings.Count(words, "“") > strings.Count(words, "”")
	if !curly && strings.Count(words, `"`)%2 == 0 {
		return span
	}
	for _, mark := range []string{`"`, "”"} {
		if strings.HasPrefix(src[span.End:], mark) && curly == (mark == "”") {
			span.End += len(mark)
			break
		}
	}
	return span
}

// wordsIn gives the words of a span.
func wordsIn(s *detail.Sentence, span model.Span) stretch {
	w := stretch{first: len(s.Words), last: -1}
	for i := range s.Words {
		if s.Words[i].Overlaps(span) {
			w.first, w.last = min(w.first, i), i
		}
	}
	return w
}
