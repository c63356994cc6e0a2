package compare

import (
	"testing"

	"triptych/model/text"
)

func TestDatesAgree(t *testing.T) {
	tests := []struct {
		d, e string
		want bool
	}{
		{"2018-06-22", "2018-06-22", true},
		{"2018-06-22", "2018-06", true}, // June 22, last month
		{"2018", "2018-06-22", true},
		{"2018-01", "2018-02", false},
		{"2018-07-22", "2018-07-23", false}, // Sunday, Monday
		{"2018-06-22", "2018-07", false},
		{"2017", "2018", false},
		{"XXXX-01", "2018-01", true},
		{"XXXX-01", "2018-02", false},
		{"XXXX-01", "XXXX-01-05", true},
		{"XXXX-01", "XXXX-02", false},
		{"2018", "XXXX-02", true},
		{"2007/2014", "2010", true},
		{"2007/2014", "2007", true},
		{"2007/2014", "2015", false},
		{"2007/2014", "2012/2016", true},
		{"2007/2010", "2011/2014", false},
		{"2014/2015", "2014-08", true},
	}
	for _, test := range tests {
		if got := datesCompatible(test.d, test.e); got != test.want {
			t.Errorf("agree(%q, %q) = %v", test.d, test.e, got)
		}
		if datesCompatible(test.d, test.e) != datesCompatible(test.e, test.d) {
			t.Errorf("agree(%q, %q) depends on the order", test.d, test.e)
		}
	}
}

func TestAmountsAgree(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"600 people", "600 people", true},
		{"600 people", "640 people", false},
		{"more than 600 people", "640 people", true},
		{"more than 600 people", "580 people", false},
		{"at least 600 people", "more than 500 people", true},
		{"fewer than 50 people", "45 people", true},
		{"fewer than 50 people", "55 people", false},
		{"up to 48 years", "20 years", true},
		{"$43,885,310", "$43.9 million", true},
		{"$43,885,310", "nearly $44 million", true},
		{"$43,885,310", "$44 million", true},
		{"$43,885,310", "$43 million", false},
		{"$140,937,785", "roughly $141 million", true},
		{"$140,937,785", "$139 million", false},
		{"$13,625,777", "$13.6 million", true},
		{"35.7 percent", "35.72 percent", true},
		{"35.7 percent", "36 percent", true},
		{"35.7 percent", "30 percent", false},
		{"about 50 people", "52 people", true},
		{"about 50 people", "70 people", false},
		{"a dozen people", "12 people", true},
		{"two people", "2 people", true},
		{"two people", "three people", false},
		{"7.5 years", "seven-and-a-half years", true},
		{"$1 million", "$500,000", false},
	}
	for _, test := range tests {
		a, b := amountOf(t, test.a), amountOf(t, test.b)
		if got := amountsCompatible(a, b); got != test.want {
			t.Errorf("%q and %q agree: %v", test.a, test.b, got)
		}
		if amountsCompatible(a, b) != amountsCompatible(b, a) {
			t.Errorf("%q and %q: the order matters", test.a, test.b)
		}
	}
}

// amountOf returns the one amount of a phrase.
func amountOf(t *testing.T, s string) text.Number {
	t.Helper()
	list := text.Numbers(s, text.Words(s, 0), nil)
	if len(list) != 1 {
		t.Fatalf("%q gives %d amounts", s, len(list))
	}
	return list[0]
}
