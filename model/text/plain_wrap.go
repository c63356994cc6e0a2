package text

// The least and greatest width in runes at which lines are taken to be wrapped.
const (
	minWrapWidth = 30
	maxWrapWidth = 132
)

// A layout is what the lines of a whole text say about how it was set.
type layout struct {
	wraps       [2]wrap // of unquoted lines, and of quoted ones
	double      bool    // every line is followed by a blank one
	hyphenation hyphenation
}

// kindOf returns the line's index in a layout's wraps.
func kindOf(l plainLine) int {
	if l.quoted {
		return 1
	}
	return 0
}

// detectLayout reads a text once to find its layout.
func detectLayout(source string) layout {
	var counts [2][2]lineCounts // of adjacent lines, and of those with a blank one between
	var cut hyphenCounts
	var previous plainLine
	blanks := 0
	for l := range plainLines(source) {
		if l.text == "" {
			blanks++
			if l.rule {
				blanks += 2
			}
			continue
		}
		if previous.text != "" && previous.quoted == l.quoted && blanks <= 1 {
			counts[blanks][kindOf(l)].add(previous, l)
			cut.add(previous, l)
		}
		previous, blanks = l, 0
	}
	out := layout{hyphenation: cut.hyphenation(source)}
	next, over := &counts[0][0], &counts[1][0]
	out.double = over.sure >= 3 && over.sure*3 >= over.pairs && next.pairs*4 < over.pairs
	for kind := range out.wraps {
		of := &counts[0][kind]
		if out.double {
			of = &counts[1][kind]
		}
		out.wraps[kind] = of.wrap()
	}
	return out
}

// lineCounts counts pairs of lines that may be consecutive lines of one
// sentence.
type lineCounts struct {
	pairs int
	sure  int // of these, certain ones, see surelyContinues
	// By n, the certain pairs whose first line has n runes; and how many more of
	// them than for n-1 can have been wrapped at n: a line is at most as long as
	// the width, and with the first word of the next it would have been longer.
	lengths [maxWrapWidth + 1]int
	changes [maxWrapWidth + 2]int
	steps   int // certain pairs whose first line is indented and whose second is not
}

func (c *lineCounts) add(previous, next plainLine) {
	if previous.length > maxWrapWidth || bulletLength(next.text) > 0 {
		return
	}
	c.pairs++
	if !surelyContinues(previous, next) && !bothAllCaps(previous, next) {
		return
	}
	c.sure++
	if indented(previous, next) {
		c.steps++
	}
	c.lengths[previous.length]++
	c.changes[previous.length]++
	c.changes[min(previous.length+next.first, maxWrapWidth)+1]--
}

// A wrap is the width in runes at which lines were wrapped: somewhere from low
// to high, both 0 if they were not.
type wrap struct {
	low, high int
	ragged    bool // the width is approximate
	indented  bool // first lines of paragraphs are indented
}

// indented reports whether l is indented against other.
func indented(l, other plainLine) bool { return l.indent > other.indent+1 }

// wrap returns the wrap that fits the counted pairs best.
func (c *lineCounts) wrap() wrap {
	if c.sure == 0 || c.sure*5 < c.pairs {
		return wrap{}
	}
	var w wrap
	most, possible := 0, 0
	for width, change := range c.changes[:maxWrapWidth+1] {
		switch possible += change; {
		case possible > most:
			most = possible
			w.low, w.high = width, width
		case possible == most && w.high == width-1:
			w.high = width
		}
	}
	if most*10 < c.sure*9 {
		w = wrap{ragged: true}
		for seen := 0; seen*10 < c.sure*9; w.low++ {
			seen += c.lengths[w.low]
		}
		w.low--
		w.high = w.low
	}
	if w.high < minWrapWidth {
		return wrap{}
	}
	w.indented = c.steps*10 > c.sure
	return w
}

// width returns the greatest width, 0 if lines were not wrapped.
func (w wrap) width() int { return w.high }

// tooLong reports whether a line is too long to have been wrapped.
func (w wrap) tooLong(l plainLine) bool { return l.length > w.high+w.high/4 }

// endsEarly reports whether l ends before it would have been wrapped, so that a
// paragraph ends with it. In doubt one ends after a sentence, but not without a
// stop or before a lower-case letter.
func (w wrap) endsEarly(l, next plainLine) bool {
	width := w.low
	if endsClause(l.text) {
		width = w.high
	}
	if l.length+1+next.first > width {
		return false
	}
	switch {
	case startsLower(next.text), w.ragged && !endsClause(l.text):
		return l.length*10 < width*8
	case w.ragged:
		return l.length*10 < width*9
	}
	return true
}
