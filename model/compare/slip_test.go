package compare

import (
	"slices"
	"testing"

	"triptych/model/fact"
)

func TestSlipsOfThePen(t *testing.T) {
	exact := func(v float64) fact.Value { return fact.Value{Dimension: fact.Count, Low: v, High: v} }
	for _, test := range []struct {
		a, b float64
		want bool
	}{
		{114, 141, true},
		{214_000, 241_000, true},
		{1.23e6, 1.32e6, true},
		{36.5, 35.6, true},
		{114, 114, false},
		{114, 1410, false},
		{14, 41, false},
		{1400, 4100, false},
		{114, 115, false},
		{114, 1141, false},
	} {
		if got := isSlip(exact(test.a), exact(test.b)); got != test.want {
			t.Errorf("%v and %v are a slip: %t, want %t", test.a, test.b, got, test.want)
		}
	}
	if isSlip(fact.Value{Low: 100, High: 114}, exact(141)) {
		t.Error("a range is taken for a slip")
	}
	if day := func(v float64) fact.Value { return fact.Value{Dimension: fact.Day, Low: v, High: v} }; isSlip(day(20_456), day(20_465)) {
		t.Error("a day is taken for a slip of another one")
	}
}

// TestSlipsAreSetAgainstEachOther has two numbers with little around them in common.
func TestSlipsAreSetAgainstEachOther(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"The maker is recalling 214,000 cars whose steering fails.", "Steering faults mean that 241,000 vehicles go back to the maker.", "conflict | 214,000 cars | 241,000 vehicles"},
		{"The 58-year-old was found guilty by the jury in Leeds.", "It took the jury six hours to convict the 59-year-old.", "conflict | 58-year-old | 59-year-old"},
	} {
		if got := differences(t, test.a, test.b); !slices.Contains(got, test.want) {
			t.Errorf("differences %q, want %q among them", got, test.want)
		}
	}
}
