// Package analyze runs the whole analysis: a story in, an analysis out.
package analyze

import (
	"context"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/text"
)

// Options are what an analysis obeys beside the story.
type Options struct {
	// Corrections are what a person decided of counterparts, in any order; of
	// several of the same two sentences the last one counts. One that names
	// what the story does not have is an error.
	Corrections []model.Correction
	// Progress is told how much of the work is done, as a share of 1 that grows;
	// nil to tell nobody. It is called in between, and must not wait.
	Progress func(share float64)
}

// The share of the work that is done after each stage.
const (
	afterReading  = 0.1
	afterAligning = 0.75
)

// tell tells the progress between two shares.
func (o *Options) tell(from, to float64) func(float64) {
	return func(share float64) {
		if o.Progress != nil {
			o.Progress(from + share*(to-from))
		}
	}
}

// Story analyses a story: it reads the details of every article, finds
// counterparts and topics, and sets the details against each other. Equal
// stories give equal analyses. It stops early with the context's error.
func Story(ctx context.Context, story *model.Story) (*model.Analysis, error) {
	p, err := Prepare(ctx, story, Options{})
	if err != nil {
		return nil, err
	}
	return p.Analysis(ctx, Options{})
}

// A Prepared is a story with what the analysis finds out before it hears of
// corrections, so that one more correction need not wait for that again. It
// never changes; goroutines may share it.
type Prepared struct {
	story    *model.Story
	readings []detail.Reading
	aligned  *align.Result
}

// Prepare reads the details of a story and finds its counterparts and topics.
// Of the options it heeds the progress alone. It stops early with the context's
// error.
func Prepare(ctx context.Context, story *model.Story, o Options) (*Prepared, error) {
	readings := detail.Read(story)
	o.tell(0, afterReading)(1)
	aligned, err := align.Align(ctx, story, readings, o.tell(afterReading, afterAligning))
	if err != nil {
		return nil, fmt.Errorf("align the articles: %w", err)
	}
	return &Prepared{story: story, readings: readings, aligned: aligned}, nil
}

// Analysis corrects the counterparts and topics and sets the details against
// each other. Equal options give equal analyses. It stops early with the
// context's error.
func (p *Prepared) Analysis(ctx context.Context, o Options) (*model.Analysis, error) {
	o.tell(afterAligning, 1)(0)
	defer o.tell(afterAligning, 1)(1)
	c, err := correct(p.story, p.aligned.Topics, p.aligned.Counterparts, o.Corrections)
	if err != nil {
		return nil, err
	}
	differences, err := compare.Compare(ctx, compare.Input{
		Story: p.story, Readings: p.readings, Topics: c.topics, Counterparts: certain(c.withWeak(p.aligned.Weak)),
	})
	if err != nil {
		return nil, fmt.Errorf("compare the articles: %w", err)
	}
	if len(Foreign(p.story)) > 0 {
		differences = slices.DeleteFunc(differences, func(d model.Difference) bool { return !anyLanguage(d.Kind) })
	}
	return model.NewAnalysis(p.story, model.Automatic, c.topics, c.links, differences)
}

// Foreign lists the articles, by their numbers, that do not seem to be in
// English. With one of them in a story, only details of kinds that are read in
// any language are set against each other.
func Foreign(story *model.Story) []int {
	var list []int
	for i := range story.Articles {
		if !text.IsEnglish(story.Articles[i].Text) {
			list = append(list, i)
		}
	}
	return list
}

// anyLanguage tells whether details of a kind are found without knowing English.
func anyLanguage(k model.Kind) bool {
	return k == model.Number || k == model.Date || k == model.Name || k == model.Quote
}
