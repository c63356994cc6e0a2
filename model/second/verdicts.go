package second

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// How sure the automatic analysis is of what is kept beside what a language model
// named, and how many of its findings one question has at most.
const (
	sureCertainty = 0.6
	maxFindings   = 20
)

const verdictsInstruction = "Here are numbered findings: words of several news articles about one event, with their sentences. For each finding say " +
	"whether the words are about one and the same thing (same_thing), and whether all articles can be right in them (all_true)." + asData

var verdictsSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["findings"],"properties":{"findings":{"type":"array","items":` +
	`{"type":"object","additionalProperties":false,"required":["number","same_thing","all_true"],"properties":{"number":{"type":"integer"},"same_thing":{"type":"boolean"},"all_true":{"type":"boolean"}}}}}}`)

type verdictsAnswer struct {
	Findings []verdict
}

type verdict struct {
	Number    int
	SameThing bool `json:"same_thing"`
	AllTrue   bool `json:"all_true"`
}

// withAutomatic adds to the differences those of the automatic analysis that are
// computed from facts and that it is sure of, unless the language model says that
// they are of two things. A conflict of which it says that all can be true is a
// variant.
func (r *reader) withAutomatic(ctx context.Context, topics []model.Topic, list []model.Difference) ([]model.Difference, []model.Topic, error) {
	var sure []model.Difference
	for _, d := range r.automatic.Differences {
		named := func(o model.Difference) bool { return overlap(&o, &d) > 1 }
		if r.isComputed(&d) && !slices.ContainsFunc(list, named) {
			sure = append(sure, d)
		}
	}
	chunks := slices.Collect(slices.Chunk(sure, maxFindings))
	var questions []Question
	for _, chunk := range chunks {
		questions = append(questions, r.verdictsQuestion(chunk))
	}
	kept, err := askAll(ctx, r, judge, questions, func(i int, answer verdictsAnswer) []model.Difference { return judged(chunks[i], answer) })
	if err != nil {
		return nil, nil, err
	}
	for i, chunk := range chunks {
		if kept[i] == nil {
			kept[i] = chunk // the answer was not of the form
		}
	}
	for _, d := range slices.Concat(kept...) {
		d, topics = r.file(d, topics)
		list = append(list, d)
	}
	return list, topics, nil
}

// isComputed reports whether a difference of the automatic analysis is a sure one of
// numbers or dates in the text.
func (r *reader) isComputed(d *model.Difference) bool {
	return (d.Kind == model.Number || d.Kind == model.Date) && (d.Relation == model.Conflict || d.Relation == model.Variant) &&
		d.Certainty >= sureCertainty && len(d.Mentions) > 1
}

func (r *reader) verdictsQuestion(list []model.Difference) Question {
	var b strings.Builder
	for i := range list {
		fmt.Fprintf(&b, "Finding %d\n", i+1)
		for _, m := range list[i].Mentions {
			fmt.Fprintf(&b, "%s says %q in:\n", articleName(m.Article), text.SanitizeLine(m.In(r.story.Articles[m.Article].Text)))
			r.write(&b, m.Article, []int{m.Sentence})
		}
	}
	return Question{"findings", verdictsInstruction, b.String(), verdictsSchema}
}

// judged returns the differences that the answer lets stand. One that it says
// nothing of stands.
func judged(list []model.Difference, answer verdictsAnswer) []model.Difference {
	kept := make([]model.Difference, 0, len(list))
	for i, d := range list {
		at := slices.IndexFunc(answer.Findings, func(v verdict) bool { return v.Number == i+1 })
		if at >= 0 && !answer.Findings[at].SameThing {
			continue
		}
		if at >= 0 && answer.Findings[at].AllTrue {
			d.Relation = model.Variant
		}
		kept = append(kept, d)
	}
	return kept
}

// file puts a difference of the automatic analysis under the topic that has most of
// its sentences. Without one it makes a topic of them.
func (r *reader) file(d model.Difference, topics []model.Topic) (model.Difference, []model.Topic) {
	best, most := -1, 0
	for i := range topics {
		d.Topic = i
		if n := held(topics, &d); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		var members group
		for _, m := range d.Mentions {
			members = append(members, m.SentenceRef)
		}
		best, topics = len(topics), append(topics, r.topic(members, ""))
	}
	d.Topic = best
	d.TitleMentions, d.Rivals = nil, nil
	return d, topics
}
