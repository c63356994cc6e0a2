package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
	"triptych/model/lexicon"
	"triptych/model/person"
	"triptych/model/text"
)

// The scores of what is told otherwise of a person: at most the shares that careful
// readers marked of such in annotated stories.
const (
	scoreSpelling = 0.6
	scoreGiven    = 0.6
	scoreAccents  = 0.45
	scoreInitials = 0.4
	scoreHonour   = 0.35
	scoreOffice   = 0.5
	scoreStatus   = 0.4
	scoreHolder   = 0.4
	scoreBelongs  = 0.4

	// scoreWellKnown is that of an initial of somebody whom a story names at least
	// wellKnown times: few note the J. of a president.
	scoreWellKnown = 0.25
	wellKnown      = 10
)

// A people is whom a story names, and where.
type people struct {
	idx     *storyIndex
	persons []person.Person
	at      map[model.SentenceRef][]namedAt
}

// A namedAt is a mention of a person.
type namedAt struct {
	*person.Mention
	person int
}

// newPeople reads whom a story names. The only error is that of stop.
func newPeople(idx *storyIndex, stop func() error) (*people, error) {
	persons, err := person.ReadUntil(idx.Readings, stop)
	if err != nil {
		return nil, err
	}
	p := &people{idx: idx, persons: persons, at: make(map[model.SentenceRef][]namedAt)}
	for i := range p.persons {
		for j := range p.persons[i].Mentions {
			m := &p.persons[i].Mentions[j]
			p.at[m.SentenceRef] = append(p.at[m.SentenceRef], namedAt{m, i})
		}
	}
	return p, nil
}

// claims returns what articles tell otherwise of one person, wherever they do:
// another spelling or form of the name, offices that one person does not hold under
// two names, and institutions of one kind.
func (p *people) claims() []*proposal {
	var list []*proposal
	for i := range p.persons {
		for a := range p.idx.Readings {
			for b := a + 1; b < len(p.idx.Readings); b++ {
				list = append(list, p.nameClaims(&p.persons[i], a, b)...)
				list = append(list, p.officeClaims(&p.persons[i], a, b)...)
				list = append(list, p.affiliationClaims(&p.persons[i], a, b)...)
			}
		}
	}
	list = append(list, p.holderClaims()...)
	return list
}

// nameClaims returns the proposal that two articles write a person's name otherwise,
// if they do.
func (p *people) nameClaims(who *person.Person, a, b int) []*proposal {
	x, okX := who.Fullest(a)
	y, okY := who.Fullest(b)
	if !okX || !okY || !p.idx.isCompared(x.SentenceRef) || !p.idx.isCompared(y.SentenceRef) {
		return nil
	}
	q := p.claim(x, y, wordSpan{x.First, x.Last}, wordSpan{y.First, y.Last})
	switch x.Name.Compare(&y.Name) {
	case person.Surname:
		q.score, q.why = scoreSpelling, "another spelling of the name"
	case person.Given:
		q.score, q.why = scoreGiven, "another given name"
	case person.Accents:
		q.score, q.why = scoreAccents, "other accents"
	case person.Initials:
		q.score, q.why = scoreInitials, "another form of the name"
		if len(who.Mentions) >= wellKnown {
			q.score = scoreWellKnown
		}
	case person.Honour:
		q.score, q.why = scoreHonour, "an honour told or left out"
		q.a, q.b = withHonour(x), withHonour(y)
	default:
		return nil
	}
	return []*proposal{q}
}

// withHonour returns the words of a name with the honour before it.
func withHonour(m person.Mention) wordSpan {
	if m.Name.Honour != "" {
		return wordSpan{m.First - 1, m.Last}
	}
	return wordSpan{m.First, m.Last}
}

func (p *people) claim(x, y person.Mention, a, b wordSpan) *proposal {
	return &proposal{
		source: fromClaim, kind: model.Name, relation: model.Variant, link: noLink,
		x: p.idx.tokens(x.SentenceRef), y: p.idx.tokens(y.SentenceRef), a: a, b: b,
	}
}

// officeClaims returns a proposal for the first roles of a person in two articles of
// which one excludes the other, or says that it is held for a time or no more.
func (p *people) officeClaims(who *person.Person, a, b int) []*proposal {
	held, told := holdings(who, a), holdings(who, b)
	var found []*proposal
	for _, x := range held {
		for _, y := range told {
			q := p.claim(x.Mention, y.Mention, wordSpan{x.role.First, x.role.Last}, wordSpan{y.role.First, y.role.Last})
			switch {
			case x.role.Same(y.role):
				return nil // both also call the person the same
			case x.role.Excludes(y.role):
				q.score, q.relation, q.why = scoreOffice, model.Conflict, "another office"
			case x.role.Changes(y.role):
				q.score, q.why = scoreStatus, strings.Trim(x.role.Status+" against "+y.role.Status, " ")
			default:
				continue
			}
			found = append(found, q)
		}
	}
	return found[:min(1, len(found))]
}

// affiliationClaims returns a proposal for the first institutions of one kind to which
// a person belongs in two articles, unless the articles also agree on one.
func (p *people) affiliationClaims(who *person.Person, a, b int) []*proposal {
	belongs, told := memberships(who, a), memberships(who, b)
	var found []*proposal
	for _, x := range belongs {
		for _, y := range told {
			switch {
			case x.to.Same(y.to):
				return nil
			case x.to.Excludes(y.to):
				q := p.claim(x.Mention, y.Mention, wordSpan{x.to.First, x.to.Last}, wordSpan{y.to.First, y.to.Last})
				q.score, q.relation, q.why = scoreBelongs, model.Conflict, "another institution"
				found = append(found, q)
			}
		}
	}
	return found[:min(1, len(found))]
}

