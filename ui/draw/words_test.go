package draw

import (
	"testing"

	"triptych/model"
)

func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		n        int
		relation model.Relation
		want     string
	}{
		{1, model.Conflict, "1 conflict"}, {0, model.Conflict, "0 conflicts"}, {2, model.Variant, "2 variants"},
		{1, model.Extra, "1 extra"}, {3, model.Missing, "3 missing"},
	} {
		if got := Differences(c.n, c.relation); got != c.want {
			t.Errorf("%d of %s: %q, want %q", c.n, c.relation, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for date, want := range map[string]string{
		"2024-03-05T09:12:45Z": "2024-03-05", "2024-03-05T09:12+01:00": "2024-03-05", "2024-03-05": "2024-03-05", "2024-03-05 09:12": "2024-03-05",
		"Tuesday": "Tuesday", "TBA": "TBA", "": "", "5 March 2024": "5 March 2024",
	} {
		if got := Day(date); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}
