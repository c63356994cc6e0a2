package matrix

import (
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
