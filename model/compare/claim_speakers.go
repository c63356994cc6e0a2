package compare

import (
	"triptych/model"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// scoreSpeaker is the score of two speakers of the same words.
const scoreSpeaker = 0.5

// speakerClaims returns proposals where the articles give the same words to different
// persons.
func (p *people) speakerClaims(scripts []quoteScript) []*proposal {
	var list []*proposal
	for _, s := range scripts {
		x, y := p.speaker(s.a, s.spanA()), p.speaker(s.b, s.spanB())
		if x == nil || y == nil || x.person == y.person || p.persons[x.person].Is(&p.persons[y.person]) {
			continue
		}
		q := p.claim(*x.Mention, *y.Mention, wordSpan{x.First, x.Last}, wordSpan{y.First, y.Last})
		q.kind, q.relation, q.score, q.why = model.Attribution, model.Conflict, scoreSpeaker, "the same words by somebody else"
		list = append(list, q)
	}
	return list
}

// speaker returns who says a span: the only person who is named outside of quotations
// in its sentence, next to a verb of saying; nil if that is not told.
func (p *people) speaker(u *utterance, s wordSpan) *namedAt {
	ref := u.ref(s.first)
	t := p.idx.sentence(ref)
	var found *namedAt
	for _, m := range p.at[ref] {
		if t.Quoted[m.First] {
			continue
		}
		if found != nil {
			return nil
		}
		found = &m
	}
	if found == nil || !p.speaks(found) {
		return nil
	}
	return found
}

// speaks reports whether a verb of saying stands right before or after a name with
// what is told of the person.
func (p *people) speaks(m *namedAt) bool {
	t := p.idx.sentence(m.SentenceRef)
	s := wordSpan{m.First, m.Last}
	for i := range m.Roles {
		s = wordSpan{min(s.first, m.Roles[i].First), max(s.last, m.Roles[i].Last)}
	}
	says := func(i int) bool {
		return i >= 0 && i < len(t.Words) && !t.Quoted[i] && lexicon.IsReporting(t.Words[i].Fold)
	}
	before := s.first - 1
	if before > 0 && articles()[t.Words[before].Fold] {
		before-- // said the chief, Ana Lee
	}
	return says(before) && !hasHearer()[t.Words[before].Fold] || says(s.last+1)
}

var articles = text.WordSet(`the a an its their his her`)

// hasHearer has the verbs of saying after which stands who was told.
var hasHearer = text.WordSet(`tell tells told telling`)
