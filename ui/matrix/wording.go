package matrix

import (
	"fmt"
	"slices"

	"triptych/model"
)

// counts are the differences of a topic by relation, the gravest first.
type counts [4]int

// count counts the differences of every topic.
func count(a *model.Analysis) []counts {
	all := make([]counts, len(a.Topics))
	relations := model.Relations()
	for i := range a.Differences {
		d := &a.Differences[i]
		if r := slices.Index(relations, d.Relation); r >= 0 {
			all[d.Topic][r]++
		}
	}
	return all
}

// countOf says how many differences of a relation there are, as the reader does.
func countOf(n int, relation model.Relation) string {
	switch relation {
	case model.Extra:
		return fmt.Sprintf("%d only here or there", n)
	case model.Missing:
		return fmt.Sprintf("%d left out", n)
	}
	return plural(n, string(relation))
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// outlet names an article by what is known: its source, or else its file's name.
func outlet(a *model.Article) string {
	if a.Source != "" {
		return a.Source
	}
	return a.ID
}

// notCovered is said where an article has nothing on a topic.
const notCovered = "not covered"
