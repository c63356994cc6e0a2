package weigh

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A tier is the range of gravities of a relation. The ranges are so far apart
// that the place in the articles moves no difference into another.
type tier struct{ low, high float64 }

// tierOf returns the range of a relation.
func tierOf(r model.Relation) tier {
	switch r {
	case model.Conflict:
		return tier{0.80, 1}
	case model.Variant:
		return tier{0.42, 0.68}
	}
	return tier{0.10, 0.36}
}

// kindGravity returns how grave a detail of the kind is that has none of the
// words of graveWords, 0 to 1.
func kindGravity(k model.Kind) float64 {
	switch k {
	case model.Date:
		return 0.80
	case model.Number:
		return 0.75
	case model.Name:
		return 0.70
	case model.Place:
		return 0.60
	case model.Quote:
		return 0.55
	case model.Attribution, model.Certainty:
		return 0.30
	case model.Cause, model.Other:
		return 0.25
	}
	return 0.20
}

// maxSoft is the gravity that grave words raise a variant or extra to that is no
// hard fact: more than other words, less than any hard fact.
const maxSoft = 0.37

// graveWords returns the words that make a detail grave, and how grave: death
// before the law, the law before money, money before votes.
func graveWords() []graveClass {
	return []graveClass{
		{1.00, deathWords()},
		{0.95, injuryWords()},
		{0.90, chargeWords()},
		{0.90, verdictWords()},
		{0.85, moneyWords()},
		{0.78, voteWords()},
	}
}

type graveClass struct {
	gravity float64
	words   map[string]bool
}

var (
	deathWords = text.WordSet(`dead death deaths die died dies dying kill killed kills killing killings fatal fatally
fatalities fatality toll bodies body casualties murder murdered murders manslaughter homicide slain drowned perished
victims corpse corpses executed beheaded suicide mourners deceased stillborn`)
	injuryWords = text.WordSet(`injured injuries injury wounded wounds hurt hospital hospitalised hospitalized critical evacuated
critically burns burned concussion missing unaccounted trapped rescued ill sickened poisoned infected infections cases`)
	chargeWords = text.WordSet(`charge charged charges indicted indictment accused arrest arrested arrests arraigned
detained custody suspect suspects counts count extradited prosecuted wanted raid subpoena`)
	verdictWords = text.WordSet(`guilty convicted conviction acquitted acquittal cleared verdict sentence sentenced jail
jailed prison imprisoned ruling ruled overturned upheld plea pleaded pled pleads dismissed liable fined banned ban
disqualified life parole probation resigned resignation resigns quit sacked fired ousted`)
	moneyWords = text.WordSet(`$ £ € ¥ usd eur gbp dollar dollars pound pounds euro euros yen cents pence fine fines
damages compensation cost costs price worth profit profits loss losses debt budget settlement reward ransom`)
	voteWords = text.WordSet(`vote votes voted voting ballot ballots majority seats poll polls elected election
referendum turnout abstained abstentions unanimous unanimously unopposed`)
)

// gravity returns how much a difference matters if it is one, 0 to 1.
func (r *reader) gravity(d *model.Difference) float64 {
	g := kindGravity(d.Kind)
	for _, c := range graveWords() {
		if c.gravity > g && r.hasWord(d, c.words) {
			g = c.gravity
			if d.Relation != model.Conflict && !isHard(d.Kind) {
				g = max(kindGravity(d.Kind), maxSoft)
			}
			break
		}
	}
	t := tierOf(d.Relation)
	return t.low + (t.high-t.low)*g
}

// isHard reports whether details of the kind are facts that can be checked.
func isHard(k model.Kind) bool {
	switch k {
	case model.Number, model.Date, model.Name, model.Place, model.Quote:
		return true
	}
	return false
}

// wordsAround is how many words on either side of a number or date may say what
// is counted or happened.
const wordsAround = 4

// hasWord reports whether one of the words is in a mention, or around it if it
// is a number or date: "112 were killed". Of a number of which it is known what
// it counts, that counts alone.
func (r *reader) hasWord(d *model.Difference, words map[string]bool) bool {
	around := 0
	if d.Kind == model.Number || d.Kind == model.Date {
		around = wordsAround
	}
	for _, m := range d.Mentions {
		if f := r.factOf(m); d.Kind == model.Number && f != nil && f.Counted != "" {
			if slices.ContainsFunc(strings.Fields(f.Counted), func(w string) bool { return words[w] }) {
				return true
			}
			continue
		}
		s := r.sentence(m)
		first, last := widen(s, m.Span, around)
		for i := first; i <= last; i++ {
			if words[s.Words[i].Fold] {
				return true
			}
		}
	}
	return false
}

// widen returns the words of the span and up to so many more on either side,
// fewer where another number or an "and" begins something else.
func widen(s *detail.Sentence, span model.Span, around int) (first, last int) {
	first, last = wordsIn(s, span)
	stops := func(i int) bool {
		w := s.Words[i]
		return w.Numeral || w.Fold == "and" || w.Fold == "but" || w.Fold == "while"
	}
	for n := 0; n < around && first > 0 && !stops(first-1); n++ {
		first--
	}
	for n := 0; n < around && last+1 < len(s.Words) && !stops(last+1); n++ {
		last++
	}
	return first, last
}
