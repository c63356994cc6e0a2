package eval

import (
	"errors"
	"strings"
	"testing"

	"triptych/model"
)

func TestWrite(t *testing.T) {
	rows := []Row{
		{
			Story: "flood",
			Ours: Score{
				Links: Count{3, 4, 3, 6}, Topic: Count{1, 2, 1, 4}, FalseSync: Count{Correct: 1, Predicted: 4},
				TwoSided:  Count{1, 2, 1, 2},
				ByKind:    map[model.Kind]Count{model.Date: {1, 1, 1, 1}, model.Cause: {0, 1, 0, 0}, model.Wording: {0, 0, 0, 1}},
				Marks:     Count{2, 4, 2, 4},
				Conflicts: Count{1, 2, 1, 1}, CalledConflict: 1,
				Steps: Steps{Leaps: Count{Correct: 1, Predicted: 8}, InSight: Count{Correct: 3, Predicted: 4}, Told: Count{Correct: 1, Predicted: 4}, Right: Count{Found: 4, Expected: 5}},
				Findings: Findings{
					FirstFive: Count{Correct: 2, Predicted: 5}, InTen: Count{Found: 1, Expected: 1}, Hard: Count{Found: 3, Expected: 4},
					Traps: Count{Found: 1, Expected: 2}, Marked: Count{Correct: 15, Predicted: 100},
				},
			},
			Baseline: Score{Links: Count{1, 2, 1, 6}},
		},
		{Story: "links alone", Ours: Score{Links: Count{1, 1, 1, 1}}},
	}
	const want = `flood
                    precision       recall          F1
  links             0.75 (0.50)     0.50 (0.17)     0.60 (0.25)
  topic             0.50 (-)        0.25 (-)        0.33 (-)
  false sync        0.25 (-)
  leaps a sentence  0.12 (-)
  in sight          0.75 (-)
  told elsewhere    0.25 (-)
  in sight of gold  0.80 (-)
  two-sided         0.50 (-)        0.50 (-)        0.50 (-)
    date            1.00 (-)        1.00 (-)        1.00 (-)
    wording         -    (-)        0.00 (-)        0.00 (-)
    cause           0.00 (-)        -    (-)        0.00 (-)
    number to quote 1.00 (-)        1.00 (-)        1.00 (-)
  extra             -    (-)        -    (-)        -    (-)
  marks             0.50 (-)        0.50 (-)        0.50 (-)
  conflicts found   1 of 1 (0)
    called conflict 1 of 1 (0)
  calls of conflict 1 of 2 are right (0 of 0)
  first five right  0.40 (-)
  conflicts in ten  1 of 1 (0)
  hard facts found  0.75 (-)
  traps fallen into 1 of 2 (0)
  text marked       0.15 (-)

links alone
                    precision       recall          F1
  links             1.00 (-)        1.00 (-)        1.00 (-)
  topic             -    (-)        -    (-)        -    (-)
  false sync        -    (-)
  leaps a sentence  -    (-)
  in sight          -    (-)
  told elsewhere    -    (-)
  in sight of gold  -    (-)
  no differences are annotated
`
	var b strings.Builder
	if err := Write(&b, rows); err != nil || b.String() != want {
		t.Errorf("error %v, got\n%s", err, b.String())
	}
	full := errors.New("disk full")
	if err := Write(broken{full}, rows); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }
