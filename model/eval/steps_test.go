package eval

import (
	"testing"

	"triptych/model"
	"triptych/model/path"
)

func TestStepsAreCounted(t *testing.T) {
	var s Steps
	s.follow([]path.Stand{
		{Sentence: 5, Right: 5, Cover: model.ByCounterpart}, // a leap from the top
		{Sentence: 4, Right: 2, Cover: model.ByTopic},       // a step up is none
		{Sentence: 8, Right: path.None},                     // nor are four down
		{Sentence: 6, Right: 9, Cover: model.ByTopic},       // two up are
	})
	want := Steps{Leaps: Count{Correct: 2, Predicted: 4}, InSight: Count{Correct: 2, Predicted: 3}, Told: Count{Correct: 1, Predicted: 3}}
	if s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
	s.Add(want)
	if s.Leaps != (Count{Correct: 4, Predicted: 8}) || s.Told.Correct != 2 {
		t.Errorf("twice the same are %+v", s)
	}
}

func TestStepsAgainstAnnotations(t *testing.T) {
	story := smallStory()
	a, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := Measure(goldOf(t, small), a).Steps
	// Both articles are so short that whoever stays at the top is near everything.
	if want := (Steps{Leaps: Count{Predicted: 6}, Right: Count{Found: 4, Expected: 4}}); s != want {
		t.Errorf("without links: %+v, want %+v", s, want)
	}
	m := newMatcher(goldOf(t, small), story)
	stands := []path.Stand{{Sentence: 5}, {Sentence: 3}, {Sentence: 2}}
	for sentence, want := range []bool{false, true} { // the first leads to 0, the second to 1
		if got := m.standsAt(stands, goldIndex{0, sentence}, 1, []int{sentence}); got != want {
			t.Errorf("at %+v beside sentence %d: near a right one %v", stands[sentence], sentence, got)
		}
	}
}
