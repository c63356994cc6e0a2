package fact

import (
	"strings"

	"triptych/model/text"
)

// ratios read how many times one thing is another.
type ratios struct {
	numberWords
	amounts *amounts
}

// ratioAt reads twice as many, tripled, threefold, 90 times, double the price.
func (r ratios) ratioAt(i int) (Fact, bool) {
	fold := r.fold(i)
	ratio := func(value float64, last int) (Fact, bool) {
		return r.fact(i, last, Value{Dimension: Ratio, Low: value, High: value, Written: value}), true
	}
	if value := ratioWords[fold]; value > 0 {
		return ratio(value, i)
	}
	next := r.fold(i + 1)
	switch fold {
	case "twice":
		if comparing()[next] {
			return ratio(2, i)
		}
		f := r.fact(i, i, Value{Dimension: Count, Low: 2, High: 2, Written: 2, Step: 1})
		f.Head = "times"
		return f, true
	case "half":
		if next == "as" {
			return ratio(0.5, i)
		}
	}
	if value, ok := foldRatio(fold); ok {
		return ratio(value, i)
	}
	a, ok := r.amounts.sideAt(i)
	if !ok || !r.joined(a.last) {
		return Fact{}, false
	}
	switch after := r.fold(a.last + 1); {
	case after == "fold":
		return ratio(a.low, a.last+1)
	case after == "times" && comparing()[r.fold(a.last+2)]:
		return ratio(a.low, a.last+1)
	}
	return Fact{}, false
}

// foldRatio reads threefold and eighteenfold.
func foldRatio(fold string) (float64, bool) {
	stem, ok := strings.CutSuffix(fold, "fold")
	if !ok {
		return 0, false
	}
	return text.SmallNumber(strings.TrimSuffix(stem, "-"))
}
