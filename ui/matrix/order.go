package matrix

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
)

// order puts all topics into a row. Those that the leader treats are in its
// order, by where its passage begins. The others come in one by one, in the
// order of the first article that has them, each at the place where it disagrees
// least with the articles that treat it: where the fewest pairs of it and
// another topic stand the other way round than in an article. Of places that are
// as good, the nearest to the topics right before and after it in those articles
// is taken, and of those the first. One that shares no article with the others
// comes last.
func order(a *model.Analysis, leader int) []int {
	places := placesOf(a)
	var list, rest []int
	for t := range a.Topics {
		if leader >= 0 && leader < len(a.Story.Articles) && places[t][leader] >= 0 {
			list = append(list, t)
		} else {
			rest = append(rest, t)
		}
	}
	slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(places[x][leader], places[y][leader]) })
	slices.SortStableFunc(rest, func(x, y int) int {
		first, other := firstOf(places[x]), firstOf(places[y])
		if first != other || first < 0 {
			return cmp.Compare(first, other)
		}
		return cmp.Compare(places[x][first], places[y][first])
	})
	for _, t := range rest {
		list = slices.Insert(list, fit(list, places, t), t)
	}
	return list
}

// placesOf returns by topic and article the sentence with which the passage there
// begins, -1 where there is none.
func placesOf(a *model.Analysis) [][]int {
	places := make([][]int, len(a.Topics))
	for t := range a.Topics {
		places[t] = slices.Repeat([]int{-1}, len(a.Story.Articles))
		for _, p := range a.Topics[t].Passages {
			places[t][p.Article] = p.Sentences[0]
		}
	}
	return places
}

// firstOf is the first article that has a place, -1 for none.
func firstOf(places []int) int {
	return slices.IndexFunc(places, func(place int) bool { return place >= 0 })
}

// fit returns the place in the list at which the topic fits best.
func fit(list []int, places [][]int, topic int) int {
	near := neighbours(list, places, topic)
	if len(near) == 0 {
		return len(list)
	}
	best, fewest, nearest := 0, math.MaxInt, 0
	wrong := 0 // pairs of the topic and another that stand the other way round, less those at place 0
	for i := range len(list) + 1 {
		if i > 0 {
			wrong += after(places[list[i-1]], places[topic])
		}
		if far := distance(near, i); wrong < fewest || wrong == fewest && far < nearest {
			best, fewest, nearest = i, wrong, far
		}
	}
	return best
}

// after returns in how many articles more the topic at places x follows that at y
// than precedes it.
func after(x, y []int) int {
	n := 0
	for article, at := range y {
		switch to := x[article]; {
		case at < 0 || to < 0:
		case to < at:
			n--
		default:
			n++
		}
	}
	return n
}

// neighbours lists the places between topics that lie right after the topic's
// nearest one before it in some article, or right before the nearest after it.
func neighbours(list []int, places [][]int, topic int) []int {
	var near []int
	for article, place := range places[topic] {
		if place < 0 {
			continue
		}
		above, below := -1, -1
		for i, other := range list {
			switch at := places[other][article]; {
			case at < 0:
			case at < place && (above < 0 || at > places[list[above]][article]):
				above = i
			case at > place && (below < 0 || at < places[list[below]][article]):
				below = i
			}
		}
		if above >= 0 {
			near = append(near, above+1)
		}
		if below >= 0 {
			near = append(near, below)
		}
	}
	return near
}

// distance adds up how far the places are from i.
func distance(places []int, i int) int {
	sum := 0
	for _, place := range places {
		sum += max(i-place, place-i)
	}
	return sum
}
