// Package weigh says of the differences of a story how much each matters, how
// strict marks must be to leave it out, and what it is about.
//
// A weight is gravity × certainty × place. Gravity goes by the relation first
// and then by one table of kinds and of words such as killed or acquitted.
// Certainty is that of the analysis; it is raised to a power, because the list
// is read from its beginning, and what is heavy but wrong there costs most.
package weigh

import (
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
)

// Differences returns the differences with Weight and Level set, and About where
// it is empty. Readings has one entry for each article of the story. Only the
// Level of a difference depends on the others: the same differences in another
// order have the same weights and levels.
func Differences(readings []detail.Reading, list []model.Difference) []model.Difference {
	list = slices.Clone(list)
	readings, all := withTitles(readings, list)
	r := newReader(readings, all)
	for i := range all {
		d := &all[i]
		d.Weight = r.weight(d)
		if d.About == "" {
			d.About = r.about(d)
		}
	}
	setLevels(readings, all)
	for i := range list {
		list[i].Weight, list[i].About, list[i].Level = all[i].Weight, all[i].About, all[i].Level
	}
	return list
}

// withTitles returns readings and differences in which every headline is an article
// of one sentence, numbered after the others: what holds for sentences holds for it.
func withTitles(readings []detail.Reading, list []model.Difference) ([]detail.Reading, []model.Difference) {
	all := slices.Clone(list)
	if !slices.ContainsFunc(list, func(d model.Difference) bool { return len(d.TitleMentions) > 0 }) {
		return readings, all
	}
	for i := range all {
		all[i].Mentions = slices.Clone(all[i].Mentions)
		for _, m := range all[i].TitleMentions {
			m.SentenceRef = model.SentenceRef{Article: len(readings) + m.Article}
			all[i].Mentions = append(all[i].Mentions, m)
		}
	}
	return slices.Concat(readings, detail.Titles(readings)), all
}

const (
	// certaintyPower is how much certainty counts against gravity.
	certaintyPower = 2
	// unknownCertainty stands for a certainty that nobody has set.
	unknownCertainty = 0.3
	// lateShare is the part of its weight that a difference loses far from the
	// beginning. It is too little for a late conflict to fall below a variant, or a
	// late hard fact below an early wording.
	lateShare = 0.08
	// lateHalf is the number of sentences after which half of lateShare is lost.
	lateHalf = 5
)

func (r *reader) weight(d *model.Difference) float64 {
	certainty := d.Certainty
	if certainty == 0 {
		certainty = unknownCertainty
	}
	return r.gravity(d) * math.Pow(certainty, certaintyPower) * placeFactor(d)
}

// placeFactor returns 1 for a difference in the first sentence of any article
// and less the later it begins.
func placeFactor(d *model.Difference) float64 {
	first := math.Inf(1)
	for _, m := range d.Mentions {
		first = min(first, float64(m.Sentence))
	}
	if math.IsInf(first, 1) {
		return 1 - lateShare
	}
	return 1 - lateShare*first/(first+lateHalf)
}
