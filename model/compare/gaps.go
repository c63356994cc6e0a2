package compare

// gaps proposes what stands unaligned between the same aligned words.
func (p *pairing) gaps() {
	anchors := p.a.anchor
	if len(anchors) == 0 {
		return
	}
	before, beforeY := -1, -1
	for k := 0; k <= len(anchors); k++ {
		at, atY := len(p.x.stems), len(p.y.stems)
		if k < len(anchors) {
			at, atY = anchors[k], p.a.to[anchors[k]]
		}
		from := fromGap
		if k == 0 || k == len(anchors) {
			from = fromEdge
		}
		p.gap(from, stretch{before + 1, at - 1}, stretch{beforeY + 1, atY - 1})
		before, beforeY = at, atY
	}
}

// gap proposes two unaligned stretches: whole, and their clauses beside the
// aligned words where they are long.
func (p *pairing) gap(from source, a, b stretch) {
	if a.len() < 1 || b.len() < 1 {
		return
	}
	p.addTrimmed(from, a, b)
	p.addTrimmed(from, p.x.cut(a), p.y.cut(b))
	p.addTrimmed(from, p.x.cutBefore(a), p.y.cutBefore(b))
}

func (p *pairing) addTrimmed(from source, a, b stretch) { p.add(from, p.x.trim(a), p.y.trim(b)) }

// modifiers proposes what stands before and after one head: US-backed forces,
// Kurdish-dominated forces. It looks at every aligned content word, in order or
// not.
func (p *pairing) modifiers() {
	for i, j := range p.a.to {
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

// unaligned tells whether neither stretch holds a word aligned into the other.
func (p *pairing) unaligned(a, b stretch) bool {
	for i := a.first; i <= a.last; i++ {
		if j := p.a.to[i]; j >= b.first && j <= b.last {
			return false
		}
	}
	return true
}

// phraseBefore gives up to four content words right before word i.
func (t *tokens) phraseBefore(i int) stretch {
	s := stretch{i, i - 1}
	for s.first > 0 && s.len() < 4 && t.content[s.first-1] && (t.gaps[s.first-1] == "" || t.gaps[s.first-1] == "-") {
		s.first--
	}
	return s
}

// phraseAfter gives up to six words after word i, to the end of the clause.
func (t *tokens) phraseAfter(i int) stretch {
	s := stretch{i + 1, i}
	for s.last+1 < len(t.stems) && s.len() < 6 && (t.gaps[s.last] == "" || t.gaps[s.last] == "-") {
		s.last++
	}
	return s
}
