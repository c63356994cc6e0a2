package fact

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// factsIn returns the facts of one text.
func factsIn(s string) ([]Fact, string) {
	story := &model.Story{Articles: []model.Article{text.ParsePlain(s)}}
	return Read(detail.Read(story))[0], story.Articles[0].Text
}

// show writes a value for tables: dimension, ends, unit.
func show(v Value) string {
	s := string(v.Dimension) + " "
	switch {
	case v.Dimension == Vote || v.Dimension == Score:
		s += fmt.Sprintf("%.6g-%.6g", v.Low, v.Second)
	case math.IsInf(v.High, 1):
		s += fmt.Sprintf(">=%.6g", v.Low)
	case math.IsInf(v.Low, -1):
		s += fmt.Sprintf("<=%.6g", v.High)
	case v.Low != v.High && v.Written != 0:
		s += fmt.Sprintf("~%.6g", v.Written)
	case v.Low != v.High:
		s += fmt.Sprintf("%.6g..%.6g", v.Low, v.High)
	default:
		s += fmt.Sprintf("%.6g", v.Low)
	}
	if v.Unit != "" {
		s += " " + v.Unit
	}
	return s
}

// shown returns the facts of a text, each as its words and value.
func shown(s string) string {
	facts, src := factsIn(s)
	var parts []string
	for _, f := range facts {
		part := f.In(src) + ": " + show(f.Value)
		for _, v := range f.Also {
			part += " also " + show(v)
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return "nothing"
	}
	return strings.Join(parts, " | ")
}

func TestReadReturnsNothingForNothing(t *testing.T) {
	if facts, _ := factsIn("Nothing here is counted."); len(facts) != 0 {
		t.Errorf("facts %v in a sentence without any", facts)
	}
}
