package draw

import (
	"fmt"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/theme"
)

// A term is what a kind of detail is called wherever a person reads of it.
type term struct {
	name string // of the kind
	one  string // of a detail that one side has: "figure in CNN"
	many string // of what can differ: "figures differ"
	verb string // that goes with many
}

// termOf returns the term of a kind.
func termOf(k model.Kind) term {
	switch k {
	case model.Number:
		return term{"figure", "figure", "figures", "differ"}
	case model.Date:
		return term{"date", "date", "dates", "differ"}
	case model.Name:
		return term{"name", "name", "names", "differ"}
	case model.Place:
		return term{"place", "place", "places", "differ"}
	case model.Quote:
		return term{"quote", "quote", "quotes", "differ"}
	case model.Attribution:
		return term{"source", "source", "sources", "differ"}
	case model.Certainty:
		return term{"certainty", "hedge", "certainty", "differs"}
	case model.Wording:
		return term{"wording", "wording", "wording", "differs"}
	case model.Cause:
		return term{"cause", "cause", "causes", "differ"}
	}
	return term{"detail", "detail", "details", "differ"}
}

// termFor returns the term for a difference: that of its kind, but that times of day
// are no dates.
func termFor(d *model.Difference) term {
	if d.Kind == model.Date && strings.HasPrefix(d.About, "time of ") {
		return term{"time", "time", "times", "differ"}
	}
	return termOf(d.Kind)
}

// Kind names a kind as a person does: "figure".
func Kind(k model.Kind) string { return termOf(k).name }

// Kinds names a kind as a person does of many details: "figures".
func Kinds(k model.Kind) string { return termOf(k).many }

// Name names a difference by its relation and kind: "conflict (figure)", "missing
// figure".
func Name(d *model.Difference) string {
	if d.Relation == model.Missing {
		return string(d.Relation) + " " + Kind(d.Kind)
	}
	return fmt.Sprintf("%s (%s)", d.Relation, Kind(d.Kind))
}

// Differs says in a few words how the articles differ in a detail: "figures
// differ", "figure only in CNN". What a person marked is certain; the automatic
// analysis has looked for a match and found none.
func Differs(a *model.Analysis, d *model.Difference) string {
	t, in, certain := termFor(d), outlets(a.Story, d.Articles()), IsCertain(a.Origin) || d.ByHand
	switch {
	case d.Relation == model.Conflict:
		return t.many + " in conflict"
	case d.Relation == model.Variant:
		return t.many + " " + t.verb
	case d.Relation == model.Extra && certain:
		return t.one + " only in " + in
	case !certain && len(d.Rivals) > 0:
		return t.one + " in " + in + "; differs in " + outlets(a.Story, rivals(d)) + "?"
	case d.Relation == model.Extra:
		return t.one + " in " + in + "; no match found elsewhere"
	case certain:
		return t.one + " in " + in + ", left out by " + outlets(a.Story, a.Lacking(d))
	}
	return t.one + " in " + in + "; no match found in " + outlets(a.Story, a.Lacking(d))
}

// MayDiffer stands before a value that may be told instead of a detail for which no
// match was found.
const MayDiffer = "differs? "

// rivals returns the articles of a difference's rivals.
func rivals(d *model.Difference) []int {
	var list []int
	for _, r := range d.Rivals {
		list = append(list, r.Article)
	}
	return list
}

// outlets names articles one by one, or says how many they are where that is more
// than can be read at a glance.
func outlets(s *model.Story, articles []int) string {
	const glance = 3
	if len(articles) > glance {
		return fmt.Sprintf("%d outlets", len(articles))
	}
	var names []string
	for _, i := range articles {
		names = append(names, text.SanitizeLine(s.Articles[i].Outlet()))
	}
	return strings.Join(names, ", ")
}

// IsCertain reports whether an analysis of an origin knows what an article lacks:
// a person has read it all.
func IsCertain(o model.Origin) bool { return o == model.Annotations }

// NoMatch is written where an analysis of an origin has nothing of an article on a
// subject.
func NoMatch(o model.Origin) string {
	if IsCertain(o) {
		return "not covered"
	}
	return "no match found"
}

// NotCompared is written where a sentence stands beyond what of a long article is
// compared.
const NotCompared = "not compared"

// PartlyCompared says, in a sentence each, of which articles only the start is
// compared, and how much of them.
func PartlyCompared(s *model.Story) []string {
	var list []string
	for i, n := range s.Compared() {
		if a := &s.Articles[i]; n < len(a.Sentences) {
			list = append(list, fmt.Sprintf("%s is long: its first %d of %d sentences are compared, the others are only shown.",
				text.SanitizeLine(a.Outlet()), n, len(a.Sentences)))
		}
	}
	return list
}

// Meaning says in a few words what a relation is in an analysis of an origin.
func Meaning(relation model.Relation, o model.Origin) string {
	switch {
	case relation == model.Conflict:
		return "they cannot both be so"
	case relation == model.Variant:
		return "the same thing told otherwise"
	case relation == model.Extra && IsCertain(o):
		return "in one article, the others lack it"
	case relation == model.Extra:
		return "in one article, no match found in others"
	case IsCertain(o):
		return "in several articles, one leaves it out"
	}
	return "in several articles, no match found in one"
}

// Differences writes a number of differences with a relation: "2 conflicts", "1
// missing".
func Differences(n int, relation model.Relation) string {
	if relation == model.Missing {
		return fmt.Sprintf("%d %s", n, relation) // of which there is no plural
	}
	return Plural(n, string(relation))
}

// NoneShown says that no difference is shown, of so many that there are.
func NoneShown(hidden int) string {
	if hidden == 0 {
		return "no differences"
	}
	return Plural(hidden, "difference") + " not shown"
}

// Counts says how many differences there are of each relation that has any, each
// with its mark: "! 2 conflicts, ~ 1 variant".
func Counts(counts model.Counts, g *theme.Glyphs) string {
	var parts []string
	for relation, n := range counts.All() {
		parts = append(parts, g.Mark(relation)+" "+Differences(n, relation))
	}
	return strings.Join(parts, ", ")
}

// timeUnits are the units in which one length of time may be written.
const timeUnits = " years months days hours minutes seconds "

// ValueKey returns what tells the values of one difference apart: the normal form
// without the noun after a number, for which articles have words of their own.
func ValueKey(m model.Detail) string {
	number, noun, _ := strings.Cut(m.Value, " ")
	if m.Kind != model.Number || strings.Contains(timeUnits, " "+noun+" ") {
		return m.Value
	}
	return number
}
