package compare

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// maxExtrasPerSentence bounds the extras that are shown for one sentence.
const maxExtrasPerSentence = 3

// oneSided returns extras, likely details that only one article has, and missing
// lone, which at least two have and another with the topic leaves out. Facts
// that overlap the mentions of known differences are left out.
func (idx *storyIndex) oneSided(lone []loneDetail, known []model.Difference, w Settings) []model.Difference {
	taken := make(map[model.SentenceRef][]model.Span)
	for _, d := range known {
		for _, m := range d.Mentions {
			taken[m.SentenceRef] = append(taken[m.SentenceRef], m.Span)
		}
	}
	shown := make(map[model.SentenceRef]int)
	var list []model.Difference
	for _, f := range idx.likelyLone(lone, w) {
		if shown[f.SentenceRef] == maxExtrasPerSentence || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		shown[f.SentenceRef]++
		taken[f.SentenceRef] = append(taken[f.SentenceRef], f.Span)
		list = append(list, model.Difference{Topic: f.topic, Kind: f.Kind, Relation: model.Extra, Mentions: []model.Detail{f.Detail}, Why: "no match found in another article", Certainty: f.score})
	}
	return append(list, idx.missing(lone, taken)...)
}

// likelyLone returns the details of one article alone with a score of at least
// the threshold, highest score first.
func (idx *storyIndex) likelyLone(lone []loneDetail, w Settings) []*loneDetail {
	var likely []*loneDetail
	for i := range lone {
		if f := &lone[i]; f.unique && f.score >= w.least.extra {
			likely = append(likely, f)
		}
	}
	slices.SortStableFunc(likely, func(a, b *loneDetail) int { return cmp.Compare(b.score, a.score) })
	return likely
}

// missing returns the differences made by numbers, days and names of several
// words that at least two articles have under a topic and another with that
// topic has nowhere.
func (idx *storyIndex) missing(lone []loneDetail, taken map[model.SentenceRef][]model.Span) []model.Difference {
	type group struct {
		topic int
		key   string
	}
	var order []group
	groups := make(map[group][]loneDetail)
	for _, f := range lone {
		if f.topicDistance > 0 || !isConcrete(f) || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		g := group{f.topic, f.key}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	var list []model.Difference
	for _, g := range order {
		d := model.Difference{Topic: g.topic, Kind: groups[g][0].Kind, Relation: model.Missing, Why: "no match found in another article that treats this"}
		for _, f := range groups[g] {
			d.Mentions = append(d.Mentions, f.Detail)
		}
		if len(d.Articles()) > 1 && idx.isOmitted(g.topic, g.key) {
			sortMentions(d.Mentions)
			list = append(list, d)
		}
	}
	return list
}

// isConcrete reports whether f is specific enough that leaving it out is news:
// a number with a unit, a date to the month or day that does not depend on the
// day of publication, a name of several words.
func isConcrete(f loneDetail) bool {
	switch f.Kind {
	case model.Number:
		return strings.Contains(f.Value, " ")
	case model.Date:
		return strings.Contains(f.Value, "-") && f.absolute
	case model.Name:
		return strings.Contains(f.Value, " ")
	}
	return false
}

// isOmitted reports whether an article with the topic lacks the detail key.
func (idx *storyIndex) isOmitted(topic int, key string) bool {
	return slices.ContainsFunc(idx.Topics[topic].Passages, func(p model.Passage) bool { return !idx.detailKeys[p.Article][key] })
}

// numberKey returns the detail key of a number, whatever its bound and unit.
func numberKey(n text.Number) string {
	n.Bound, n.Unit = text.Exactly, ""
	return "#" + n.String()
}

// collectDetailKeys returns the keys of all details of an article. Of dates the
// less precise forms count too, of names also each capitalized word.
func (idx *storyIndex) collectDetailKeys(article int) map[string]bool {
	keys := make(map[string]bool)
	for _, s := range idx.Readings[article].Sentences {
		for _, n := range s.Numbers {
			keys[numberKey(n)] = true
		}
		for _, d := range s.Dates {
			for value := d.Value; value != ""; {
				keys[value] = true
				cut := strings.LastIndexByte(value, '-')
				value = value[:max(cut, 0)]
			}
		}
		for _, w := range s.Words {
			if w.Capital {
				keys[strings.ReplaceAll(w.Fold, "-", "")] = true
				keys[text.FoldName(w.In(idx.text(article)))] = true
			}
		}
		for _, n := range s.Names {
			keys[lastWord(n.Value)] = true
		}
	}
	return keys
}
