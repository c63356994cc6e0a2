package main

import (
	"context"
	"sync"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/analyze"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/encode"
	"triptych/model/eval"
	"triptych/model/learn"
	"triptych/model/weigh"
)

// The penalties of the weights of the encoder's passes.
const (
	encodedFirstPenalty    = 40.0
	encodedSecondPenalty   = 100.0
	encodedAffinityPenalty = 40.0
	encodedTwoSidedPenalty = 40.0
	encodedExtraPenalty    = 40.0
	encodedClaimPenalty    = 40.0
	encodedRelationPenalty = 40.0
)

// encode scores a sample with the shipped analysis by words, reads it with the
// encoder and scores its pairs by words.
func (sm *sample) encode(ctx context.Context, reader encode.Reader) {
	a, err := analyze.Story(ctx, sm.story)
	check(err)
	sm.shipped = eval.Measure(sm.gold, a)
	check(sm.aligner.Encode(ctx, sm.story, reader, func(float64) {}))
	check(sm.aligner.ScoreWordPairs(ctx))
	sm.pairExamples = nil
	for j := range sm.aligner.PairCount() {
		if v := sm.aligner.EncodedFirstFeatures(j); v != nil {
			sm.pairExamples = append(sm.pairExamples, learn.Example{Features: v, Positive: sm.labels.Linked(sm.aligner.Pair(j))})
		}
	}
}

func learnEncodedAffinities(samples []*sample) (across, within *learn.Weights) {
	var e affinityExamples
	for _, sm := range samples {
		for j, same := range sm.sameTopic {
			_, within := sm.aligner.AffinityFeatures(j)
			e.add(learn.Example{Features: sm.aligner.EncodedAffinityFeatures(j), Positive: same}, within)
		}
	}
	return learn.Train(e.across, encodedAffinityPenalty), learn.Train(e.within, encodedAffinityPenalty)
}

// relate scores by words which sentences of a sample share a topic.
func (sm *sample) relate(ctx context.Context) {
	sm.proposeAffinities(ctx)
	check(sm.aligner.ScoreWordAffinities(ctx))
}

// learnEncoded learns from samples alone. Each step sees the earlier ones' scores
// of a sample as they fall out of weights that never saw it.
func learnEncoded(ctx context.Context, samples []*sample) encodedSet {
	part := func(k int, own bool) []*sample {
		var list []*sample
		for i, sm := range samples {
			if (i%innerFolds == k) == own {
				list = append(list, sm)
			}
		}
		return list
	}
	all := encodedSet{EncoderWeights: &align.EncoderWeights{}}
	first := func(samples []*sample) *learn.Weights { return learnFirst(samples, encodedFirstPenalty) }
	firsts := together(func(k int) *learn.Weights { return first(part(k, false)) }, func() { all.First = first(samples) })
	for i, sm := range samples {
		check(sm.aligner.ScoreEncodedPairs(ctx, firsts[i%innerFolds], nil))
	}
	second := func(samples []*sample) *learn.Weights {
		return learnSecond(samples, encodedSecondPenalty, (*align.Aligner).EncodedSecondFeatures)
	}
	seconds := together(func(k int) *learn.Weights { return second(part(k, false)) }, func() { all.Second = second(samples) })
	for i, sm := range samples {
		check(sm.aligner.ScoreEncodedPairs(ctx, nil, seconds[i%innerFolds]))
		sm.relate(ctx)
	}
	all.Across, all.Within = learnEncodedAffinities(samples)
	for k := range innerFolds {
		var w align.EncoderWeights
		w.Across, w.Within = learnEncodedAffinities(part(k, false))
		for _, sm := range part(k, true) {
			sm.compareEncoded(ctx, &w)
		}
	}
	two := together(func(k int) *learn.Weights { return learnEncodedTwoSided(part(k, false)) }, func() { all.twoSided = learnEncodedTwoSided(samples) })
	all.facts, all.outcomes = learnEncodedClaims(samples, (*compare.Comparer).Facts), learnEncodedClaims(samples, (*compare.Comparer).Outcomes)
	for k := range innerFolds {
		facts, outcomes := learnEncodedClaims(part(k, false), (*compare.Comparer).Facts), learnEncodedClaims(part(k, false), (*compare.Comparer).Outcomes)
		for _, sm := range part(k, true) {
			sm.claimWeights = [2]*learn.Weights{facts, outcomes}
		}
	}
	for i, sm := range samples {
		sm.comparer.Facts().ScoreEncoded(sm.claimWeights[0])
		sm.comparer.Outcomes().ScoreEncoded(sm.claimWeights[1])
		sm.comparer.ScoreEncodedProposals(two[i%innerFolds], compare.DefaultSettings().Extra)
	}
	all.extra, all.relation = learnEncodedExtra(samples), learnEncodedRelation(samples)
	return all
}

// An encodedSet is all weights of the encoder's passes.
type encodedSet struct {
	*align.EncoderWeights
	twoSided, extra, facts, outcomes, relation *learn.Weights
}