// A membership is a mention of somebody with where he or she belongs.
type membership struct {
	person.Mention
	to *person.Affiliation
}

// memberships returns where an article says that somebody belongs.
func memberships(who *person.Person, article int) []membership {
	var list []membership
	for _, m := range who.In(article) {
		for i := range m.Affiliations {
			list = append(list, membership{m, &m.Affiliations[i]})
		}
	}
	return list
}

// areOfTwo reports whether two claims are the ages of two persons, who are named
// with them: Lee, 43, and Ruiz, 45.
func (p *people) areOfTwo(a, b *claim) bool {
	x, y := p.aged(a), p.aged(b)
	return x >= 0 && y >= 0 && x != y
}

// aged returns the number of the person whose age a claim is that stands behind the
// name, -1 if it is none's.
func (p *people) aged(c *claim) int {
	if c.fact.Value.Dimension != fact.Age {
		return -1
	}
	for _, m := range p.at[c.SentenceRef] {
		if m.Last+1 == c.words.first {
			return m.person
		}
	}
	return -1
}

// holdings returns what an article says that somebody is.
func holdings(who *person.Person, article int) []holding {
	var list []holding
	for _, m := range who.In(article) {
		for i := range m.Roles {
			list = append(list, holding{m, &m.Roles[i]})
		}
	}
	return list
}

// holderClaims returns proposals for two persons of whom different articles say that
// they hold one office which only one can hold, where neither article names both.
func (p *people) holderClaims() []*proposal {
	var list []*proposal
	for i := range p.persons {
		for j := i + 1; j < len(p.persons); j++ {
			if x, y, ok := p.holders(&p.persons[i], &p.persons[j]); ok {
				list = append(list, p.holderClaim(x, y))
			}
		}
	}
	return list
}

// A holding is a mention of somebody with an office.
type holding struct {
	person.Mention
	role *person.Role
}

// holders returns the first mentions that give two persons one office; ok is false if
// there are none.
func (p *people) holders(one, other *person.Person) (x, y holding, ok bool) {
	for a := range one.Mentions {
		m := &one.Mentions[a]
		if len(m.Roles) == 0 || other.IsIn(m.Article) {
			continue
		}
		for b := range other.Mentions {
			n := &other.Mentions[b]
			if len(n.Roles) == 0 || one.IsIn(n.Article) {
				continue
			}
			for i := range m.Roles {
				for j := range n.Roles {
					if m.Roles[i].HeldByOne(&n.Roles[j]) {
						return holding{*m, &m.Roles[i]}, holding{*n, &n.Roles[j]}, true
					}
				}
			}
		}
	}
	return x, y, false
}

// words returns the words of the name and the office.
func (h *holding) words() wordSpan {
	s := wordSpan{min(h.role.First, h.First), max(h.role.Last, h.Last)}
	if s.len() > maxMarkWords {
		return wordSpan{h.First, h.Last}
	}
	return s
}

// holderClaim returns the proposal that two mentions of two persons give them one
// office. Persons of nearly one name are one.
func (p *people) holderClaim(x, y holding) *proposal {
	if x.Article > y.Article {
		x, y = y, x
	}
	if x.Name.Resembles(&y.Name) {
		q := p.claim(x.Mention, y.Mention, wordSpan{x.First, x.Last}, wordSpan{y.First, y.Last})
		q.score, q.why = scoreSpelling, "another spelling of the name"
		return q
	}
	q := p.claim(x.Mention, y.Mention, x.words(), y.words())
	q.score, q.relation, q.why = scoreHolder, model.Conflict, "somebody else in the same office"
	return q
}

// settles reports whether a proposal of names sets mentions of one person against each
// other that say the same, in full or by surname, with a title or without, or of which
// one says no more than the name.
func (p *people) settles(q *proposal) bool {
	if q.kind != model.Name {
		return false
	}
	for _, x := range p.at[q.x.ref] {
		for _, y := range p.at[q.y.ref] {
			if x.person == y.person && within(x, q.a) && within(y, q.b) && p.saysTheSame(x, y, q) {
				return true
			}
		}
	}
	return false
}

func within(m namedAt, s wordSpan) bool { return s.first <= m.First && m.Last <= s.last }

// saysTheSame reports whether two mentions of one person do not differ in the name, and
// either span says nothing else, or both the same titles alone.
func (p *people) saysTheSame(x, y namedAt, q *proposal) bool {
	if x.Name.Compare(&y.Name) != person.None {
		return false
	}
	titlesX, okX := q.x.titlesBeside(x, q.a)
	titlesY, okY := q.y.titlesBeside(y, q.b)
	if okX && len(titlesX) == 0 || okY && len(titlesY) == 0 {
		return true
	}
	return okX && okY && slices.Equal(titlesX, titlesY)
}

// titlesBeside returns what a span says beside a name of the person's office or rank;
// ok is false if it says anything else but what the person does.
func (t *tokens) titlesBeside(m namedAt, s wordSpan) (list []string, ok bool) {
	var words []text.Word
	for i := s.first; i <= s.last; i++ {
		if w := t.reading.Words[i]; (i < m.First || i > m.Last) && t.content[i] && !lexicon.IsReporting(w.Fold) && !t.isVerbal(i) {
			words = append(words, w)
		}
	}
	return person.Titles(words)
}

// isVerbal reports whether a word stands in a chunk around a verb.
func (t *tokens) isVerbal(word int) bool {
	return slices.ContainsFunc(t.reading.Chunks, func(c detail.Chunk) bool { return c.First <= word && word <= c.Last && c.Kind == detail.VerbChunk })
}
