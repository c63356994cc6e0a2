package draw

import (
	"testing"

	"triptych/model"
)

// TestNounsDoNotTellValuesApart has what is counted in words of each article.
func TestNounsDoNotTellValuesApart(t *testing.T) {
	value := func(s string) string { return ValueKey(model.Detail{Kind: model.Number, Value: s}) }
	if value("1900 homes") != value("1900 dwellings") || value("1900 homes") == value("2400 homes") || value("2 months") == value("2 years") {
		t.Error("values are told apart by their nouns, or not by their numbers and units of time")
	}
}
