package compare

// proposeGaps proposes what is unaligned between the same two anchors, and
// before the first and after the last.
func (p *sentencePair) proposeGaps() {
	anchors := p.alignment.anchors
	if len(anchors) == 0 {
		return
	}
	before, beforeY := -1, -1
	for k := 0; k <= len(anchors); k++ {
		at, atY := len(p.x.stems), len(p.y.stems)
		if k < len(anchors) {
			at, atY = anchors[k], p.alignment.to[anchors[k]]
		}
		from := fromGap
		if k == 0 || k == len(anchors) {
			from = fromEdge
		}
		p.proposeGap(from, wordSpan{before + 1, at - 1}, wordSpan{beforeY + 1, atY - 1})
		before, beforeY = at, atY
	}
}

// proposeGap proposes two unaligned spans: whole, and cut at their first and
// their last stop.
func (p *sentencePair) proposeGap(from source, a, b wordSpan) {
	if a.len() < 1 || b.len() < 1 {
		return
	}
	p.addTrimmed(from, a, b)
	p.addTrimmed(from, p.x.cutAtStop(a), p.y.cutAtStop(b))
	p.addTrimmed(from, p.x.cutAfterStop(a), p.y.cutAfterStop(b))
}

func (p *sentencePair) addTrimmed(from source, a, b wordSpan) { p.add(from, p.x.trim(a), p.y.trim(b)) }

// proposeModifiers proposes what comes before and after one head: US-backed
// forces, Kurdish-dominated forces. It takes every aligned content word for a
// head, whether or not it keeps its order.
func (p *sentencePair) proposeModifiers() {
	for i, j := range p.alignment.to {
		if j < 0 || !p.x.content[i] {
			continue
		}
		a, b := p.x.phraseBefore(i), p.y.phraseBefore(j)
		if a.len() > 0 && b.len() > 0 && p.unaligned(a, b) {
			p.addTrimmed(fromModifier, a, b)
		}
		a, b = p.x.phraseAfter(i), p.y.phraseAfter(j)
		if a.len() > 0 && b.len() > 0 && p.unaligned(a, b) {
			p.addTrimmed(fromFollower, a, b)
		}
	}
}

// unaligned reports whether no word of a is aligned into b.
func (p *sentencePair) unaligned(a, b wordSpan) bool {
	for i := a.first; i <= a.last; i++ {
		if j := p.alignment.to[i]; j >= b.first && j <= b.last {
			return false
		}
	}
	return true
}

// phraseBefore returns up to four content words right before word i.
func (t *tokens) phraseBefore(i int) wordSpan {
	s := wordSpan{i, i - 1}
	for s.first > 0 && s.len() < 4 && t.content[s.first-1] && (t.separators[s.first-1] == "" || t.separators[s.first-1] == "-") {
		s.first--
	}
	return s
}

// phraseAfter returns up to six words right after word i, at most to the end of
// the clause.
func (t *tokens) phraseAfter(i int) wordSpan {
	s := wordSpan{i + 1, i}
	for s.last+1 < len(t.stems) && s.len() < 6 && (t.separators[s.last] == "" || t.separators[s.last] == "-") {
		s.last++
	}
	return s
}
