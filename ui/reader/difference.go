package reader

import (
	"fmt"
	"slices"

	"triptych/model"
	"triptych/ui/notes"
)

// A differenceID names a difference in any analysis that has it. The zero value
// names none. IDs are compared with ==.
type differenceID struct {
	kind     model.Kind
	relation model.Relation
	at       model.SentenceRef // of its first mention
	words    model.Span        // the first mention's, in bytes
	nth      int               // among those that are alike in all of this
}

// A differenceIndex is what the document knows of the differences of an analysis:
// their IDs, whatever is filtered, and what the person says of them.
type differenceIndex struct {
	all     []differenceID // of the whole analysis
	numbers map[differenceID]int
	marks   []notes.Mark   // of the whole analysis: what the person says
	ids     []differenceID // of the differences shown
	places  []int          // of the whole analysis: the number among those shown, or none
}

// idOf returns the ID that a difference has unless another one is alike in all of it;
// of one without words, or of nil, the zero value.
func idOf(d *model.Difference) differenceID {
	if d == nil || len(d.Articles()) == 0 {
		return differenceID{}
	}
	m := slices.Concat(d.Mentions, d.TitleMentions)[0]
	return differenceID{kind: d.Kind, relation: d.Relation, at: m.SentenceRef, words: m.Span}
}

// identify finds the ID of each difference of an analysis, and the number of each
// ID. A difference without words has none.
func (x *differenceIndex) identify(a *model.Analysis) {
	x.all, x.numbers = make([]differenceID, len(a.Differences)), make(map[differenceID]int, len(a.Differences))
	for i := range a.Differences {
		id := idOf(&a.Differences[i])
		if id == (differenceID{}) {
			continue
		}
		for _, taken := x.numbers[id]; taken; _, taken = x.numbers[id] {
			id.nth++
		}
		x.all[i], x.numbers[id] = id, i
	}
}

// note looks up what a book says of each difference of an analysis, which may be nil.
func (x *differenceIndex) note(b *notes.Book, a *model.Analysis) {
	if x.marks = nil; a == nil {
		return
	}
	x.marks = make([]notes.Mark, len(a.Differences))
	for i := range a.Differences {
		x.marks[i] = b.Mark(&a.Differences[i])
	}
}

// filtered returns an analysis with the differences that the criteria show: itself
// where that is all of them.
func (x *differenceIndex) filtered(a *model.Analysis, c *criteria) *model.Analysis {
	x.ids, x.places = nil, make([]int, len(a.Differences))
	list, i := choices(), -1
	shown := a.Filter(func(d *model.Difference) bool {
		i++
		x.places[i] = none
		if !c.shows(list, d, x.marks[i].State) && !c.keep(x.all[i]) {
			return false
		}
		x.places[i] = len(x.ids)
		x.ids = append(x.ids, x.all[i])
		return true
	})
	if len(x.ids) == len(x.all) {
		return a
	}
	return shown
}

// kept returns those of the IDs whose difference the person set aside or made by hand.
func (x *differenceIndex) kept(a *model.Analysis, ids [2]differenceID) [2]differenceID {
	for i, id := range ids {
		if n, ok := x.numbers[id]; !ok || n >= len(x.marks) || x.marks[n].State != notes.SetAside && !a.Differences[n].ByHand {
			ids[i] = differenceID{}
		}
	}
	return ids
}

// find returns the number of a difference among those shown, none where it is
// not one of them.
func (x *differenceIndex) find(id differenceID) int {
	if i, ok := x.numbers[id]; ok && i < len(x.places) {
		return x.places[i]
	}
	return none
}

// markOf returns what the person says of a difference shown.
func (x *differenceIndex) markOf(shown int) notes.Mark { return x.marks[x.numbers[x.ids[shown]]] }

// find returns the number of a difference among those shown, none where it is
// not one of them.
func (d *document) find(id differenceID) int { return d.index.find(id) }

// difference returns the difference of an ID among those shown, nil where it is
// not one of them.
func (d *document) difference(id differenceID) *model.Difference {
	if i := d.find(id); i != none {
		return &d.shown.Differences[i]
	}
	return nil
}

// A tally counts the differences of an analysis at a level, whatever the filter
// leaves of them.
type tally struct {
	all   int // that are marked at the level, and not set aside
	shown int
	aside int // that were set aside
	done  int // that were verified
}

// settled returns how many were decided, of how many.
func (t tally) settled() (settled, of int) { return t.done + t.aside, t.all + t.aside }

func (t tally) anySettled() bool { return t.done+t.aside > 0 }

// progress says how many were decided, of how many, and how many were set aside.
func (t tally) progress() string {
	settled, of := t.settled()
	if t.aside == 0 {
		return fmt.Sprintf("%d of %d settled", settled, of)
	}
	return fmt.Sprintf("%d of %d settled, %d set aside", settled, of, t.aside)
}

// tally counts the differences at the level shown.
func (d *document) tally() tally {
	var t tally
	if d.whole == nil {
		return t
	}
	t.shown = len(d.shown.Differences)
	for i := range d.whole.Differences {
		if !d.by.level.Includes(d.whole.Differences[i].Level) {
			continue
		}
		switch d.index.marks[i].State {
		case notes.SetAside:
			t.aside++
		case notes.Verified:
			t.done++
			t.all++
		default:
			t.all++
		}
	}
	return t
}
