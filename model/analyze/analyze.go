// Package analyze runs the whole analysis of a story.
package analyze

import (
	"context"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/echo"
	"triptych/model/encode"
	"triptych/model/text"
	"triptych/model/weigh"
)

// Options control an analysis. The zero value is valid.
type Options struct {
	// Corrections are a person's decisions on counterparts. Of several on the
	// same two sentences the last one counts.
	Corrections []model.Correction
	// Encoder reads the sentences; nil for an analysis by words alone.
	Encoder encode.Reader
	// Progress, unless nil, is called now and then with the share of the work
	// that is done, 0 to 1, ascending. It must not block.
	Progress func(share float64)
}

// The shares of the work that are done after each stage.
const (
	afterReading  = 0.1
	afterAligning = 0.75
)

// report returns a function that maps a share of a stage, 0 to 1, to one
// between from and to and passes it to Progress.
func (o *Options) report(from, to float64) func(float64) {
	return func(share float64) {
		if o.Progress != nil {
			o.Progress(from + share*(to-from))
		}
	}
}

// Story analyses a story without corrections. Equal stories have equal
// analyses. Errors are the context's, or those of model.NewAnalysis.
func Story(ctx context.Context, story *model.Story) (*model.Analysis, error) {
	p, err := Prepare(ctx, story, Options{})
	if err != nil {
		return nil, err
	}
	return p.Analysis(ctx, Options{})
}

// A Prepared is a story with the part of its analysis that does not depend on
// corrections, so that a new correction is applied quickly. It is immutable;
// goroutines may share it.
type Prepared struct {
	story    *model.Story
	ordered  *canonical
	readings []detail.Reading // of ordered
	answers  *align.Answers   // of ordered; nil without the encoder

	// What was found, of story.
	topics      []model.Topic
	links, weak []model.Counterpart
	titles      []model.Counterpart // of headlines
}

// Prepare reads the details of a story and finds its counterparts and topics.
// Of the options it ignores the corrections. A story in another language than
// English, or of more than encode.MaxSentences, is analysed without the encoder.
// Errors are the context's and the encoder's.
func Prepare(ctx context.Context, story *model.Story, o Options) (*Prepared, error) {
	ordered := newCanonical(story)
	readings, err := detail.ReadUntil(ordered.Story, ctx.Err)
	if err != nil {
		return nil, fmt.Errorf("read the articles: %w", err)
	}
	o.report(0, afterReading)(1)
	if len(NonEnglish(story)) > 0 {
		o.Encoder = nil
	}
	aligned, err := align.Align(ctx, ordered.Story, readings, o.Encoder, o.report(afterReading, afterAligning))
	if err != nil {
		return nil, fmt.Errorf("align the articles: %w", err)
	}
	p := &Prepared{story: story, ordered: ordered, readings: readings, answers: aligned.Answers}
	p.topics, p.links, p.weak, p.titles = ordered.restored(aligned)
	return p, nil
}

// Analysis corrects the counterparts and topics and finds the differences.
// Equal options have equal results. It is an error if a correction does not fit
// the story, see model.Correction.Check; others are the context's.
func (p *Prepared) Analysis(ctx context.Context, o Options) (*model.Analysis, error) {
	o.report(afterAligning, 1)(0)
	defer o.report(afterAligning, 1)(1)
	c, err := correct(p.story, p.topics, p.links, o.Corrections)
	if err != nil {
		return nil, err
	}
	in := compare.Input{
		Story: p.ordered.Story, Readings: p.readings, Topics: renumberTopics(c.topics, p.ordered.index),
		Counterparts: renumberCounterparts(withFullScores(c.withWeak(p.weak)), p.ordered.index),
		Titles:       renumberCounterparts(p.titles, p.ordered.index),
	}
	if p.answers != nil {
		in.Answers = p.answers
	}
	found, err := compare.Compare(ctx, in)
	if err != nil {
		return nil, fmt.Errorf("compare the articles: %w", err)
	}
	if len(NonEnglish(p.story)) > 0 {
		found.Differences = slices.DeleteFunc(found.Differences, func(d model.Difference) bool { return !isLanguageIndependent(d.Kind) })
	}
	given := p.ordered.given(p.readings)
	differences := weigh.Differences(given, renumberDifferences(found.Differences, p.ordered.original))
	topics, differences := withOwnTopics(p.story, c.topics, differences, func(d *model.Difference) bool { return !c.restsOnRejected(d) })
	differences = weigh.Rivals(given, topics, differences)
	a, err := model.NewAnalysis(p.story, model.Automatic, topics, c.links, differences)
	if err != nil {
		return nil, err
	}
	copies, err := echo.Copies(given, ctx.Err)
	if err != nil {
		return nil, fmt.Errorf("look for copies: %w", err)
	}
	return a.With(model.Common{
		Facts:  weigh.Facts(given, renumberFacts(found.Facts, p.ordered.original)),
		Quotes: weigh.Quotes(given, echo.Quotes(given)), Copies: copies, TitleCounterparts: p.titles,
	})
}

// NonEnglish returns the indices of the articles that do not seem to be in
// English. If there are any, only details of language-independent kinds are
// compared.
func NonEnglish(story *model.Story) []int {
	var list []int
	for i := range story.Articles {
		if !text.IsEnglish(story.Articles[i].Text) {
			list = append(list, i)
		}
	}
	return list
}

// isLanguageIndependent reports whether details of a kind are found without
// knowing English.
func isLanguageIndependent(k model.Kind) bool {
	return k == model.Number || k == model.Date || k == model.Name || k == model.Quote
}
