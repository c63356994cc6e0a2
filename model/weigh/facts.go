package weigh

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
)

// Facts returns the facts with what each is about. Readings has one entry for each
// article of the story.
func Facts(readings []detail.Reading, list []model.Fact) []model.Fact {
	list = slices.Clone(list)
	var differences []model.Difference
	for _, f := range list {
		differences = append(differences, model.Difference{Kind: f.Kind, Mentions: f.Mentions})
	}
	r := newReader(readings, differences)
	for i := range list {
		list[i].About = r.about(&differences[i])
	}
	return list
}
