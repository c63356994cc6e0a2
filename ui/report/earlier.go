package report

import (
	"encoding/json"
	"fmt"

	"triptych/model"
	"triptych/model/problem"
)

// An Earlier is what is read of a JSON report that was made before.
type Earlier struct {
	IDs       map[string]bool // of its differences
	sentences map[string]bool
}

// earlierAdvice says how to come by a report that can be read.
const earlierAdvice = "make one with --format json --out FILE"

// ReadEarlier reads a report in JSON. Its error is a [*problem.Error] without a name.
func ReadEarlier(data []byte) (*Earlier, error) {
	var shape struct {
		Version  *int
		Articles []struct {
			Sentences []struct{ Text string }
		}
		Differences []struct{ ID string }
	}
	err := json.Unmarshal(data, &shape)
	switch {
	case err != nil:
		return nil, &problem.Error{Problem: "this is no report in JSON: " + err.Error(), Advice: earlierAdvice, Err: err}
	case shape.Version == nil || shape.Articles == nil || shape.Differences == nil:
		return nil, &problem.Error{Problem: "this is JSON, but no report", Advice: earlierAdvice}
	case *shape.Version != jsonVersion:
		return nil, &problem.Error{Problem: fmt.Sprintf("this is a report of the version %d, and %d is known", *shape.Version, jsonVersion), Advice: earlierAdvice}
	}
	e := &Earlier{make(map[string]bool), make(map[string]bool)}
	for i, d := range shape.Differences {
		if d.ID == "" {
			return nil, &problem.Error{Problem: fmt.Sprintf("difference %d of this report has no id", i), Advice: earlierAdvice}
		}
		e.IDs[d.ID] = true
	}
	for _, a := range shape.Articles {
		for _, s := range a.Sentences {
			e.sentences[s.Text] = true
		}
	}
	return e, nil
}

// IsOf reports whether the report was of the same story: whether one of its articles
// has a sentence of these, or none of them has any.
func (e *Earlier) IsOf(s *model.Story) bool {
	if len(e.sentences) == 0 {
		return true
	}
	for i := range s.Articles {
		a := &s.Articles[i]
		for _, one := range a.Sentences {
			if e.sentences[one.In(a.Text)] {
				return true
			}
		}
	}
	return false
}
