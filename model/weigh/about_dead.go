package weigh

import (
	"triptych/model"
	"triptych/model/text"
)

// aboutDead returns "death toll", or where all say who died, "deaths of children":
// the dead of one group are other than all.
func (r *reader) aboutDead(x *model.Difference) string {
	const all = "death toll"
	count, most := map[string]int{}, ""
	for _, m := range x.Mentions {
		f := r.factOf(m)
		if f == nil || f.Head == "" || anybody()[f.Head] {
			return all
		}
		if count[f.Head]++; count[f.Head] > count[most] {
			most = f.Head
		}
	}
	if most == "" {
		return all
	}
	return "deaths of " + most
}

// anybody are nouns for the dead that say nothing of who they were.
var anybody = text.WordSet(`people persons person dead deaths death victims victim lives life bodies body others fatalities casualties killed
toll figure number`)
