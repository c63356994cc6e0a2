// Package annotate reads what a person marked in a story into an analysis, and
// writes an analysis in the same form, to be corrected by hand.
//
// The form is one JSON object with the articles as numbered sentences, the
// topics, the links between sentences and the differences; it is the form of
// the annotations that analyses are scored against. Sentences and values are
// found again by their text, so that annotations outlive changes of an article
// and of the way in which it is cut into sentences.
package annotate

import (
	"fmt"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// Limits on what a file can make Read do, far beyond what any story needs.
const (
	maxCounterparts = 1 << 20 // after that links are left out
	maxSearched     = 1 << 30 // bytes looked through for values; after that values are left out
	maxWarnings     = 50      // after that they are counted
)

// leastFound is the share of the annotated sentences of which less are found
// only where the articles are others.
const leastFound = 0.1

// Read makes an analysis of annotations of the story. Its origin is
// model.Annotations; counterparts lead both ways and have no score, the notes
// of differences are their reasons.
//
// An article is named by its ID in the story or by the name of its file. A
// sentence is found by its text, white space and the shape of quotation marks
// aside: at its number, or else where the words around it lead, if it shares
// more than 30 % of its words or of the other's. A value is found by its words
// in its sentence, or else where they stand once in its topic's passage.
//
// What does not fit the story is left out, and each such loss is a warning, one
// harmless line that names it. It is an error if data is not of the form, or if
// nothing of it is of this story.
func Read(data []byte, story *model.Story) (*model.Analysis, []string, error) {
	f, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	r := &reading{form: f, story: story}
	if err := r.matchArticles(); err != nil {
		return nil, nil, err
	}
	if found, all := r.placeSentences(); float64(found) < leastFound*float64(all) {
		return nil, nil, fmt.Errorf("it is of another story: of its %d sentences %d are in the articles", all, found)
	}
	topics := r.topics()
	links := r.links()
	differences := r.differences(topics)
	r.warnOfLostSentences()
	a, err := model.NewAnalysis(story, model.Annotations, topics, links, differences)
	if err != nil {
		return nil, nil, fmt.Errorf("put the annotations together: %w", err)
	}
	return a, r.all(), nil
}

// A reading is annotations on their way into an analysis.
type reading struct {
	warnings
	form  *form
	story *model.Story

	names   map[string]int // the number of the annotated article that has the name
	storyOf []int          // annotated article: that of the story, -1 for none
	formOf  []int          // article of the story: the annotated one, -1 for none

	to   [][][]int // annotated article, sentence: those of the story, most overlap first
	back [][][]int // article of the story, sentence: the annotated ones, most overlap first
	lost map[place]*loss

	numbers  []int // annotated topic: its number in the analysis, -1 where it is left out
	folds    map[model.SentenceRef]folded
	searched int // bytes looked through for values
}

// A place is a sentence as the annotations number it.
type place struct{ article, sentence int }

// A loss is what went with a sentence that is not there any more.
type loss struct {
	topics []string
	links  int
}

// warnings collects what could not be taken over.
type warnings struct {
	list []string
	more int
}

// warn adds a warning, made as fmt.Sprintf makes a string.
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

// longestQuoted is the most characters that a warning quotes.
const longestQuoted = 40

// quoted gives the beginning of s in quotation marks.
func quoted(s string) string {
	s = text.SanitizeLine(s)
	n := 0
	for i := range s {
		if n++; n > longestQuoted {
			if space := strings.LastIndexByte(s[:i], ' '); space > 0 {
				i = space
			}
			return "“" + s[:i] + "…”"
		}
	}
	return "“" + s + "”"
}
