package compare

import (
	"triptych/model"
	"triptych/model/detail"
)

// proposeQuotes proposes pairs of quotations that share an aligned word.
func (p *sentencePair) proposeQuotes() {
	for _, m := range p.x.reading.Quotes {
		for _, n := range p.y.reading.Quotes {
			a, b := wordsOf(p.x.reading, m), wordsOf(p.y.reading, n)
			if a.len() < 1 || b.len() < 1 || p.alignedWords(a, b) == 0 {
				continue
			}
			p.addQuotes(p.x.fit(a), p.y.fit(b))
		}
	}
}

func (p *sentencePair) addQuotes(a, b wordSpan) {
	if q := p.add(fromQuote, a, b); q != nil {
		q.kind, q.relation, q.why = model.Quote, model.Variant, "quoted otherwise"
	}
}

// fit shortens a span of more than maxMarkWords words, if possible to the end
// of a chunk.
func (t *tokens) fit(s wordSpan) wordSpan {
	if s.len() <= maxMarkWords {
		return s
	}
	end := s.first + maxMarkWords - 1
	for _, c := range t.reading.Chunks {
		if c.First > s.first && c.Last < s.first+maxMarkWords && c.Kind != detail.LinkChunk {
			end = c.Last
		}
	}
	return wordSpan{s.first, end}
}

// alignedWords returns how many words of a are aligned into b.
func (p *sentencePair) alignedWords(a, b wordSpan) int {
	n := 0
	for i := a.first; i <= a.last; i++ {
		if j := p.alignment.to[i]; j >= b.first && j <= b.last {
			n++
		}
	}
	return n
}

// proposeAttributions proposes pairs of what the two sentences name as their
// source.
func (p *sentencePair) proposeAttributions() {
	xs, ys := p.x.attributions(), p.y.attributions()
	for _, a := range xs {
		for _, b := range ys {
			if q := p.add(fromAttribution, a, b); q != nil {
				q.kind, q.relation, q.why = model.Attribution, model.Variant, "another source or channel"
			}
		}
	}
}

// attributions returns the spans that name a source: according to …, … said,
// told ….
func (t *tokens) attributions() []wordSpan {
	var list []wordSpan
	for i := range t.stems {
		if t.flags[i]&isAttribution == 0 || t.flags[i]&isQuoted != 0 {
			continue
		}
		if t.reading.Words[i].Fold == "according" {
			list = append(list, t.cutAtStop(wordSpan{i, min(i+7, len(t.stems)-1)}))
			continue
		}
		s := wordSpan{i, i}
		for s.first > 0 && s.len() < 6 && t.separators[s.first-1] == "" && t.flags[s.first-1]&isQuoted == 0 {
			s.first--
		}
		list = append(list, t.trim(s))
		s = wordSpan{i, i}
		for s.last+1 < len(t.stems) && s.len() < 5 && t.separators[s.last] == "" && t.flags[s.last+1]&isQuoted == 0 {
			s.last++
		}
		list = append(list, s)
	}
	return list
}
