package choose

import "math"

// fixedPointOne is a similarity of 1. Similarities are integers so that their
// sums do not depend on their order.
const fixedPointOne = 1 << 40

// similarities returns the cosines of the listed articles, in fixed point, by
// row and column; those on the diagonal are 0.
func (idx *wordIndex) similarities(list []int) [][]int64 {
	idx.weighStems(list)
	table := make([][]int64, len(list))
	for i := range table {
		table[i] = make([]int64, len(list))
	}
	weights := make([]float64, len(idx.stems)) // of one article, by stem
	for i, article := range list {
		for _, s := range idx.articles[article].stems {
			weights[s.id] = s.weight
		}
		for j, other := range list[:i] {
			sum := 0.0
			for _, s := range idx.articles[other].stems {
				sum += weights[s.id] * s.weight
			}
			table[i][j] = int64(math.Round(sum * fixedPointOne))
			table[j][i] = table[i][j]
		}
		for _, s := range idx.articles[article].stems {
			weights[s.id] = 0
		}
	}
	return table
}

// weighStems turns the counts of the listed articles' stems into TF-IDF weights
// of norm 1 for each article. What all articles have still has some weight: if
// most are about one event, it is what they have in common.
func (idx *wordIndex) weighStems(list []int) {
	frequency := make([]int, len(idx.stems)) // how many articles have it
	for _, i := range list {
		for _, s := range idx.articles[i].stems {
			frequency[s.id]++
		}
	}
	for _, i := range list {
		length := 0.0
		stems := idx.articles[i].stems
		for j, s := range stems {
			w := (1 + math.Log(s.weight)) * math.Log1p(float64(len(list))/float64(frequency[s.id]))
			stems[j].weight = w
			length += w * w
		}
		if length == 0 {
			continue
		}
		for j := range stems {
			stems[j].weight /= math.Sqrt(length)
		}
	}
}
