// Package second reads a story with the help of a language model, which reads
// carefully and invents: what it answers is held to the text before anybody sees
// it. The model is asked small questions whose answers can be checked. It can only
// name sentences by their numbers and words that stand in them, so that nothing
// that an article says can make it do anything else.
//
// Read asks first which sentences of two articles report the same, then which of
// these share a subject, then in which details the passages on a subject differ,
// and last whether what the automatic analysis found can all be true. Every answer
// that does not fit the text is dropped and counted.
package second

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
	"triptych/model/weigh"
)

// A Question is what a language model is asked: an instruction, a text and the form
// of the answer.
type Question struct {
	Name        string          // of the form: letters only
	Instruction string          // what is to be done
	Text        string          // what with; it may say anything
	Schema      json.RawMessage // JSON Schema of the answer
}

// An Asker asks a language model. Its answer is one JSON value. Several goroutines
// may call it at a time.
type Asker interface {
	Ask(ctx context.Context, q Question) ([]byte, error)
}

// A Result is what came of reading a story.
type Result struct {
	Analysis *model.Analysis
	Tally
}

// Read reads the story of its automatic analysis with the help of a language model,
// and reports how much of the work is done, as a share of 1, unless progress is nil.
// The errors are those of the asker and of the context, and an [*Unfit] where nothing
// of what it answers can be kept; a single answer that does not fit the text is none.
func Read(ctx context.Context, automatic *model.Analysis, asker Asker, progress func(share float64)) (Result, error) {
	if len(automatic.Story.Articles) < 2 {
		return Result{}, errors.New("there is nothing to compare: the story has one article")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	readings := detail.Read(automatic.Story)
	r := &reader{story: automatic.Story, automatic: automatic, readings: readings, asker: asker, cancel: cancel, compared: automatic.Story.Compared(), progress: progress}
	r.words, r.facts, r.likely = newVocabulary(readings), fact.Read(readings), linksOf(likelyPairs(automatic))
	pairs, err := r.pairs(ctx)
	if err != nil {
		return Result{}, err
	}
	r.linked = linksOf(pairs)
	topics, err := r.topics(ctx, pairs)
	if err != nil {
		return Result{}, err
	}
	differences, err := r.differences(ctx, topics)
	if err != nil {
		return Result{}, err
	}
	if err := r.unfit(len(topics), len(differences)); err != nil {
		return Result{}, err
	}
	if differences, topics, err = r.withAutomatic(ctx, topics, differences); err != nil {
		return Result{}, err
	}
	a, err := model.NewAnalysis(r.story, model.SecondReader, topics, r.counterparts(pairs), weigh.Differences(readings, differences))
	if err != nil {
		return Result{}, fmt.Errorf("put the answers together: %w", err)
	}
	return Result{a, r.tally}, nil
}

// A reader reads one story.
type reader struct {
	story     *model.Story
	automatic *model.Analysis
	readings  []detail.Reading
	compared  []int // by article, how many of its sentences are read
	words     *vocabulary
	likely    map[model.SentenceRef]group // those that report the same, as the automatic analysis found
	linked    map[model.SentenceRef]group // those that report the same, as the language model says
	facts     [][]fact.Fact               // by article
	asker     Asker
	cancel    context.CancelFunc
	progress  func(share float64) // nil for nobody who wants to know

	mu    sync.Mutex
	tally Tally
}

// A Tally counts the claims of a language model: each pair of sentences, subject and
// difference that it named.
type Tally struct {
	Claims  int
	Dropped map[Fault]int
}

// A Fault is why a claim was dropped.
type Fault string

// The faults.
const (
	NoAnswer     Fault = "not of the form that was asked for"
	NoSentence   Fault = "of sentences that were not shown"
	NoWords      Fault = "whose words are not in the text"
	NoDifference Fault = "that differ in nothing"
	TooLong      Fault = "too long to be a detail"
	Repeated     Fault = "said twice"
)

// Faults returns all faults in the order in which they are told.
func Faults() []Fault { return []Fault{NoWords, NoSentence, NoDifference, TooLong, Repeated, NoAnswer} }

// An Unfit is the error of answers that are not of the articles that were read.
type Unfit struct{ Claims int }

// Error implements error.
func (e *Unfit) Error() string {
	if e.Claims == 0 {
		return "it names nothing that two of the articles have in common"
	}
	return fmt.Sprintf("what it answers is not of these articles: of its %d claims none that can be checked stands in the text", e.Claims)
}

// leastUnfit is how many claims must name what is not there before the answers are
// taken to be of other articles.
const leastUnfit = 3

// unfit returns an [*Unfit] if the answers share no subject between articles, or if
// none of the differences that they name stands in the text.
func (r *reader) unfit(topics, differences int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if topics == 0 || differences == 0 && r.tally.Dropped[NoWords]+r.tally.Dropped[NoSentence] >= leastUnfit {
		return &Unfit{r.tally.Claims}
	}
	return nil
}

// claim counts a claim.
func (r *reader) claim() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tally.Claims++
}

// drop counts a claim that is dropped.
func (r *reader) drop(f Fault) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tally.Dropped == nil {
		r.tally.Dropped = make(map[Fault]int)
	}
	r.tally.Dropped[f]++
}

// A step is a part of the work.
type step int

// The steps, in their order.
const (
	findPairs step = iota
	findTopics
	findDifferences
	judge
	steps
)

// before returns the share of all work that is done before a step. How much each is
// is a guess: most of the work is finding pairs and differences.
func (s step) before() float64 { return [steps + 1]float64{0, 0.45, 0.55, 0.95, 1}[s] }

// done reports that so many of the questions of a step have been answered.
func (r *reader) done(s step, answered, questions int) {
	if r.progress != nil {
		r.progress(s.before() + ((s+1).before()-s.before())*float64(answered)/float64(questions))
	}
}

// askAll asks the questions of a step, some at a time, and returns what read makes of
// each answer, in the order of the questions. The first error ends all.
func askAll[A, T any](ctx context.Context, r *reader, s step, questions []Question, read func(i int, answer A) T) ([]T, error) {
	list, errs := make([]T, len(questions)), make([]error, len(questions))
	var answered atomic.Int64
	var wait sync.WaitGroup
	for i, q := range questions {
		wait.Go(func() {
			data, err := r.asker.Ask(ctx, q)
			if err != nil {
				errs[i] = err
				r.cancel()
				return
			}
			defer func() { r.done(s, int(answered.Add(1)), len(questions)) }()
			var answer A
			if json.Unmarshal(data, &answer) != nil {
				r.claim()
				r.drop(NoAnswer)
				return
			}
			list[i] = read(i, answer)
		})
	}
	wait.Wait()
	failed := slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	for _, err := range failed {
		if !errors.Is(err, context.Canceled) {
			return nil, err // which ended the others
		}
	}
	if len(failed) > 0 {
		return nil, failed[0]
	}
	return list, nil
}
