package fact

import "math"

// A leaning says on which side of the number that is written the true value is.
type leaning uint8

// The leanings.
const (
	leanNone    leaning = iota
	leanAbout           // near it, on either side
	leanBelow           // just below
	leanAbove           // just above
	leanAtLeast         // at or above
	leanAtMost          // at or below
	leanBefore          // below, of a time
	leanAfter           // above, of a time
	leanEdge            // since, until: the time itself is where something starts or ends
)

// leanWords are the words before a time or an amount that say how it is meant,
// the longest first.
var leanWords = []struct {
	words []string
	leaning
}{
	{[]string{"a", "little", "more", "than"}, leanAbove}, {[]string{"slightly", "more", "than"}, leanAbove},
	{[]string{"a", "little", "less", "than"}, leanBelow}, {[]string{"slightly", "less", "than"}, leanBelow},
	{[]string{"a", "little", "under"}, leanBelow}, {[]string{"a", "little", "over"}, leanAbove},
	{[]string{"just", "shy", "of"}, leanBelow}, {[]string{"little", "more", "than"}, leanAbove}, {[]string{"slightly", "over"}, leanAbove},
	{[]string{"slightly", "under"}, leanBelow}, {[]string{"the", "best", "part", "of"}, leanBelow}, {[]string{"the", "better", "part", "of"}, leanBelow},
	{[]string{"well", "under"}, leanAtMost}, {[]string{"no", "more", "than"}, leanAtMost}, {[]string{"not", "more", "than"}, leanAtMost}, {[]string{"no", "longer", "than"}, leanAtMost},
	{[]string{"no", "less", "than"}, leanAtLeast}, {[]string{"no", "fewer", "than"}, leanAtLeast}, {[]string{"not", "less", "than"}, leanAtLeast},
	{[]string{"no", "later", "than"}, leanAtMost}, {[]string{"no", "earlier", "than"}, leanAtLeast}, {[]string{"not", "before"}, leanAtLeast},
	{[]string{"as", "long", "as"}, leanAtMost}, {[]string{"as", "many", "as"}, leanAtMost},
	{[]string{"a", "maximum", "of"}, leanAtMost}, {[]string{"a", "minimum", "of"}, leanAtLeast},
	{[]string{"more", "than"}, leanAtLeast}, {[]string{"longer", "than"}, leanAtLeast}, {[]string{"upwards", "of"}, leanAtLeast},
	{[]string{"less", "than"}, leanAtMost}, {[]string{"fewer", "than"}, leanAtMost}, {[]string{"at", "least"}, leanAtLeast},
	{[]string{"at", "most"}, leanAtMost}, {[]string{"up", "to"}, leanAtMost}, {[]string{"not", "quite"}, leanBelow},
	{[]string{"just", "over"}, leanAbove}, {[]string{"just", "under"}, leanBelow}, {[]string{"well", "over"}, leanAtLeast},
	{[]string{"close", "to"}, leanAbout}, {[]string{"at", "about"}, leanAbout}, {[]string{"at", "around"}, leanAbout},
	{[]string{"or", "so"}, leanAbout},
	{[]string{"about"}, leanAbout}, {[]string{"around"}, leanAbout}, {[]string{"roughly"}, leanAbout}, {[]string{"approximately"}, leanAbout},
	{[]string{"some"}, leanAbout}, {[]string{"circa"}, leanAbout}, {[]string{"nearly"}, leanBelow}, {[]string{"almost"}, leanBelow},
	{[]string{"barely"}, leanBelow}, {[]string{"over"}, leanAtLeast}, {[]string{"exceeding"}, leanAtLeast}, {[]string{"beyond"}, leanAtLeast},
	{[]string{"within"}, leanAtMost}, {[]string{"inside"}, leanAtMost}, {[]string{"under"}, leanAtMost}, {[]string{"below"}, leanAtMost},
}

// lean returns how the words that end before word i make a number lean, and the
// first of them, or i.
func (r timeWords) lean(i int) (leaning, int) {
	for _, l := range leanWords {
		if r.phraseBefore(i, l.words...) {
			return l.leaning, i - len(l.words)
		}
	}
	return leanNone, i
}

// amountBounds returns the least and the greatest amount that the words allow.
func amountBounds(n, step float64, l leaning) (low, high float64) {
	rough := roughness(n, step)
	switch l {
	case leanAbout:
		slack := math.Max(rough/2, 0.05*n)
		return n - slack, n + slack
	case leanBelow:
		return n - math.Max(rough/2, 0.05*n), n
	case leanAbove:
		return n, n + math.Max(rough/2, 0.05*n)
	case leanAtLeast:
		return n, math.Inf(1)
	case leanAtMost:
		return 0, n
	}
	return n, n
}
