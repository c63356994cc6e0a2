package analyze

import (
	"slices"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

func TestProgressGrowsToOne(t *testing.T) {
	story := &model.Story{Articles: []model.Article{text.ParsePlain("It rained in May. The mayor spoke."), text.ParsePlain("In June it rained. The mayor spoke.")}}
	var shares []float64
	o := Options{Progress: func(share float64) { shares = append(shares, share) }}
	p, err := Prepare(t.Context(), story, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Analysis(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if n := len(shares); n < 4 || shares[n-1] != 1 || !slices.IsSorted(shares) {
		t.Errorf("progress %v", shares)
	}
}
