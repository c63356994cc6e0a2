package compare

import (
	"triptych/model"
)

// agreeing adds to a difference of dates or numbers what counterparts of its
// mentions give in the same place with a value that is already set against
// another: who else says January.
func (v *view) agreeing(d *model.Difference) {
	if d.Kind != model.Date && d.Kind != model.Number {
		return
	}
	for i := 0; i < len(d.Mentions); i++ {
		m := d.Mentions[i]
		for _, other := range v.counterparts[m.SentenceRef] {
			for _, found := range v.valued(other, d.Kind) {
				if !speaks(*d, found.Detail) && hasValue(d, found.Value) && common(v.slotOf(m), found.slot) > 0 {
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

// A placed detail comes with the words around it.
type placed struct {
	model.Detail
	slot []int32
}

// valued lists the details of a kind in a sentence.
func (v *view) valued(ref model.SentenceRef, kind model.Kind) []placed {
	s := v.sentence(ref)
	var list []placed
	add := func(span model.Span, value string, first, last int) {
		if value != "" {
			list = append(list, placed{model.Detail{SentenceRef: ref, Span: span, Kind: kind, Value: value}, v.slot(s, first, last)})
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

func (v *view) slotOf(m model.Detail) []int32 {
	s := v.sentence(m.SentenceRef)
	w := wordsIn(s, m.Span)
	return v.slot(s, w.first, w.last)
}
