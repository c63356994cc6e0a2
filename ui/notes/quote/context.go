package quote

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A context tells places of the same words apart by the words around them.
type context struct {
	text   *Text
	quote  Quote
	exact  []string    // the folded words of the quote
	around [2][]string // those before and after it; function words only where there are no others
}

func (t *Text) context(q Quote) *context {
	c := &context{text: t, quote: q, exact: words(q.Exact), around: [2][]string{words(q.Prefix), words(q.Suffix)}}
	grammar := func(list []string) []string { return slices.DeleteFunc(slices.Clone(list), text.IsFunction) }
	if telling := [2][]string{grammar(c.around[0]), grammar(c.around[1])}; len(telling[0])+len(telling[1]) > 0 {
		c.around = telling
	}
	return c
}

// words returns the folded words of s.
func words(s string) []string {
	var list []string
	for _, w := range text.Words(s, 0) {
		list = append(list, w.Fold)
	}
	return list
}

// short reports whether the quote is too short to be found by its words alone.
func (c *context) short() bool { return len(c.exact) < longWords }

// best returns the likeliest of several places of the words, if any is likely.
func (c *context) best(places []model.Span) (best model.Span, ok bool) {
	if len(places) == 1 && !c.short() {
		return places[0], true
	}
	most := -1.0
	for _, p := range places {
		share := c.share(p)
		if c.short() && share < leastContext {
			continue
		}
		if share > most || share == most && c.nearer(p, best) {
			best, most, ok = p, share, true
		}
	}
	return best, ok
}

// nearer reports whether p is closer than o to where the quote stood.
func (c *context) nearer(p, o model.Span) bool {
	return distance(p.Start, c.quote.Start) < distance(o.Start, c.quote.Start)
}

func distance(a, b int) int { return max(a-b, b-a) }

// share returns how much of what stood around the quote stands around the place:
// 0 to 1, and 1 only where nothing has changed.
func (c *context) share(p model.Span) float64 {
	s := c.text.source
	if strings.HasSuffix(s[:p.Start], c.quote.Prefix) && strings.HasPrefix(s[p.End:], c.quote.Suffix) {
		return 1
	}
	const nearly = 0.99
	all := len(c.around[0]) + len(c.around[1])
	if all == 0 {
		return nearly
	}
	found := common(c.around[0], words(before(s, p.Start))) + common(c.around[1], words(after(s, p.End)))
	return nearly * float64(found) / float64(all)
}

// common returns how many words a and b have in common, repeated ones counted as
// often as both have them.
func common(a, b []string) (n int) {
	left := make(map[string]int, len(b))
	for _, w := range b {
		left[w]++
	}
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}