// compareEncoded proposes the differences of a sample and scores them by words.
func (sm *sample) compareEncoded(ctx context.Context, w *align.EncoderWeights) {
	var err error
	sm.topics, err = sm.aligner.EncodedTopics(ctx, w)
	check(err)
	sm.comparer, err = compare.NewComparer(sm.input(sm.topics), ctx.Err)
	check(err)
	sm.comparer.ScoreProposals(compare.DefaultSettings().TwoSided)
	sm.comparer.Facts().Score(compare.DefaultSettings().Facts)
	sm.comparer.Outcomes().Score(compare.DefaultSettings().Outcomes)
}

func (sm *sample) input(topics []model.Topic) compare.Input {
	return compare.Input{
		Story: sm.story, Readings: detail.Read(sm.story), Topics: topics, Counterparts: sm.aligner.Counterparts(align.EncodedWeakThreshold), Answers: sm.aligner.Answers(),
	}
}

func learnEncodedTwoSided(samples []*sample) *learn.Weights {
	return learnFrom(samples, encodedTwoSidedPenalty, func(sm *sample) []learn.Example {
		var examples []learn.Example
		for i := range sm.comparer.ProposalCount() {
			examples = append(examples, learn.Example{Features: sm.comparer.EncodedProposalFeatures(i), Positive: sm.labels.Differs(sm.comparer.Mentions(i))})
		}
		return examples
	})
}

func learnEncodedExtra(samples []*sample) *learn.Weights {
	return learnFrom(samples, encodedExtraPenalty, func(sm *sample) []learn.Example {
		var examples []learn.Example
		for i := range sm.comparer.LoneCount() {
			if v := sm.comparer.EncodedLoneFeatures(i); v != nil {
				examples = append(examples, learn.Example{Features: v, Positive: sm.labels.IsExtra(sm.comparer.Lone(i))})
			}
		}
		return examples
	})
}

// learnEncodedRelation learns which of what is set apart is an annotated conflict.
func learnEncodedRelation(samples []*sample) *learn.Weights {
	return learnFrom(samples, encodedRelationPenalty, func(sm *sample) []learn.Example {
		choice, err := sm.comparer.Choose(compare.EncoderSettings())
		check(err)
		var examples []learn.Example
		for i := range choice.Len() {
			examples = append(examples, learn.Example{Features: choice.RelationFeatures(i), Positive: sm.labels.Relation(choice.Mentions(i)) == model.Conflict})
		}
		return examples
	})
}

func learnEncodedClaims(samples []*sample, of func(*compare.Comparer) compare.Claims) *learn.Weights {
	var examples []learn.Example
	for _, sm := range samples {
		claims := of(sm.comparer)
		for i := range claims.PairCount() {
			if claims.Features(i) != nil {
				examples = append(examples, learn.Example{Features: claims.EncodedFeatures(i), Positive: sm.labels.SetApart(claims.Mentions(i))})
			}
		}
	}
	return learn.Train(examples, encodedClaimPenalty)
}

// together runs a function for each inner fold, and another, at a time.
func together(of func(k int) *learn.Weights, all func()) []*learn.Weights {
	list := make([]*learn.Weights, innerFolds)
	var wait sync.WaitGroup
	for k := range list {
		wait.Go(func() { list[k] = of(k) })
	}
	wait.Go(all)
	wait.Wait()
	return list
}

// crossValidateEncoded scores every sample by weights that never saw it, beside the
// shipped analysis by words.
func crossValidateEncoded(ctx context.Context, samples []*sample, folds int, of groups) []eval.Row {
	rows := make([]eval.Row, len(samples))
	for fold := range folds {
		var rest, held []*sample
		for i, sm := range samples {
			if i%folds == fold {
				held = append(held, sm)
			} else {
				rest = append(rest, sm)
			}
		}
		w := learnEncoded(ctx, rest)
		for i, sm := range held {
			check(sm.aligner.ScoreEncodedPairs(ctx, w.First, w.Second))
			sm.relate(ctx)
			rows[i*folds+fold] = eval.Row{Story: sm.gold.Story, Ours: sm.measureEncoded(ctx, w), Baseline: sm.shipped}
		}
	}
	return of.add(rows)
}

func (sm *sample) measureEncoded(ctx context.Context, w encodedSet) eval.Score {
	topics, err := sm.aligner.EncodedTopics(ctx, w.EncoderWeights)
	check(err)
	settings := compare.EncoderSettings()
	settings.EncodedTwoSided, settings.EncodedExtra = w.twoSided, w.extra
	settings.EncodedFacts, settings.EncodedOutcomes, settings.EncodedRelation = w.facts, w.outcomes, w.relation
	in := sm.input(topics)
	found, err := compare.CompareWith(ctx, in, settings)
	check(err)
	topics, differences := analyze.WithOwnTopics(sm.story, topics, weigh.Differences(in.Readings, found.Differences))
	a, err := model.NewAnalysis(sm.story, model.Automatic, topics, sm.aligner.Counterparts(align.EncodedLinkThreshold), differences)
	check(err)
	return eval.Measure(sm.gold, a)
}
