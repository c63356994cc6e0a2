package person

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"triptych/model/detail"
	"triptych/model/text"
)

//go:embed institutions.txt
var institutionsFile string

// An Affiliation is words that name the institution to which somebody belongs.
type Affiliation struct {
	First, Last int
	kind        string   // of institution, one for all its words
	name        []string // folded words beside those of a kind
}

// affiliations returns the institutions to which a person belongs whose name is from
// first to last, after the titles from start.
func (p *phrase) affiliations(start, last int, roles []Role) []Affiliation {
	var list []Affiliation
	if a, ok := p.institutionBefore(start); ok {
		list = append(list, a)
	}
	if p.hasAge(last) {
		last++
	}
	if a, ok := p.institutionAfter(last); ok {
		list = append(list, a)
	}
	for i := range roles {
		if a, ok := p.institutionAfter(roles[i].Last); ok {
			list = append(list, a)
		}
	}
	return list
}

// institutionBefore reads Oslo University's Ana Lee, and University of Oslo reader Ana
// Lee, whose name and titles begin at start.
func (p *phrase) institutionBefore(start int) (Affiliation, bool) {
	last := start - 1
	for last >= 0 && start-last <= maxRoleWords && !p.Words[last].Capital && p.gap(last) == " " && p.mayModify(last) {
		last--
	}
	if last < 0 || !p.Words[last].Capital || !p.runsOn(last) {
		return Affiliation{}, false
	}
	first := last
	for first > 0 && p.runsOn(first-1) && p.isOfName(first-1) {
		first--
	}
	return p.affiliation(first, last)
}

// institutionAfter reads of the University of Oslo behind a name or a role that ends
// with word i.
func (p *phrase) institutionAfter(i int) (Affiliation, bool) {
	if g := p.gap(i); g != " " && g != ", " || !belonging()[p.fold(i+1)] {
		return Affiliation{}, false
	}
	first := i + 2
	if p.fold(first) == "the" {
		first++
	}
	if first >= len(p.Words) || !p.Words[first].Capital {
		return Affiliation{}, false
	}
	last := first
	for last+1 < len(p.Words) && p.runsOn(last) && p.isOfName(last+1) {
		last++
	}
	return p.affiliation(first, last)
}

var belonging = text.WordSet(`of at from with for`)

// beforeInstitution returns the last word of a name but for where its bearer belongs:
// the Lee of Ana Lee of Oslo University.
func (p *phrase) beforeInstitution(n detail.Name) int {
	for i := n.First + 2; i < n.Last; i++ {
		if _, ok := p.institutionAfter(i - 1); ok {
			return i - 1
		}
	}
	return n.Last
}

// isOfName reports whether word i may be one of an institution's name.
func (p *phrase) isOfName(i int) bool {
	return p.Words[i].Capital || p.fold(i) == "of" && i+1 < len(p.Words) && p.Words[i+1].Capital
}

// runsOn reports whether only a space stands after word i, or the end of whose it is.
func (p *phrase) runsOn(i int) bool {
	switch p.gap(i) {
	case " ", "'s ", "’s ", "' ", "’ ":
		return true
	}
	return false
}

// affiliation returns the institution that the words from first to last name; ok is
// false if they name none.
func (p *phrase) affiliation(first, last int) (a Affiliation, ok bool) {
	a = Affiliation{First: first, Last: last}
	for i := first; i <= last; i++ {
		w := p.fold(i)
		if kind := institutions()[w]; kind != "" {
			a.kind = kind
		} else if !text.IsFunction(w) {
			a.name = append(a.name, w)
		}
	}
	return a, a.kind != "" && len(a.name) > 0
}

// institutions returns the kinds of institutions by their folded words.
var institutions = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for _, line := range tableLines(institutionsFile) {
		words := strings.Fields(line)
		for _, w := range words {
			table[w] = words[0]
		}
	}
	return table
})

// Same reports whether two affiliations name one institution, or may: a word of the
// name is in both.
func (a *Affiliation) Same(o *Affiliation) bool {
	return slices.ContainsFunc(a.name, func(w string) bool { return slices.Contains(o.name, w) })
}

// Excludes reports whether two affiliations are with two institutions of one kind.
func (a *Affiliation) Excludes(o *Affiliation) bool {
	return a.kind == o.kind && !a.Same(o)
}
