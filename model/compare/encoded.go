package compare

import (
	"math"

	"triptych/model"
	"triptych/model/encode"
)

// Answers are what the encoder read of a story.
type Answers interface {
	// Labels returns the labels of the pieces of two sentences, nil if they were
	// not read together. Spans are of the sentences' own text.
	Labels(a, b model.SentenceRef) (of, in []encode.Piece)
	// Stance returns how a span of the one sentence stands to a span of the other.
	Stance(a, b model.SentenceRef, of, in model.Span) encode.Stance
	// Cosine returns how like the vectors of two sentences are, -1 to 1.
	Cosine(a, b model.SentenceRef) float64
}

// labelSums are the sums of the labels of some pieces.
type labelSums struct {
	count int
	sum   [encode.LabelCount]float32
	most  [encode.LabelCount]float32
}

// labelsIn sums up the labels of the pieces that overlap a span.
func labelsIn(pieces []encode.Piece, span model.Span) labelSums {
	var s labelSums
	for i := range pieces {
		if pieces[i].Overlaps(span) {
			s.count++
			for l, p := range pieces[i].Labels {
				s.sum[l] += p
				s.most[l] = max(s.most[l], p)
			}
		}
	}
	return s
}

// A spanReading is what the encoder read of two spans of two sentences.
type spanReading struct {
	of, in       []encode.Piece // of the whole sentences
	spanA, spanB model.Span     // relative to these
	a, b         labelSums      // of the spans
	stance       encode.Stance
}

// readSpans returns what was read of a span of words in each of two sentences; ok is
// false if these were not read together.
func (idx *storyIndex) readSpans(x, y *tokens, a, b wordSpan) (r spanReading, ok bool) {
	if r.of, r.in = idx.Answers.Labels(x.ref, y.ref); r.of == nil || r.in == nil {
		return r, false
	}
	r.spanA, r.spanB = idx.sentenceSpan(x, a), idx.sentenceSpan(y, b)
	r.a, r.b = labelsIn(r.of, r.spanA), labelsIn(r.in, r.spanB)
	r.stance = idx.Answers.Stance(x.ref, y.ref, r.spanA, r.spanB)
	return r, true
}

// setMeans sets two features for each label: its mean in both spans, the lesser first.
func (r *spanReading) setMeans(v []float32) {
	for l := range encode.LabelCount {
		v[2*l], v[2*l+1] = minMax(float64(r.a.mean(l)), float64(r.b.mean(l)))
	}
}

func (s *labelSums) mean(label int) float32 { return s.sum[label] / float32(max(s.count, 1)) }

// sentenceSpan returns a span of words relative to their sentence.
func (idx *storyIndex) sentenceSpan(t *tokens, words wordSpan) model.Span {
	span, from := t.span(words), idx.Story.Sentence(t.ref).Start
	return model.Span{Start: span.Start - from, End: span.End - from}
}

// differs is how likely a piece is told in another way.
func differs(p *encode.Piece) float32 { return p.Labels[encode.Variant] + p.Labels[encode.Conflict] }

// edge returns the greatest probability to differ of the pieces right before and
// after a span: 0 where there are none.
func edge(pieces []encode.Piece, span model.Span) float32 {
	most := float32(0)
	for i := range pieces {
		if i+1 < len(pieces) && pieces[i+1].Overlaps(span) && !pieces[i].Overlaps(span) || i > 0 && pieces[i-1].Overlaps(span) && !pieces[i].Overlaps(span) {
			most = max(most, differs(&pieces[i]))
		}
	}
	return most
}

// stanceCount is the number of features of a stance.
const stanceCount = 4

// setStance sets the features of how two spans stand to each other: the logarithms of
// the odds that they are set apart and that they are at odds, the probability that they
// are set apart, and 1 for an answer.
func setStance(s encode.Stance, v []float32) {
	if !s.Read {
		return
	}
	apart := min(1, s.Variant+s.Conflict)
	v[0], v[1], v[2], v[3] = logit(float64(apart)), logit(float64(s.Conflict)), apart, 1
}

// kindColumns are the kinds that have a column each.
var kindColumns = [...]model.Kind{
	model.Number, model.Date, model.Name, model.Place, model.Quote, model.Attribution, model.Certainty, model.Cause, model.Wording, model.Other,
}

func setKind(k model.Kind, v []float32) {
	for i, column := range kindColumns {
		if k == column {
			v[i] = 1
		}
	}
}

// The features of a proposal in the encoder's pass, after one for each kind.
const (
	ewScore              = len(kindColumns) + iota // logit of the score by words
	ewProposed                                     // 1 if the encoder proposed it
	ewRead                                         // 1 if the sentences were read together
	ewLink                                         // score of the counterparts
	ewLengthLow                                    // words of the shorter span
	ewLengthHigh                                   // words of the longer
	ewEdgeLow                                      // probability that what stands beside a span differs, the lesser of both
	ewEdgeHigh                                     // the greater
	ewRestLow                                      // mean probability of a sentence's pieces to differ, the lesser of both
	ewRestHigh                                     // the greater
	ewSentences                                    // vocabulary.length of the story
	ewStance                                       // stanceCount for how both spans stand to each other: setStance
	ewLabels             = ewStance + stanceCount  // four for each label: its mean in both spans and its maximum, the lesser first
	encodedProposalCount = ewLabels + 4*encode.LabelCount
)

