// Package annotate reads a person's annotations of a story as an analysis, and
// writes an analysis in the same form, to be corrected by hand.
//
// The form is one JSON object with the articles as numbered sentences, the
// topics, the links between sentences and the differences; it is the form of
// the annotations that analyses are scored against. Sentences and values are
// found again by their text, so that annotations survive changes of an article
// and of the way in which it is split into sentences.
package annotate

import (
	"fmt"
	"strings"

	"triptych/model"
	"triptych/model/internal/folded"
	"triptych/model/text"
)

// Limits on what a file can make Read do, far beyond what any story needs.
const (
	maxCounterparts = 1 << 20 // after that links are left out
	maxSearched     = 1 << 30 // bytes searched for values; after that values are left out
	maxWarnings     = 50      // after that they are counted
)

// minFoundShare is the share of the annotated sentences below which the
// annotations must be of other articles.
const minFoundShare = 0.1

// Read returns the analysis that annotations of the story describe. Its origin is
// model.Annotations, or model.SecondReader where a language model made them;
// counterparts lead both ways, those by hand have no score, and the
// notes of differences are their reasons.
//
// An article is matched by its ID in the story or by the name of its file. A
// sentence is found by its text, white space and the shape of quotation marks
// aside: at its number, or else where the words around it lead, if it shares
// more than 30 % of its words or of the other's. A value is found by its words
// in its sentence or headline, or else where they occur once in its topic's passage.
//
// What does not fit the story is left out, each with a warning of one line that
// is safe to print. It is an error if data is not of the form, or if nothing in
// it is of this story.
func Read(data []byte, story *model.Story) (*model.Analysis, []string, error) {
	f, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	r := &importer{file: f, story: story}
	if err := r.matchArticles(); err != nil {
		return nil, nil, err
	}
	if found, all := r.matchSentences(); float64(found) < minFoundShare*float64(all) {
		return nil, nil, fmt.Errorf("it is of another story: of its %d sentences %d are in the articles", all, found)
	}
	topics := r.topics()
	links := r.links()
	differences := r.differences(topics)
	r.warnOfLostSentences()
	origin, certainty := model.Annotations, 1.0 // a person is certain
	if f.Reader != nil {
		origin, certainty = model.SecondReader, model.NamedCertainty
	}
	a, err := model.NewAnalysis(story, origin, topics, links, weighed(story, differences, certainty))
	if err != nil {
		return nil, nil, fmt.Errorf("put the annotations together: %w", err)
	}
	a.By = cleaned(f.Reader)
	return a, r.all(), nil
}

// cleaned returns a provenance without what a terminal may act on, nil for none.
func cleaned(p *model.Provenance) *model.Provenance {
	if p == nil {
		return nil
	}
	c := model.Provenance{Model: text.SanitizeLine(p.Model), Date: text.SanitizeLine(p.Date), Program: text.SanitizeLine(p.Program), Claims: p.Claims}
	for fault, n := range p.Dropped {
		if c.Dropped == nil {
			c.Dropped = make(map[string]int)
		}
		c.Dropped[text.SanitizeLine(fault)] = n
	}
	return &c
}

// An importer turns annotations into an analysis.
type importer struct {
	warnings
	file  *file
	story *model.Story

	fileArticleByName map[string]int // indices of annotated articles; -1 for names of none
	storyArticles     []int          // annotated article: that of the story, -1 for none
	fileArticles      []int          // article of the story: the annotated one, -1 for none

	storySentences [][][]int // by annotated article and sentence: those of the story, most overlap first
	fileSentences  [][][]int // by article of the story and sentence: the annotated ones, most overlap first
	lost           map[place]*loss

	topicIndex []int // by annotated topic: its index in the analysis, -1 if it is left out
	folds      map[model.SentenceRef]folded.Text
	searched   int // bytes searched for values
}

// A place is a sentence as the annotations number it.
type place struct{ article, sentence int }

// A loss is what was lost with a sentence that is not in the story any more.
type loss struct {
	topics []string
	links  int
}

// warnings collects what could not be imported.
type warnings struct {
	list []string
	more int
}

// warn adds a warning, formatted as by fmt.Sprintf.
func (w *warnings) warn(format string, args ...any) {
	if len(w.list) == maxWarnings {
		w.more++
		return
	}
	w.list = append(w.list, text.SanitizeLine(fmt.Sprintf(format, args...)))
}

func (w *warnings) all() []string {
	if w.more == 0 {
		return w.list
	}
	return append(w.list, fmt.Sprintf("%d more of the annotations do not fit", w.more))
}

// maxQuotedRunes is how many runes a warning quotes at most.
const maxQuotedRunes = 40

// quote returns the beginning of s in quotation marks.
func quote(s string) string {
	s = text.SanitizeLine(s)
	n := 0
	for i := range s {
		if n++; n > maxQuotedRunes {
			if space := strings.LastIndexByte(s[:i], ' '); space > 0 {
				i = space
			}
			return "“" + s[:i] + "…”"
		}
	}
	return "“" + s + "”"
}
