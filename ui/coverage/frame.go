package coverage

// A frame is where everything stands on a screen of one size.
type frame struct {
	plan
	shape
	top     int // the first entry of the list that is shown
	entries int // those of the list: the topics, and with no row of its own what only one article has
	all     int // topics
}

func (o *Overview) frame(width, height int) frame {
	f := frame{all: o.topics(), plan: planFor(width, o.needs)}
	f.shape = shapeFor(height, len(o.story.Articles), f.all, f.detail >= withCounts, o.anyDate())
	f.entries = f.all
	if f.alone < 0 && f.all > 0 {
		f.entries++
	}
	f.top = f.shape.top(min(o.selected, f.entries-1), f.entries)
	return f
}

func (o *Overview) anyDate() bool {
	for i := range o.story.Articles {
		if o.story.Articles[i].Date != "" {
			return true
		}
	}
	return false
}

// entryAt gives the entry on row y, the number of topics for what only one
// article has; -1 for none.
func (f *frame) entryAt(y int) int {
	switch entry := f.top + y - f.listY; {
	case y == f.alone:
		return f.all
	case y < f.listY || y >= f.listY+f.listH || entry >= f.entries:
		return -1
	default:
		return entry
	}
}
