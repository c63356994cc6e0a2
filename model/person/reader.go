package person

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// maxParts is how many words a name may have; longer ones are of something else.
const maxParts = 4

// A reader reads the names of a story.
type reader struct {
	readings []detail.Reading
	known    map[string]bool // full names, folded, that are a person's somewhere in the story
	surnames map[string]bool // of those
}

// A candidate is a name that may be a person's.
type candidate struct {
	Mention
	key    string // the folded words of the name
	titled bool   // a title stands before it
	proof  bool   // something says here that it is a person's
}

func newReader(readings []detail.Reading) *reader {
	r := &reader{readings: readings, known: make(map[string]bool), surnames: make(map[string]bool)}
	for a := range readings {
		for _, c := range r.candidates(a) {
			if c.proof && len(c.Name.Given) > 0 {
				r.known[c.key], r.surnames[c.Name.Surname] = true, true
			}
		}
	}
	return r
}

// candidates returns the names of an article that may be a person's.
func (r *reader) candidates(article int) []candidate {
	var list []candidate
	for s := range r.readings[article].Sentences {
		p := phrase{&r.readings[article].Sentences[s], r.readings[article].Article.Text}
		for _, n := range p.Names {
			if c, ok := p.candidate(n); ok {
				c.SentenceRef = model.SentenceRef{Article: article, Sentence: s}
				list = append(list, c)
			}
		}
	}
	return list
}

// cast returns the persons of one article, at most so many.
func (r *reader) cast(article, most int) []Person {
	c := cast{most: most, bearers: make(map[string][]int)}
	list := r.candidates(article)
	for _, one := range list {
		if len(one.Name.Given) > 0 && r.known[one.key] {
			c.add(one.Mention)
		}
	}
	for _, one := range list {
		if len(one.Name.Given) > 0 {
			continue
		}
		switch bearers := c.bearers[one.Name.Surname]; {
		case len(bearers) == 1:
			c.mention(bearers[0], one.Mention)
		case len(bearers) == 0 && (one.titled || r.surnames[one.Name.Surname]):
			c.enter(one.Mention)
		}
	}
	return c.all
}

// A cast is the persons of one article while they are gathered.
type cast struct {
	all     []Person
	most    int
	bearers map[string][]int // indices of the persons with a surname
}

// add adds a mention to the person who has that name in full, or as a new person.
func (c *cast) add(m Mention) {
	for _, i := range c.bearers[m.Name.Surname] {
		if c.all[i].Mentions[0].Name.givenIs(&m.Name) == surely {
			c.mention(i, m)
			return
		}
	}
	c.enter(m)
}

// enter adds a mention as a new person, if there is room for one.
func (c *cast) enter(m Mention) {
	if len(c.all) < c.most {
		c.bearers[m.Name.Surname] = append(c.bearers[m.Name.Surname], len(c.all))
		c.all = append(c.all, Person{Mentions: []Mention{m}})
	}
}

// maxMentions is how many mentions of one person are kept of one article.
const maxMentions = 1000

// mention adds a mention to a person, if there is room for one.
func (c *cast) mention(i int, m Mention) {
	if p := &c.all[i]; len(p.Mentions) < maxMentions {
		p.Mentions = append(p.Mentions, m)
	}
}

// A phrase is a sentence in which names are read.
type phrase struct {
	*detail.Sentence
	src string
}

// gap returns the text between word i and the next one; "" at either end.
func (p *phrase) gap(i int) string {
	if i < 0 || i+1 >= len(p.Words) {
		return ""
	}
	return p.src[p.Words[i].End:p.Words[i+1].Start]
}

// joined reports whether only a space or the dot of a title stands after word i.
func (p *phrase) joined(i int) bool {
	g := p.gap(i)
	return g == " " || g == "\n" || g == ". " && p.titleAt(i).kind != ""
}

// titleAt returns the title that word i is, if it is one: the R of R-Ohio, but not
// that of R. Lee.
func (p *phrase) titleAt(i int) title {
	if len(p.fold(i)) == 1 && p.gap(i) != "-" {
		return title{}
	}
	return titles()[p.fold(i)]
}

func (p *phrase) fold(i int) string {
	if i < 0 || i >= len(p.Words) {
		return ""
	}
	return p.Words[i].Fold
}

// candidate reads a name; ok is false if it has too many words or is of something
// else.
func (p *phrase) candidate(n detail.Name) (candidate, bool) {
	first, last := n.First, p.withParticles(p.beforeInstitution(n))
	c := candidate{}
	for i := n.First; i <= last; i++ {
		if t := p.titleAt(i); t.kind != "" && i < last {
			first, c.titled = i+1, true
			if t.kind == "honour" {
				c.Name.Honour = t.name
			}
		}
	}
	for first < last && nounTitles()[p.fold(first)] {
		first, c.titled = first+1, true
	}
	if first > last || last-first+1 > maxParts || p.isOther(first, last) {
		return c, false
	}
	c.titled = c.titled || first == n.First && p.isTitled(first)
	c.First, c.Last = first, last
	p.setName(&c)
	c.Roles = p.roles(n.First, first, last)
	c.Affiliations = p.affiliations(n.First, last, c.Roles)
	c.proof = c.titled || len(c.Roles) > 0 || p.speaks(first, last) || p.hasAge(last) || nicknames()[p.fold(first)] != nil && last > first
	return c, c.Name.Surname != "" && len(c.Name.Surname) > 1
}

