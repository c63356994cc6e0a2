package choose

import "math"

// whole is a likeness of 1. Likenesses are whole numbers so that their sums do
// not depend on their order.
const whole = 1 << 40

// likeness gives how much the listed articles are alike, each beside each; that
// of an article with itself is left at 0.
func (r *reading) likeness(list []int) [][]int64 {
	r.weigh(list)
	table := make([][]int64, len(list))
	for i := range table {
		table[i] = make([]int64, len(list))
	}
	weights := make([]float64, len(r.stems)) // of one article, by stem
	for i, article := range list {
		for _, s := range r.articles[article].stems {
			weights[s.id] = s.weight
		}
		for j, other := range list[:i] {
			sum := 0.0
			for _, s := range r.articles[other].stems {
				sum += weights[s.id] * s.weight
			}
			table[i][j] = int64(math.Round(sum * whole))
			table[j][i] = table[i][j]
		}
		for _, s := range r.articles[article].stems {
			weights[s.id] = 0
		}
	}
	return table
}

// weigh turns the counts of the listed articles' stems into weights, which are
// of length 1 for each article together. What all articles have still weighs
// something: where most are about one event, it is what they have in common.
func (r *reading) weigh(list []int) {
	frequency := make([]int, len(r.stems)) // how many articles have it
	for _, i := range list {
		for _, s := range r.articles[i].stems {
			frequency[s.id]++
		}
	}
	for _, i := range list {
		length := 0.0
		stems := r.articles[i].stems
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
