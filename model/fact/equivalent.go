package fact

import "strings"

// joinEquivalents makes one fact of a value and the same value in another unit:
// 18 km (11 miles), 45 million soles ($12 million), €17 billion or roughly $18.4
// billion.
func (r *sentence) joinEquivalents() {
	kept := r.found[:0]
	for _, f := range r.found {
		if n := len(kept); n > 0 && r.isEquivalent(&kept[n-1], &f) {
			kept[n-1].Also = append(kept[n-1].Also, f.Value)
			kept[n-1].Last, kept[n-1].End = f.Last, r.closing(f.End)
			continue
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// isEquivalent reports whether g is f in another unit, as the text itself says.
func (r *sentence) isEquivalent(f, g *Fact) bool {
	if f.Value.Dimension != g.Value.Dimension || f.Value.Unit == g.Value.Unit {
		return false
	}
	gap := strings.TrimSpace(r.src[f.End:g.Start])
	switch f.Value.Dimension {
	case Money:
		return gap == "(" || gap == "or" || gap == ", or" || gap == "(or" || gap == "," && g.Value.About || gap == "/"
	case Length, Area, Volume, Mass, Speed, Temperature:
		return (gap == "(" || gap == "or" || gap == ", or" || gap == "/" || gap == "(or") && Compare(f.Value, g.Value) != Unequal
	}
	return false
}

// closing returns the end of a span with the bracket that follows it.
func (r *sentence) closing(end int) int {
	if strings.HasPrefix(r.src[end:], ")") {
		return end + 1
	}
	return end
}
