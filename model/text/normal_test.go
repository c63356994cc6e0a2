package text

import (
	"strings"
	"testing"
	"time"
)

func TestNumbers(t *testing.T) {
	tests := []struct{ text, want string }{
		{"more than 600 witness statements being collected", ">=600 statements"},
		{"nearly $44 million in taxes", "~44000000 USD"},
		{"$43,885,310 in taxes", "43885310 USD"},
		{"a rate of 35.7 percent", "35.7 %"},
		{"at least a dozen packages", ">=12 packages"},
		{"jailed for seven-and-a-half years", "7.5 years"},
		{"two hundred and six people", "206 people"},
		{"three hundred and forty-two votes", "342 votes"},
		{"two hundred people", "200 people"},
		{"up to 48 years", "<=48 years"},
		{"twenty-one soldiers", "21 soldiers"},
		{"£5bn of debt", "5000000000 GBP"},
		{"one of them said", ""},
		{"the 12th man", ""},
	}
	for _, test := range tests {
		var got []string
		for _, n := range Numbers(test.text, Words(test.text, 0), nil) {
			got = append(got, n.String())
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("Numbers(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNumberSpanCoversBoundAndUnit(t *testing.T) {
	s := "They saw more than 600 witness statements there."
	n := Numbers(s, Words(s, 0), nil)
	if len(n) != 1 || n[0].In(s) != "more than 600 witness statements" {
		t.Errorf("Numbers(%q) = %+v, want one over the bound and the unit", s, n)
	}
}

func TestDates(t *testing.T) {
	anchor := time.Date(2018, 7, 23, 0, 0, 0, 0, time.UTC) // a Monday
	tests := []struct{ text, want string }{
		{"wrote on June 22, 2018, that", "2018-06-22"},
		{"dated June 22, refers", "2018-06-22"},
		{"on 22 June 2018", "2018-06-22"},
		{"captured in January and", "2018-01"},
		{"in November", "2017-11"},
		{"on Monday", "2018-07-23"},
		{"described on Sunday in", "2018-07-22"},
		{"next Friday", "2018-07-27"},
		{"sent last month", "2018-06"},
		{"earlier this year", "2018"},
		{"killed in 2015", "2015"},
		{"aid workers in 2014-15", "2014/2015"},
		{"from 2007 through 2014", "2007/2014"},
		{"Theresa May said; they may march", ""},
		{"in May", "2018-05"},
		{"$2000 and 2000 people", "2000"},
		{"yesterday", "2018-07-22"},
	}
	for _, test := range tests {
		var got []string
		for _, d := range Dates(test.text, Words(test.text, 0), anchor) {
			got = append(got, d.Value)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("Dates(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestDatesWithoutAnchorKeepWhatIsKnown(t *testing.T) {
	s := "in January, on Monday, last month, in 2015"
	var got []string
	for _, d := range Dates(s, Words(s, 0), time.Time{}) {
		got = append(got, d.Value)
	}
	if want := "XXXX-01,,,2015"; strings.Join(got, ",") != want {
		t.Errorf("Dates(%q) without an anchor = %q, want %q", s, got, want)
	}
}

func TestParseAnchor(t *testing.T) {
	for _, s := range []string{"2018-07-23", "2018-07-23T10:00:00Z", "2018-07-23 10:00", "July 23, 2018", "23 July 2018"} {
		day, ok := ParseAnchor(s)
		if !ok || day.Format(time.DateOnly) != "2018-07-23" {
			t.Errorf("ParseAnchor(%q) = %v, %v, want 2018-07-23", s, day, ok)
		}
	}
	if _, ok := ParseAnchor("last summer"); ok {
		t.Error("ParseAnchor takes \"last summer\" for a day")
	}
}

func TestFoldName(t *testing.T) {
	for _, same := range [][]string{
		{"Mr. Javid", "Javid", "Javid’s"},
		{"John O. Brennan", "John Brennan"},
		{"Shafee El-Sheikh", "Shafee Elsheikh"},
		{"Enrique Peña Nieto", "President Enrique Pena Nieto"},
		{"James R. Clapper Jr.", "James Clapper"},
	} {
		for _, name := range same {
			if FoldName(name) != FoldName(same[0]) {
				t.Errorf("FoldName(%q) = %q, want %q as for %q", name, FoldName(name), FoldName(same[0]), same[0])
			}
		}
	}
}

func TestFoldQuote(t *testing.T) {
	if got, want := FoldQuote("“Stop  lying!” he said."), "stop lying he said"; got != want {
		t.Errorf("FoldQuote = %q, want %q", got, want)
	}
}
