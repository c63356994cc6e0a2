package person

import (
	"slices"
	"strings"
)

// join makes one person of those of several articles who have one name: first of
// those in full, then of those that one article spells otherwise, if neither names
// anybody else by the other's name.
func join(all []Person, stop func() error) ([]Person, error) {
	list := make([]*bearer, len(all))
	for i := range all {
		list[i] = newBearer(all[i])
	}
	for _, least := range []same{surely, perhaps} {
		for i := 0; i < len(list); i++ {
			if err := stop(); err != nil {
				return nil, err
			}
			for j := i + 1; j < len(list); j++ {
				if list[i].is(list[j]) >= least && !apart(list, i, j) {
					list[i].join(list[j])
					list = slices.Delete(list, j, j+1)
					j--
				}
			}
		}
	}
	joined := make([]Person, len(list))
	for i, b := range list {
		joined[i] = b.Person
	}
	return joined, nil
}

// A bearer is a person with what is asked of each of them about every other.
type bearer struct {
	Person
	names    []*Name // in full or, if no mention gives that, as they are; each once
	full     bool    // the names have given names
	articles []int   // that name the person, each once
}

func newBearer(p Person) *bearer {
	b := &bearer{Person: p}
	known := make(map[string]bool)
	for i := range p.Mentions {
		m := &p.Mentions[i]
		if !slices.Contains(b.articles, m.Article) {
			b.articles = append(b.articles, m.Article)
		}
		n := &m.Name
		if full := len(n.Given) > 0; full && !b.full {
			b.full, b.names = true, nil
			clear(known)
		} else if !full && b.full {
			continue
		}
		key := strings.Join(n.Given, " ") + "\n" + n.Surname + "\n" + n.last()
		if !known[key] {
			known[key] = true
			b.names = append(b.names, n)
		}
	}
	return b
}

// join adds the mentions of another, who is the same person.
func (b *bearer) join(o *bearer) {
	*b = *newBearer(Person{Mentions: append(b.Mentions, o.Mentions...)})
}

// is returns whether two persons, of whom no article names both, may be one: by
// their full names, if the story has these.
func (b *bearer) is(o *bearer) same {
	if b.sharesArticle(o) {
		return another
	}
	best := another
	for _, x := range b.names {
		for _, y := range o.names {
			best = max(best, x.is(y))
		}
	}
	return best
}

// apart reports whether a third person has a name that could be that of either: two
// of one family are not one.
func apart(all []*bearer, i, j int) bool {
	for k, b := range all {
		if k != i && k != j && (b.sharesArticle(all[i]) && b.is(all[j]) == surely || b.sharesArticle(all[j]) && b.is(all[i]) == surely) {
			return true
		}
	}
	return false
}

func (b *bearer) sharesArticle(o *bearer) bool {
	return slices.ContainsFunc(b.articles, func(a int) bool { return slices.Contains(o.articles, a) })
}

// Is reports whether two persons may be one, as far as their names say.
func (p *Person) Is(o *Person) bool {
	for _, x := range p.Mentions {
		for _, y := range o.Mentions {
			if x.Name.is(&y.Name) != another || x.Name.Surname == y.Name.Surname {
				return true
			}
		}
	}
	return false
}