// extractEncodedProposal computes the features of a proposal that has a score by
// words.
func (idx *storyIndex) extractEncodedProposal(q *proposal) []float32 {
	v := make([]float32, encodedProposalCount)
	setKind(q.kind, v)
	v[ewScore], v[ewProposed] = logit(q.score), indicator(q.encoded)
	v[ewLengthLow], v[ewLengthHigh] = minMax(float64(q.a.len()), float64(q.b.len()))
	v[ewSentences] = idx.words.length()
	if q.link != noLink {
		v[ewLink] = float32(idx.Counterparts[q.link].Score)
	}
	r, ok := idx.readSpans(q.x, q.y, q.a, q.b)
	if !ok {
		return v
	}
	v[ewRead] = 1
	setStance(r.stance, v[ewStance:])
	for l := range encode.LabelCount {
		at := ewLabels + 4*l
		v[at], v[at+1] = minMax(float64(r.a.mean(l)), float64(r.b.mean(l)))
		v[at+2], v[at+3] = minMax(float64(r.a.most[l]), float64(r.b.most[l]))
	}
	v[ewEdgeLow], v[ewEdgeHigh] = minMax(float64(edge(r.of, r.spanA)), float64(edge(r.in, r.spanB)))
	all := model.Span{End: 1 << 30}
	x, y := labelsIn(r.of, all), labelsIn(r.in, all)
	v[ewRestLow], v[ewRestHigh] = minMax(float64(x.mean(encode.Variant)+x.mean(encode.Conflict)), float64(y.mean(encode.Variant)+y.mean(encode.Conflict)))
	return v
}

// The features of a lone detail in the encoder's pass, after one for each kind.
const (
	efScore     = len(kindColumns) + iota // logit of the score by words
	efLength                              // words
	efDistance                            // sentences to its topic
	efTwoSided                            // greatest score of a proposal that overlaps it
	efRead                                // other articles with a sentence that was read together with its own
	efExtraLow                            // mean probability to be only there, the least of those sentences
	efExtraHigh                           // the greatest
	efAlike                               // the greatest mean probability to be told alike
	efDiffers                             // the greatest mean probability to differ
	efSentences                           // vocabulary.length of the story
	efRestExtra                           // the least mean probability of the sentence to be only there
	encodedLoneCount
)

// extractEncodedLone computes the features of a lone detail that has a score by words.
func (idx *storyIndex) extractEncodedLone(f *loneDetail, twoSided float32) []float32 {
	v := make([]float32, encodedLoneCount)
	setKind(f.Kind, v)
	v[efScore], v[efLength], v[efDistance], v[efTwoSided] = logit(f.score), float32(f.words.len()), float32(f.topicDistance), twoSided
	v[efSentences] = idx.words.length()
	t := idx.tokens(f.SentenceRef)
	span := idx.sentenceSpan(t, f.words)
	for article := range idx.Story.Articles {
		of := idx.nearestRead(f.SentenceRef, article)
		if of == nil {
			continue
		}
		s, all := labelsIn(of, span), labelsIn(of, model.Span{End: 1 << 30})
		extra, rest := s.mean(encode.Extra), all.mean(encode.Extra)
		if v[efRead] == 0 {
			v[efExtraLow], v[efRestExtra] = extra, rest
		}
		v[efRead]++
		v[efExtraLow], v[efExtraHigh] = min(v[efExtraLow], extra), max(v[efExtraHigh], extra)
		v[efRestExtra] = min(v[efRestExtra], rest)
		v[efAlike], v[efDiffers] = max(v[efAlike], s.mean(encode.Alike)), max(v[efDiffers], s.mean(encode.Variant)+s.mean(encode.Conflict))
	}
	return v
}

// nearestRead returns the labels of a sentence as read together with its
// likeliest counterpart in an article, nil for none.
func (idx *storyIndex) nearestRead(ref model.SentenceRef, article int) []encode.Piece {
	var labels []encode.Piece
	best := 0.0
	for _, other := range idx.links.of[ref] {
		if other.Article != article {
			continue
		}
		score := idx.links.score(ref, other)
		if of, _ := idx.Answers.Labels(ref, other); of != nil && score > best {
			labels, best = of, score
		}
	}
	return labels
}

// minDiffers is the probability to differ from which a word is part of a span
// that the encoder proposes.
const minDiffers = 0.4

// proposeEncoded proposes the spans that the encoder reads as told otherwise, of
// one label each.
func (p *sentencePair) proposeEncoded() {
	if p.index.Answers == nil {
		return
	}
	of, in := p.index.Answers.Labels(p.x.ref, p.y.ref)
	for _, a := range p.index.differing(p.x, of) {
		for _, b := range p.index.differing(p.y, in) {
			if a.label == b.label {
				if q := p.add(fromPhrase, a.wordSpan, b.wordSpan); q != nil {
					q.encoded = true
				}
			}
		}
	}
}

func indicator(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// logit returns the logarithm of the odds of probability p, which is first
// clamped to 0.001 to 0.999.
func logit(p float64) float32 {
	p = min(max(p, 1e-3), 1-1e-3)
	return float32(math.Log(p / (1 - p)))
}

// A labelledSpan is words with one likeliest label.
type labelledSpan struct {
	wordSpan
	label int
}

// differing returns the spans of words that are likely to differ.
func (idx *storyIndex) differing(t *tokens, pieces []encode.Piece) []labelledSpan {
	var list []labelledSpan
	open := false
	for i := range t.stems {
		s := labelsIn(pieces, idx.sentenceSpan(t, wordSpan{i, i}))
		variant, conflict := s.mean(encode.Variant), s.mean(encode.Conflict)
		if variant+conflict < minDiffers {
			open = false
			continue
		}
		label := encode.Variant
		if conflict > variant {
			label = encode.Conflict
		}
		if last := len(list) - 1; open && list[last].label == label {
			list[last].last = i
			continue
		}
		list, open = append(list, labelledSpan{wordSpan{i, i}, label}), true
	}
	return list
}
