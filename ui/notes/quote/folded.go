package quote

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A folded is the words of a text, without capitals and accents.
type folded struct {
	words  []text.Word
	joined string           // the words with nothing between them
	starts []int            // where each word starts in joined, and the end of the last one
	number map[string]int32 // by word
	ids    []int32          // the number of each word
}

func fold(s string) *folded {
	f := &folded{words: text.Words(s, 0), number: make(map[string]int32)}
	var b strings.Builder
	for _, w := range f.words {
		f.starts = append(f.starts, b.Len())
		b.WriteString(w.Fold)
		n, ok := f.number[w.Fold]
		if !ok {
			n = int32(len(f.number))
			f.number[w.Fold] = n
		}
		f.ids = append(f.ids, n)
	}
	f.starts = append(f.starts, b.Len())
	f.joined = b.String()
	return f
}

// fold returns the folded words of the text, which it finds once.
func (t *Text) fold() *folded {
	if t.folded == nil {
		t.folded = fold(t.source)
	}
	return t.folded
}

// alike returns where the words stand, however they are capitalized, accented and
// separated.
func (t *Text) alike(exact []string) []model.Span {
	pattern := strings.Join(exact, "")
	if pattern == "" {
		return nil
	}
	f := t.fold()
	var list []model.Span
	for from := 0; len(list) < maxPlaces; {
		at := strings.Index(f.joined[from:], pattern)
		if at < 0 {
			break
		}
		at += from
		first, whole := slices.BinarySearch(f.starts, at)
		end, wholeEnd := slices.BinarySearch(f.starts, at+len(pattern))
		if whole && wholeEnd && first < end {
			list = append(list, model.Span{Start: f.words[first].Start, End: f.words[end-1].End})
		}
		from = at + 1
	}
	return list
}

const (
	// maxSpent bounds the search for changed quotes in one text, in pairs of words
	// compared; beyond it they count as not found.
	maxSpent = 1 << 27
	// maxSimilar is how many similar places are compared.
	maxSimilar = 50
	// contextWeight is the weight of the words around a similar place, where its
	// own words weigh 1.
	contextWeight = 0.25
)

// similar returns the place that has most of the words, in their order.
func (t *Text) similar(c *context, tolerance Tolerance) (best model.Span, ok bool) {
	f := t.fold()
	t.spent += len(c.exact) * len(f.words)
	if t.spent > maxSpent {
		return best, false
	}
	numerals := c.numerals()
	most := 0.0
	for _, p := range f.near(c.exact, int((1-tolerance.least())*float64(len(c.exact)))) {
		if tolerance == Detail && !slices.Equal(numerals, f.numerals(p)) {
			continue
		}
		span := model.Span{Start: f.words[p.first].Start, End: f.words[p.last].End}
		share := 1 - float64(p.edits)/float64(len(c.exact)) + contextWeight*c.share(span)
		if share > most || share == most && c.nearer(span, best) {
			best, most, ok = span, share, true
		}
	}
	return best, ok
}

// numerals returns the numerals of the quote in order.
func (c *context) numerals() []string {
	var list []string
	for _, w := range text.Words(c.quote.Exact, 0) {
		if w.Numeral {
			list = append(list, w.Fold)
		}
	}
	return list
}

// numerals returns the numerals of the stretch in order.
func (f *folded) numerals(s stretch) []string {
	var list []string
	for _, w := range f.words[s.first : s.last+1] {
		if w.Numeral {
			list = append(list, w.Fold)
		}
	}
	return list
}

// A stretch is a run of words of a text, and how many of them must be inserted,
// deleted or replaced to make a quote of it.
type stretch struct{ first, last, edits int }

// near returns the stretches that are at most so many edits away from the words,
// the nearest first: of those that start at one word only the best. This is
// Sellers' algorithm, with a column of distances for each word of the text.
func (f *folded) near(exact []string, most int) []stretch {
	pattern := make([]int32, len(exact))
	for i, w := range exact {
		pattern[i] = -1
		if n, ok := f.number[w]; ok {
			pattern[i] = n
		}
	}
	column := make([]cell, len(pattern)+1)
	for i := range column {
		column[i].edits = i
	}
	byStart := make(map[int]stretch)
	for at, id := range f.ids {
		diagonal := column[0]
		column[0] = cell{first: at + 1} // nothing yet, and it may begin after this word
		for i, p := range pattern {
			replaced, inserted, deleted := diagonal, column[i+1], column[i]
			if p != id {
				replaced.edits++
			}
			inserted.edits++
			deleted.edits++
			diagonal, column[i+1] = column[i+1], fewest(replaced, inserted, deleted)
		}
		end := column[len(pattern)]
		if old, ok := byStart[end.first]; end.edits <= most && end.first <= at && (!ok || end.edits < old.edits) {
			byStart[end.first] = stretch{end.first, at, end.edits}
		}
	}
	list := make([]stretch, 0, len(byStart))
	for _, s := range byStart {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(a.first, b.first)) })
	return list[:min(len(list), maxSimilar)]
}

// A cell is how many edits lead from the first words of a quote to a stretch that
// ends at a word of the text, and where the stretch starts.
type cell struct{ edits, first int }

// fewest returns the first of the cells with the fewest edits.
func fewest(a, b, c cell) cell {
	if b.edits < a.edits {
		a = b
	}
	if c.edits < a.edits {
		a = c
	}
	return a
}
