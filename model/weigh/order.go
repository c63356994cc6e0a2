package weigh

import (
	"cmp"
	"slices"

	"triptych/model"
)

// Order returns the indices of the differences in the order in which a list
// shows them: the heaviest first, of equal ones that which stands first in the
// articles.
func Order(list []model.Difference) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(list[j].Weight, list[i].Weight), comparePlace(&list[i], &list[j]))
	})
	return order
}

// comparePlace compares by the article and offset of the first mention; one
// without mentions comes first.
func comparePlace(x, y *model.Difference) int {
	if len(x.Mentions) == 0 || len(y.Mentions) == 0 {
		return cmp.Compare(len(x.Mentions), len(y.Mentions))
	}
	a, b := x.Mentions[0], y.Mentions[0]
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
}
