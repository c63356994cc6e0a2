// Package person reads whom a story names: one person through one story, under
// surname, title, nickname, initials or another spelling, with what the text calls
// him or her.
//
// titles.txt, nicknames.txt, offices.txt and institutions.txt are tables that anybody
// can edit. No list says who there is: a name is a person's where the story gives a
// title, an age or an occupation with it, lets it speak, or where it begins as given
// names do; a surname alone where the story has it of such a one.
package person

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
)

// A Person is somebody whom a story names.
type Person struct {
	Mentions []Mention // by article, then by place
}

// A Mention is one place where a person is named.
type Mention struct {
	model.SentenceRef
	First, Last int // the words of the name, without what stands before it
	Name        Name
	Roles       []Role // what this sentence calls the person

	Affiliations []Affiliation // to which it says that the person belongs
}

// In returns the mentions in an article, by place.
func (p *Person) In(article int) []Mention {
	var list []Mention
	for _, m := range p.Mentions {
		if m.Article == article {
			list = append(list, m)
		}
	}
	return list
}

// IsIn reports whether an article names the person.
func (p *Person) IsIn(article int) bool {
	for i := range p.Mentions {
		if p.Mentions[i].Article == article {
			return true
		}
	}
	return false
}

// Fullest returns the first mention in an article with the most parts of the name;
// ok is false if the article does not name the person.
func (p *Person) Fullest(article int) (m Mention, ok bool) {
	for _, o := range p.Mentions {
		if o.Article == article && (!ok || o.Name.parts() > m.Name.parts()) {
			m, ok = o, true
		}
	}
	return m, ok
}

// The bounds of those whom a story names: each is compared with all others. An
// article may name leastCast, however many articles there are.
const (
	maxPersons = 1500
	leastCast  = 300
)

// Read returns the persons of a story, in the order in which it names them. Of an
// article that names more than any news does, the first are taken.
func Read(readings []detail.Reading) []Person {
	all, _ := ReadUntil(readings, func() error { return nil })
	return all
}

// ReadUntil is Read that asks stop now and then whether to go on. The only error is that
// of stop.
func ReadUntil(readings []detail.Reading, stop func() error) ([]Person, error) {
	r := newReader(readings)
	var all []Person
	most := max(leastCast, maxPersons/max(1, len(readings)))
	for a := range readings {
		if err := stop(); err != nil {
			return nil, err
		}
		all = append(all, r.cast(a, most)...)
	}
	all, err := join(all, stop)
	if err != nil {
		return nil, err
	}
	for i := range all {
		slices.SortStableFunc(all[i].Mentions, func(x, y Mention) int { return x.SentenceRef.Compare(y.SentenceRef) })
	}
	return all, nil
}
