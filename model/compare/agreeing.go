package compare

import "triptych/model"

// addAgreeingMentions adds to a difference of dates or numbers the details of
// its mentions' counterparts that are in the same slot and have one of its
// values: who else says January.
func (idx *storyIndex) addAgreeingMentions(d *model.Difference) {
	if d.Kind != model.Date && d.Kind != model.Number {
		return
	}
	for i := 0; i < len(d.Mentions); i++ {
		m := d.Mentions[i]
		for _, other := range idx.counterparts[m.SentenceRef] {
			for _, found := range idx.detailsIn(other, d.Kind) {
				if !hasArticle(*d, found.Detail) && hasValue(d, found.Value) && countCommon(idx.slotOf(m), found.slot) > 0 {
					d.Mentions = append(d.Mentions, found.Detail)
				}
			}
		}
	}
	sortMentions(d.Mentions)
}

func hasValue(d *model.Difference, value string) bool {
	for _, m := range d.Mentions {
		if m.Value == value {
			return true
		}
	}
	return false
}

// A slottedDetail is a detail and the content words around it.
type slottedDetail struct {
	model.Detail
	slot []int32
}

// detailsIn returns the dates or numbers of a sentence, none for other kinds.
func (idx *storyIndex) detailsIn(ref model.SentenceRef, kind model.Kind) []slottedDetail {
	s := idx.sentence(ref)
	var list []slottedDetail
	add := func(span model.Span, value string, first, last int) {
		if value != "" {
			list = append(list, slottedDetail{model.Detail{SentenceRef: ref, Span: span, Kind: kind, Value: value}, idx.words.slot(s, first, last)})
		}
	}
	switch kind {
	case model.Date:
		for _, d := range s.Dates {
			add(d.Span, d.Value, d.First, d.Last)
		}
	case model.Number:
		for _, n := range s.Numbers {
			add(n.Span, n.String(), n.First, n.Last)
		}
	}
	return list
}

func (idx *storyIndex) slotOf(m model.Detail) []int32 {
	s := idx.sentence(m.SentenceRef)
	w := wordsOf(s, m.Span)
	return idx.words.slot(s, w.first, w.last)
}
