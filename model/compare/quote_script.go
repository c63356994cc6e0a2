package compare

import "slices"

// A wordMatch is two equal words of two utterances.
type wordMatch struct{ a, b int }

// A quoteScript is what two utterances have in common, from the first equal words to
// the last, and so where they differ between.
type quoteScript struct {
	a, b    *utterance
	matches []wordMatch // ascending in both
	weight  int
}

// Bounds of scripts.
const (
	minMatches       = 5
	minRun           = 3
	minWhole         = 3 // equal words, where they are the first and the last of a quotation
	minContentWords  = 2
	maxGap           = 7  // words between equal ones that each may have
	maxLeftOut       = 20 // words that one may have where the other has none
	contentWordWorth = 3
	wordWorth        = 1
	runWorth         = 2 // of a word next to an equal one
)

// quoteScripts returns the stretches in which two utterances are of the same words.
func quoteScripts(a, b *utterance) []quoteScript {
	matches := longestCommon(a, b)
	var list []quoteScript
	for first := 0; first < len(matches); {
		last := first
		for last+1 < len(matches) && near(matches[last], matches[last+1]) {
			last++
		}
		s := quoteScript{a: a, b: b, matches: withoutStrays(a, matches[first:last+1])}
		if s.weigh() {
			list = append(list, s)
		}
		first = last + 1
	}
	return list
}

// near reports whether the words between two matches may be told otherwise.
func near(m, n wordMatch) bool {
	low, high := n.a-m.a-1, n.b-m.b-1
	if low > high {
		low, high = high, low
	}
	return low == 0 && high <= maxLeftOut || high <= maxGap
}

// withoutStrays drops equal function words at either end that stand alone.
func withoutStrays(u *utterance, list []wordMatch) []wordMatch {
	adjacent := func(i, j int) bool { return list[i].a+1 == list[j].a && list[i].b+1 == list[j].b }
	for len(list) > 1 && !adjacent(0, 1) && !u.words[list[0].a].content {
		list = list[1:]
	}
	for n := len(list); n > 1 && !adjacent(n-2, n-1) && !u.words[list[n-1].a].content; n = len(list) {
		list = list[:n-1]
	}
	return list
}

// weigh sets the weight and reports whether the two are of the same words: most of
// those between the first equal ones and the last on the shorter side are equal, and
// there are enough of them, or all of a quotation.
func (s *quoteScript) weigh() bool {
	content := 0
	for _, m := range s.matches {
		s.weight += wordWorth
		if s.a.words[m.a].content {
			content++
			s.weight += contentWordWorth - wordWorth
		}
	}
	if content < minContentWords || 5*len(s.matches) < 3*min(s.spanA().len(), s.spanB().len()) {
		return false
	}
	run, n := s.longestRun(), len(s.matches)
	return n >= minMatches && run >= minRun || n >= minWhole && (s.a.isWhole(s.spanA()) || s.b.isWhole(s.spanB()))
}

// longestRun returns how many equal words stand side by side at most.
func (s *quoteScript) longestRun() int {
	longest, run := 1, 1
	for k := 1; k < len(s.matches); k++ {
		run++
		if m, n := s.matches[k-1], s.matches[k]; m.a+1 != n.a || m.b+1 != n.b {
			run = 1
		}
		longest = max(longest, run)
	}
	return longest
}

// longestCommon returns the equal words of two utterances in one order that are worth
// most: runs and words of meaning more than scattered function words.
func longestCommon(a, b *utterance) []wordMatch {
	n, m := len(a.words), len(b.words)
	worth := make([][]int32, n+1) // of the words from i and j on
	for i := range worth {
		worth[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			worth[i][j] = max(worth[i+1][j], worth[i][j+1], worth[i+1][j+1]+a.matchWorth(b, i, j))
		}
	}
	var list []wordMatch
	for i, j := 0, 0; i < n && j < m; {
		own := a.matchWorth(b, i, j)
		switch {
		case own > 0 && worth[i][j] == worth[i+1][j+1]+own:
			list = append(list, wordMatch{i, j})
			i, j = i+1, j+1
		case worth[i][j] == worth[i+1][j]:
			i++
		default:
			j++
		}
	}
	return list
}

