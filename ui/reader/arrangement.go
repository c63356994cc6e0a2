package reader

import (
	"slices"

	"triptych/model"
)

// The share of the width that a column has at first, and how far it can be made
// wider or narrower.
const (
	evenShare  = 4
	leastShare = 1
	mostShare  = 12
)

// An Arrangement is what a person has chosen to see of the articles. Its methods
// return changed ones and leave it as it is.
type Arrangement struct {
	Order  []int  // all articles, from left to right
	Hidden []bool // by article; nil where none is hidden
	Zoom   bool   // the focused one alone, over the whole screen
	Shares []int  // by article: how much of the width it gets beside the others; 1 or more
	From   int    // the place, among those that are not hidden, of the first on the screen
	// Columns is how many stand side by side, as far as there is room; 0 for as many
	// as read well.
	Columns int
	Panel   bool // the lower part of the body is given to a panel
	Big     bool // few columns with wide margins, to be read from afar
	// Strips gives columns that are wide enough a coverage map. It stands still
	// while the text beside it scrolls, so that no terminal can scroll the rows by
	// itself and a row costs some 8 KB instead of under 1 KB: not by default.
	Strips bool
}

// everything returns the arrangement of all articles of a story in their order.
func everything(story *model.Story) Arrangement {
	a := Arrangement{Hidden: make([]bool, len(story.Articles))}
	for i := range story.Articles {
		a.Order, a.Shares = append(a.Order, i), append(a.Shares, evenShare)
	}
	return a
}

// Shown returns the articles that are not hidden, from left to right.
func (a Arrangement) Shown() []int {
	return slices.DeleteFunc(slices.Clone(a.Order), a.Hides)
}

// Hides reports whether an article is hidden.
func (a Arrangement) Hides(article int) bool { return article < len(a.Hidden) && a.Hidden[article] }

// withHidden hides an article, or shows it again in its place.
func (a Arrangement) withHidden(article int, hidden bool) Arrangement {
	a.Hidden = slices.Clone(a.Hidden)
	a.Hidden[article] = hidden
	return a
}

// beside returns the article shown that stands step places right of another,
// going round at the ends.
func (a Arrangement) beside(article, step int) int {
	shown := a.Shown()
	return shown[(slices.Index(shown, article)+step+len(shown))%len(shown)]
}

// moved puts an article in the place of the one shown that stands step places
// right of it, and that one in its place; false where there is none.
func (a Arrangement) moved(article, step int) (Arrangement, bool) {
	shown := a.Shown()
	to := slices.Index(shown, article) + step
	if to < 0 || to >= len(shown) {
		return a, false
	}
	a.Order = slices.Clone(a.Order)
	x, y := slices.Index(a.Order, article), slices.Index(a.Order, shown[to])
	a.Order[x], a.Order[y] = a.Order[y], a.Order[x]
	return a, true
}

// widened returns an arrangement in which an article has more of the width, or less.
func (a Arrangement) widened(article, step int) Arrangement {
	a.Shares = slices.Clone(a.Shares)
	a.Shares[article] = max(leastShare, min(a.Shares[article]+step, mostShare))
	return a
}

// startingWith puts some articles first and shows all.
func (a Arrangement) startingWith(first []int) Arrangement {
	order := slices.Clone(first)
	for _, i := range slices.Sorted(slices.Values(a.Order)) {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	a.Order, a.Hidden, a.Zoom, a.From = order, make([]bool, len(order)), false, 0
	return a
}

// after returns the arrangement for a revision of the story. The articles before
// have the numbers in to, none where they are gone; new ones stand last.
func (a Arrangement) after(to []int, story *model.Story) Arrangement {
	next := everything(story)
	next.Order = nil
	for _, i := range a.Order {
		if j := to[i]; j >= 0 {
			next.Order, next.Shares[j], next.Hidden[j] = append(next.Order, j), a.Shares[i], a.Hides(i)
		}
	}
	for j := range story.Articles {
		if !slices.Contains(next.Order, j) {
			next.Order = append(next.Order, j)
		}
	}
	if len(next.Shown()) == 0 { // those that are left were hidden
		next.Hidden = make([]bool, len(story.Articles))
	}
	next.Zoom, next.Columns, next.Panel, next.Strips, next.Big = a.Zoom, a.Columns, a.Panel, a.Strips, a.Big
	return next
}
