package tour

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"triptych/model/text"
)

// Sights are what there is to see in a story.
type Sights struct {
	Articles, Topics, Differences, Conflicts int
}

// A Condition is what must be so of a story for a step to be taken.
type Condition struct {
	of   string // one of sights, or "" for whatever story
	none bool   // there must be none of it
}

// sights lists what there may be, as scripts call it, and how captions call one.
func sights() []struct {
	name, one string
	count     func(Sights) int
} {
	return []struct {
		name, one string
		count     func(Sights) int
	}{
		{"articles", "article", func(s Sights) int { return s.Articles }},
		{"topics", "topic", func(s Sights) int { return s.Topics }},
		{"differences", "difference", func(s Sights) int { return s.Differences }},
		{"conflicts", "conflict", func(s Sights) int { return s.Conflicts }},
	}
}

// condition reads what a script says after when.
func condition(words string) (Condition, error) {
	if words == "always" {
		return Condition{}, nil
	}
	name, none := strings.CutPrefix(words, "no ")
	var names []string
	for _, s := range sights() {
		names = append(names, s.name)
	}
	if !slices.Contains(names, name) {
		return Condition{}, fmt.Errorf("%q is none of always, %s, and each of these after no", text.SanitizeLine(words), strings.Join(names, ", "))
	}
	return Condition{name, none}, nil
}

// choose returns the steps that are for a story with these sights, and the counts in
// their captions.
func (s Sights) choose(script Script) Script {
	holds := func(c Condition) bool { return c.of == "" }
	var pairs []string
	for _, sight := range sights() {
		n, before := sight.count(s), holds
		holds = func(c Condition) bool { return before(c) || c.of == sight.name && (n == 0) == c.none }
		words := strconv.Itoa(n) + " " + sight.name
		if n == 1 {
			words = "1 " + sight.one
		}
		pairs = append(pairs, "{"+sight.name+"}", words)
	}
	fill := strings.NewReplacer(pairs...)
	var chosen Script
	for _, step := range script {
		if holds(step.When) {
			step.Caption = fill.Replace(step.Caption)
			chosen = append(chosen, step)
		}
	}
	return chosen
}