// matchWorth returns what it is worth that word i equals word j of another utterance,
// 0 if it does not.
func (u *utterance) matchWorth(o *utterance, i, j int) int32 {
	if u.words[i].fold != o.words[j].fold {
		return 0
	}
	w := int32(wordWorth)
	if u.words[i].content {
		w = contentWordWorth
	}
	if i > 0 && j > 0 && u.words[i-1].fold == o.words[j-1].fold {
		w += runWorth
	}
	if i+1 < len(u.words) && j+1 < len(o.words) && u.words[i+1].fold == o.words[j+1].fold {
		w += runWorth
	}
	return w
}

// A hunk is words of both utterances between equal ones that are not equal. Those of
// one may be none: it is then empty, before the word at first.
type hunk struct {
	a, b wordSpan // of the words of the utterances
	cut  bool     // at an end of the script: one says more there
}

// hunks returns where the utterances differ.
func (s *quoteScript) hunks() []hunk {
	var list []hunk
	if h, ok := s.cutBefore(); ok {
		list = append(list, h)
	}
	for k := 1; k < len(s.matches); k++ {
		m, n := s.matches[k-1], s.matches[k]
		if h := (hunk{a: wordSpan{m.a + 1, n.a - 1}, b: wordSpan{m.b + 1, n.b - 1}}); h.a.len() > 0 || h.b.len() > 0 {
			list = append(list, h)
		}
	}
	if h, ok := s.cutAfter(); ok {
		list = append(list, h)
	}
	return list
}

// cutBefore returns what stands before the first equal words in their own quotation
// and sentence, if it is of one side alone or short.
func (s *quoteScript) cutBefore() (hunk, bool) {
	first := s.matches[0]
	h := hunk{a: wordSpan{s.a.edge(first.a, -1), first.a - 1}, b: wordSpan{s.b.edge(first.b, -1), first.b - 1}, cut: true}
	return h, h.isCut()
}

// cutAfter returns what stands after the last equal words, likewise.
func (s *quoteScript) cutAfter() (hunk, bool) {
	last := s.matches[len(s.matches)-1]
	h := hunk{a: wordSpan{last.a + 1, s.a.edge(last.a, 1)}, b: wordSpan{last.b + 1, s.b.edge(last.b, 1)}, cut: true}
	return h, h.isCut()
}

func (h *hunk) isCut() bool {
	low, high := min(h.a.len(), h.b.len()), max(h.a.len(), h.b.len())
	return high > 0 && low <= maxGap && (low == 0 || high <= maxGap)
}

// joinHunks makes one of hunks between which few equal words stand.
func joinHunks(list []hunk) []hunk {
	var joined []hunk
	for _, h := range list {
		if n := len(joined); n > 0 && h.a.first-joined[n-1].a.last-1 <= maxJoined && h.b.first-joined[n-1].b.last-1 <= maxJoined {
			joined[n-1].a.last, joined[n-1].b.last = h.a.last, h.b.last
			joined[n-1].cut = joined[n-1].cut && h.cut
			continue
		}
		joined = append(joined, h)
	}
	return joined
}

// together returns hunks, at least one, as one.
func together(list []hunk) hunk {
	h := list[0]
	for _, o := range list[1:] {
		h.a.last, h.b.last = o.a.last, o.b.last
		h.cut = h.cut && o.cut
	}
	return h
}

// maxJoined is how many equal words may stand between differing ones that are
// marked as one.
const maxJoined = 2

// bestScripts returns the scripts of which no words are in a weightier one of the same two
// articles.
func bestScripts(list []quoteScript) []quoteScript {
	slices.SortStableFunc(list, func(x, y quoteScript) int { return y.weight - x.weight })
	var kept []quoteScript
	for _, s := range list {
		if !slices.ContainsFunc(kept, s.overlaps) {
			kept = append(kept, s)
		}
	}
	return kept
}

// overlaps reports whether two scripts of the same two articles share words of either.
func (s quoteScript) overlaps(o quoteScript) bool {
	if s.a.article != o.a.article || s.b.article != o.b.article {
		return false
	}
	return s.a == o.a && s.spanA().overlaps(o.spanA()) || s.b == o.b && s.spanB().overlaps(o.spanB())
}

func (s quoteScript) spanA() wordSpan { return wordSpan{s.matches[0].a, s.matches[len(s.matches)-1].a} }

func (s quoteScript) spanB() wordSpan { return wordSpan{s.matches[0].b, s.matches[len(s.matches)-1].b} }
