package fact

// quakes read the magnitudes of earthquakes.
type quakes struct{ numberWords }

// magnitudeAt reads magnitude 6.8, a 6.8-magnitude earthquake, 6.8 on the Richter
// scale.
func (r quakes) magnitudeAt(i int) (Fact, bool) {
	if r.fold(i) == "magnitude" && i+1 < len(r.words) {
		at := i + 1
		if r.fold(at) == "of" || r.fold(at) == "was" {
			at++
		}
		if v, ok := r.quakeNumber(at); ok {
			return r.fact(i, at, v), true
		}
		return Fact{}, false
	}
	v, ok := r.quakeNumber(i)
	if !ok {
		return Fact{}, false
	}
	switch {
	case r.fold(i+1) == "magnitude" && r.joined(i):
		return r.fact(i, i+1, v), true
	case r.fold(i+1) == "on" && r.fold(i+3) == "richter":
		return r.fact(i, min(i+4, len(r.words)-1), v), true
	}
	return Fact{}, false
}

func (r quakes) quakeNumber(i int) (Value, bool) {
	if i >= len(r.words) || !r.words[i].Numeral || r.taken[i] || !r.follows(i) && r.fold(i-1) == "magnitude" {
		return Value{}, false
	}
	v, step, ok := parseDigits(r.words[i].Fold)
	return Value{Dimension: Magnitude, Low: v, High: v, Written: v, Step: step}, ok && v < 11
}
