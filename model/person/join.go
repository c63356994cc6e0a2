package person

import "slices"

// join makes one person of those of several articles who have one name: first of
// those in full, then of those that one article spells otherwise, if neither names
// anybody else by the other's name.
func join(all []Person) []Person {
	for _, least := range []same{surely, perhaps} {
		for i := 0; i < len(all); i++ {
			for j := i + 1; j < len(all); j++ {
				if all[i].is(&all[j]) >= least && !apart(all, i, j) {
					all[i].Mentions = append(all[i].Mentions, all[j].Mentions...)
					all = slices.Delete(all, j, j+1)
					j--
				}
			}
		}
	}
	return all
}

// is returns whether two persons, of whom no article names both, may be one: by
// their full names, if the story has these.
func (p *Person) is(o *Person) same {
	if p.sharesArticle(o) {
		return another
	}
	best := another
	for _, x := range p.fullNames() {
		for _, y := range o.fullNames() {
			best = max(best, x.is(y))
		}
	}
	return best
}

// fullNames returns the names with given names, or all if none has.
func (p *Person) fullNames() []*Name {
	var full, all []*Name
	for i := range p.Mentions {
		n := &p.Mentions[i].Name
		all = append(all, n)
		if len(n.Given) > 0 {
			full = append(full, n)
		}
	}
	if len(full) > 0 {
		return full
	}
	return all
}

// apart reports whether a third person has a name that could be that of either: two
// of one family are not one.
func apart(all []Person, i, j int) bool {
	for k := range all {
		if k != i && k != j && (all[k].sharesArticle(&all[i]) && all[k].is(&all[j]) == surely || all[k].sharesArticle(&all[j]) && all[k].is(&all[i]) == surely) {
			return true
		}
	}
	return false
}

func (p *Person) sharesArticle(o *Person) bool {
	for i := range p.Mentions {
		if o.IsIn(p.Mentions[i].Article) {
			return true
		}
	}
	return false
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