// isTitled reports whether a title stands before word i that is no part of the name: the
// deputy mayor Lee, but not her sister Ann.
func (p *phrase) isTitled(i int) bool {
	switch t := p.titleAt(i - 1); t.kind {
	case "", "party":
		return false
	case "courtesy":
		return p.Words[i-1].Capital && p.joined(i-1)
	}
	return p.joined(i - 1)
}

// isOther reports whether the words from first to last are of no person: one that
// is never part of a person's name, a title, or a word in lower case that is no
// particle.
func (p *phrase) isOther(first, last int) bool {
	for i := first; i <= last; i++ {
		w := p.Words[i]
		if notPersons()[w.Fold] || w.Numeral || !w.Capital && !particles()[w.Fold] || len(p.src[w.Start:w.End]) > 3 && strings.ToUpper(p.src[w.Start:w.End]) == p.src[w.Start:w.End] {
			return true
		}
	}
	return titles()[p.fold(last)].kind != "" && first == last || p.gap(last) == "-" || first > 0 && p.gap(first-1) == "-"
}

// withParticles returns the last word of a name that ends at last and may go on
// after words such as van der.
func (p *phrase) withParticles(last int) int {
	for i := last; i < last+3 && p.joined(i) && i+1 < len(p.Words); i++ {
		switch w := p.Words[i+1]; {
		case w.Capital && i > last && !titles()[w.Fold].isAny():
			return i + 1
		case !particles()[w.Fold] || w.Capital:
			return last
		}
	}
	return last
}

func (t title) isAny() bool { return t.kind != "" }

// nounTitles are nouns that stand before a name with a capital at the beginning of a
// sentence.
var nounTitles = text.WordSet(`lawyer widow alderman teacher driver mother father farmer neighbour neighbor resident founder author actor
singer campaigner widower pilot nurse doctor goalkeeper defender striker midfielder winger captain manager
barrister solicitor pathologist researcher scientist engineer builder landowner oboist conductor`)

var particles = text.WordSet(`van von der den de del della la le du da di dos al el bin ibn abu ter ten zu zum zur vom af av y`)

// setName sets the parts of a candidate's name.
func (p *phrase) setName(c *candidate) {
	last := c.Last
	var parts []string
	for i := c.First; i <= last; i++ {
		parts = append(parts, p.fold(i))
	}
	c.key = strings.Join(parts, " ")
	n := &c.Name
	for last > c.First && (suffixes()[p.fold(last)] || degrees()[p.fold(last)]) {
		if suffixes()[p.fold(last)] {
			n.Suffix = p.fold(last)
		}
		last--
	}
	surname := last
	for surname > c.First && (particles()[p.fold(surname-1)] || p.gap(surname-1) == "-") {
		surname--
	}
	for i := c.First; i < surname; i++ {
		n.Given = append(n.Given, p.fold(i))
		n.written = append(n.written, strings.ToLower(p.src[p.Words[i].Start:p.Words[i].End]))
	}
	raw := p.src[p.Words[surname].Start:p.Words[last].End]
	n.Surname = strings.NewReplacer(" ", "", "-", "", "'", "", "’", "", "\n", "").Replace(text.Fold(raw))
	n.written = append(n.written, strings.ReplaceAll(strings.ToLower(raw), "’", "'"))
}

var (
	suffixes = text.WordSet(`jr sr ii iii iv`)
	degrees  = text.WordSet(`kc qc sc mp msp obe cbe mbe phd md`)
)

// speaks reports whether the name stands beside a verb of saying, before who, or
// before a party: Lee, R-Ohio.
func (p *phrase) speaks(first, last int) bool {
	says := func(i int) bool { return i >= 0 && i < len(p.Words) && lexicon.IsReporting(p.fold(i)) && !p.Quoted[i] }
	return p.joined(last) && says(last+1) || first > 0 && p.gap(first-1) == " " && says(first-1) && p.fold(first-1) != "according" ||
		p.gap(last) == ", " && (slices.Contains([]string{"who", "whose", "whom"}, p.fold(last+1)) || p.gap(last+1) == "-" && p.titleAt(last+1).kind == "party")
}

// hasAge reports whether an age stands after the name: Lee, 59, or Lee (59).
func (p *phrase) hasAge(last int) bool {
	g := p.gap(last)
	return (g == ", " || g == " (") && p.Words[last+1].Numeral && len(p.fold(last+1)) == 2 && p.gap(last+1) != " "
}
