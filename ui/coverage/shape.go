package coverage

// Heights in rows at which the overview gains a row.
const (
	titleFrom   = 3 // what it is, and what there is in all
	namesFrom   = 4 // the outlets over their cells
	aloneFrom   = 5 // what only one article has, always in sight
	ruleFrom    = 8 // a rule over the topics and one below them
	lengthsFrom = 9
	datesFrom   = 10
	legendFrom  = 12
	keyFrom     = 8 // … the articles are listed, besides their own rows
)

// A shape is the rows of the overview: a pure function of the height and of what
// there is to show. A row number of -1 says that there is no room for that row.
type shape struct {
	height                int
	title, names          int
	key, keys             int // the first row of the list of articles, and how many there are
	dates, lengths, rule  int
	listY, listH          int // the topics, and after them what only one article has where alone is -1
	ruleBelow, alone, low int // low is the legend
}

// shapeFor shapes a height of 1 or more. With listed, articles have a row each
// in a list, because their cells are too narrow to tell of them.
func shapeFor(height, articles, topics int, listed, dated bool) shape {
	s := shape{height: height, title: -1, names: -1, key: -1, dates: -1, lengths: -1, rule: -1, ruleBelow: -1, alone: -1, low: -1}
	y := 0
	take := func(row *int, from int) {
		if height >= from {
			*row = y
			y++
		}
	}
	take(&s.title, titleFrom)
	if listed && height >= keyFrom+articles {
		s.key, s.keys = y, articles
		y += articles
	}
	take(&s.names, namesFrom)
	if !listed {
		if dated {
			take(&s.dates, datesFrom)
		}
		take(&s.lengths, lengthsFrom)
	}
	take(&s.rule, ruleFrom)
	s.listY = y
	end := height
	fromBelow := func(row *int, from int) {
		if height >= from {
			end--
			*row = end
		}
	}
	fromBelow(&s.low, legendFrom)
	if height >= aloneFrom { // it follows the topics where they leave room
		end = min(end, y+max(topics, 1)+1+min(1, height/ruleFrom))
	}
	fromBelow(&s.alone, aloneFrom)
	fromBelow(&s.ruleBelow, ruleFrom)
	s.listH = end - y
	return s
}

// top gives the first of n entries that the list shows: the selected one stands
// in the middle where there are more on both sides.
func (s *shape) top(selected, n int) int {
	return max(0, min(selected-s.listH/2, n-s.listH))
}
