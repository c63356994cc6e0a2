package fact

import (
	"strings"
	"sync"
)

// A class is a kind of thing that news count or measure. To add one, add a line:
// its name, as a reader sees it; nouns that follow a number of it or go before
// it ("61 deaths", "a death toll of 61"); words of what happened to those who are
// counted ("61 people were killed", "killed 61"); the dimensions it may have.
type class struct {
	name       string
	nouns      string
	predicates string
	dimensions []Dimension
	fate       bool // nobody is counted in two such classes at a time
}

var (
	counts  = []Dimension{Count}
	sums    = []Dimension{Money}
	shares  = []Dimension{Share}
	lengths = []Dimension{Length}
)

// classes are the classes in the order in which they are tried.
var classes = []class{
	{"dead", "dead deaths death fatalities fatality bodies body toll victims corpses burials graves lives",
		"killed kill kills killing died die dies dying perished perish dead drowned drowning murdered executed slain claimed", counts, true},
	{"injured", "injured wounded injuries casualties hurt",
		"injured injuring injure hurt wounded wounding hospital hospitalised hospitalized treated treatment burned burnt", counts, true},
	{"missing", "missing disappeared", "missing unaccounted disappeared vanished", counts, true},
	{"arrested", "arrests arrest detainees detentions", "arrested arresting detained detaining custody apprehended cells", counts, true},
	{"rescued", "survivors rescues", "rescued rescuing saved winched survived freed plucked", counts, true},
	{"evacuated", "evacuees evacuations", "evacuated evacuating evacuate displaced displacing fled flee moved homeless", counts, true},
	{"trapped", "", "trapped", counts, true},
	{"stranded", "", "stranded", counts, true},
	{"homes destroyed", "", "destroyed destroying flattened gutted demolished razed", counts, false},
	{"homes damaged", "", "damaged damaging", counts, false},
	{"without power", "", "blackout power electricity", counts, false},
	{"signatures", "signatures signature names signatories", "signed signing", counts, false},
	{"votes", "votes vote ballots", "", counts, false},
	{"jobs lost", "jobs redundancies layoffs job", "redundant laid dismissed", counts, false},
	{"staff", "staff employees employee workforce workers worker personnel", "employs employ employed employing", counts, false},
	{"passengers", "passengers passenger travellers travelers commuters", "", counts, false},
	{"crew", "crew crewmen sailors seafarers", "", counts, false},
	{"aftershocks", "aftershocks aftershock tremors", "", counts, false},
	{"turnout", "demonstrators protesters marchers crowd spectators mourners attendance gate", "marched demonstrated attended attending", counts, false},
	{"charges", "counts charges count charge allegations", "", counts, false},
	{"cases", "cases case infections patients", "infected", counts, false},
	{"rescuers", "firefighters rescuers paramedics", "", counts, false},
	{"appliances", "appliances engines", "", counts, false},
	{"times", "times occasions", "", counts, false},
	{"fine", "fine fines penalty penalties", "fined fining", sums, false},
	{"damages", "damages compensation settlement payout", "compensate compensated", sums, false},
	{"debt", "debt debts", "owes owed owing", sums, true},
	{"ransom", "ransom", "", sums, false},
	{"loan", "loan loans facility", "lent borrowed", sums, false},
	{"bail", "bail", "", sums, false},
	{"profit", "profit profits earnings", "", sums, true},
	{"loss", "loss losses deficit shortfall", "", sums, true},
	{"sales", "sales revenue revenues turnover", "", sums, true},
	{"pay", "salary salaries wages wage bonus pension", "", sums, false},
	{"value", "value", "worth valued", sums, false},
	{"cost", "cost costs costing price prices bill contract budget", "cost costs costing priced spent", sums, false},
	{"turnout", "turnout", "", shares, true},
	{"inflation", "inflation", "", shares, true},
	{"unemployment", "unemployment joblessness", "", shares, true},
	{"interest rate", "rate", "", shares, false},
	{"growth", "growth", "", shares, true},
	{"height", "height", "high tall", lengths, true},
	{"depth", "depth", "deep", lengths, true},
	{"length", "length", "long", lengths, true},
	{"width", "width", "wide", lengths, true},
	{"rain", "rain rainfall", "rain", lengths, true},
	{"gusts", "gusts gust gusting", "", []Dimension{Speed}, true},
	{"winds", "winds wind", "", []Dimension{Speed}, true},
	{"speed limit", "limit", "", []Dimension{Speed}, false},
}

// A classSet has the class of a word, by dimension and word.
type classSet map[Dimension]map[string]string

func wordsOf(list func(class) string) func() classSet {
	return sync.OnceValue(func() classSet {
		set := make(classSet)
		for _, c := range classes {
			for _, d := range c.dimensions {
				if set[d] == nil {
					set[d] = make(map[string]string)
				}
				for word := range strings.FieldsSeq(list(c)) {
					if set[d][word] == "" {
						set[d][word] = c.name
					}
				}
			}
		}
		return set
	})
}

var (
	classNouns      = wordsOf(func(c class) string { return c.nouns })
	classPredicates = wordsOf(func(c class) string { return c.predicates })
)

// fates returns the names of the classes that are fates.
var fates = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for _, c := range classes {
		set[c.name] = c.fate
	}
	return set
})

// predicates returns the class of every word that tells what happened to those
// who are counted.
func predicates() map[string]string { return classPredicates()[Count] }
