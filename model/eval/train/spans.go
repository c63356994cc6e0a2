package main

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/analyze"
	"triptych/model/compare"
	"triptych/model/detail"
)

// maxSpans is how many pairs of spans are written of two sentences: those that annotated
// differences set apart, then the likeliest others.
const maxSpans = 40

// A spanStory is what may differ in a story, for the training of the encoder.
type spanStory struct {
	Story string     `json:"story"`
	Pairs []spanPair `json:"pairs"`
}

// A spanPair is two sentences with pairs of spans: where each of both starts and ends,
// in runes of its sentence, the end exclusive, and what the annotations say of them.
type spanPair struct {
	Articles  [2]int    `json:"articles"`
	Sentences [2]string `json:"sentences"`
	Spans     [][5]int  `json:"spans"`
}

// The labels of two spans.
const (
	spanNothing = iota // nothing sets them against each other
	spanVariant
	spanConflict
)

// writeSpans writes what the analysis by words proposes of all samples.
func writeSpans(ctx context.Context, samples []*sample, file string) error {
	var list []spanStory
	for _, sm := range samples {
		if sm.labels.HasDifferences() {
			list = append(list, sm.spans(ctx))
		}
	}
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// spans returns what may differ in a sample, by the place of the sentences.
func (sm *sample) spans(ctx context.Context) spanStory {
	found := make(spanTable)
	c := sm.compareByWords(ctx)
	for i := range c.ProposalCount() {
		a, b := c.Mentions(i)
		found.add(a, b, c.Score(i))
	}
	for _, claims := range []compare.Claims{c.Facts(), c.Outcomes()} {
		for i := range claims.PairCount() {
			a, b := claims.Mentions(i)
			found.add(a, b, claims.ScoreOf(i))
		}
	}
	order := slices.SortedFunc(maps.Keys(found), func(x, y [2]model.SentenceRef) int { return cmp.Or(x[0].Compare(y[0]), x[1].Compare(y[1])) })
	s := spanStory{Story: sm.gold.Story}
	for _, sentences := range order {
		s.Pairs = append(s.Pairs, sm.spanPair(sentences, found[sentences]))
	}
	return s
}

// compareByWords proposes what may differ in a sample as the shipped analysis by words
// does, with scores, of so many pairs of sentences as that by the encoder.
func (sm *sample) compareByWords(ctx context.Context) *compare.Comparer {
	a, err := analyze.Story(ctx, sm.story)
	check(err)
	check(sm.aligner.ScoreWordPairs(ctx))
	c, err := compare.NewComparer(compare.Input{
		Story: sm.story, Readings: detail.Read(sm.story), Topics: a.Topics, Counterparts: sm.aligner.Counterparts(align.EncodedWeakThreshold),
	}, ctx.Err)
	check(err)
	settings := compare.DefaultSettings()
	c.ScoreProposals(settings.TwoSided)
	c.Facts().Score(settings.Facts)
	c.Outcomes().Score(settings.Outcomes)
	return c
}

// A spanTable is pairs of spans by their sentences and places.
type spanTable map[[2]model.SentenceRef]map[[4]int]scoredSpans

// add adds two spans, the earlier sentence's first, or raises their score.
func (t spanTable) add(a, b model.Detail, score float64) {
	if b.SentenceRef.Compare(a.SentenceRef) < 0 {
		a, b = b, a
	}
	sentences, at := [2]model.SentenceRef{a.SentenceRef, b.SentenceRef}, [4]int{a.Start, a.End, b.Start, b.End}
	if t[sentences] == nil {
		t[sentences] = make(map[[4]int]scoredSpans)
	}
	if old, ok := t[sentences][at]; !ok || old.score < score {
		t[sentences][at] = scoredSpans{a, b, score}
	}
}

// scoredSpans are two spans that may differ, and how likely they do by words.
type scoredSpans struct {
	a, b  model.Detail
	score float64
}

func (sm *sample) spanPair(sentences [2]model.SentenceRef, of map[[4]int]scoredSpans) spanPair {
	p := spanPair{
		Articles:  [2]int{sentences[0].Article, sentences[1].Article},
		Sentences: [2]string{sm.story.SentenceText(sentences[0]), sm.story.SentenceText(sentences[1])},
	}
	type labelled struct {
		scoredSpans
		label int
	}
	var list []labelled
	for _, s := range of {
		label := spanNothing
		switch {
		case !sm.labels.Differs(s.a, s.b):
		case sm.labels.Relation(s.a, s.b) == model.Conflict:
			label = spanConflict
		default:
			label = spanVariant
		}
		list = append(list, labelled{s, label})
	}
	slices.SortFunc(list, func(a, b labelled) int {
		return cmp.Or(
			cmp.Compare(min(b.label, 1), min(a.label, 1)), cmp.Compare(b.score, a.score),
			cmp.Compare(a.a.Start, b.a.Start), cmp.Compare(a.b.Start, b.b.Start), cmp.Compare(a.a.End, b.a.End), cmp.Compare(a.b.End, b.b.End))
	})
	for _, s := range list[:min(len(list), maxSpans)] {
		from, to := sm.runes(s.a)
		other, end := sm.runes(s.b)
		p.Spans = append(p.Spans, [5]int{from, to, other, end, s.label})
	}
	return p
}

// runes returns where a detail stands in its sentence.
func (sm *sample) runes(d model.Detail) (start, end int) {
	text, sentence := sm.story.Articles[d.Article].Text, sm.story.Sentence(d.SentenceRef)
	start = utf8.RuneCountInString(text[sentence.Start:max(d.Start, sentence.Start)])
	return start, start + utf8.RuneCountInString(d.In(text))
}
