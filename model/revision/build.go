package revision

import (
	"slices"
	"strings"

	"triptych/model"
)

// compareTexts compares the texts unit by unit, and those that changed by their words.
func (s *Script) compareTexts() {
	b := &builder{Script: s}
	old, new := unitsOf(s.Old), unitsOf(s.New)
	gone, came := 0, 0 // units of each that wait until it is known what stands in their place
	replace := func() {
		b.replace(old[:gone], new[:came])
		old, new, gone, came = old[gone:], new[came:], 0, 0
	}
	for _, r := range diff(old, new, func(u unit) string { return u.key }) {
		if r.op != Same {
			gone, came = gone+r.old, came+r.new
			continue
		}
		replace()
		for i := range r.old {
			b.keep(old[i:i+1], new[i:i+1])
		}
		old, new = old[r.old:], new[r.new:]
	}
	replace()
	s.Changes = withMoves(s.Changes)
}

// A builder puts the script of two texts together, from their starts on.
type builder struct {
	*Script
	oldAt, newAt int // bytes of each that the pieces spell
}

// add adds a piece, and returns where it stands in both.
func (b *builder) add(p Piece) (old, new model.Span) {
	b.Text = joined(b.Text, p)
	old, new = model.Span{Start: b.oldAt, End: b.oldAt + len(p.Old)}, model.Span{Start: b.newAt, End: b.newAt + len(p.New)}
	b.oldAt, b.newAt = old.End, new.End
	return old, new
}

// text returns what units say, which stand one after the other.
func text(of string, units []unit) string {
	var b strings.Builder
	for _, u := range units {
		b.WriteString(u.In(of))
	}
	return b.String()
}

// keep takes units that are the same in both.
func (b *builder) keep(old, new []unit) {
	b.add(Piece{Same, text(b.Old.Text, old), text(b.New.Text, new)})
	for _, u := range new {
		if u.key != "" {
			b.Kept++
		}
	}
}

// replace takes units of the old text, in whose place stand others in the new one:
// those that are alike as reworded, in their order, and the rest as gone and new.
func (b *builder) replace(old, new []unit) {
	if Alike(text(b.Old.Text, old), text(b.New.Text, new)) { // but for where sentences end
		b.keep(old, new)
		return
	}
	x, y := 0, 0
	for _, p := range append(b.pairs(old, new), pair{len(old), len(new)}) {
		for ; x < p.old; x++ {
			b.change(Gone, old[x].key, Piece{Removed, old[x].In(b.Old.Text), ""})
		}
		for ; y < p.new; y++ {
			b.change(New, new[y].key, Piece{Added, "", new[y].In(b.New.Text)})
		}
		if p.old < len(old) {
			b.change(Reworded, new[y].key, wordsOf(old[x].In(b.Old.Text), new[y].In(b.New.Text))...)
			x, y = x+1, y+1
		}
	}
}

// change adds what became of a unit. White space alone is no change.
func (b *builder) change(kind Kind, key string, pieces ...Piece) {
	c := Change{Kind: kind, Pieces: pieces, OldAt: model.Span{Start: b.oldAt}, NewAt: model.Span{Start: b.newAt}}
	for _, p := range pieces {
		old, new := b.add(p)
		c.OldAt.End, c.NewAt.End = old.End, new.End
	}
	if key != "" {
		b.Changes = append(b.Changes, c)
	}
}

// A pair is a unit of each text, by number.
type pair struct{ old, new int }

// minLikeness is the share of its words that a sentence keeps when it is reworded: one
// that keeps fewer is another.
const minLikeness = 0.5

// mostPairs bounds how many units are compared with one another: of a text that is all
// rewritten nothing is taken for reworded.
const mostPairs = 1 << 16

// pairs returns the units that are alike, in the order of both: those with most in
// common in all.
func (b *builder) pairs(old, new []unit) []pair {
	if len(old)*len(new) == 0 || len(old)*len(new) > mostPairs {
		return nil
	}
	alike := likenesses(unitTokens(b.Old.Text, old), unitTokens(b.New.Text, new))
	row := len(new) + 1
	best := make([]float64, (len(old)+1)*row) // from a pair on
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			best[i*row+j] = max(best[(i+1)*row+j], best[i*row+j+1], alike[i][j]+best[(i+1)*row+j+1])
		}
	}
	var list []pair
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch here := best[i*row+j]; {
		case alike[i][j] > 0 && here == alike[i][j]+best[(i+1)*row+j+1]:
			list = append(list, pair{i, j})
			i, j = i+1, j+1
		case here == best[(i+1)*row+j]:
			i++
		default:
			j++
		}
	}
	return list
}

func unitTokens(of string, units []unit) [][]token {
	list := make([][]token, len(units))
	for i, u := range units {
		list[i] = tokens(u.In(of))
	}
	return list
}

// likenesses returns how alike each two are, 0 for those that are too little so.
func likenesses(old, new [][]token) [][]float64 {
	list := make([][]float64, len(old))
	for i := range old {
		list[i] = make([]float64, len(new))
		for j := range new {
			if l := likeness(old[i], new[j]); l >= minLikeness {
				list[i][j] = l
			}
		}
	}
	return list
}

// withMoves returns changes of which a sentence that is gone at one place and new at
// another is moved.
func withMoves(changes []Change) []Change {
	gone := make(map[string][]int)
	for i, c := range changes {
		if c.Kind == Gone && !c.Headline {
			key := normal(c.Pieces[0].Old)
			gone[key] = append(gone[key], i)
		}
	}
	moved := make(map[int]bool)
	for i := range changes {
		c := &changes[i]
		if c.Kind != New || c.Headline {
			continue
		}
		key := normal(c.Pieces[0].New)
		if from := gone[key]; len(from) > 0 {
			gone[key] = from[1:]
			moved[from[0]] = true
			was := changes[from[0]]
			c.Kind, c.OldAt, c.Pieces = Moved, was.OldAt, []Piece{{Same, was.Pieces[0].Old, c.Pieces[0].New}}
		}
	}
	var list []Change
	for i, c := range changes {
		if !moved[i] {
			list = append(list, c)
		}
	}
	return slices.Clip(list)
}
